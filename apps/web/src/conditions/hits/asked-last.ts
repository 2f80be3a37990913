import type { EpochMinutes } from '@karavan/core'
import { formatDate } from '@karavan/core'
import { canBeAsked, type Draft, fromAddress, readyOn, toAddress } from '../../question/question.js'
import { ownValues } from '../../sources/own-context.js'
import { withOwnValues } from '../../sources/own-values.js'
import { today } from '../day-picker.js'

/**
 * The question that was asked last on the planning page, for goods that are ready on a day, or today where that has passed;
 * null where none was asked.
 * @param plan - where the plan is found
 */
export function askedLast(plan: string, on: EpochMinutes): Draft | null {
  const asked = fromAddress(new URL(plan, location.origin).search)
  return canBeAsked(asked) ? readyOn(formatDate(Math.max(on, today())), asked) : null
}

/** Where a question is answered, with the asker's own values. */
export function answerAddress(asked: Draft): string {
  return withOwnValues(`/?${toAddress(asked)}`, ownValues.rows())
}
