import type { JsonObject, JsonValue } from '@karavan/model'
import { isList, isObject } from '../json/json-text.js'
import { type DocumentFault, Faults } from '../json/shape.js'
import { EPCIS } from './schema.js'

/** A document without the events that break rules. */
interface SoundPart {
  readonly document: JsonValue
  /** Why events were left out; pointers are those of the document that was sent. */
  readonly leftOut: readonly DocumentFault[]
  /** The pointer in the document that was sent. */
  readonly pointerIn: (pointer: string) => string
}

/** What breaks rules, at most 100. */
export function faultsOf(document: JsonValue): readonly DocumentFault[] {
  const faults = new Faults()
  EPCIS(document, '', faults)
  return faults.found
}

export function whole(document: JsonValue): SoundPart {
  return { document, leftOut: [], pointerIn: (pointer) => pointer }
}

/** Leaves out every event of the list of a document that breaks rules; what breaks them elsewhere stays for the caller to find. */
export function soundPart(sent: JsonValue): SoundPart {
  const path = ['', '/epcisBody/eventList', '/epcisBody/queryResults/resultsBody/eventList'].find((each) =>
    isList(at(sent, each)),
  )
  const list = path === undefined ? undefined : at(sent, path)
  if (path === undefined || !isList(list)) return whole(sent)
  let kept = [...list.keys()]
  const leftOut: DocumentFault[] = []
  // A pass finds so many faults and no more.
  for (;;) {
    const document = replaced(
      sent,
      path,
      kept.flatMap((index) => list[index] ?? []),
    )
    const indexes = kept
    const pointerIn = (pointer: string) => {
      const index = indexIn(path, pointer)
      return index === null ? pointer : `${path}/${indexes[index]}${pointer.slice(`${path}/${index}`.length)}`
    }
    const faulty = new Map(
      faultsOf(document).flatMap((fault) => {
        const index = indexIn(path, fault.pointer)
        return index === null ? [] : [[index, { ...fault, pointer: pointerIn(fault.pointer) }] as const]
      }),
    )
    if (faulty.size === 0) return { document, leftOut, pointerIn }
    leftOut.push(...faulty.values())
    kept = kept.filter((_, index) => !faulty.has(index))
  }
}

function indexIn(path: string, pointer: string): number | null {
  if (!pointer.startsWith(`${path}/`)) return null
  const digits = /^\d+(?=\/|$)/.exec(pointer.slice(path.length + 1))?.[0]
  return digits === undefined ? null : Number(digits)
}

function at(document: JsonValue, path: string): JsonValue | undefined {
  return path
    .split('/')
    .slice(1)
    .reduce<JsonValue | undefined>((value, name) => (isObject(value) ? value[name] : undefined), document)
}

function replaced(document: JsonValue, path: string, value: JsonValue): JsonValue {
  const [, name, ...rest] = path.split('/')
  if (name === undefined || !isObject(document)) return value
  const inner = document[name]
  const changed = inner === undefined ? value : replaced(inner, rest.length === 0 ? '' : `/${rest.join('/')}`, value)
  return { ...document, [name]: changed } satisfies JsonObject
}
