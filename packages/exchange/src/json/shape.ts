import type { JsonObject, JsonValue } from '@karavan/model'
import { isList, isNumber, isObject } from './json-text.js'

/** One thing that is wrong in a document. */
export interface DocumentFault {
  /** JSON pointer; in XML the path of elements and the line, `/EPCISDocument/EPCISBody/EventList/ObjectEvent[2]:31`. */
  readonly pointer: string
  readonly received: unknown
  readonly expected: string
}

/** Most faults that are told of one document. */
const FAULT_LIMIT = 100

/** Gathers what is wrong with a value at a JSON pointer. */
export type Shape = (value: JsonValue, pointer: string, faults: Faults) => void

/** Faults in the order of the document. */
export class Faults {
  readonly found: DocumentFault[] = []

  add(pointer: string, received: unknown, expected: string): void {
    if (this.found.length < FAULT_LIMIT) this.found.push({ pointer, received, expected })
  }
}

/** Whether a value has a shape. */
export function fits(value: JsonValue, shape: Shape): boolean {
  const faults = new Faults()
  shape(value, '', faults)
  return faults.found.length === 0
}

/** Texts that pass a test. */
export function text(expected: string, passes: (text: string) => boolean = () => true): Shape {
  return (value, pointer, faults) => {
    if (typeof value !== 'string' || !passes(value)) faults.add(pointer, value, expected)
  }
}

export const number: Shape = (value, pointer, faults) => {
  if (!isNumber(value)) faults.add(pointer, value, 'a number')
}

export const truth: Shape = (value, pointer, faults) => {
  if (typeof value !== 'boolean') faults.add(pointer, value, 'true or false')
}

export const anything: Shape = () => {}

/** Lists of at least so many items; where they are a set, each once. */
export function list(item: Shape, { least = 0, set = false }: { least?: number; set?: boolean } = {}): Shape {
  return (value, pointer, faults) => {
    if (!isList(value)) return faults.add(pointer, value, 'a list')
    if (value.length < least) faults.add(pointer, value, `a list with at least ${least} of them`)
    const seen = new Set<string>()
    for (const [index, each] of value.entries()) {
      item(each, `${pointer}/${index}`, faults)
      if (!set) continue
      const key = JSON.stringify(each)
      if (seen.has(key)) faults.add(`${pointer}/${index}`, each, 'each of them once')
      seen.add(key)
    }
  }
}

export interface ObjectShape {
  readonly members: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  /** Which other names there may be; any where it is not said. */
  readonly others?: (name: string) => boolean
}

export function object({ members, required = [], others = () => true }: ObjectShape): Shape {
  return (value, pointer, faults) => {
    if (!isObject(value)) return faults.add(pointer, value, 'an object')
    for (const name of required) {
      if (!Object.hasOwn(value, name)) faults.add(pointer, Object.keys(value).join(' '), `${name}, which is required`)
    }
    for (const [name, member] of Object.entries(value)) {
      const at = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
      const shape = Object.hasOwn(members, name) ? members[name] : undefined
      if (shape !== undefined) shape(member, at, faults)
      else if (!others(name))
        faults.add(at, name, `one of ${Object.keys(members).join(' ')}, or the name of an extension`)
    }
  }
}

/** A shape and a rule that looks at several members of an object. */
export function ruled(shape: Shape, holds: (object: JsonObject) => boolean, expected: string): Shape {
  return (value, pointer, faults) => {
    shape(value, pointer, faults)
    if (isObject(value) && !holds(value)) faults.add(pointer, Object.keys(value).join(' '), expected)
  }
}
