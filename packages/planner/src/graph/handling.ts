import type { TimeMap } from '@karavan/core'
import type { CountryCode, LocationId } from '@karavan/model'
import type { HandlingRow, Network } from '@karavan/network'
import type { HandlingMode } from './carriage.js'

interface HandlingQuestion<Activity extends string> {
  readonly activities: readonly Activity[]
  readonly place: LocationId
  readonly country: CountryCode
  readonly fromMode: HandlingMode | null
  readonly toMode: HandlingMode | null
  /** Accepted directions beside `any`. */
  readonly directions: readonly string[]
  /** Whether rows for everywhere (`*`) count. */
  readonly anywhere: boolean
}

/** A handling row of one of the activities asked for. */
type HandlingRowOf<Activity extends string> = HandlingRow & { readonly activity: Activity }

/** Finds the handling row that says most about a place. */
export class HandlingIndex {
  private readonly byPlace = new Map<string, HandlingRow[]>()

  constructor(network: Network) {
    for (const row of network.handling) {
      const rows = this.byPlace.get(row.place)
      if (rows === undefined) this.byPlace.set(row.place, [row])
      else rows.push(row)
    }
  }

  /** The most specific row: the place before its country before everywhere, then direction, then modes. */
  find<Activity extends string>(question: HandlingQuestion<Activity>): HandlingRowOf<Activity> | null {
    const scopes = [question.place, question.country, ...(question.anywhere ? ['*'] : [])]
    for (const scope of scopes) {
      let best: HandlingRowOf<Activity> | null = null
      let bestScore = -1
      for (const row of this.byPlace.get(scope) ?? []) {
        const score = fit(row, question)
        if (score > bestScore && isOf(row, question.activities)) {
          best = row
          bestScore = score
        }
      }
      if (best !== null) return best
    }
    return null
  }
}

function isOf<Activity extends string>(
  row: HandlingRow,
  activities: readonly Activity[],
): row is HandlingRowOf<Activity> {
  return activities.some((activity) => activity === row.activity)
}

function fit(row: HandlingRow, question: HandlingQuestion<string>): number {
  const activity = question.activities.indexOf(row.activity)
  if (activity < 0) return -1
  let score = question.activities.length - activity
  if (row.direction !== 'any') {
    if (!question.directions.includes(row.direction)) return -1
    score += row.direction.includes('>') ? 40 : 20
  }
  for (const [said, asked] of [
    [row.fromMode, question.fromMode],
    [row.toMode, question.toMode],
  ] as const) {
    if (said === 'any') continue
    if (said !== asked) return -1
    score += 100
  }
  return score
}

/** A handling row as a map of time: a plain duration, or a clock that runs by the season. */
export function handlingTime(row: HandlingRow): TimeMap {
  return row.rate === undefined
    ? { kind: 'duration', hours: row.hours }
    : { kind: 'monthly', work: row.hours, rate: row.rate }
}
