import { type EpochMinutes, parseInstant, readDecimal, StructuredError } from '@karavan/core'

/** Fields that a question may have, whatever it comes in: a JSON body, an address, a command line. */
export const QUESTION_FIELDS = [
  'from',
  'to',
  'ready',
  'deadline',
  'equipment',
  'teu',
  'wagons',
  'trucks',
  'units',
  'tonnes',
  'goods',
  'dg',
  'temperature',
  'avoid',
  'sort',
  'limit',
  'exact',
  'history',
  'overlay',
] as const
export type QuestionField = (typeof QUESTION_FIELDS)[number]

/** Fields of the question backwards, beyond {@link QUESTION_FIELDS}. */
export const HAND_OVER_FIELDS = ['arriveBy', 'chance'] as const
export type HandOverField = (typeof HAND_OVER_FIELDS)[number]

/** Fields of the question for many days: those of {@link QUESTION_FIELDS} but for the slow search, and how many days. */
export const PROFILE_FIELDS = [
  ...QUESTION_FIELDS.filter((field): field is Exclude<QuestionField, 'exact'> => field !== 'exact'),
  'days',
  'within',
] as const
export type ProfileField = (typeof PROFILE_FIELDS)[number]

const LONGEST_TEXT = 2000

/** Typed access to the fields of a question from outside; every fault carries a JSON pointer. */
export class RawQuestion {
  readonly #values: ReadonlyMap<string, unknown>

  /** @throws {StructuredError} QUESTION_MALFORMED, QUESTION_FIELD_UNKNOWN */
  constructor(raw: unknown, fields: readonly string[]) {
    if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
      throw new StructuredError({
        code: 'QUESTION_MALFORMED',
        received: raw,
        expected: 'an object with the fields of a question',
        remediation: 'send {"from": "Kuryk", "to": "Klaipeda"} at least',
        pointer: '',
      })
    }
    const values = new Map<string, unknown>()
    for (const [name, value] of Object.entries(raw)) {
      if (!fields.includes(name)) {
        throw new StructuredError({
          code: 'QUESTION_FIELD_UNKNOWN',
          received: name,
          expected: `one of ${fields.join(', ')}`,
          remediation: 'leave the field out, or spell it as listed',
          pointer: `/${name.slice(0, 40).replaceAll('~', '~0').replaceAll('/', '~1')}`,
          candidates: fields,
        })
      }
      if (value !== undefined && value !== null) values.set(name, value)
    }
    this.#values = values
  }

  fault(field: string, expected: string, remediation?: string): StructuredError {
    return new StructuredError({
      code: 'QUESTION_VALUE_INVALID',
      received: this.#values.get(field),
      expected,
      pointer: `/${field}`,
      ...(remediation === undefined ? {} : { remediation }),
    })
  }

  /** The value as it came, for a reader of its own; undefined where the field is left out. */
  given(field: string): unknown {
    return this.#values.get(field)
  }

  has(field: string): boolean {
    return this.#values.has(field)
  }

  text(field: string): string | undefined {
    const value = this.#values.get(field)
    if (value === undefined) return undefined
    if (typeof value !== 'string') throw this.fault(field, 'text')
    if (value.length > LONGEST_TEXT) throw this.fault(field, `at most ${LONGEST_TEXT} characters`)
    return value.trim() === '' ? undefined : value.trim()
  }

  needed(field: string, what: string): string {
    const value = this.text(field)
    if (value !== undefined) return value
    throw new StructuredError({
      code: 'QUESTION_FIELD_MISSING',
      expected: `${field}: ${what}`,
      remediation: `say ${field}`,
      pointer: `/${field}`,
    })
  }

  /** A number, or its digits as text; NaN for anything else. */
  private digits(field: string): number | undefined {
    const value = this.#values.get(field)
    if (value === undefined) return undefined
    if (typeof value === 'number') return value
    return typeof value === 'string' ? readDecimal(value) : Number.NaN
  }

  number(field: string, most: number, least = 0): number | undefined {
    const number = this.digits(field)
    if (number === undefined || (number >= least && number <= most)) return number
    throw this.fault(field, `a number from ${least} to ${most}`)
  }

  /** A number above 0 and below 1. */
  share(field: string): number | undefined {
    const number = this.digits(field)
    if (number === undefined || (number > 0 && number < 1)) return number
    throw this.fault(field, 'a number above 0 and below 1', 'ask for 0.9, say')
  }

  /** A number above 0. */
  amount(field: string, most = Number.MAX_VALUE): number | undefined {
    const number = this.digits(field)
    if (number === undefined || (number > 0 && number <= most)) return number
    throw this.fault(field, most === Number.MAX_VALUE ? 'a number above 0' : `a number above 0, at most ${most}`)
  }

  whole(field: string, least: number, most: number): number | undefined {
    const value = this.number(field, most, least)
    if (value === undefined || Number.isInteger(value)) return value
    throw this.fault(field, `a whole number from ${least} to ${most}`)
  }

  yes(field: string): boolean {
    const value = this.#values.get(field)
    if (value === undefined || value === false || value === 'false' || value === '0') return false
    if (value === true || value === 'true' || value === '1' || value === '') return true
    throw this.fault(field, 'true or false')
  }

  choice<T extends string>(field: string, choices: readonly T[]): T | undefined {
    const text = this.text(field)
    if (text === undefined) return undefined
    const found = choices.find((choice) => choice === text.toLowerCase())
    if (found === undefined) throw this.fault(field, `one of ${choices.join(', ')}`)
    return found
  }

  instant(field: string): EpochMinutes | undefined {
    const text = this.text(field)
    return text === undefined ? undefined : parseInstant(text, `/${field}`)
  }

  /** A list, or text with commas; empty items fall away. */
  list(field: string, most: number): readonly string[] {
    const value = this.#values.get(field)
    if (value === undefined) return []
    const parts = typeof value === 'string' ? value.split(',') : value
    if (!Array.isArray(parts) || !parts.every((part): part is string => typeof part === 'string')) {
      throw this.fault(field, 'a list of texts, or text parted by commas')
    }
    const items = parts
      .flatMap((part) => part.split(','))
      .map((part) => part.trim())
      .filter((part) => part !== '')
    if (items.length > most) throw this.fault(field, `at most ${most} items`)
    if (items.some((item) => item.length > LONGEST_TEXT))
      throw this.fault(field, `items of at most ${LONGEST_TEXT} characters`)
    return items
  }
}
