import {
  type DurationKnots,
  isPartialDate,
  type PartialDate,
  readDecimal,
  StructuredError,
  type TableRow,
} from '@karavan/core'
import { BASES, type Basis, type Provenance } from '@karavan/model'

/** Typed access to the cells of a table row; every fault names `file:line` and the column. */
export class Row {
  constructor(readonly table: TableRow) {}

  /** `file:line`. */
  get place(): string {
    return `${this.table.file}:${this.table.line}`
  }

  /** The cell's text, empty where the cell is. */
  optional(column: string): string {
    return this.table.cells[column] ?? ''
  }

  text(column: string): string {
    const value = this.optional(column)
    if (value === '') throw this.fault(column, value, 'a value')
    return value
  }

  list(column: string): string[] {
    return this.optional(column).split(/\s+/).filter(Boolean)
  }

  choice<T extends string>(column: string, choices: readonly T[]): T {
    const value = this.text(column)
    const found = choices.find((choice) => choice === value)
    if (found === undefined) throw this.fault(column, value, `one of ${choices.join(', ')}`)
    return found
  }

  /** @returns null for an empty cell */
  number(column: string, least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY): number | null {
    const text = this.optional(column)
    if (text === '') return null
    const value = readDecimal(text)
    if (Number.isNaN(value) || value < least || value > most)
      throw this.fault(column, text, `a number from ${least} to ${most}`)
    return value
  }

  needed(column: string, least?: number, most?: number): number {
    const value = this.number(column, least, most)
    if (value === null) throw this.fault(column, '', 'a number')
    return value
  }

  date(column: string): PartialDate | undefined {
    const text = this.optional(column)
    if (text === '') return undefined
    if (!isPartialDate(text)) throw this.fault(column, text, 'YYYY, YYYY-MM, YYYY-MM-DD or undated')
    return text
  }

  /** The five `hours_*` columns, or undefined where all are empty. */
  duration(): DurationKnots | undefined {
    const [min, p10, p50, p90, max] = ['min', 'p10', 'p50', 'p90', 'max'].map((name) =>
      this.number(`hours_${name}`, 0, 24 * 365),
    )
    if (min === null && p50 === null && max === null) return undefined
    if (min == null || p50 == null || max == null)
      throw this.fault('hours_p50', this.optional('hours_p50'), 'min, p50 and max together')
    const values = [min, p10, p50, p90, max].filter((value) => value != null)
    if (values.some((value, i) => i > 0 && value < (values[i - 1] ?? 0)))
      throw this.fault('hours_min', values.join(' '), 'quantiles in ascending order')
    return { min, ...(p10 == null ? {} : { p10 }), p50, ...(p90 == null ? {} : { p90 }), max }
  }

  provenance(): Provenance {
    const note = this.optional('note')
    return {
      source: this.text('source'),
      sourceDate: this.date('source_date') ?? 'undated',
      basis: this.choice<Basis>('basis', BASES),
      ...(note === '' ? {} : { note }),
      row: this.place,
    }
  }

  fault(column: string, received: string, expected: string): RowFault {
    return new RowFault(this.place, column, received, expected)
  }
}

/** A row that cannot be read; `pointer` is its `file:line`. */
export class RowFault extends StructuredError<'NETWORK_ROW_INVALID'> {
  /** @param column - the cell at fault, or the first of several that contradict each other */
  constructor(
    place: string,
    readonly column: string,
    received: string,
    expected: string,
  ) {
    super({
      code: 'NETWORK_ROW_INVALID',
      pointer: place,
      received,
      expected: `${column}: ${expected}`,
      remediation: `correct the column ${column} of this row`,
    })
  }
}
