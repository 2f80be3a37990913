import type { EpochMinutes } from '@karavan/core'
import { formatDate } from '@karavan/core'
import { canBeAsked, type Draft, fromAddress, readyOn, toAddress } from '../../question/question.js'
import { ownValues } from '../../sources/own-context.js'
import { withOwnValues } from '../../sources/own-values.js'
import { today } from '../day-picker.js'

/**
 * The question that was asked last on the planning page; null where none was. Its goods are ready on the day that it says,
 * or on the day looked at where that is later, but never in the past.
 * @param plan - where the plan is found
 */
export function askedLast(plan: string, on: EpochMinutes): Draft | null {
  const asked = fromAddress(new URL(plan, location.origin).search)
  if (!canBeAsked(asked)) return null
  const earliest = formatDate(Math.max(on, today()))
  return asked.ready > earliest ? asked : readyOn(earliest, asked)
}

/** Where a question is answered, with the asker's own values. */
export function answerAddress(asked: Draft): string {
  return withOwnValues(`/?${toAddress(asked)}`, ownValues.rows())
}
