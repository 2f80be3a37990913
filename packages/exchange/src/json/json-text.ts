import type { StructuredError } from '@karavan/core'
import { type JsonNumber, type JsonObject, type JsonValue, NumberText } from '@karavan/model'

/** Deepest nesting of lists, objects and elements. */
export const DEPTH_LIMIT = 100

/** Makes the error of a text that is no JSON; `pointer` is line and column. */
type JsonFault = (pointer: string, received: unknown, expected: string) => StructuredError

/**
 * Reads JSON and keeps what `JSON.parse` loses: the digits of numbers and names such as `__proto__`.
 * @throws {StructuredError} EPCIS_MALFORMED or what `fault` makes, at line and column: not JSON, a name twice in an object,
 * nested too deep, NUL, half of a surrogate pair
 */
export function readJsonText(text: string, fault: JsonFault): JsonValue {
  const reader = new JsonReader(text, fault)
  return reader.whole()
}

const SPACE = /[ \t\n\r]*/y
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON has no bare control characters in texts
const PLAIN = /[^"\\\u0000-\u001f]*/y
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}
const WORDS: readonly (readonly [string, JsonValue])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
]

class JsonReader {
  readonly #text: string
  readonly #makeFault: JsonFault
  #at = 0
  #depth = 0

  constructor(text: string, fault: JsonFault) {
    this.#text = text
    this.#makeFault = fault
  }

  whole(): JsonValue {
    const value = this.#value()
    this.#skip()
    if (this.#at < this.#text.length) throw this.#fault('the end of the text after one JSON value')
    return value
  }

  #value(): JsonValue {
    this.#skip()
    const next = this.#text[this.#at]
    if (next === '{') return this.#nested(() => this.#object())
    if (next === '[') return this.#nested(() => this.#list())
    if (next === '"') return this.#string()
    for (const [word, value] of WORDS) {
      if (this.#text.startsWith(word, this.#at)) {
        this.#at += word.length
        return value
      }
    }
    return this.#number()
  }

  #nested<Value>(read: () => Value): Value {
    if (this.#depth === DEPTH_LIMIT) throw this.#fault(`nesting at most ${DEPTH_LIMIT} deep`)
    this.#depth += 1
    this.#at += 1
    const value = read()
    this.#depth -= 1
    return value
  }

  #object(): JsonObject {
    const members: Record<string, JsonValue> = {}
    if (this.#take('}')) return members
    do {
      this.#skip()
      const start = this.#at
      if (this.#text[start] !== '"') throw this.#fault('a name in double quotes')
      const name = this.#string()
      if (Object.hasOwn(members, name)) throw this.#fault('each name once in an object', start, name)
      this.#expect(':')
      setMember(members, name, this.#value())
    } while (this.#take(','))
    this.#expect('}')
    return members
  }

  #list(): JsonValue[] {
    const items: JsonValue[] = []
    if (this.#take(']')) return items
    do items.push(this.#value())
    while (this.#take(','))
    this.#expect(']')
    return items
  }

  #string(): string {
    const start = this.#at
    this.#at += 1
    let value = ''
    for (;;) {
      value += this.#match(PLAIN)
      const next = this.#text[this.#at]
      if (next === '"') break
      if (next !== '\\')
        throw this.#fault(next === undefined ? 'the end of the text in quotes' : 'no bare control character')
      value += this.#escape()
    }
    this.#at += 1
    if (value.includes('\0')) throw this.#fault('no NUL character', start)
    if (/\p{Cs}/u.test(value)) throw this.#fault('no half of a surrogate pair', start)
    return value
  }

  #escape(): string {
    const letter = this.#text[this.#at + 1] ?? ''
    const plain = ESCAPES[letter]
    if (plain !== undefined) {
      this.#at += 2
      return plain
    }
    const code = this.#text.slice(this.#at + 2, this.#at + 6)
    if (letter !== 'u' || !/^[0-9a-fA-F]{4}$/.test(code)) throw this.#fault('an escape that JSON knows')
    this.#at += 6
    return String.fromCharCode(Number.parseInt(code, 16))
  }

  #number(): JsonNumber {
    const text = this.#match(NUMBER)
    if (text === '') throw this.#fault('a JSON value')
    return numberOf(text)
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)?.[0] ?? ''
    this.#at += found.length
    return found
  }

  #skip(): void {
    SPACE.lastIndex = this.#at
    SPACE.test(this.#text)
    this.#at = SPACE.lastIndex
  }

  #take(sign: string): boolean {
    this.#skip()
    if (this.#text[this.#at] !== sign) return false
    this.#at += 1
    return true
  }

  #expect(sign: string): void {
    if (!this.#take(sign)) throw this.#fault(`"${sign}"`)
  }

  #fault(expected: string, at = this.#at, received: string = this.#text.slice(at, at + 40) || 'the end') {
    const before = this.#text.slice(0, at)
    const line = before.split('\n').length
    return this.#makeFault(`${line}:${at - before.lastIndexOf('\n')}`, received, expected)
  }
}

/** Sets a member of its own, whatever its name. */
export function setMember(object: Record<string, JsonValue>, name: string, value: JsonValue): void {
  if (name === '__proto__') {
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true })
  } else object[name] = value
}

/** The number of a text in the grammar of JSON. */
export function numberOf(text: string): JsonNumber {
  const value = Number(text)
  return String(value) === text ? value : new NumberText(text)
}

/** Writes JSON with two spaces to a level; numbers as they were written. */
export function writeJsonText(value: JsonValue): string {
  return `${written(value, '\n')}\n`
}

/** Writes JSON in one line without spaces; numbers as they were written. */
export function writeJsonLine(value: JsonValue): string {
  if (value instanceof NumberText) return value.text
  if (isList(value)) return `[${value.map(writeJsonLine).join(',')}]`
  if (!isObject(value)) return JSON.stringify(value)
  const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}:${writeJsonLine(member)}`)
  return `{${members.join(',')}}`
}

function written(value: JsonValue, line: string): string {
  if (value instanceof NumberText) return value.text
  if (isList(value))
    return bracketed(
      '[',
      value.map((item) => written(item, deeper(line))),
      ']',
      line,
    )
  if (!isObject(value)) return JSON.stringify(value)
  const members = Object.entries(value).map(
    ([name, member]) => `${JSON.stringify(name)}: ${written(member, deeper(line))}`,
  )
  return bracketed('{', members, '}', line)
}

/** Most spaces before a line, so that deep nesting does not make a text long. */
const INDENT_LIMIT = 40

/** One level deeper, of a line break or of nothing, and the spaces behind it. */
export function deeper(indent: string): string {
  return indent.length < INDENT_LIMIT ? `${indent}  ` : indent
}

function bracketed(open: string, items: readonly string[], close: string, line: string): string {
  return items.length === 0 ? open + close : `${open}${deeper(line)}${items.join(`,${deeper(line)}`)}${line}${close}`
}

export function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value)
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !isList(value) && !(value instanceof NumberText)
}

export function isNumber(value: JsonValue | undefined): value is JsonNumber {
  return typeof value === 'number' || value instanceof NumberText
}
