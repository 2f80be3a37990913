import type { EpochMinutes } from '@karavan/core'
import type { Move, StageSpec } from '../graph/move.js'
import { datedRough, type Rough, type RoughBetween, roughOf } from '../graph/rough.js'

/** Standard deviations from the mean to seven points that stand for a normal time, each for as much of it. */
const POINTS = [-1.608, -0.869, -0.402, 0, 0.402, 0.869, 1.608]

const [FIRST = 0] = POINTS

type MapOfTime = StageSpec['time']

type Dated = (at: EpochMinutes) => RoughBetween

/** A move as its parts: what depends on the day, and what takes as long at any time added up between. */
type Parts = readonly (Dated | Rough)[]

/** The hand-overs for which all that was asked of moves is the same; it is narrowed with each question. */
export class SameHandOvers {
  private since = Number.NEGATIVE_INFINITY
  private before = Number.POSITIVE_INFINITY

  /** Whether it goes for a hand-over too. */
  holds(start: EpochMinutes): boolean {
    return this.since <= start && start < this.before
  }

  /** @param after - minutes from the hand-over to when the goods were ready for what is the same between two moments */
  narrow({ since, before }: RoughBetween, after: number): void {
    this.since = Math.max(this.since, since - after)
    this.before = Math.min(this.before, before - after)
  }
}

/** Rough measures of the moves whose time depends on the day: seasons and closures by the month, bans and queues by their dates. */
export class DatedMoves {
  private readonly parts: (Parts | null | undefined)[]

  /**
   * @param moves - by id
   * @param holds - the bans that hold goods before a move, in order
   */
  constructor(
    private readonly moves: readonly Move[],
    private readonly holds: (move: Move) => readonly MapOfTime[],
    private readonly stepMinutes: number,
  ) {
    this.parts = new Array(moves.length).fill(undefined)
  }

  /**
   * When goods have made a move; null where it takes as long at any time.
   * @param start - when the goods are handed over, in whole minutes
   * @param mean - when they are ready for it on average, in steps since the start
   * @param variance - of that, in steps²
   * @param same - is narrowed to the hand-overs for which the answer is the same
   * @returns in steps since the start, and steps²
   */
  after(id: number, start: EpochMinutes, mean: number, variance: number, same: SameHandOvers): Rough | null {
    let parts = this.parts[id]
    if (parts === undefined) {
      parts = this.partsOf(id)
      this.parts[id] = parts
    }
    if (parts === null) return null
    let at: Rough = { mean, variance }
    for (const part of parts)
      at =
        typeof part === 'function'
          ? this.through(part, start, at, same)
          : { mean: at.mean + part.mean, variance: at.variance + part.variance }
    return at
  }

  private partsOf(id: number): Parts | null {
    const move = this.moves[id]
    if (move === undefined) return null
    const maps = [...this.holds(move), ...move.stages.map(({ time }) => time)]
    const parts = maps.map((map) => datedRough(map) ?? this.inSteps(roughOf(map)))
    return parts.some((part) => typeof part === 'function') ? parts : null
  }

  private through(dated: Dated, start: EpochMinutes, ready: Rough, same: SameHandOvers): Rough {
    const deviation = Math.sqrt(ready.variance)
    const after = (point: number) => Math.floor((ready.mean + point * deviation) * this.stepMinutes)
    let met = dated(start + after(FIRST))
    same.narrow(met, after(FIRST))
    let took = this.inSteps(met)
    let mean = 0
    let square = 0
    for (const point of POINTS) {
      const at = ready.mean + point * deviation
      if (start + after(point) >= met.before) {
        met = dated(start + after(point))
        took = this.inSteps(met)
      }
      same.narrow(met, after(point))
      mean += (at + took.mean) / POINTS.length
      square += ((at + took.mean) ** 2 + took.variance) / POINTS.length
    }
    return { mean, variance: Math.max(0, square - mean * mean) }
  }

  private inSteps({ mean, variance }: Rough): Rough {
    const perHour = 60 / this.stepMinutes
    return { mean: mean * perHour, variance: variance * perHour * perHour }
  }
}
