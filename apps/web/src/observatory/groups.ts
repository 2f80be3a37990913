import type { ChecksAnswer, FiguresAnswer } from '@karavan/api'
import type { Observation, Series } from '@karavan/model'

/** All figures that are called the same, by whosever definition. */
export interface FigureGroup {
  readonly name: string
  /** Of the first of them; the scope of the others may be another. */
  readonly series: Series
  /** By their time. */
  readonly figures: readonly Observation[]
  /** Definitions, the one with most figures first; null where the source names none. */
  readonly scopes: readonly (string | null)[]
  /** In English, as the server names it. */
  readonly title: string
}

/** Figures by name, those with most first. */
export function groupsOf({ series: all }: Pick<FiguresAnswer, 'series'>): readonly FigureGroup[] {
  const byName = new Map<string, (typeof all)[number][]>()
  for (const one of all) byName.set(one.name, [...(byName.get(one.name) ?? []), one])
  return [...byName.values()]
    .flatMap((group): readonly FigureGroup[] => {
      const scopes = group.toSorted((a, b) => b.figures.length - a.figures.length).map(({ series }) => series.scope)
      const [first] = group
      if (first === undefined) return []
      const figures = group.flatMap((one) => one.figures).toSorted(byTime)
      const { name, series, title } = first
      return [{ name, series, title, scopes, figures }]
    })
    .toSorted((a, b) => b.figures.length - a.figures.length || a.title.localeCompare(b.title, 'en'))
}

/** The newest figure of what was observed; where nothing was, the last of all that has a value. */
export function latestOf(figures: readonly Observation[]): Observation | null {
  const told = figures.filter(({ value, min }) => value !== null || min !== null)
  return told.findLast(({ status }) => status === 'observed' || status === 'estimated') ?? told.at(-1) ?? null
}

/** Ids of figures that other sources contradict, each with all that stand against each other. */
export function apartIn({ conflicts }: Pick<ChecksAnswer, 'conflicts'>): ReadonlyMap<string, readonly string[]> {
  return new Map(
    conflicts.flatMap(({ figures }) => {
      const ids = figures.map(({ id }) => id)
      return ids.map((id) => [id, ids] as const)
    }),
  )
}

function byTime(a: Observation, b: Observation): number {
  const key = ({ period, origin }: Observation) => `${period?.end ?? ''} ${period?.start ?? ''} ${origin.published}`
  return key(a) < key(b) ? -1 : 1
}
