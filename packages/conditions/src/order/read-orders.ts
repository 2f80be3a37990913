import { earliestInstant, endInstant, partsOf, readTable, type TableRow, unescaped } from '@karavan/core'
import {
  type AppliesAt,
  BASES,
  type ConsignmentScope,
  type EquipmentKind,
  type ExceptionClause,
  isEquipmentKind,
  MODES,
  type Mode,
  ORDER_ACTIONS,
  type Order,
  type Quota,
  type RestrictionEffect,
} from '@karavan/model'

import { RegisterRow } from '../register-row.js'
import { asksConsent } from './consent.js'

/** Columns of a register, in the order in which ours is written. */
export const ORDER_COLUMNS = [
  'id',
  'number',
  'issuer',
  'title',
  'action',
  'amends',
  'effect',
  'applies_at',
  'issued_on',
  'from',
  'to',
  'places',
  'countries',
  'directions',
  'modes',
  'origins',
  'origin_places',
  'destinations',
  'equipment',
  'foreign_wagons',
  'empties_only',
  'consignors',
  'consignees',
  'goods_hs',
  'goods_excluded',
  'quota_value',
  'quota_unit',
  'by_consent',
  'clauses',
  'exceptions',
  'depends_on',
  'text',
  'reason',
  'legal_basis',
  'relief',
  'source',
  'source_date',
  'basis',
  'note',
] as const
type Column = (typeof ORDER_COLUMNS)[number]

/** Columns that a register must have; the others mean `any` or `not said` where they are left out. */
const NEEDED: readonly Column[] = ['id', 'issuer', 'title', 'action', 'effect', 'applies_at', 'text', 'source', 'basis']
const EFFECTS: readonly RestrictionEffect[] = ['forbid', 'hold', 'quota', 'flag']
const MOMENTS: readonly AppliesAt[] = ['acceptance', 'loading', 'departure', 'passage', 'arrival']

/**
 * Reads a register of orders; chains are checked by `tieChains`.
 * @param text - comma-separated values; dates are whole days in UTC, `to` is the last day in force. Lists are parted by
 *   blanks, sentences by `; `. A clause is `text | column=value, column=value`, with the columns of the scope and quota and
 *   `by_consent`;
 *   clauses are parted by line breaks. In sentences and clauses a backslash before a mark makes it part of the text, and `\\n`
 *   is a line break. An exception whose words ask for consent is by consent, marked or not.
 * @param file - named in messages and in each order's `row`
 * @throws {StructuredError} TABLE_*, ORDER_ROW_INVALID with file:line
 */
export function readOrders(text: string, file: string): readonly Order[] {
  return ordersOf(readTable(text, { file, columns: NEEDED }))
}

/** The orders of rows that are in cells already. @throws {StructuredError} ORDER_ROW_INVALID */
export function ordersOf(rows: readonly TableRow[]): readonly Order[] {
  return rows.map((row) => readOrder(new OrderRow(row)))
}

