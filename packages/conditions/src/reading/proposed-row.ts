import type { Span } from '@karavan/core'
import { escaped, sentenceCell } from '@karavan/core'
import { asksConsent } from '../order/consent.js'
import type { ORDER_COLUMNS } from '../order/read-orders.js'
import type { Proposal, ReadQuota, Said, SaidException } from './proposal.js'

type Column = (typeof ORDER_COLUMNS)[number]

/** What a text says, in the columns of a register; a person adds the rest. */
export interface ProposedRow {
  /** What the text does not say is left out. */
  readonly cells: Readonly<Partial<Record<Column, string>>>
  /** The words behind each cell. */
  readonly spans: Readonly<Partial<Record<Column, readonly Span[]>>>
  /** Columns that follow from other words rather than being printed. */
  readonly inferred: readonly Column[]
}

/** A proposal as a row of a register, as far as its columns can hold it. */
export function proposedRow({ fields }: Proposal): ProposedRow {
  const cells: Partial<Record<Column, string>> = {}
  const spans: Partial<Record<Column, readonly Span[]>> = {}
  const inferred: Column[] = []
  const put = (column: Column, text: string, said: readonly Said<unknown>[]) => {
    if (text === '') return
    cells[column] = text
    spans[column] = said.flatMap((one) => one.spans)
    if (said.some((one) => one.inferred === true)) inferred.push(column)
  }
  const one = <T>(column: Column, said: Said<T> | null, text = (value: T) => String(value ?? '')) => {
    if (said !== null) put(column, text(said.value), [said])
  }
  const list = (column: Column, values: readonly Said<string>[]) =>
    put(column, values.map(({ value }) => value).join(' '), values)
  const isCountry = ({ value }: Said<string>) => value.length === 2

  one('number', fields.number)
  one('issuer', fields.issuer)
  one('action', fields.action)
  one('issued_on', fields.issuedOn)
  one('from', fields.from)
  one('to', fields.to)
  list('places', fields.places)
  one('modes', fields.mode, (mode) => (mode === 'rail' || mode === 'road' ? mode : ''))
  list('origins', fields.origins.filter(isCountry))
  list(
    'origin_places',
    fields.origins.filter((said) => !isCountry(said)),
  )
  list(
    'equipment',
    fields.equipment.filter(({ value }) => value !== 'container'),
  )
  const coded = fields.goods.filter(({ ours }) => ours.length > 0)
  put('goods_hs', [...new Set(coded.flatMap(({ ours }) => ours))].join(' '), coded)
  one('quota_value', fields.quota, ({ value }) => String(value))
  one('quota_unit', fields.quota, unitOf)
  const [limited, others] = [
    fields.exceptions.filter(({ quota }) => quota),
    fields.exceptions.filter(({ quota }) => !quota),
  ]
  put('clauses', limited.map(clauseLine).join('\n'), limited)
  put('exceptions', sentenceCell(others.map(({ value }) => inOneLine(value))), others)
  one('reason', fields.reason, inOneLine)
  one('note', fields.amendsNumber, (number) => `Amends number ${number}`)
  return { cells, spans, inferred }
}

/** An exception of so much a day, as a clause of the order. */
function clauseLine({ value, quota }: SaidException): string {
  const text = escaped(inOneLine(value), '|')
  const consent = asksConsent(value) ? ', by_consent=yes' : ''
  return quota === undefined ? text : `${text} | quota_value=${quota.value}, quota_unit=${unitOf(quota)}${consent}`
}

function unitOf({ unit }: ReadQuota): string {
  return unit.replace('/day', '')
}

function inOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ')
}
