import { Tokens } from '@karavan/core'
import { draftOfOrder, inEnglish, LONGEST_DRAFT_TEXT } from '@karavan/model'
import type { ORDER_COLUMNS } from '../order/read-orders.js'
import type { Proposal, ReadDirection } from './proposal.js'
import { proposedRow } from './proposed-row.js'
import { ACTION_NAMES } from './questions.js'

type Cells = Partial<Record<(typeof ORDER_COLUMNS)[number], string>>

/** What is known beside the text. */
export interface DraftBeside {
  /** YYYY-MM-DD; its year stands in the id of an order without a date. */
  readonly today: string
  /** Ids that are in use. */
  readonly taken: ReadonlySet<string>
  readonly placeName: (id: string) => string
}

const DIRECTIONS: Readonly<Record<ReadDirection, string>> = {
  to: 'The goods go to the places',
  from: 'The goods come from the places',
  via: 'The goods go through the places',
  both: 'It binds both ways',
}

/**
 * The row of a register that a text is entered by: what it says, and what can be proposed of the other columns that a
 * register needs. Left to a person: `source` and `basis`, `issuer` where the text names none, and `amends`,
 * with `effect` where it is that of the order that is amended.
 * @param text - that of the proposal
 */
export function draftRow(proposal: Proposal, text: string, { today, taken, placeName }: DraftBeside): Readonly<Cells> {
  const { action, direction } = proposal.fields
  if (action === null) return {}
  const said: Cells = proposedRow(proposal).cells
  const where = (said.places ?? '').split(' ').filter(Boolean).map(placeName)
  const name = inEnglish({ text: ACTION_NAMES[action.value] }).text
  const what = `${name.charAt(0).toUpperCase()}${name.slice(1)}`
  const notes = [said.note, direction === null ? undefined : DIRECTIONS[direction.value]]
  const note = notes.filter((one) => one !== undefined).join('; ')
  return {
    ...said,
    ...Object.fromEntries(Object.entries(draftOfOrder(said, today, taken)).filter(([, cell]) => cell !== '')),
    title: where.length === 0 ? what : `${what}: ${where.join(', ')}`,
    text: textOf(proposal, text),
    ...(note === '' ? {} : { note }),
  }
}

/** The text, or of a long one the sentence that says what the order does. */
function textOf({ isOrder }: Proposal, text: string): string {
  const whole = text.trim().replaceAll(/\s+/g, ' ')
  const act = isOrder?.spans[0]?.start
  if (whole.length <= LONGEST_DRAFT_TEXT || act === undefined) return whole
  const tokens = new Tokens(text)
  const sentence = tokens.sentences.find((one) => tokens.span(one).end > act)
  return (sentence === undefined ? whole : tokens.words(sentence)).replaceAll(/\s+/g, ' ')
}
