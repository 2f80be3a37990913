import { StructuredError } from '@karavan/core'
import { invalid } from './answering.js'

type Fields = Readonly<Record<string, unknown>>

/** The fields of a body that is an object with no others. @throws {StructuredError} BODY_INVALID, QUESTION_FIELD_UNKNOWN */
export function fieldsOf<Name extends string>(body: unknown, names: readonly Name[]): Partial<Record<Name, unknown>> {
  if (!isObject(body)) {
    throw new StructuredError({
      code: 'BODY_INVALID',
      received: body,
      expected: `a JSON object with ${names.join(', ')}`,
      remediation: 'see /docs',
    })
  }
  const unknown = Object.keys(body).find((name) => !(names as readonly string[]).includes(name))
  if (unknown === undefined) return body as Partial<Record<Name, unknown>>
  throw new StructuredError({
    code: 'QUESTION_FIELD_UNKNOWN',
    received: unknown,
    expected: names.join(' or '),
    remediation: 'leave it out',
    pointer: `/${unknown.slice(0, 40)}`,
    candidates: names,
  })
}

/** A text that is not blank. @throws {StructuredError} QUESTION_FIELD_MISSING, QUESTION_VALUE_INVALID */
export function textOf(value: unknown, field: string, most: number): string {
  const isEmpty = value === undefined || (typeof value === 'string' && value.trim() === '')
  if (isEmpty) throw missing(field, `a text of up to ${most} characters`)
  if (typeof value === 'string' && value.length <= most) return value
  throw invalid(field, value, `a text of up to ${most} characters`)
}

/** Rows by column, each cell a text or a number. @throws {StructuredError} QUESTION_FIELD_MISSING, QUESTION_VALUE_INVALID */
export function rowsOf(value: unknown, field: string, most: number): readonly Readonly<Record<string, string>>[] {
  if (value === undefined) throw missing(field, `1 to ${most} rows`)
  if (!Array.isArray(value) || value.length === 0 || value.length > most)
    throw invalid(field, Array.isArray(value) ? `${value.length} rows` : value, `a list of 1 to ${most} rows`)
  return value.map((row: unknown, i) => {
    if (!isObject(row)) throw invalid(`${field}/${i}`, row, 'an object of cells by column')
    return Object.fromEntries(
      Object.entries(row).map(([column, cell]) => {
        if (typeof cell === 'string') return [column, cell]
        if (typeof cell === 'number') return [column, String(cell)]
        throw invalid(`${field}/${i}/${column.slice(0, 40)}`, cell, 'a text or a number')
      }),
    )
  })
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function missing(field: string, expected: string): StructuredError {
  return new StructuredError({ code: 'QUESTION_FIELD_MISSING', received: 'nothing', expected, pointer: `/${field}` })
}
