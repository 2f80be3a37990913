import { fingerprint, foldText } from '@karavan/core'
import type { Observation, Series } from '@karavan/model'
import { checkClaims, type Verdict } from './checks/claims.js'
import {
  type Conflict,
  conflictsIn,
  type PartsAgainst,
  partsAgainstWholes,
  type Slip,
  slipsIn,
} from './checks/conflicts.js'
import { seriesKey } from './identity.js'
import { grouped, nameKey } from './same-series.js'
import { seriesTitle } from './series-title.js'
import { type TargetLine, targetBoard } from './targets.js'

/** What of the published figures is asked for. */
export interface FiguresQuestion {
  /** Figures of series whose title has all of these; none for all. */
  readonly words: readonly string[]
  /** What a Location is called. */
  readonly placeName: (id: string) => string
  /** Only series of this name, as {@link figuresBySeries} tells it; of every name where it is left out. */
  readonly name?: string | undefined
}

/** The figures of series whose title in English has all the words. */
export function figuresWith(
  figures: readonly Observation[],
  { words, placeName, name }: FiguresQuestion,
): readonly Observation[] {
  const named = name === undefined ? figures : figures.filter(({ series }) => nameOf(series) === name)
  const wanted = words.map((word) => foldText(word))
  if (wanted.length === 0) return named
  return named.filter(({ series }) => {
    const title = foldText(seriesTitle(series, placeName))
    return wanted.every((word) => title.includes(word))
  })
}

function nameOf(series: Series): string {
  return fingerprint(nameKey(series))
}

/** The figures of one series. */
export interface SeriesOfFigures {
  /** In English words. */
  readonly title: string
  /** The same for series that differ in scope alone. */
  readonly name: string
  readonly series: Series
  /** By their time. */
  readonly figures: readonly Observation[]
}

/** The figures that are asked for, series by series, by their titles. */
export function figuresBySeries(
  figures: readonly Observation[],
  question: FiguresQuestion,
): readonly SeriesOfFigures[] {
  const groups = [...grouped(figuresWith(figures, question), ({ series }) => seriesKey(series)).values()]
  return groups
    .flatMap((group) => {
      const [first] = group
      if (first === undefined) return []
      const title = seriesTitle(first.series, question.placeName)
      return [{ title, name: nameOf(first.series), series: first.series, figures: [...group].sort(byTime) }]
    })
    .sort((a, b) => a.title.localeCompare(b.title, 'en'))
}

/** By the start of their time, then by its end; those without one first. */
function byTime(a: Observation, b: Observation): number {
  const [one, other] = [a, b].map(({ period }) => `${period?.start ?? ''} ${period?.end ?? ''}`)
  return (one ?? '') < (other ?? '') ? -1 : one === other ? 0 : 1
}

/** What was found by checking figures. */
export interface FigureChecks {
  readonly verdicts: readonly Verdict[]
  readonly conflicts: readonly Conflict[]
  readonly slips: readonly Slip[]
  readonly parts: readonly PartsAgainst[]
}

/** Checks the figures that are asked for, by all of them. */
export function figureChecks(figures: readonly Observation[], question: FiguresQuestion): FigureChecks {
  const asked = figuresWith(figures, question)
  const ids = new Set(asked.map(({ id }) => id))
  return {
    verdicts: checkClaims(asked, figures),
    conflicts: conflictsIn(figures).filter((conflict) => conflict.figures.some(({ id }) => ids.has(id))),
    slips: slipsIn(figures).filter(({ figure }) => ids.has(figure.id)),
    parts: partsAgainstWholes(figures).filter(({ whole, parts }) => [whole, ...parts].some(({ id }) => ids.has(id))),
  }
}

/** The targets of the series that are asked for. @param asOf - the day of today, `YYYY-MM-DD` */
export function figureTargets(
  figures: readonly Observation[],
  question: FiguresQuestion,
  asOf: string,
): readonly TargetLine[] {
  const ids = new Set(figuresWith(figures, question).map(({ id }) => id))
  return targetBoard(figures, asOf).filter(({ targets }) => targets.some(({ figure }) => ids.has(figure.id)))
}
