import type { CARRIED_BY, FigureDirection, FigurePeriod, Measure } from '@karavan/model'
import type { Lender } from './bare.js'
import type { Marked } from './marks.js'
import type { Meant } from './names.js'

/** What the sentences before have told, for those that name it no more. */
export interface Context {
  readonly entities: readonly Marked<'entity'>[]
  /** The corridor, line, railway or port that was told of last. */
  readonly hub: string | null
  /** What "the route", "the line" and "the country" mean. */
  readonly meant: Meant
  /** The two sides of the trade that was told of last. */
  readonly trade: readonly string[]
  readonly period: FigurePeriod | null
  /** Whether the time was told by the question just before. */
  readonly isAsked: boolean
  /** What the sentence is about to tell, where its head says that it lies ahead. */
  readonly ahead: 'target' | 'forecast' | null
  /** The quarter that was told of last, which "the quarter" means. */
  readonly quarter: FigurePeriod | null
  readonly year: number | null
  /** What was counted last, as far as it was said. */
  readonly measure: Carried | null
  readonly container: boolean
  /** Of what the share was that was told or asked for last. */
  readonly whole: string | null
  /** Whose unit the next figure may leave out. */
  readonly lenders: readonly Lender[]
}

/** What was counted, and where and how, as far as a sentence said it. */
export interface Carried {
  readonly measure: Measure
  readonly by: (typeof CARRIED_BY)[number] | null
  readonly where: readonly string[]
  readonly from: string | null
  readonly to: string | null
  readonly direction: FigureDirection | null
  readonly goods: string | null
}

/** The part of it that tells what is counted. */
export type SubjectContext = Omit<Context, 'period' | 'isAsked' | 'ahead' | 'quarter' | 'year' | 'lenders'>
