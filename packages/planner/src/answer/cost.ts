import { decimalAmount } from '@karavan/core'
import type { Cargo, Cost, CostLine, EmissionLine } from '@karavan/model'
import type { EmittedPiece } from '../graph/emission.js'
import type { Move } from '../graph/move.js'
import type { PricedLine } from '../graph/price.js'
import { carriedTonnes, type PricedMoves } from '../search/criteria.js'
import { round } from './elapsed.js'

const CERTAIN: ReadonlySet<string> = new Set(['official', 'published', 'measured', 'quoted'])

interface Amounts {
  readonly low: number
  readonly typical: number
  readonly high: number
}

/** Adds up the price lines of a chain for a cargo; distances at one rate stand in one line. */
export function costOf(moves: readonly Move[], priced: PricedMoves, cargo: Cargo): Cost {
  const lines: CostLine[] = []
  let [amount, low, high, certain] = [0, 0, 0, 0]
  for (const line of gathered(moves.flatMap((move) => priced.lines(move)))) {
    const sums = amountsOf(line, cargo)
    lines.push(costLine(line, sums, cargo))
    if (line.reason !== null) continue
    amount += sums.typical
    low += sums.low
    high += sums.high
    if (CERTAIN.has(line.provenance.basis)) certain += sums.typical
  }
  return {
    currency: 'USD',
    amount: decimalAmount(amount),
    low: decimalAmount(low),
    high: decimalAmount(high),
    certainShare: amount > 0 ? round(certain / amount, 3) : null,
    lines,
  }
}

/** Lines by distance of one rate and name added up, at the place of the first. */
function gathered(lines: readonly PricedLine[]): PricedLine[] {
  const found = new Map<string, PricedLine>()
  lines.forEach((line, i) => {
    const key = line.km === null ? String(i) : `${line.what}|${line.rate?.id ?? 'unknown'}`
    const known = found.get(key)
    found.set(key, known === undefined ? line : added(known, line))
  })
  return [...found.values()]
}

function added(a: PricedLine, b: PricedLine): PricedLine {
  const sum = (one: Amounts, other: Amounts): Amounts => ({
    low: one.low + other.low,
    typical: one.typical + other.typical,
    high: one.high + other.high,
  })
  return {
    ...a,
    km: (a.km ?? 0) + (b.km ?? 0),
    perUnit: sum(a.perUnit, b.perUnit),
    perTonne: sum(a.perTonne, b.perTonne),
  }
}

function amountsOf(line: PricedLine, cargo: Cargo): Amounts {
  const of = (key: keyof Amounts) => line.perUnit[key] * cargo.units + line.perTonne[key] * cargo.tonnes
  return { low: of('low'), typical: of('typical'), high: of('high') }
}

/** How the units of rates are said. */
const PER: Readonly<Record<NonNullable<PricedLine['rate']>['per'], string>> = {
  container_20: 'a 20-ft box',
  container_40: 'a 40-ft box',
  teu_km: 'a TEU-km',
  feu_km: 'an FEU-km',
  wagon: 'a wagon',
  wagon_km: 'a wagon-km',
  wagon_metre: 'a metre of wagon',
  truck: 'a truck',
  truck_km: 'a truck-km',
  truck_metre: 'a metre of truck',
  tonne: 'a tonne',
  tonne_km: 'a tonne-km',
  crossing: 'a crossing',
}

function costLine(line: PricedLine, sums: Amounts, cargo: Cargo): CostLine {
  const known = line.reason === null
  const distance = line.km === null ? '' : `, ${Math.round(line.km)} km`
  const per =
    line.rate === null
      ? ''
      : ` (by ${PER[line.rate.per]}, ${cargo.units} × ${cargo.equipment}, ${round(cargo.tonnes)} t)`
  return {
    what: `${line.what}${distance}${per}`,
    amount: known ? decimalAmount(sums.typical) : null,
    low: known ? decimalAmount(sums.low) : null,
    high: known ? decimalAmount(sums.high) : null,
    basis: line.provenance.basis,
    reason: line.reason,
    source: line.provenance,
  }
}

/** Emissions of a chain, line by line; a carriage without a factor makes the total unknown. */
export function emissionsOf(
  moves: readonly Move[],
  priced: PricedMoves,
  cargo: Cargo,
): { kg: number | null; lines: EmissionLine[] } {
  const tonnes = carriedTonnes(cargo)
  const lines: EmissionLine[] = []
  let total: number | null = 0
  const pieces = moves.flatMap((move) => (move.carried === null ? [] : priced.emissions.pieces(move.carried)))
  for (const piece of summed(pieces)) {
    const kg: number | null = piece.gramsPerTonne === null ? null : (piece.gramsPerTonne * tonnes) / 1000
    lines.push({
      what: `${piece.what}, ${Math.round(piece.km)} km, ${round(tonnes)} t`,
      kg: kg === null ? null : round(kg),
      gramsPerTonneKm: piece.gramsPerTonneKm,
      basis: piece.provenance?.basis ?? 'assumed',
      source: piece.provenance ?? {
        source: 'none',
        sourceDate: 'undated',
        basis: 'assumed',
        note: 'no well-to-wheel factor for this mode',
      },
    })
    total = kg === null || total === null ? null : total + kg
  }
  return { kg: total === null ? null : round(total), lines }
}

/** Pieces of one mode, country and factor added up. */
function summed(pieces: readonly EmittedPiece[]): EmittedPiece[] {
  const found = new Map<string, EmittedPiece>()
  for (const piece of pieces) {
    const key = `${piece.what}|${piece.gramsPerTonneKm}`
    const known = found.get(key)
    const grams = (known?.gramsPerTonne ?? 0) + (piece.gramsPerTonne ?? 0)
    found.set(key, {
      ...piece,
      km: piece.km + (known?.km ?? 0),
      gramsPerTonne: piece.gramsPerTonne === null ? null : grams,
    })
  }
  return [...found.values()]
}
