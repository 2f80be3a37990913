import type { EpochMinutes } from '@karavan/core'
import { formatDate } from '@karavan/core'
import { type Draft, fromAddress, readyOn, toAddress } from '../../question/question.js'
import { ownValues } from '../../sources/own-context.js'
import { withOwnValues } from '../../sources/own-values.js'
import { today } from '../day-picker.js'

/**
 * The question that was asked last on the planning page; null where none was. Its goods are ready on the day that it says,
 * or on the day looked at where that is later, but never in the past.
 * @param question - as its address has it; empty where none was asked
 */
export function askedLast(question: string, on: EpochMinutes): Draft | null {
  if (question === '') return null
  const asked = fromAddress(question)
  const earliest = formatDate(Math.max(on, today()))
  return asked.ready > earliest ? asked : readyOn(earliest, asked)
}

/** Where a question is answered, with the asker's own values. */
export function answerAddress(asked: Draft): string {
  return withOwnValues(`/?${toAddress(asked)}`, ownValues.rows())
}
