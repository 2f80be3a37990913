import {
  isMoment,
  isPartialDate,
  type Moment,
  type PartialDate,
  readDecimal,
  StructuredError,
  sentencesIn,
  type TableRow,
} from '@karavan/core'
import { BASES, type Provenance } from '@karavan/model'

type ProvenanceColumn = 'source' | 'source_date' | 'basis' | 'note'

/** Stands for the file of rows that came as objects in a body. */
export const ROWS_OF_A_BODY = '/rows'

/** A row of a register's table, cell by cell. */
export class RegisterRow<Column extends string> {
  /** @param faults - the code of the errors that name this row */
  constructor(
    protected readonly table: TableRow,
    private readonly faults: { readonly code: string },
  ) {}

  get place(): string {
    return `${this.table.file}:${this.table.line}`
  }

  cell(column: Column): string {
    return (this.table.cells[column] ?? '').trim()
  }

  needed(column: Column): string {
    const value = this.cell(column)
    if (value === '') throw this.fault(column, 'a value')
    return value
  }

  list(column: Column): string[] {
    return this.cell(column).split(/\s+/).filter(Boolean)
  }

  sentences(column: Column): string[] {
    return sentencesIn(this.cell(column))
  }

  country(column: Column): string | null {
    const [code, ...more] = this.countries(column)
    if (more.length > 0) throw this.fault(column, 'one country')
    return code ?? null
  }

  countries(column: Column): string[] {
    return this.list(column).map((code) => {
      if (!/^[A-Z]{2}$/.test(code)) throw this.fault(column, 'ISO 3166-1 alpha-2 codes')
      return code
    })
  }

  choice<T extends string>(column: Column, choices: readonly T[]): T {
    return this.word(column, choices, this.needed(column))
  }

  word<T extends string>(column: Column, choices: readonly T[], word: string): T {
    const found = choices.find((choice) => choice === word)
    if (found === undefined) throw this.fault(column, `one of ${choices.join(', ')}`)
    return found
  }

  /** The date as printed; null where the cell is empty. */
  date(column: Column): PartialDate | null {
    const text = this.cell(column)
    if (text === '') return null
    if (!isPartialDate(text)) throw this.fault(column, 'YYYY, YYYY-MM, YYYY-MM-DD or undated')
    return text
  }

  moment(column: Column): Moment | null {
    const text = this.cell(column)
    if (text === '') return null
    if (!isMoment(text)) throw this.fault(column, 'YYYY, YYYY-MM, YYYY-MM-DD, or a minute such as 2026-11-25T08:00Z')
    return text
  }

  /** A number from 0 on; null where the cell is empty. */
  number(column: Column): number | null {
    const text = this.cell(column)
    if (text === '') return null
    const number = readDecimal(text)
    if (!(number >= 0)) throw this.fault(column, 'a number from 0 on, with a point')
    return number
  }

  yes(column: Column): boolean {
    const text = this.cell(column)
    if (text !== '' && text !== 'yes') throw this.fault(column, '`yes`, or nothing')
    return text === 'yes'
  }

  /** Where the figures of the row come from; undated where no date is told. */
  provenance(this: RegisterRow<Column | ProvenanceColumn>): Provenance {
    const note = this.cell('note')
    return {
      source: this.needed('source'),
      sourceDate: this.date('source_date') ?? 'undated',
      basis: this.choice('basis', BASES),
      ...(note === '' ? {} : { note }),
      row: this.place,
    }
  }

  fault(column: Column, expected: string): StructuredError {
    const { file, line } = this.table
    return new StructuredError({
      ...this.faults,
      pointer: file === ROWS_OF_A_BODY ? `${file}/${line}/${column}` : this.place,
      received: this.cell(column),
      expected: `${column}: ${expected}`,
      remediation: `correct the column ${column} of this row`,
    })
  }
}
