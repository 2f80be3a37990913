import type { CARRIED_BY, FigureDirection, FigurePeriod, Measure } from '@karavan/model'
import type { Lender } from './bare.js'
import type { Marked } from './marks.js'
import { type Meant, NOTHING_MEANT } from './names.js'

/** What the sentences before have told, for those that name it no more: of what they spoke, and of when. */
export interface Context {
  readonly subject: SubjectContext
  readonly period: FigurePeriod | null
  /** Whether the time was told by the question just before. */
  readonly isAsked: boolean
  /** What the sentence is about to tell, where its head says that it lies ahead. */
  readonly ahead: 'target' | 'forecast' | null
  /** The time that lies ahead of which the sentence before told: a plan that names none goes on with it. */
  readonly planned: FigurePeriod | null
  /** The quarter that was told of last, which "the quarter" means. */
  readonly quarter: FigurePeriod | null
  /** The month that was told of last, which "in the month" means. */
  readonly month: FigurePeriod | null
  readonly year: number | null
  /** Whose unit the next figure may leave out. */
  readonly lenders: readonly Lender[]
}

/** What is counted, and where, as far as the sentences before told it. */
export interface SubjectContext {
  readonly entities: readonly Marked<'entity'>[]
  /** The corridor, line, railway or port that was told of last. */
  readonly hub: string | null
  /** What "the route", "the line" and "the country" mean. */
  readonly meant: Meant
  /** The last two countries that were named. */
  readonly countries: readonly string[]
  /** The two sides of the trade that was told of last. */
  readonly trade: readonly string[]
  /** What was counted last, as far as it was said. */
  readonly measure: Carried | null
  readonly container: boolean
  /** Of what the share was that was told or asked for last. */
  readonly whole: string | null
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

/** Before a text has told anything. */
export const NOTHING_TOLD: Context = {
  subject: {
    entities: [],
    hub: null,
    meant: NOTHING_MEANT,
    countries: [],
    trade: [],
    measure: null,
    container: false,
    whole: null,
  },
  period: null,
  isAsked: false,
  ahead: null,
  planned: null,
  quarter: null,
  month: null,
  year: null,
  lenders: [],
}

/** Under a new heading nothing goes on but who is spoken of. */
export function underHeading(context: Context): Context {
  const subject = { ...context.subject, hub: null, measure: null, container: false }
  return { ...context, subject, period: null, lenders: [] }
}
