import { escaped, sentenceCell } from '@karavan/core'
import type {
  ConsignmentScope,
  ExceptionClause,
  Order,
  Provenance,
  QueueCount,
  Quota,
  StatusReport,
} from '@karavan/model'
import type { EnteredVersion, EntriesBody } from './entries.js'

/** A row of a register: cells by column, those that are empty left out. */
export type Cells = Readonly<Record<string, string>>

/**
 * The cells by which an entry is entered again: what is read from them is the entry.
 * @param body - as the server tells it for that kind
 */
export function entryCells(kind: EntriesBody['kind'], body: NonNullable<EnteredVersion['body']>): Cells {
  switch (kind) {
    case 'orders':
      return orderCells(body as Order)
    case 'reports':
      return reportCells(body as StatusReport)
    case 'queues':
      return countCells(body as QueueCount)
  }
}

/** The cells of an order. */
export function orderCells(order: Order): Cells {
  const { id, number, issuer, title, action, amends, effect, appliesAt, issuedOn, from, to, dependsOn } = order
  return filled({
    ...{ id, number, issuer, title, action, amends, effect, applies_at: appliesAt, issued_on: issuedOn, from, to },
    places: listed(order.places),
    countries: listed(order.countries),
    directions: listed(order.directions),
    modes: listed(order.modes),
    ...scopeCells(order),
    ...quotaCells(order.quota ?? null),
    by_consent: yes(order.byConsent === true),
    clauses: order.clauses.map(clauseLine).join('\n'),
    exceptions: sentenceCell(order.exceptions),
    depends_on: dependsOn,
    text: order.text,
    reason: order.reason,
    legal_basis: order.legalBasis,
    relief: order.relief,
    ...provenanceCells(order),
  })
}

function reportCells(report: StatusReport): Cells {
  const { id, place, modes, state, reason, since, until, expectedUntil, said, by } = report
  return filled({
    ...{ id, place, modes: listed(modes), state, reason, since, until, expected_until: expectedUntil, said, by },
    ...provenanceCells(report),
  })
}

function countCells(count: QueueCount): Cells {
  const { id, place, date, unit, waiting, atLeast, handledPerDay, towards, by } = count
  return filled({
    ...{ id, place, date, unit, waiting, at_least: yes(atLeast), handled_per_day: handledPerDay, towards, by },
    ...provenanceCells(count),
  })
}

type Loose = Readonly<Record<string, string | number | null | undefined>>

function filled(cells: Loose): Cells {
  return Object.fromEntries(
    Object.entries(cells).flatMap(([column, cell]) =>
      cell === null || cell === undefined || cell === '' ? [] : [[column, String(cell)]],
    ),
  )
}

function scopeCells(scope: ConsignmentScope): Loose {
  return {
    origins: listed(scope.origins),
    origin_places: listed(scope.originPlaces ?? []),
    destinations: listed(scope.destinations),
    equipment: listed(scope.equipment),
    foreign_wagons: yes(scope.foreignWagons === true),
    empties_only: yes(scope.emptiesOnly === true),
    consignors: sentenceCell(scope.consignors ?? []),
    consignees: sentenceCell(scope.consignees ?? []),
    goods_hs: listed(scope.goods),
    goods_excluded: listed(scope.goodsExcept),
  }
}

/** Marks that part the terms of a clause, beside those within a term. */
const TERM_MARKS = '|,='

function clauseLine({ text, scope, quota, byConsent }: ExceptionClause): string {
  const { consignors = [], consignees = [], ...rest } = scope
  const words = { ...scopeCells(rest), ...quotaCells(quota), by_consent: yes(byConsent === true) }
  const terms = [
    ...Object.entries(filled(words)).map(([column, cell]) => [column, escaped(cell, TERM_MARKS)]),
    ...Object.entries({ consignors, consignees })
      .filter(([, names]) => names.length > 0)
      .map(([column, names]) => [column, names.map((name) => escaped(name, `${TERM_MARKS};`)).join('; ')]),
  ]
  return `${escaped(text, '|')} | ${terms.map(([column, cell]) => `${column}=${cell}`).join(', ')}`
}

function quotaCells(quota: Quota | null): Loose {
  return { quota_value: quota?.value, quota_unit: quota?.unit }
}

function provenanceCells({ source, sourceDate, basis, note }: Provenance): Loose {
  return { source, source_date: sourceDate, basis, note }
}

function listed(values: readonly string[]): string {
  return values.join(' ')
}

function yes(holds: boolean): string {
  return holds ? 'yes' : ''
}
