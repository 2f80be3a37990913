import { type EpochMinutes, StructuredError } from '@karavan/core'
import { CLOCK_TOLERANCE_MINUTES, type EpcisEvent, type JsonObject, type JsonValue } from '@karavan/model'
import { isList, isObject, readJsonText } from '../json/json-text.js'
import { type DocumentFault, Faults } from '../json/shape.js'
import { utcMilliseconds } from '../json/times.js'
import { type ReadMessage, type Refusal, type Remark, refusalOfFault } from '../received.js'
import { type DcsaErrorCode, type DcsaRemark, malformed } from './errors.js'
import { EventReader } from './event.js'
import { DCSA_EVENTS, isEventType } from './schema.js'

/** Most bytes, or characters, of an answer. */
const SIZE_LIMIT = 32 * 1024 * 1024

/**
 * Reads what `/v2/events` of DCSA Track and Trace 2.2 answers: a list of events, or an event on its own. An event that
 * breaks the schema is refused with the JSON pointer of each fault; the others stand.
 * @throws {StructuredError} DCSA_MALFORMED, DCSA_TOO_LARGE; DCSA_INVALID where events lie in a wrapper, or there are none
 */
export function readDcsaEvents(
  input: Uint8Array | string,
  { receivedAt }: { readonly receivedAt: EpochMinutes },
): ReadMessage<DcsaRemark, DcsaErrorCode> {
  if (input.length > SIZE_LIMIT) {
    throw new StructuredError<DcsaErrorCode>({
      code: 'DCSA_TOO_LARGE',
      received: `${input.length} bytes`,
      expected: `at most ${SIZE_LIMIT}`,
      remediation: 'ask for fewer events at a time, with limit',
    })
  }
  const answer = readJsonText((typeof input === 'string' ? input : decoded(input)).replace(/^\ufeff/, ''), malformed)
  checkWrapper(answer, '')
  const list = isList(answer)
    ? answer.map((each, index) => [each, `/${index}`] as const)
    : ([[answer, '']] as readonly (readonly [JsonValue, string])[])
  const events: EpcisEvent[] = []
  const remarks: Remark<DcsaRemark>[] = []
  const refused: Refusal<DcsaErrorCode>[] = []
  for (const [value, pointer] of list) {
    const faults = faultsOf(value, pointer)
    refused.push(...faults.map((fault) => refusalOfFault('DCSA_INVALID', fault)))
    if (faults.length === 0 && isObject(value)) {
      const reader = new EventReader(value, pointer)
      events.push(reader.read())
      remarks.push(...reader.remarks, ...aheadOf(value, pointer, receivedAt))
    }
  }
  return { events, remarks, refused }
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new StructuredError<DcsaErrorCode>({
      code: 'DCSA_MALFORMED',
      received: 'bytes that are no text',
      expected: 'JSON in UTF-8',
      cause,
    })
  }
}

/** Refuses an answer whose events lie in a member of an object, naming it. */
function checkWrapper(value: JsonValue, pointer: string): void {
  if (isList(value)) {
    for (const [index, each] of value.entries()) if (isObject(each)) checkWrapper(each, `${pointer}/${index}`)
    return
  }
  if (!isObject(value)) throw invalid(pointer, value, 'a list of events, or an event')
  if (Object.hasOwn(value, 'eventType')) return
  const isEvent = (each: JsonValue) => isObject(each) && Object.hasOwn(each, 'eventType')
  const wrapper = Object.entries(value).find(([, member]) => isList(member) && member.some(isEvent))?.[0]
  if (wrapper === undefined) return
  throw invalid(
    `${pointer}/${wrapper.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    wrapper,
    'events in the list itself, in no wrapper',
  )
}

function invalid(pointer: string, received: unknown, expected: string): StructuredError<DcsaErrorCode> {
  return new StructuredError({
    code: 'DCSA_INVALID',
    pointer,
    received,
    expected,
    remediation: 'send what /v2/events of DCSA Track and Trace 2.2 answers',
  })
}

function faultsOf(value: JsonValue, pointer: string): readonly DocumentFault[] {
  const faults = new Faults()
  const type = isObject(value) ? value['eventType'] : undefined
  if (!isObject(value)) faults.add(pointer, value, 'an event')
  else if (!isEventType(type)) faults.add(`${pointer}/eventType`, type ?? 'none', 'TRANSPORT, EQUIPMENT or SHIPMENT')
  else DCSA_EVENTS[type](value, pointer, faults)
  return faults.found
}

function aheadOf(event: JsonObject, pointer: string, receivedAt: EpochMinutes): readonly Remark<DcsaRemark>[] {
  const time = String(event['eventDateTime'])
  const at = Date.parse(utcMilliseconds(time) ?? '') / 60_000
  if (event['eventClassifierCode'] !== 'ACT' || !(at > receivedAt + CLOCK_TOLERANCE_MINUTES)) return []
  const text = `${time} is called actual, and had not come when the event was received`
  return [{ code: 'inFuture', text, pointer: `${pointer}/eventDateTime` }]
}
