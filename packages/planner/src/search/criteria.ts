import type { Cargo } from '@karavan/model'
import type { Network } from '@karavan/network'
import { EmissionTable } from '../graph/emission.js'
import type { Move } from '../graph/move.js'
import { placeNamed } from '../graph/places.js'
import { PriceBook, type PricedLine } from '../graph/price.js'

/** Typical cost and emissions of each move, for one unit and one tonne. */
export interface PricedMoves {
  readonly perUnit: (move: Move) => number
  readonly perTonne: (move: Move) => number
  /** Grams of CO2e for a tonne. */
  readonly grams: (move: Move) => number
  readonly lines: (move: Move) => readonly PricedLine[]
  readonly emissions: EmissionTable
}

interface Priced {
  readonly lines: readonly PricedLine[]
  readonly unit: number
  readonly tonne: number
  readonly grams: number
}

/** Prices moves once and remembers them. */
export function priceMoves(network: Network, kind: Cargo['equipment']): PricedMoves {
  const book = new PriceBook(network, kind, (id) => placeNamed(network, id))
  const emissions = new EmissionTable(network)
  const known = new WeakMap<Move, Priced>()
  const priced = (move: Move): Priced => {
    let found = known.get(move)
    if (found === undefined) {
      const lines = book.lines(move)
      const grams =
        move.carried === null
          ? 0
          : emissions.pieces(move.carried).reduce((sum, piece) => sum + (piece.gramsPerTonne ?? 0), 0)
      found = {
        lines,
        unit: lines.reduce((sum, line) => sum + line.perUnit.typical, 0),
        tonne: lines.reduce((sum, line) => sum + line.perTonne.typical, 0),
        grams,
      }
      known.set(move, found)
    }
    return found
  }
  return {
    perUnit: (move) => priced(move).unit,
    perTonne: (move) => priced(move).tonne,
    grams: (move) => priced(move).grams,
    lines: (move) => priced(move).lines,
    emissions,
  }
}
