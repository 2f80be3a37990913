import { randomInt } from 'node:crypto'
import { type EpochMinutes, formatDate, StructuredError } from '@karavan/core'
import { type ChosenPlan, type Consignment, choosePlan, type PlanAnswer, readConsignment } from '@karavan/model'
import type { Network } from '@karavan/network'
import { readQuestion } from '@karavan/planner'
import { invalid } from '../answering.js'
import { fieldsOf, textOf } from '../bodies.js'
import type { Search, SearchResult } from '../search.js'

/** What choosing a plan needs. */
export interface Choosing {
  readonly network: () => Network
  readonly search: Search
  readonly now: () => EpochMinutes
}

/**
 * The plan that is meant: the question is asked again, so that nobody can send a plan of his own making.
 * @returns null where none is chosen; the problem where the search has one
 * @throws {StructuredError} PLAN_NOT_FOUND, and what is wrong with the question
 */
export async function chosen(
  choose: unknown,
  { network, search, now }: Choosing,
): Promise<ChosenPlan | null | Exclude<SearchResult, { answer: string }>> {
  if (choose === undefined) return null
  const fields = fieldsOf(choose, ['question', 'planId'])
  const planId = textOf(fields.planId, 'choose/planId', 200)
  const question = readQuestion(fields.question, network(), now())
  const result = await search.run({ kind: 'plan', ...question, overlay: question.overlay })
  if (!('answer' in result)) return result
  const { plans, policy } = JSON.parse(result.answer) as PlanAnswer
  const found = [...plans, ...(policy === null ? [] : [policy.plan])].find((plan) => plan.planId === planId)
  if (found !== undefined) return choosePlan(found, question.query.ready, now())
  throw new StructuredError({
    code: 'PLAN_NOT_FOUND',
    received: planId,
    expected: 'the id of a plan in the answer to the question',
    remediation: 'ask again and choose from that answer',
    pointer: '/choose/planId',
    candidates: plans.map((plan) => plan.planId),
  })
}

/**
 * Reads a consignment as it was sent. The plan is not sent with it.
 * @param plan - that it goes by
 * @param consignmentId - its id; else one is taken from what was sent, or made
 * @throws {StructuredError} QUESTION_VALUE_INVALID, CONSIGNMENT_INVALID
 */
export function readEntered(
  sent: unknown,
  plan: ChosenPlan | null,
  now: EpochMinutes,
  consignmentId?: string,
): Consignment {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) {
    throw invalid('consignment', sent, 'an object with the fields of a consignment')
  }
  if ('plan' in sent) throw invalid('consignment/plan', 'a plan', 'no plan: choose one by `choose`')
  const own = 'consignmentId' in sent ? sent.consignmentId : undefined
  if (consignmentId !== undefined && own !== undefined && own !== consignmentId)
    throw invalid('consignment/consignmentId', own, consignmentId)
  return readConsignment({ ...sent, consignmentId: consignmentId ?? own ?? newId(now), plan })
}

/** Letters and digits that are not taken for each other. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

function newId(now: EpochMinutes): string {
  const tail = Array.from({ length: 5 }, () => LETTERS.charAt(randomInt(LETTERS.length)))
  return `K-${formatDate(now).replaceAll('-', '')}-${tail.join('')}`
}
