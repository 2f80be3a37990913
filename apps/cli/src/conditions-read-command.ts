import { readGoods } from '@karavan/api'
import { draftRow, ORDER_COLUMNS, type Proposal, readOrderText, type Said } from '@karavan/conditions'
import { type EpochMinutes, formatDate, type StructuredError, writeTable } from '@karavan/core'
import { loadGazetteer, loadGoods, loadNetwork } from '@karavan/storage'
import { takenOrderIds } from './known-entries.js'
import { longText } from './long-text.js'
import { type Invocation, UsageError } from './options.js'
import { asJson, type Outcome, overlayOf } from './plan-command.js'
import { type Terminal, table, wrap } from './terminal.js'

/**
 * `karavan conditions read FILE`: what a text says of an order; a text that tells of none with exit code 3.
 * @param tell - told why entries could not be read, whose ids may then be proposed again
 * @throws {StructuredError} READ_FILE_UNREADABLE, READ_TEXT_TOO_LONG
 * @throws {UsageError} without a file, or with both forms of output
 */
export async function conditionsRead(
  { operands, values }: Invocation,
  now: EpochMinutes,
  terminal: Terminal,
  tell: (error: StructuredError) => void,
): Promise<Outcome> {
  const [file, ...more] = operands
  if (file === undefined || more.length > 0)
    throw new UsageError('karavan conditions read takes one file, or - for standard input')
  if (values['json'] === true && values['csv'] === true) throw new UsageError('Take --json or --csv, not both')
  const text = longText(file, 'an order')
  const network = loadNetwork(overlayOf(values))
  const gazetteer = loadGazetteer(network, readGoods(...loadGoods()))
  const proposal = readOrderText(text, gazetteer)
  const code = proposal.isOrder === null ? 3 : 0
  if (values['json'] === true) return { code, output: asJson(proposal) }
  if (values['csv'] === true) {
    const taken = await takenOrderIds(tell)
    const placeName = (id: string) => network.locations.get(id)?.name ?? id
    const row = draftRow(proposal, text, { today: formatDate(now), taken, placeName })
    return { code, output: writeTable(ORDER_COLUMNS, code === 0 ? [row] : []) }
  }
  return { code, output: render(proposal, text, terminal) }
}

const NAMES: readonly (readonly [keyof Proposal['fields'], string])[] = [
  ['action', 'action'],
  ['issuer', 'issuer'],
  ['number', 'number'],
  ['amendsNumber', 'amends number'],
  ['issuedOn', 'issued on'],
  ['from', 'from'],
  ['to', 'to'],
  ['places', 'place'],
  ['direction', 'direction'],
  ['origins', 'origin'],
  ['goods', 'goods'],
  ['equipment', 'equipment'],
  ['mode', 'mode'],
  ['quota', 'quota'],
  ['exceptions', 'exception'],
  ['reason', 'reason'],
]

function render({ isOrder, fields, open }: Proposal, text: string, terminal: Terminal): string {
  if (isOrder === null) return 'The text tells of no order that stops, limits or frees goods.\n'
  const rows = NAMES.flatMap(([field, name]) => {
    const said = fields[field]
    const list: readonly Said<unknown>[] = said === null ? [] : Array.isArray(said) ? said : [said as Said<unknown>]
    return list.map((one) => [name, valueWords(one), wordsOf(one, text)])
  })
  const [head = '', ...body] = table(['field', 'proposed', 'the words of the text'], rows, terminal.columns)
  const questions = open.flatMap(({ text: question }) => wrap(question, terminal.columns, '  '))
  return `${[
    terminal.dim(head),
    ...body,
    ...(questions.length === 0 ? [] : ['', terminal.bold('Left to you'), ...questions]),
    '',
    ...wrap('A proposal: what is not printed is left empty. Check it before you enter it.', terminal.columns, ''),
  ].join('\n')}\n`
}

function valueWords(said: Said<unknown> & { readonly ours?: readonly string[] }): string {
  const { value, ours, inferred } = said
  const plain = isQuota(value) ? `${value.value} ${value.unit}` : value === null ? '?' : String(value)
  const codes = ours !== undefined && ours.length > 0 ? ` (HS ${ours.join(' ')}, ours)` : ''
  return `${plain.replaceAll(/\s+/g, ' ')}${codes}${inferred === true ? ' (inferred)' : ''}`
}

function isQuota(value: unknown): value is { readonly value: number; readonly unit: string } {
  return typeof value === 'object' && value !== null && 'unit' in value
}

function wordsOf({ spans }: Said<unknown>, text: string): string {
  return spans.map(({ start, end }) => text.slice(start, end).replaceAll(/\s+/g, ' ')).join(' … ')
}
