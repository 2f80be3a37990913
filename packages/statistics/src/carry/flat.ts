import { isPartialDate, StructuredError } from '@karavan/core'
import {
  CARRIED_BY,
  CARRIED_IN,
  type ClaimedComparison,
  DIRECTIONS,
  FIGURE_STATUSES,
  FIGURE_UNITS,
  type FigureOrigin,
  type FigurePeriod,
  MEASURES,
  MISSING_FIGURES,
  type Observation,
  PERIOD_KINDS,
  QUALIFIERS,
  type Series,
} from '@karavan/model'
import { observationId } from '../identity.js'
import { readUnit, unitText } from '../units.js'

/** Columns of a table of figures, in the order in which ours is written. */
export const FIGURE_COLUMNS = [
  'id',
  'measure',
  'subject',
  'where',
  'direction',
  'from',
  'to',
  'by',
  'goods',
  'equipment',
  'scope',
  'weight',
  'load',
  'whole',
  'unit',
  'period',
  'start',
  'end',
  'value',
  'min',
  'max',
  'missing',
  'qualifier',
  'status',
  'claim',
  'claim_value',
  'claim_unit',
  'claim_qualifier',
  'claim_sign',
  'claim_base',
  'claim_base_start',
  'claim_base_end',
  'claim_base_value',
  'claim_span',
  'producer',
  'via',
  'title',
  'published',
  'read',
  'source',
  'row',
  'licence',
  'span',
  'quote',
  'supersedes',
  'note',
] as const
export type FigureColumn = (typeof FIGURE_COLUMNS)[number]

/** An observation as one row of text; empty where there is nothing. */
export type FlatFigure = Readonly<Record<FigureColumn, string>>

/** Between the places of a series. */
const AND = ' '
const NO_BASE = 'none'
const UNDATED_BASE = 'undated'

export function flatFigure(figure: Observation): FlatFigure {
  const { series, period, comparison, origin, locator } = figure
  return {
    id: figure.id,
    ...flatSeries(series),
    ...flatPeriod(period),
    value: numberText(figure.value),
    min: numberText(figure.min),
    max: numberText(figure.max),
    missing: figure.missing ?? '',
    qualifier: figure.qualifier ?? '',
    status: figure.status,
    ...flatClaim(comparison),
    producer: origin.producer ?? '',
    via: origin.via ?? '',
    title: origin.title ?? '',
    published: origin.published,
    read: origin.read ?? '',
    source: origin.source,
    row: origin.row ?? '',
    licence: origin.licence ?? '',
    span: locator === null ? '' : spanText(locator.span),
    quote: locator?.quote ?? '',
    supersedes: figure.supersedes ?? '',
    note: figure.note ?? '',
  }
}

function flatSeries(series: Series) {
  const { measure, subject, where, direction, from, to, by, goods, equipment, scope, weight, load, whole, unit } =
    series
  return {
    measure,
    subject: subject ?? '',
    where: where.join(AND),
    direction: direction ?? '',
    from: from ?? '',
    to: to ?? '',
    by: by ?? '',
    goods: goods ?? '',
    equipment: equipment ?? '',
    scope: scope ?? '',
    weight: weight ?? '',
    load: load ?? '',
    whole: whole ?? '',
    unit: unitText(unit),
  }
}

function flatPeriod(period: FigurePeriod | null) {
  return { period: period?.kind ?? '', start: period?.start ?? '', end: period?.end ?? '' }
}

function flatClaim(claim: ClaimedComparison | null) {
  const base = claim?.base ?? null
  return {
    claim: claim?.kind ?? '',
    claim_value: numberText(claim?.value ?? null),
    claim_unit: claim?.unit ?? '',
    claim_qualifier: claim?.qualifier ?? '',
    claim_sign: claim === null ? '' : String(claim.sign),
    claim_base: claim === null ? '' : base === null ? NO_BASE : (base.period?.kind ?? UNDATED_BASE),
    claim_base_start: base?.period?.start ?? '',
    claim_base_end: base?.period?.end ?? '',
    claim_base_value: numberText(base?.value ?? null),
    claim_span: claim?.span == null ? '' : spanText(claim.span),
  }
}

function spanText({ start, end }: { readonly start: number; readonly end: number }): string {
  return `${start}-${end}`
}

function numberText(value: number | null): string {
  return value === null ? '' : String(value)
}

/**
 * Reads a row that {@link flatFigure} wrote, or that somebody wrote after it; columns that are left out count as empty.
 * @param at - where it stands, for messages: `file:line`
 * @throws {StructuredError} FIGURE_ROW_INVALID, naming the column
 */
export function figureOf(row: Partial<FlatFigure>, at: string): Observation {
  const cells = new Cells(row, at)
  const said = {
    series: seriesOf(cells),
    period: periodOf(cells, 'period', 'start', 'end'),
    ...amountOf(cells),
    qualifier: cells.optional('qualifier', QUALIFIERS),
    status: cells.choice('status', FIGURE_STATUSES),
    comparison: claimOf(cells),
    origin: originOf(cells),
    locator: locatorOf(cells),
  }
  const supersedes = cells.text('supersedes')
  return { id: cells.text('id') ?? observationId(said), ...said, supersedes, note: cells.text('note') }
}

function seriesOf(cells: Cells): Series {
  return {
    measure: cells.choice('measure', MEASURES),
    subject: cells.text('subject'),
    where: (cells.text('where') ?? '').split(AND).filter(Boolean),
    direction: cells.optional('direction', DIRECTIONS),
    from: cells.text('from'),
    to: cells.text('to'),
    by: cells.optional('by', CARRIED_BY),
    goods: cells.text('goods'),
    equipment: cells.optional('equipment', CARRIED_IN),
    scope: cells.text('scope'),
    weight: cells.optional('weight', ['gross', 'net']),
    load: cells.optional('load', ['laden', 'empty']),
    whole: cells.text('whole'),
    unit: cells.read('unit', readUnit, 'a unit'),
  }
}