function readOrder(row: OrderRow): Order {
  const from = row.date('from')
  const to = row.date('to')
  const [first, last] = [from && earliestInstant(from), to && endInstant(to)]
  if (typeof first === 'number' && typeof last === 'number' && first >= last)
    throw row.fault('to', 'a day on or after `from`')
  const action = row.choice('action', ORDER_ACTIONS)
  const effect = row.choice('effect', EFFECTS)
  const quota = row.quota()
  if (effect === 'quota' && quota === null)
    throw row.fault('quota_value', 'a number a day: an order with the effect quota has one')
  const isMarked = row.yes('by_consent')
  if (isMarked && action !== 'exception')
    throw row.fault('by_consent', 'nothing: only an exception or a clause is by consent')
  const byConsent = isMarked || (action === 'exception' && asksConsent(row.cell('text')))
  const texts = {
    number: row.cell('number'),
    amends: row.cell('amends'),
    reason: row.cell('reason'),
    legalBasis: row.cell('legal_basis'),
    relief: row.cell('relief'),
    note: row.cell('note'),
  }
  const told = Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== '')) as Partial<typeof texts>
  return {
    id: row.needed('id'),
    ...told,
    issuer: row.needed('issuer'),
    title: row.needed('title'),
    text: row.needed('text'),
    action,
    effect,
    appliesAt: row.choice('applies_at', MOMENTS),
    issuedOn: row.date('issued_on'),
    from,
    to,
    places: row.list('places'),
    countries: row.countries('countries'),
    directions: row.list('directions').map((pair) => {
      if (!/^[A-Z]{2}>[A-Z]{2}$/.test(pair)) throw row.fault('directions', 'pairs of countries such as PL>BY')
      return pair
    }),
    modes: row.list('modes').map((word) => row.word<Mode>('modes', MODES, word)),
    ...row.scope(),
    ...(quota === null ? {} : { quota }),
    ...(byConsent ? { byConsent } : {}),
    clauses: row.clauses(),
    exceptions: row.sentences('exceptions'),
    ...(row.cell('depends_on') === '' ? {} : { dependsOn: row.choice('depends_on', ['carrier'] as const) }),
    source: row.needed('source'),
    sourceDate: row.date('source_date') ?? 'undated',
    basis: row.choice('basis', BASES),
    row: row.place,
  }
}

class OrderRow extends RegisterRow<Column> {
  constructor(table: TableRow) {
    super(table, { code: 'ORDER_ROW_INVALID' })
  }

  scope(): ConsignmentScope {
    const originPlaces = this.list('origin_places')
    const [consignors, consignees] = [this.sentences('consignors'), this.sentences('consignees')]
    return {
      origins: this.countries('origins'),
      destinations: this.countries('destinations'),
      equipment: this.list('equipment').map((word): EquipmentKind => {
        if (!isEquipmentKind(word)) throw this.fault('equipment', 'kinds of equipment')
        return word
      }),
      goods: this.prefixes('goods_hs'),
      goodsExcept: this.prefixes('goods_excluded'),
      ...(originPlaces.length === 0 ? {} : { originPlaces }),
      ...(this.yes('foreign_wagons') ? { foreignWagons: true } : {}),
      ...(this.yes('empties_only') ? { emptiesOnly: true } : {}),
      ...(consignors.length === 0 ? {} : { consignors }),
      ...(consignees.length === 0 ? {} : { consignees }),
    }
  }

  quota(): Quota | null {
    const [value, unit] = [this.number('quota_value'), this.cell('quota_unit')]
    if (value === null && unit === '') return null
    if (value === null || value === 0) throw this.fault('quota_value', 'a number above 0')
    if (unit === '') throw this.fault('quota_unit', 'wagons, trains, trucks, train pairs, containers, TEU or tonnes')
    return { value, unit }
  }

  clauses(): ExceptionClause[] {
    return this.cell('clauses')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => {
        const [text = '', terms = ''] = partsOf(line, ' | ')
        const cells = Object.fromEntries(partsOf(terms, ', ').map((term) => this.term(term)))
        const clause = new OrderRow({ ...this.table, cells })
        const consent = clause.yes('by_consent') || asksConsent(text) ? { byConsent: true } : {}
        return { text: unescaped(text), scope: clause.scope(), quota: clause.quota(), ...consent }
      })
  }

  /** A term of a clause as a cell; one that holds sentences parts them itself. */
  private term(text: string): readonly [column: string, cell: string] {
    const [name = '', cell = ''] = partsOf(text, '=')
    const column = ORDER_COLUMNS.find((one) => one === name)
    if (column === undefined)
      throw this.fault('clauses', '`text | column=value, column=value` with columns of the scope')
    return [column, column === 'consignors' || column === 'consignees' ? cell : unescaped(cell)]
  }

  private prefixes(column: Column): string[] {
    return this.list(column).map((prefix) => {
      if (!/^\d{2,10}$/.test(prefix)) throw this.fault(column, 'HS prefixes of two to ten digits')
      return prefix
    })
  }
}
