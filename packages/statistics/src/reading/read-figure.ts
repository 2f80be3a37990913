import type { Span } from '@karavan/core'
import type { ClaimedComparison, FigurePeriod, FigureStatus, MissingFigure, Qualifier, Series } from '@karavan/model'

/** A figure that a text tells, to be looked at by a person: an observation without its origin. */
export interface ReadFigure {
  /** From the qualifier to the unit; holds the number always. */
  readonly span: Span
  readonly quote: string
  readonly series: Series
  readonly period: FigurePeriod | null
  readonly value: number | null
  readonly min: number | null
  readonly max: number | null
  readonly missing: MissingFigure | null
  readonly qualifier: Qualifier | null
  readonly status: FigureStatus
  readonly comparison: ClaimedComparison | null
  /** By which rules its parts were found. */
  readonly why: readonly string[]
}
