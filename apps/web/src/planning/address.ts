import type { PlanAnswer } from '@karavan/model'
import { type Filter, NO_FILTER, readFilter, writeFilter } from '../answers/filter.js'
import { type Draft, toAddress } from '../question/question.js'

/** What the pane beside the answers shows. */
export const VIEWS = ['plan', 'compare', 'when', 'ruled-out'] as const

export type View = (typeof VIEWS)[number]

/**
 * The views that have something to show, in order.
 * @param compared - plans chosen to be compared
 */
export function viewsOf({ plans, knockedOut }: PlanAnswer, compared: number): readonly View[] {
  const offered: Readonly<Record<View, boolean>> = {
    plan: plans.length > 0,
    compare: compared > 1,
    when: plans.length > 0,
    'ruled-out': knockedOut.length > 0,
  }
  return VIEWS.filter((view) => offered[view])
}

/** Most plans that stand side by side. */
export const MOST_COMPARED = 3

/** What is shown of an answer; with the question it is the whole address. */
export interface Shown {
  /** Plan that was chosen; null for the first. */
  readonly plan: string | null
  readonly view: View
  /** Plans chosen to stand side by side, at most {@link MOST_COMPARED}. */
  readonly compare: readonly string[]
  readonly filter: Filter
}

export const FIRST_SHOWN: Shown = { plan: null, view: 'plan', compare: [], filter: NO_FILTER }

/** True where something was opened that covers the answers on a narrow screen. */
export function isOpened({ plan, view }: Shown): boolean {
  return plan !== null || view !== FIRST_SHOWN.view
}

/** The query of an address: the question, then what is shown where it is not the first. */
export function pageAddress(question: Draft, shown: Shown): string {
  const params = new URLSearchParams(toAddress(question))
  if (shown.plan !== null) params.set('plan', shown.plan)
  if (shown.view !== FIRST_SHOWN.view) params.set('view', shown.view)
  if (shown.compare.length > 0) params.set('compare', shown.compare.join())
  writeFilter(shown.filter, params)
  return `?${params}`
}

/** Reads what an address shows; what cannot be read is left as at first. */
export function shownIn(query: string): Shown {
  const params = new URLSearchParams(query)
  const compared = (params.get('compare') ?? '').split(',').filter((id) => /^[\w-]{1,64}$/.test(id))
  return {
    plan: params.get('plan'),
    view: VIEWS.find((view) => view === params.get('view')) ?? FIRST_SHOWN.view,
    compare: [...new Set(compared)].slice(0, MOST_COMPARED),
    filter: readFilter(params),
  }
}
