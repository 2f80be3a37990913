import type { EpochMinutes } from '@karavan/core'
import type { Move, StageSpec } from '../graph/move.js'
import { isDated, type Rough, roughOf } from '../graph/rough.js'

/** Standard deviations from the mean of seven points that stand for a normal time, each for as much of it. */
const POINTS = [-1.608, -0.869, -0.402, 0, 0.402, 0.869, 1.608]

type MapOfTime = StageSpec['time']

/** A move as its parts: what depends on the day, and what takes as long at any time added up between. */
type Parts = readonly (MapOfTime | Rough)[]

/** Rough measures of the moves whose time depends on the day: seasons and closures by the month, bans and queues by their dates. */
export class DatedMoves {
  private readonly parts = new Map<number, Parts | null>()

  /**
   * @param moves - by id
   * @param holds - the bans that hold goods before a move, in order
   */
  constructor(
    private readonly moves: readonly Move[],
    private readonly holds: (move: Move) => readonly MapOfTime[],
    private readonly stepMinutes: number,
  ) {}

  /**
   * When goods have made a move; null where it takes as long at any time.
   * @param start - when the goods are handed over
   * @param mean - when they are ready for it on average, in steps since the start
   * @param variance - of that, in steps²
   * @returns in steps since the start, and steps²
   */
  after(id: number, start: EpochMinutes, mean: number, variance: number): Rough | null {
    let parts = this.parts.get(id)
    if (parts === undefined) {
      parts = this.partsOf(id)
      this.parts.set(id, parts)
    }
    if (parts === null) return null
    let at: Rough = { mean, variance }
    for (const part of parts)
      at =
        'kind' in part
          ? this.through(part, start, at)
          : { mean: at.mean + part.mean, variance: at.variance + part.variance }
    return at
  }

  private partsOf(id: number): Parts | null {
    const move = this.moves[id]
    if (move === undefined) return null
    const maps = [...this.holds(move), ...move.stages.map(({ time }) => time)]
    if (!maps.some(isDated)) return null
    return maps.map((map) => (isDated(map) ? map : this.inSteps(roughOf(map))))
  }

  private through(map: MapOfTime, start: EpochMinutes, ready: Rough): Rough {
    const deviation = Math.sqrt(ready.variance)
    let mean = 0
    let square = 0
    for (const point of POINTS) {
      const at = ready.mean + point * deviation
      const took = this.inSteps(roughOf(map, start + at * this.stepMinutes))
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
