import { decimalAmount } from '@karavan/core'
import {
  type Cargo,
  type Cost,
  type CostLine,
  carriedTonnes,
  type EmissionLine,
  ENGLISH,
  inEnglish,
  type Message,
  message,
  type Provenance,
  tell,
} from '@karavan/model'
import type { EmittedPiece } from '../graph/emission.js'
import type { Move } from '../graph/move.js'
import type { PricedLine } from '../graph/price.js'
import type { PricedMoves } from '../search/criteria.js'
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
    const key = line.km === null ? String(i) : `${JSON.stringify(line.what)}|${line.rate?.id ?? 'unknown'}`
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

function costLine(line: PricedLine, sums: Amounts, cargo: Cargo): CostLine {
  const known = line.reason === null
  return {
    ...inEnglish({ what: whatOf(line, cargo), reason: line.reason }),
    amount: known ? decimalAmount(sums.typical) : null,
    low: known ? decimalAmount(sums.low) : null,
    high: known ? decimalAmount(sums.high) : null,
    basis: line.provenance.basis,
    source: line.provenance,
  }
}

/** What is paid for, by what it is counted, and how much of it there is. */
function whatOf({ what: paidFor, km: distance, rate }: PricedLine, { units, equipment, tonnes }: Cargo): Message {
  const what = { kind: 'message', message: paidFor } as const
  const km = distance === null ? null : Math.round(distance)
  if (rate === null) return km === null ? paidFor : message('cost.byDistance', { what, km })
  const counted = {
    what,
    unit: { kind: 'message', message: message(`rate.${rate.per}`) },
    units,
    equipment: { kind: 'equipment', equipment },
    tonnes: round(tonnes),
  } as const
  return km === null ? message('cost.rated', counted) : message('cost.ratedByDistance', { ...counted, km })
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
    const reason = piece.provenance === null ? NO_FACTOR : null
    lines.push({
      ...inEnglish({ what: emissionOf(piece, tonnes), reason }),
      kg: kg === null ? null : round(kg),
      gramsPerTonneKm: piece.gramsPerTonneKm,
      basis: piece.provenance?.basis ?? 'assumed',
      source: piece.provenance ?? NO_SOURCE,
    })
    total = kg === null || total === null ? null : total + kg
  }
  return { kg: total === null ? null : round(total), lines }
}

const NO_FACTOR = message('emission.unknown')
const NO_SOURCE: Provenance = {
  source: 'none',
  sourceDate: 'undated',
  basis: 'assumed',
  note: tell(NO_FACTOR, ENGLISH),
}

function emissionOf({ mode, country, km }: EmittedPiece, tonnes: number): Message {
  return message('emission.carriage', {
    mode: { kind: 'mode', mode },
    country: { kind: 'country', code: country },
    km: Math.round(km),
    tonnes: round(tonnes),
  })
}

/** Pieces of one mode, country and factor added up. */
function summed(pieces: readonly EmittedPiece[]): EmittedPiece[] {
  const found = new Map<string, EmittedPiece>()
  for (const piece of pieces) {
    const key = `${piece.mode}|${piece.country}|${piece.gramsPerTonneKm}`
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
