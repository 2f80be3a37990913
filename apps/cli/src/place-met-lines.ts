import { formatDate } from '@karavan/core'
import type { LocationId, PlaceMet } from '@karavan/model'
import { percent } from './plan-words.js'
import { type Terminal, wrap } from './terminal.js'

/** A place of a way that is said to be shut or limited when the goods come to it, with who says so. */
export function placeMetLines(
  { place, state, report, chance, when }: PlaceMet,
  nameOf: (id: LocationId) => string,
  terminal: Terminal,
): string[] {
  const { reason, since, until, expectedUntil, by, said, source } = report
  const end = until ?? expectedUntil
  const day = (instant: number | null) => (instant === null ? 'beyond the horizon' : formatDate(instant))
  return [
    ...wrap(
      `${nameOf(place)} is said to be ${state}${reason === null ? '' : ` (${reason})`} since ${since}, ${end === null ? 'no end said' : `until ${end}`}: met with ${percent(chance)}, ${day(when.p10)} to ${day(when.p90)}`,
      terminal.columns,
      '  ',
    ),
    ...wrap(
      `${by}, ${said} [${source}]; the plan takes the usual closures of the month, and does not wait for this word`,
      terminal.columns,
      '    ',
    ),
  ]
}
