import { StructuredError } from '@karavan/core'
import { MAPPED_PARTS, type MappedPart, type PartSource, type TableMapping } from './mapping.js'
import { SEPARATORS } from './strange-rows.js'

const FIELDS = ['separator', 'decimal', 'parts', 'wide', 'file']

/**
 * Reads a mapping of columns that somebody wrote as JSON.
 * @throws {StructuredError} QUESTION_VALUE_INVALID, with the pointer of the field
 */
export function readMapping(value: unknown, pointer = '/mapping'): TableMapping {
  const fields = objectOf(value, pointer, `an object of ${FIELDS.join(', ')}`)
  const unknown = Object.keys(fields).find((name) => !FIELDS.includes(name))
  if (unknown !== undefined) throw refused(`${pointer}/${unknown.slice(0, 40)}`, unknown, FIELDS.join(', '))
  const { separator = ',', decimal = null, parts = {}, wide = [], file = null } = fields
  const known = SEPARATORS.find((one) => one === separator)
  if (known === undefined) throw refused(`${pointer}/separator`, separator, 'a comma, a semicolon or a tab')
  if (decimal !== null && decimal !== '.' && decimal !== ',')
    throw refused(`${pointer}/decimal`, decimal, '"." or ",", or null where the numbers have no mark')
  if (file !== null && typeof file !== 'string') throw refused(`${pointer}/file`, file, 'a text, or null')
  if (!Array.isArray(wide) || !wide.every((one) => typeof one === 'string'))
    throw refused(`${pointer}/wide`, wide, 'a list of columns')
  return { separator: known, decimal, parts: partsOf(parts, `${pointer}/parts`), wide, file }
}

function partsOf(value: unknown, pointer: string): TableMapping['parts'] {
  const parts: Partial<Record<MappedPart, PartSource>> = {}
  for (const [name, source] of Object.entries(objectOf(value, pointer, 'an object by the parts of a figure'))) {
    const part = MAPPED_PARTS.find((one) => one === name)
    if (part === undefined) throw refused(`${pointer}/${name.slice(0, 40)}`, name, `one of ${MAPPED_PARTS.join(', ')}`)
    parts[part] = sourceOf(source, `${pointer}/${part}`)
  }
  return parts
}

function sourceOf(value: unknown, pointer: string): PartSource {
  const expected = '{"fixed": "…"} or {"column": "…", "words": {"theirs": "ours"}}'
  const { fixed, column, words } = objectOf(value, pointer, expected)
  if (typeof fixed === 'string' && column === undefined) return { fixed }
  if (typeof column !== 'string' || fixed !== undefined) throw refused(pointer, value, expected)
  if (words === undefined) return { column }
  const told = Object.entries(objectOf(words, `${pointer}/words`, expected))
  const wrong = told.find(([, word]) => typeof word !== 'string')
  if (wrong !== undefined) throw refused(`${pointer}/words`, wrong[1], 'a text for each word')
  return { column, words: Object.fromEntries(told) as Record<string, string> }
}

function objectOf(value: unknown, pointer: string, expected: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  throw refused(pointer, value, expected)
}

function refused(pointer: string, received: unknown, expected: string): StructuredError {
  return new StructuredError({
    code: 'QUESTION_VALUE_INVALID',
    received,
    expected,
    remediation: 'take the mapping that the preview proposes, and add what it lacks',
    pointer,
  })
}
