import { decimalAmount } from '@karavan/core'
import type { Cargo, Cost, CostLine, EmissionLine } from '@karavan/model'
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

/** Adds up the price lines of a chain for a cargo. */
export function costOf(moves: readonly Move[], priced: PricedMoves, cargo: Cargo): Cost {
  const lines: CostLine[] = []
  let [amount, low, high, certain] = [0, 0, 0, 0]
  for (const move of moves) {
    for (const line of priced.lines(move)) {
      const sums = amountsOf(line, cargo)
      lines.push(costLine(line, sums, cargo))
      if (line.reason !== null) continue
      amount += sums.typical
      low += sums.low
      high += sums.high
      if (CERTAIN.has(line.provenance.basis)) certain += sums.typical
    }
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

function amountsOf(line: PricedLine, cargo: Cargo): Amounts {
  const of = (key: keyof Amounts) => line.perUnit[key] * cargo.units + line.perTonne[key] * cargo.tonnes
  return { low: of('low'), typical: of('typical'), high: of('high') }
}

function costLine(line: PricedLine, sums: Amounts, cargo: Cargo): CostLine {
  const known = line.reason === null
  const per =
    line.rate === null
      ? ''
      : ` (${line.rate.per.replace('_', ' ')}, ${cargo.units} × ${cargo.equipment}, ${round(cargo.tonnes)} t)`
  return {
    what: `${line.what}${per}`,
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
  for (const move of moves) {
    if (move.carried === null) continue
    for (const piece of priced.emissions.pieces(move.carried)) {
      const kg: number | null = piece.gramsPerTonne === null ? null : (piece.gramsPerTonne * tonnes) / 1000
      lines.push({
        what: `${piece.what}, ${round(tonnes)} t`,
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
  }
  return { kg: total === null ? null : round(total), lines }
}
