import type { FigureRow } from '@karavan/api'
import {
  CARRIED_BY,
  CARRIED_IN,
  type ClaimedComparison,
  DIRECTIONS,
  FIGURE_STATUSES,
  FIGURE_UNITS,
  type FigurePeriod,
  MEASURES,
  MISSING_FIGURES,
  type Observation,
  PERIOD_KINDS,
  QUALIFIERS,
  RATES,
  type Series,
  type Unit,
} from '@karavan/model'

/** What a row says, as far as it can be read while somebody still writes it. */
export interface SaidRow {
  readonly series: Series
  readonly status: Observation['status']
  /** Null where a cell of it is no number, or its unit none of ours. */
  readonly amount: Pick<Observation, 'value' | 'min' | 'max' | 'missing' | 'qualifier'> | null
  /** Undefined where its days cannot be read. */
  readonly period: FigurePeriod | null | undefined
  /** Undefined where a cell of it cannot be read. */
  readonly claim: ClaimedComparison | null | undefined
}

export function saidOf(row: FigureRow): SaidRow {
  const unit = unitIn(row['unit'] ?? '')
  const [value, min, max] = [numberIn(row['value']), numberIn(row['min']), numberIn(row['max'])]
  const isRead = unit !== null && value !== undefined && min !== undefined && max !== undefined
  return {
    series: seriesIn(row, unit ?? NO_UNIT),
    status: oneOf(FIGURE_STATUSES, row['status']) ?? 'claimed',
    amount: isRead
      ? {
          value,
          min,
          max,
          missing: oneOf(MISSING_FIGURES, row['missing']),
          qualifier: oneOf(QUALIFIERS, row['qualifier']),
        }
      : null,
    period: periodIn(row['period'], row['start'], row['end']),
    claim: claimIn(row),
  }
}

const NO_UNIT: Unit = { of: 'units', every: null, per: null }

function oneOf<Choice extends string>(choices: readonly Choice[], word = ''): Choice | null {
  return choices.find((choice) => choice === word) ?? null
}

function seriesIn(row: FigureRow, unit: Unit): Series {
  const text = (column: string) => row[column] || null
  return {
    measure: oneOf(MEASURES, row['measure']) ?? 'other',
    subject: text('subject'),
    where: (row['where'] ?? '').split(' ').filter(Boolean),
    direction: oneOf(DIRECTIONS, row['direction']),
    from: text('from'),
    to: text('to'),
    by: oneOf(CARRIED_BY, row['by']),
    goods: text('goods'),
    equipment: oneOf(CARRIED_IN, row['equipment']),
    scope: text('scope'),
    weight: oneOf(['gross', 'net'], row['weight']),
    load: oneOf(['laden', 'empty'], row['load']),
    whole: text('whole'),
    unit,
  }
}

/** A unit as tables write it: `t`, `t/day`, `USD per KZT`. Null of any other. */
function unitIn(text: string): Unit | null {
  const [, counted, rate, price] = /^([^/ ]+)(?:\/([a-z]+))?(?: per (.+))?$/.exec(text) ?? []
  const [of, every, per] = [oneOf(FIGURE_UNITS, counted), oneOf(RATES, rate), oneOf(FIGURE_UNITS, price)]
  const isRead = (every === null) === (rate === undefined) && (per === null) === (price === undefined)
  return of !== null && isRead ? { of, every, per } : null
}

/** Null of an empty cell, undefined of one that is no number. */
function numberIn(text = ''): number | null | undefined {
  if (text === '') return null
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(text) ? Number(text) : undefined
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

function periodIn(kind: string | undefined, start = '', end = ''): FigurePeriod | null | undefined {
  const named = oneOf(PERIOD_KINDS, kind)
  if (named === null) return null
  return DAY.test(start) && DAY.test(end) ? { kind: named, start, end } : undefined
}

function claimIn(row: FigureRow): ClaimedComparison | null | undefined {
  const kind = oneOf(['change', 'multiple', 'share', 'direction'], row['claim'])
  if (kind === null) return null
  const [value, held] = [numberIn(row['claim_value']), numberIn(row['claim_base_value'])]
  const period = periodIn(row['claim_base'], row['claim_base_start'], row['claim_base_end'])
  const unit = oneOf(FIGURE_UNITS, row['claim_unit'])
  if (value === undefined || held === undefined || period === undefined || unit === null) return undefined
  return {
    kind,
    value,
    unit,
    qualifier: oneOf(QUALIFIERS, row['claim_qualifier']),
    sign: row['claim_sign'] === '-1' ? -1 : row['claim_sign'] === '0' ? 0 : 1,
    base: row['claim_base'] === 'none' ? null : { period, value: held },
    span: null,
  }
}
