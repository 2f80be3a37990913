import { type Draft, toAddress } from '../question/question.js'

/** What the pane beside the answers shows. */
export const VIEWS = ['plan', 'when', 'ruled-out'] as const

export type View = (typeof VIEWS)[number]

/** What is shown of an answer; with the question it is the whole address. */
export interface Shown {
  /** Plan that was chosen; null for the first. */
  readonly plan: string | null
  readonly view: View
}

export const FIRST_SHOWN: Shown = { plan: null, view: 'plan' }

/** The query of an address: the question, then what is shown where it is not the first. */
export function pageAddress(question: Draft, shown: Shown): string {
  const params = new URLSearchParams(toAddress(question))
  if (shown.plan !== null) params.set('plan', shown.plan)
  if (shown.view !== FIRST_SHOWN.view) params.set('view', shown.view)
  return `?${params}`
}

/** Reads what an address shows; what cannot be read is left as at first. */
export function shownIn(query: string): Shown {
  const params = new URLSearchParams(query)
  return {
    plan: params.get('plan'),
    view: VIEWS.find((view) => view === params.get('view')) ?? FIRST_SHOWN.view,
  }
}
