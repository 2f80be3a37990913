import {
  earliestInstant,
  endInstant,
  isPartialDate,
  readDecimal,
  readTable,
  StructuredError,
  type TableRow,
} from '@karavan/core'
import {
  type AppliesAt,
  BASES,
  type EquipmentKind,
  isEquipmentKind,
  MODES,
  type Mode,
  type Restriction,
  type RestrictionEffect,
} from '@karavan/model'

/** A restriction with its place in a chain of orders. */
export interface RegisteredRestriction extends Restriction {
  /** Id of the order that this one extends, narrows or replaces. */
  readonly amends?: string
}

/** Columns of a register, in the order in which ours is written. */
export const RESTRICTION_COLUMNS = [
  'id',
  'number',
  'issuer',
  'title',
  'effect',
  'applies_at',
  'places',
  'countries',
  'directions',
  'origins',
  'destinations',
  'modes',
  'equipment',
  'goods_hs',
  'goods_excluded',
  'from',
  'to',
  'extension_days',
  'exceptions',
  'depends_on',
  'text',
  'amends',
  'source',
  'source_date',
  'basis',
  'note',
] as const
type Column = (typeof RESTRICTION_COLUMNS)[number]
/** A column that a register may leave out. */
const DEPENDS_ON: Column = 'depends_on'

const EFFECTS: readonly RestrictionEffect[] = ['forbid', 'hold', 'quota', 'flag']
const MOMENTS: readonly AppliesAt[] = ['acceptance', 'loading', 'departure', 'passage', 'arrival']

/**
 * Reads a register of restrictions.
 * @param text - comma-separated values; dates are whole days in UTC, `to` is the last day in force
 * @param file - named in messages and in each restriction's `row`
 * @throws {StructuredError} TABLE_*, RESTRICTION_ROW_INVALID with file:line, RESTRICTION_ID_TWICE, RESTRICTION_PARENT_UNKNOWN
 */
export function readRestrictions(text: string, file: string): readonly RegisteredRestriction[] {
  const rows = readTable(text, { file, columns: RESTRICTION_COLUMNS.filter((column) => column !== DEPENDS_ON) })
  const restrictions = rows.map((row) => readRestriction(new RegisterRow(row)))
  const known = new Set<string>()
  for (const { id, row } of restrictions) {
    if (known.has(id))
      throw new StructuredError({
        code: 'RESTRICTION_ID_TWICE',
        received: id,
        expected: 'each id once',
        ...(row === undefined ? {} : { pointer: row }),
      })
    known.add(id)
  }
  for (const { amends, row } of restrictions) {
    if (amends === undefined || known.has(amends)) continue
    throw new StructuredError({
      code: 'RESTRICTION_PARENT_UNKNOWN',
      received: amends,
      expected: 'the id of another row',
      ...(row === undefined ? {} : { pointer: row }),
    })
  }
  return restrictions
}

function readRestriction(row: RegisterRow): RegisteredRestriction {
  const [number, note, amends] = [row.cell('number'), row.cell('note'), row.cell('amends')]
  const [from, until] = [row.date('from', earliestInstant), row.date('to', endInstant)]
  if (from !== null && until !== null && from >= until) throw row.fault('to', 'a day on or after `from`')
  const effect = row.choice('effect', EFFECTS)
  if (effect === 'hold' && until === null) throw row.fault('to', 'a last day: a hold without one is a flag or a forbid')
  const days = row.list('extension_days').map(readDecimal)
  if (days.length !== 0 && (days.length !== 3 || days.some((day, i) => !(day >= (days[i - 1] ?? 0))))) {
    throw row.fault('extension_days', 'least, usual and greatest number of days, ascending')
  }
  const [least = 0, usual = 0, greatest = 0] = days
  return {
    id: row.needed('id'),
    ...(number === '' ? {} : { number }),
    issuer: row.needed('issuer'),
    title: row.needed('title'),
    text: row.needed('text'),
    effect,
    appliesAt: row.choice('applies_at', MOMENTS),
    places: row.list('places'),
    countries: row.countries('countries'),
    directions: row.list('directions').map((pair) => {
      if (!/^[A-Z]{2}>[A-Z]{2}$/.test(pair)) throw row.fault('directions', 'pairs of countries such as PL>BY')
      return pair
    }),
    origins: row.countries('origins'),
    destinations: row.countries('destinations'),
    modes: row.list('modes').map((word) => row.word<Mode>('modes', MODES, word)),
    equipment: row.list('equipment').map((word): EquipmentKind => {
      if (!isEquipmentKind(word)) throw row.fault('equipment', 'kinds of equipment')
      return word
    }),
    goods: row.prefixes('goods_hs'),
    goodsExcept: row.prefixes('goods_excluded'),
    from,
    until,
    ...(days.length === 0 ? {} : { extension: { min: least * 24, p50: usual * 24, max: greatest * 24 } }),
    exceptions: row.cell('exceptions') === '' ? [] : row.cell('exceptions').split('; '),
    ...(row.cell(DEPENDS_ON) === '' ? {} : { dependsOn: row.choice(DEPENDS_ON, ['carrier'] as const) }),
    ...(amends === '' ? {} : { amends }),
    source: row.needed('source'),
    sourceDate: row.partialDate('source_date'),
    basis: row.choice('basis', BASES),
    ...(note === '' ? {} : { note }),
    row: row.place,
  }
}

class RegisterRow {
  constructor(private readonly table: TableRow) {}

  get place(): string {
    return `${this.table.file}:${this.table.line}`
  }

  cell(column: Column): string {
    return this.table.cells[column] ?? ''
  }

  needed(column: Column): string {
    const value = this.cell(column)
    if (value === '') throw this.fault(column, 'a value')
    return value
  }

  list(column: Column): string[] {
    return this.cell(column).split(/\s+/).filter(Boolean)
  }

  countries(column: Column): string[] {
    return this.list(column).map((code) => {
      if (!/^[A-Z]{2}$/.test(code)) throw this.fault(column, 'ISO 3166-1 alpha-2 codes')
      return code
    })
  }

  prefixes(column: Column): string[] {
    return this.list(column).map((prefix) => {
      if (!/^\d{2,10}$/.test(prefix)) throw this.fault(column, 'HS prefixes of two to ten digits')
      return prefix
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

  partialDate(column: Column): string {
    const text = this.cell(column)
    if (!isPartialDate(text)) throw this.fault(column, 'YYYY, YYYY-MM, YYYY-MM-DD or undated')
    return text
  }

  date(column: Column, read: (date: string) => number | null): number | null {
    return this.cell(column) === '' ? null : read(this.partialDate(column))
  }

  fault(column: Column, expected: string): StructuredError {
    return new StructuredError({
      code: 'RESTRICTION_ROW_INVALID',
      pointer: this.place,
      received: this.cell(column),
      expected: `${column}: ${expected}`,
      remediation: `correct the column ${column} of this row`,
    })
  }
}
