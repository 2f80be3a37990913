import type { Problem } from '@karavan/api'
import type { LocationId } from '@karavan/model'
import type { Draft } from './question.js'

/** What a refusal did not understand, as it was typed; empty where it says nothing of it. */
export function receivedText({ received }: Problem): string {
  return received?.replace(/^"|"$/g, '') ?? ''
}

/** Id of the place that a refusal proposes, as `KZ-KURYK` of `KZ-KURYK (Kuryk, KZ)`; null where it proposes none. */
export function candidateId(candidate: string): LocationId | null {
  return /^([A-Z]{2}-[A-Z0-9-]+)(?: \(|$)/.exec(candidate)?.[1] ?? null
}

/** The question with a proposed place where the refusal points; null where it points at no place. */
export function withCandidate(asked: Draft, problem: Problem, id: LocationId): Draft | null {
  if (problem.pointer === '/from') return { ...asked, from: id }
  if (problem.pointer === '/to') return { ...asked, to: id }
  if (problem.pointer !== '/avoid') return null
  const wrong = receivedText(problem)
  if (!asked.avoid.includes(wrong)) return null
  return { ...asked, avoid: asked.avoid.map((word) => (word === wrong ? id : word)) }
}
