import { StructuredError } from '@karavan/core'
import type { Observation } from '@karavan/model'
import { seriesKey } from './identity.js'
import { isSamePeriod } from './same-series.js'

/**
 * What stands of several lists of figures: each once, as the first list has it, and none that another supersedes.
 * What was superseded by one that is not there itself stands; figures that supersede one another in a circle all do.
 */
export function standingFigures(...lists: readonly (readonly Observation[])[]): readonly Observation[] {
  const known = byId(lists.flat())
  const superseded = new Set<string>()
  for (const { id, supersedes } of known.values())
    if (supersedes !== null && !leadsTo(supersedes, id, known)) superseded.add(supersedes)
  return [...known.values()].filter(({ id }) => !superseded.has(id))
}

/**
 * A check that a figure supersedes only an earlier word of the same source on the same thing.
 * @param entered - that are entered together
 * @param known - all figures that were ever kept, and those of the project
 * @returns to be asked of each that is entered, with where it stands; it throws FIGURE_ROW_INVALID
 */
export function supersedingCheck(
  entered: readonly Observation[],
  known: readonly Observation[],
): (figure: Observation, at: string) => void {
  const all = byId([...entered, ...known])
  return (figure, at) => {
    const { supersedes } = figure
    if (supersedes === null) return
    const former = all.get(supersedes)
    const refused = (expected: string) =>
      new StructuredError({
        code: 'FIGURE_ROW_INVALID',
        pointer: `${at} supersedes`,
        received: supersedes,
        expected,
        remediation: 'leave it empty where the figure is one of its own',
      })
    if (former === undefined) throw refused('the id of a figure that is known')
    const isSource =
      former.origin.source === figure.origin.source ||
      (former.origin.producer !== null && former.origin.producer === figure.origin.producer)
    const isThing =
      seriesKey(former.series) === seriesKey(figure.series) &&
      (isSamePeriod(former.period, figure.period) || (former.period === null && figure.period === null))
    if (!isSource || !isThing) throw refused('a figure of the same source or producer, of the same series and time')
    if (leadsTo(supersedes, figure.id, all)) throw refused('a figure that does not in turn supersede this one')
  }
}

/** Whether one figure is, or supersedes by however many steps, another. */
function leadsTo(from: string, to: string, known: ReadonlyMap<string, Observation>): boolean {
  const seen = new Set<string>()
  for (let at: string | null = from; at !== null && !seen.has(at); at = known.get(at)?.supersedes ?? null) {
    if (at === to) return true
    seen.add(at)
  }
  return false
}

/** The first of each id. */
function byId(figures: readonly Observation[]): ReadonlyMap<string, Observation> {
  const known = new Map<string, Observation>()
  for (const figure of figures) if (!known.has(figure.id)) known.set(figure.id, figure)
  return known
}
