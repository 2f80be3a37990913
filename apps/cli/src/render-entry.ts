import { type EntryKind, type EntryVersion, heldInWords } from '@karavan/conditions'
import { type EpochMinutes, formatInstant } from '@karavan/core'
import {
  type ChainAnswer,
  ENGLISH,
  type Order,
  orderName,
  type QueueCount,
  relieves,
  type StatusReport,
  tell,
} from '@karavan/model'
import { exceptionLines, quotaWords, reliefLines, sourceWords } from './condition-lines.js'
import { countWords, reportWords, versionWords } from './entered.js'
import type { NameOf } from './render-plan.js'
import { type Terminal, table, wrap } from './terminal.js'

/** All that is known of one order, report or count. */
export interface ShownEntry {
  readonly kind: EntryKind
  readonly id: string
  /** The day for which its state is told. */
  readonly on: EpochMinutes
  /** As it was issued, said or counted; null where it was withdrawn. */
  readonly entry: Order | StatusReport | QueueCount | null
  /** Of an order: with the terms that it takes over from the order it prolongs. */
  readonly effective: Order | null
  /** Of an order: with those that it amends, and that amend it. */
  readonly chain: ChainAnswer | null
  /** As it was entered; empty for what comes with the project. */
  readonly versions: readonly EntryVersion[]
}

/** All that is known of an entry, as text. */
export function renderEntry(shown: ShownEntry, nameOf: NameOf, terminal: Terminal): string {
  const { kind, id, entry, versions } = shown
  const history = versions.flatMap((version) => wrap(versionWords(version), terminal.columns, '  '))
  const parts = [
    entry === null ? [`${terminal.bold(`${kind}/${id}`)}: withdrawn`] : entryParts(shown, nameOf, terminal),
    history.length === 0 ? [] : ['', terminal.bold('As it was entered'), ...history],
  ]
  return `${parts.flat().join('\n')}\n`
}

function entryParts(shown: ShownEntry, nameOf: NameOf, terminal: Terminal): string[] {
  const { kind, entry, effective, chain } = shown
  if (effective !== null && chain !== null)
    return orderParts({ ...shown, order: entry as Order, effective, chain }, nameOf, terminal)
  const indented = (text: string) => wrap(text, terminal.columns, '  ')
  const told = entry as StatusReport | QueueCount
  const said = kind === 'queues' ? countWords(told as QueueCount) : reportWords(told as StatusReport)
  const rest = kind === 'queues' ? `counted by ${told.by}` : saidWords(told as StatusReport)
  return [
    terminal.bold(`${nameOf(told.place)} (${told.id})`),
    ...indented(said),
    ...indented(rest),
    ...sourceLines(told, terminal),
  ]
}

function saidWords({ said, by, until, expectedUntil, modes }: StatusReport): string {
  const ended = until === null ? '' : `; ended ${until}`
  const expected = expectedUntil === null ? '' : `; expected to end ${expectedUntil}`
  return `said ${said} by ${by}${ended}${expected}${modes.length === 0 ? '' : `; ${modes.join(', ')}`}`
}

/** An order with its terms and chain. */
interface ShownOrder extends Pick<ShownEntry, 'id' | 'on'> {
  readonly order: Order
  readonly effective: Order
  readonly chain: ChainAnswer
}

function orderParts({ id, on, order, effective, chain }: ShownOrder, nameOf: NameOf, terminal: Terminal): string[] {
  const { action, amends, effect, appliesAt, issuedOn, text, reason, legalBasis, relief } = order
  const indented = (line: string) => wrap(line, terminal.columns, '  ')
  const own = chain.orders.find((one) => one.order.id === id)
  const stands = own === undefined ? '' : `; on ${formatInstant(on)} ${own.state} ${heldInWords(own.order, own)}`
  const reliefs = chain.orders.filter((one) => one.order.amends === id && relieves(one.order))
  return [
    terminal.bold(order.title),
    ...indented(`${tell(orderName(order), ENGLISH)} (${id})${issuedOn === null ? '' : `, issued ${issuedOn}`}`),
    ...indented(`${action}${amends === undefined ? '' : ` ${amends}`}: ${effect} at ${appliesAt}${stands}`),
    ...indented(text),
    '',
    ...columns(termRows(order, effective, nameOf), terminal),
    ...exceptionLines(effective, terminal),
    ...reliefs.flatMap((one) => reliefLines(one.order.id, one.order, terminal)),
    ...[reason, legalBasis, relief].flatMap((line) => indented(line ?? '')),
    ...sourceLines(order, terminal),
    ...(chain.orders.length < 2 ? [] : ['', terminal.bold('Chain'), ...chainLines(chain, terminal)]),
  ]
}

/** The terms of an order, each that it takes over with the order that it is taken from. */
function termRows(order: Order, effective: Order, nameOf: NameOf): string[][] {
  return TERMS.flatMap(([name, read]) => {
    const [said, stands] = [read(order, nameOf), read(effective, nameOf)]
    return stands === '' ? [] : [[name, said === stands ? stands : `${stands} (as in ${order.amends})`]]
  })
}

/** What an order looks at; empty text: at any. */
const TERMS: readonly (readonly [name: string, read: (order: Order, nameOf: NameOf) => string])[] = [
  ['places', ({ places }, nameOf) => places.map(nameOf).join(', ')],
  ['countries', ({ countries }) => countries.join(', ')],
  ['directions', ({ directions }) => directions.join(', ')],
  ['modes', ({ modes }) => modes.join(', ')],
  ['origins', ({ origins }) => origins.join(', ')],
  ['loaded at', ({ originPlaces = [] }, nameOf) => originPlaces.map(nameOf).join(', ')],
  ['destinations', ({ destinations }) => destinations.join(', ')],
  ['shippers', ({ consignors = [] }) => consignors.join(', ')],
  ['consignees', ({ consignees = [] }) => consignees.join(', ')],
  ['equipment', ({ equipment }) => equipment.join(', ')],
  ['foreign wagons', ({ foreignWagons }) => (foreignWagons === true ? 'only' : '')],
  ['empties', ({ emptiesOnly }) => (emptiesOnly === true ? 'only' : '')],
  ['goods', ({ goods }) => (goods.length === 0 ? 'all' : `HS ${goods.join(', ')}`)],
  ['goods except', ({ goodsExcept }) => (goodsExcept.length === 0 ? '' : `HS ${goodsExcept.join(', ')}`)],
  ['quota', ({ quota }) => quotaWords(quota).replace(/^, /, '')],
  ['by consent', ({ byConsent }) => (byConsent === true ? 'only' : '')],
]

function chainLines({ id, orders }: ChainAnswer, terminal: Terminal): string[] {
  const rows = orders.map((link) => [
    link.order.id === id ? '→' : '',
    link.order.id,
    link.order.action,
    `${link.state} ${heldInWords(link.order, link)}`,
  ])
  return columns(rows, terminal)
}

function columns(rows: readonly (readonly string[])[], terminal: Terminal): string[] {
  const names = (rows[0] ?? []).map(() => '')
  return table(names, rows, terminal.columns - 2)
    .slice(1)
    .map((line) => `  ${line}`)
}

function sourceLines(entry: Order | StatusReport | QueueCount, terminal: Terminal): string[] {
  const { row, note } = entry
  const source = wrap(`${sourceWords(entry)}${row === undefined ? '' : `; ${row}`}`, terminal.columns, '  ')
  return [
    ...source.map(terminal.dim),
    ...(note === undefined ? [] : wrap(note, terminal.columns, '  ').map(terminal.dim)),
  ]
}
