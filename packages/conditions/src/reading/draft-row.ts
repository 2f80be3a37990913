import { inEnglish, orderId, USUAL_EFFECTS } from '@karavan/model'
import type { ORDER_COLUMNS } from '../order/read-orders.js'
import type { Proposal, ReadDirection } from './proposal.js'
import { proposedRow } from './proposed-row.js'
import { ACTION_NAMES } from './questions.js'
import { Tokens } from './tokens.js'

type Cells = Partial<Record<(typeof ORDER_COLUMNS)[number], string>>

/** What is known beside the text. */
export interface DraftBeside {
  /** YYYY-MM-DD; its year stands in the id of an order without a date. */
  readonly today: string
  /** Ids that are in use. */
  readonly taken: ReadonlySet<string>
  readonly placeName: (id: string) => string
}

/** Longest text that is taken whole for what the order says; of a longer one the sentence that says what it does. */
const LONGEST_WHOLE = 1200

const DIRECTIONS: Readonly<Record<ReadDirection, string>> = {
  to: 'The goods go to the places',
  from: 'The goods come from the places',
  via: 'The goods go through the places',
  both: 'It binds both ways',
}

/**
 * The row of a register that a text is entered by: what it says, and what can be proposed of the other columns that a
 * register needs. Left to a person: `source` and `basis`, `issuer` where the text names none, and `amends`.
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
    id: orderId(said, today, taken),
    title: where.length === 0 ? what : `${what}: ${where.join(', ')}`,
    effect: USUAL_EFFECTS[action.value] ?? 'hold',
    applies_at: 'passage',
    text: textOf(proposal, text),
    ...(said.issued_on === undefined ? {} : { source_date: said.issued_on }),
    ...(note === '' ? {} : { note }),
  }
}

function textOf({ isOrder }: Proposal, text: string): string {
  const whole = text.trim().replaceAll(/\s+/g, ' ')
  const act = isOrder?.spans[0]?.start
  if (whole.length <= LONGEST_WHOLE || act === undefined) return whole
  const tokens = new Tokens(text)
  const sentence = tokens.sentences.find((one) => tokens.span(one).end > act)
  return (sentence === undefined ? whole : tokens.words(sentence)).replaceAll(/\s+/g, ' ')
}
