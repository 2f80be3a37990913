import { formatDate } from '@karavan/core'
import type { PlanAnswer, TransportPlan } from '@karavan/model'

/** What a file may be, in the order of the menu. */
export const FILE_FORMS = ['pdf', 'png', 'svg', 'legs', 'arrivals', 'json'] as const

export type FileForm = (typeof FILE_FORMS)[number]

/** How much of an answer is taken away. */
export type Scope = 'plan' | 'compared' | 'all'

const ENDINGS: Readonly<Record<FileForm, string>> = {
  pdf: '.pdf',
  png: '.png',
  svg: '.svg',
  legs: '-legs.csv',
  arrivals: '-arrival-by-day.csv',
  json: '.json',
}

/** `karavan-kuryk-klaipeda-2026-12-01.pdf`: the two ends and the day the goods are ready. */
export function fileName({ query }: PlanAnswer, scope: Scope, form: FileForm): string {
  const place = (id: string) => id.slice(id.indexOf('-') + 1).toLowerCase()
  const several = scope === 'plan' || form === 'json' ? '' : `-${scope === 'all' ? 'all-ways' : 'compared'}`
  return `karavan-${place(query.from)}-${place(query.to)}-${formatDate(query.ready)}${several}${ENDINGS[form]}`
}

/** The plans of each scope that there is; an address names those that are compared. */
export function plansByScope(
  answer: PlanAnswer,
  chosen: TransportPlan | null,
  address: string,
): ReadonlyMap<Scope, readonly TransportPlan[]> {
  const known = [...answer.plans, ...(answer.policy ? [answer.policy.plan] : [])]
  const compared = (new URLSearchParams(address).get('compare') ?? '')
    .split(',')
    .flatMap((id) => known.filter(({ planId }) => planId === id))
  const scopes = new Map<Scope, readonly TransportPlan[]>()
  if (chosen !== null) scopes.set('plan', [chosen])
  if (compared.length > 1) scopes.set('compared', compared)
  if (answer.plans.length > 1) scopes.set('all', answer.plans)
  return scopes
}