function periodOf(cells: Cells, kind: FigureColumn, start: FigureColumn, end: FigureColumn): FigurePeriod | null {
  const named = cells.optional(kind, PERIOD_KINDS)
  if (named === null) return null
  const period = { kind: named, start: cells.day(start), end: cells.day(end) }
  return period.start <= period.end ? period : cells.fail(end, `a day not before ${period.start}`)
}

function amountOf(cells: Cells): Pick<Observation, 'value' | 'min' | 'max' | 'missing'> {
  const amount = { value: cells.number('value'), min: cells.number('min'), max: cells.number('max') }
  const missing = cells.optional('missing', MISSING_FIGURES)
  const isThere = amount.value !== null || amount.min !== null || amount.max !== null
  if (isThere === (missing !== null))
    return cells.fail('missing', isThere ? 'nothing, as there is a figure' : 'why there is no figure')
  if (amount.value === null && (amount.min === null) !== (amount.max === null))
    return cells.fail(amount.min === null ? 'min' : 'max', 'both ends of a range, or a value with a qualifier')
  if (amount.min !== null && amount.max !== null && amount.min > amount.max)
    return cells.fail('max', `a number not below ${amount.min}`)
  return { ...amount, missing }
}

function claimOf(cells: Cells): ClaimedComparison | null {
  const kind = cells.optional('claim', ['change', 'multiple', 'share', 'direction'])
  if (kind === null) return null
  const based = cells.choice('claim_base', [NO_BASE, UNDATED_BASE, ...PERIOD_KINDS])
  const dated = based === NO_BASE || based === UNDATED_BASE ? null : based
  const period =
    dated === null ? null : { kind: dated, start: cells.day('claim_base_start'), end: cells.day('claim_base_end') }
  return {
    kind,
    value: cells.number('claim_value'),
    unit: cells.choice('claim_unit', FIGURE_UNITS),
    qualifier: cells.optional('claim_qualifier', QUALIFIERS),
    sign: SIGNS[cells.choice('claim_sign', ['-1', '0', '1'])],
    base: based === NO_BASE ? null : { period, value: cells.number('claim_base_value') },
    span: cells.span('claim_span'),
  }
}

const SIGNS = { '-1': -1, '0': 0, '1': 1 } as const

function originOf(cells: Cells): FigureOrigin {
  const published = cells.text('published') ?? 'undated'
  const read = cells.text('read')
  if (!isPartialDate(published)) return cells.fail('published', 'YYYY, YYYY-MM, YYYY-MM-DD or "undated"')
  if (read !== null && !isPartialDate(read)) return cells.fail('read', 'YYYY, YYYY-MM or YYYY-MM-DD')
  return {
    producer: cells.text('producer'),
    via: cells.text('via'),
    title: cells.text('title'),
    published,
    read,
    source: cells.text('source') ?? cells.fail('source', 'where it was read: an address, or a name'),
    row: cells.text('row'),
    licence: cells.text('licence'),
  }
}

function locatorOf(cells: Cells): Observation['locator'] {
  const span = cells.span('span')
  return span === null ? null : { span, quote: cells.text('quote') ?? '' }
}

/** The cells of a row, with messages that name file, line and column. */
class Cells {
  constructor(
    private readonly row: Partial<FlatFigure>,
    private readonly at: string,
  ) {}

  text(column: FigureColumn): string | null {
    const text = this.row[column] ?? ''
    return text === '' ? null : text
  }

  optional<Choice extends string>(column: FigureColumn, choices: readonly Choice[]): Choice | null {
    return this.text(column) === null ? null : this.choice(column, choices)
  }

  choice<Choice extends string>(column: FigureColumn, choices: readonly Choice[]): Choice {
    const found = choices.find((choice) => choice === this.row[column])
    return found ?? this.fail(column, `one of ${choices.join(', ')}`)
  }

  number(column: FigureColumn): number | null {
    const text = this.text(column)
    if (text === null) return null
    const value = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(text) ? Number(text) : Number.NaN
    return Number.isFinite(value) ? value : this.fail(column, 'a number with a decimal point and no blanks')
  }

  day(column: FigureColumn): string {
    const text = this.row[column] ?? ''
    return text.length === 10 && isPartialDate(text) ? text : this.fail(column, 'a day, YYYY-MM-DD')
  }

  span(column: FigureColumn): { readonly start: number; readonly end: number } | null {
    const text = this.text(column)
    if (text === null) return null
    const [, start, end] = /^(\d+)-(\d+)$/.exec(text) ?? []
    return start === undefined || end === undefined || Number(start) > Number(end)
      ? this.fail(column, 'two offsets, the first not after the second, as 12-34')
      : { start: Number(start), end: Number(end) }
  }

  read<Value>(column: FigureColumn, read: (text: string) => Value, expected: string): Value {
    try {
      return read(this.row[column] ?? '')
    } catch (error) {
      if (error instanceof StructuredError) return this.fail(column, error.expected ?? expected)
      throw error
    }
  }

  fail(column: FigureColumn, expected: string): never {
    throw new StructuredError({
      code: 'FIGURE_ROW_INVALID',
      pointer: `${this.at} ${column}`,
      received: this.row[column] ?? '',
      expected,
      remediation: 'mend the row, or leave it out',
    })
  }
}
