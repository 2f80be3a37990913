import {
  type EpochMinutes,
  type IdentifierScheme,
  isInstant,
  parseIdentifier,
  parseInstant,
  StructuredError,
} from '@karavan/core'
import { type ConsignmentFault, ConsignmentInvalidError } from './errors.js'

/** Reads a value at a JSON pointer. @throws {ConsignmentInvalidError} with every fault that it finds */
export type Read<T> = (value: unknown, pointer: string) => T

export function refuse(pointer: string, received: unknown, expected: string): never {
  throw new ConsignmentInvalidError([{ pointer, received, expected }])
}

/** Texts of 1 to 1,000 characters that pass a test. */
export function text(expected = 'a text', passes: (text: string) => boolean = () => true): Read<string> {
  return (value, pointer) => {
    const fits = typeof value === 'string' && value.trim() !== '' && value.length <= 1000 && passes(value)
    return fits ? value : refuse(pointer, value, expected)
  }
}

export function oneOf<const Word extends string>(words: readonly Word[]): Read<Word> {
  return (value, pointer) =>
    words.find((word) => word === value) ?? refuse(pointer, value, `one of ${words.join(', ')}`)
}

export function numberThat(expected: string, passes: (number: number) => boolean): Read<number> {
  return (value, pointer) =>
    typeof value === 'number' && Number.isFinite(value) && passes(value) ? value : refuse(pointer, value, expected)
}

/** Whole minutes since 1970, or ISO 8601. */
export const instant: Read<EpochMinutes> = (value, pointer) => {
  if (typeof value === 'number' && isInstant(value)) return value
  if (typeof value !== 'string') return refuse(pointer, value, 'a time such as 2026-11-25T08:00Z')
  return orRefuse(pointer, () => parseInstant(value))
}

/** The identifier of a scheme in its stored form; a wrong check digit is refused. */
export function identifier<Scheme extends IdentifierScheme>(scheme: Scheme) {
  return (value: unknown, pointer: string) =>
    typeof value === 'string'
      ? orRefuse(pointer, () => parseIdentifier(scheme, value))
      : refuse(pointer, value, `a text: ${scheme}`)
}

/** What a check returns; its error becomes a fault at the pointer. */
function orRefuse<T>(pointer: string, check: () => T): T {
  try {
    return check()
  } catch (error) {
    if (error instanceof StructuredError) refuse(pointer, error.received, error.expected ?? error.message)
    throw error
  }
}

/** What is missing is null. */
export function orNull<T>(read: Read<T>): Read<T | null> {
  return (value, pointer) => (value === undefined || value === null ? null : read(value, pointer))
}

/** What is missing is an empty list. */
export function listOf<T>(read: Read<T>): Read<readonly T[]> {
  return (value, pointer) => {
    if (value === undefined) return []
    if (!Array.isArray(value)) return refuse(pointer, value, 'a list')
    const gathered = new Gathered()
    const taken = value.flatMap((each: unknown, i) => gathered.take(() => [read(each, `${pointer}/${i}`)]) ?? [])
    return gathered.orThrow(taken)
  }
}

/** An object with these fields and no others. */
export function objectOf<T extends object>(fields: { readonly [Name in keyof T]-?: Read<T[Name]> }): Read<T> {
  const names = Object.keys(fields) as (keyof T & string)[]
  return (value, pointer) => {
    if (!isObject(value)) return refuse(pointer, value, `an object with ${names.join(', ')}`)
    const gathered = new Gathered()
    const taken: Partial<T> = {}
    for (const name of names) {
      gathered.take(() => {
        taken[name] = fields[name](value[name], `${pointer}/${name}`)
      })
    }
    for (const name of Object.keys(value)) {
      const known = Object.hasOwn(fields, name)
      if (!known) gathered.take(() => refuse(`${pointer}/${escaped(name)}`, value[name], `one of ${names.join(', ')}`))
    }
    // Every field has been read, or a fault is thrown.
    return gathered.orThrow(taken as T)
  }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function escaped(name: string): string {
  return name.slice(0, 40).replaceAll('~', '~0').replaceAll('/', '~1')
}

/** Faults of the parts of a whole, so that all are told at once. */
export class Gathered {
  private readonly faults: ConsignmentFault[] = []

  take<T>(read: () => T): T | undefined {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof ConsignmentInvalidError)) throw error
      for (const fault of error.faults) this.faults.push(fault)
      return undefined
    }
  }

  orThrow<T>(value: T): T {
    const [first, ...rest] = this.faults
    if (first !== undefined) throw new ConsignmentInvalidError([first, ...rest])
    return value
  }
}
