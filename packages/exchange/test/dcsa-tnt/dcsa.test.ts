import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseInstant } from '@karavan/core'
import type { EpcisEvent } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  KARAVAN_NAMESPACES,
  readDcsaEvents,
  readEpcis,
  writeDcsaEvents,
  writeEpcisJson,
  writeEpcisXml,
} from '../../src/index.js'

const fileAt = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
const SAMPLE = fileAt('in/aktau-alat.json')
const received = { receivedAt: parseInstant('2026-11-22T16:00Z') }
const written = { writtenAt: parseInstant('2026-11-24T00:00Z') }

/** What is written of events. */
const sent = (events: readonly EpcisEvent[]) => JSON.parse(writeDcsaEvents(events, written).text)

const inDocument = (eventList: readonly EpcisEvent[]) => ({
  '@context': ['https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld', KARAVAN_NAMESPACES],
  type: 'EPCISDocument',
  schemaVersion: '2.0',
  creationDate: '2026-11-24T00:00:00Z',
  epcisBody: { eventList },
})

function checkEpcis(events: readonly EpcisEvent[]): void {
  const json = readEpcis(writeEpcisJson({ document: JSON.parse(JSON.stringify(inDocument(events))) }))
  expect(json.notes).toEqual([])
  const xml = readEpcis(writeEpcisXml(json, '2026-11-24T00:00:00Z'))
  expect(xml.events.map(({ event }) => event)).toEqual(json.events.map(({ event }) => event))
}

describe('the sample of the project', () => {
  const reading = readDcsaEvents(SAMPLE, received)

  it('is read as expected', () => {
    expect(reading).toEqual(JSON.parse(fileAt('out/aktau-alat.json')))
  })

  it('is the same when its events are written again, but for what was refused', () => {
    expect(sent(reading.events)).toEqual(JSON.parse(SAMPLE).slice(0, 5))
  })

  it('gives events that are valid EPCIS, in JSON and XML', () => checkEpcis(reading.events))

  it('is read as bytes, and one event on its own', () => {
    expect(readDcsaEvents(new TextEncoder().encode(SAMPLE), received)).toEqual(reading)
    const alone = readDcsaEvents(JSON.stringify(JSON.parse(SAMPLE)[0]), received)
    expect(alone.events).toEqual(reading.events.slice(0, 1))
  })
})

describe('readDcsaEvents', () => {
  const [load, arrival] = JSON.parse(SAMPLE)
  const refusedOf = (event: unknown) => readDcsaEvents(JSON.stringify([event]), received).refused

  it.each([
    ['eventType', { ...load, eventType: 'OPERATIONS' }, '/0/eventType'],
    ['no eventType', { someField: 1 }, '/0/eventType'],
    ['no event', 7, '/0'],
    ['a classifier', { ...load, eventClassifierCode: 'REQ' }, '/0/eventClassifierCode'],
    ['a time without offset', { ...load, eventDateTime: '2026-11-20T08:15:00' }, '/0/eventDateTime'],
    ['an offset that is none', { ...load, eventDateTime: '2026-11-20T08:15:00+20:00' }, '/0/eventDateTime'],
    ['a day that is none', { ...load, eventCreatedDateTime: '2026-02-30T08:15:00Z' }, '/0/eventCreatedDateTime'],
    ['no emptyIndicatorCode', { ...load, emptyIndicatorCode: undefined }, '/0'],
    ['a call without mode', { ...arrival, transportCall: { transportCallID: '1' } }, '/0/transportCall'],
    ['a reference without value', { ...load, references: [{ referenceType: 'FF' }] }, '/0/references/0'],
    ['a seal of a number', { ...load, seals: [{ sealNumber: 5 }] }, '/0/seals/0/sealNumber'],
  ])('refuses an event for %s', (_, event, pointer) => {
    expect(refusedOf(event)).toMatchObject([{ code: 'DCSA_INVALID', pointer }])
  })

  it('tells every fault of an event, each once', () => {
    const event = { ...load, eventClassifierCode: 'REQ', eventDateTime: 'soon' }
    expect(refusedOf(event).map(({ pointer, text }) => [pointer, text])).toEqual([
      ['/0/eventClassifierCode', expect.stringMatching(/^received "REQ"; expected /)],
      ['/0/eventDateTime', expect.stringMatching(/^received "soon"; expected /)],
    ])
  })

  it.each([
    ['{"events": [{"eventType": "SHIPMENT"}]}', '/events', 'events'],
    ['[{"someEvents": [{"eventType": "SHIPMENT"}]}]', '/0/someEvents', 'someEvents'],
    ['"events"', '', 'events'],
  ])('refuses %s, naming the wrapper', (text, pointer, what) => {
    expect(() => readDcsaEvents(text, received)).toThrow(
      expect.objectContaining({ code: 'DCSA_INVALID', pointer, received: what }),
    )
  })

  it.each(['', '[', '[{"a": 1, "a": 2}]', '[1] 2', `${'['.repeat(200)}`])('refuses %j as no JSON', (text) => {
    expect(() => readDcsaEvents(text, received)).toThrow(expect.objectContaining({ code: 'DCSA_MALFORMED' }))
  })

  it('flags actual events of times to come, and no planned ones', () => {
    const at = (receivedAt: string, event = load) =>
      readDcsaEvents(JSON.stringify([event]), { receivedAt: parseInstant(receivedAt) }).remarks.map(({ code }) => code)
    expect(at('2026-11-20T03:00Z')).toEqual([])
    expect(at('2026-11-20T02:59Z')).toEqual(['inFuture'])
    expect(at('2026-11-20T02:59Z', { ...load, eventClassifierCode: 'PLN' })).toEqual([])
  })

  it('keeps the digits of numbers', () => {
    const { events } = readDcsaEvents(JSON.stringify(load).replace('"22G1"', '2.50'), received)
    expect(writeDcsaEvents(events, written).text).toContain('"ISOEquipmentCode": 2.50')
  })

  it('takes nothing of an event away that is written again', () => {
    const extra = fc.dictionary(
      fc.stringMatching(/^x-[a-z]{1,8}$/),
      fc.jsonValue({ maxDepth: 2 }).filter((value) => !JSON.stringify(value).includes('__proto__')),
      { maxKeys: 3 },
    )
    fc.assert(
      fc.property(
        fc.constantFrom(...JSON.parse(SAMPLE).slice(0, 5)),
        fc.constantFrom('PLN', 'EST', 'ACT'),
        extra,
        (event, eventClassifierCode, more) => {
          const input = JSON.parse(JSON.stringify([{ ...event, eventClassifierCode, ...more }]))
          const { events, refused } = readDcsaEvents(JSON.stringify(input), received)
          expect(refused).toEqual([])
          expect(sent(events)).toEqual(input)
        },
      ),
    )
  })
})

describe('writeDcsaEvents', () => {
  const loading: EpcisEvent = {
    type: 'AggregationEvent',
    eventTime: '2026-11-20T08:15:00+05:00',
    eventTimeZoneOffset: '+05:00',
    eventID: 'urn:uuid:6f1d2c3e-0d7a-4d55-8a62-3f0b6f2a9a09',
    bizStep: 'loading',
    action: 'ADD',
    readPoint: { id: 'urn:karavan:unLocode:KZAAU', 'karavan:terminal': 'AKTCT' },
    parentID: 'urn:karavan:wagon8:94576816',
    childEPCs: ['urn:epc:id:bic:CSQU3054383', 'urn:epc:id:bic:TRLU8132090'],
    'karavan:load': 'full',
  }

  it('writes loading that came from elsewhere, each container by itself', () => {
    const { text, refused } = writeDcsaEvents([loading], written)
    expect(refused).toEqual([])
    expect(JSON.parse(text)).toEqual(
      ['CSQU3054383', 'TRLU8132090'].map((equipmentReference) => ({
        eventCreatedDateTime: '2026-11-24T00:00:00Z',
        eventClassifierCode: 'ACT',
        eventDateTime: '2026-11-20T08:15:00+05:00',
        eventType: 'EQUIPMENT',
        equipmentEventTypeCode: 'LOAD',
        equipmentReference,
        emptyIndicatorCode: 'LADEN',
        eventLocation: { UNLocationCode: 'KZAAU', facilityCode: 'AKTCT', facilityCodeListProvider: 'SMDG' },
      })),
    )
    const alone = writeDcsaEvents([{ ...loading, childEPCs: ['urn:epc:id:bic:CSQU3054383'] }], written)
    expect(JSON.parse(alone.text)).toMatchObject([{ eventID: '6f1d2c3e-0d7a-4d55-8a62-3f0b6f2a9a09' }])
    expect(readDcsaEvents(text, received).refused).toEqual([])
  })

  it('takes the code and the load that another message gave', () => {
    const gate: EpcisEvent = {
      type: 'ObjectEvent',
      eventTime: '2026-11-20T08:15:00+05:00',
      eventTimeZoneOffset: '+05:00',
      action: 'OBSERVE',
      bizStep: 'arriving',
      epcList: ['urn:epc:id:bic:CSQU3054383'],
      'karavan:eventClassifierCode': 'PLN',
      'karavan:eventTypeCode': 'GTIN',
      'karavan:equipment': [{ id: 'urn:epc:id:bic:CSQU3054383', load: 'empty' }],
    }
    expect(sent([gate])).toMatchObject([
      { equipmentEventTypeCode: 'GTIN', emptyIndicatorCode: 'EMPTY', eventClassifierCode: 'PLN' },
    ])
    expect(sent([{ ...gate, 'karavan:eventTypeCode': 'ARRI' }])).toEqual([])
  })

  it('refuses what DCSA cannot say', () => {
    const { 'karavan:load': _, ...silent } = loading
    const { text, refused } = writeDcsaEvents([{ ...loading, bizStep: 'departing' }, silent], written)
    expect(text).toBe('[]\n')
    expect(refused).toMatchObject([
      { code: 'kindUnknown', pointer: '/0' },
      { code: 'loadUnknown', pointer: '/1' },
    ])
  })
})

const folder = join(process.env['KARAVAN_SAMPLES'] ?? '', 'standards/dcsa/tnt')
const hasPublished = process.env['KARAVAN_SAMPLES'] !== undefined && existsSync(folder)

if (hasPublished) {
  describe('the published samples', () => {
    const published = (name: string) => readFileSync(join(folder, name), 'utf8')

    it('go in and come out with nothing lost', () => {
      const text = published('tnt-220-response.json')
      const { events, refused } = readDcsaEvents(text, received)
      expect(refused).toEqual([])
      expect(sent(events)).toEqual(JSON.parse(text))
      checkEpcis(events)
    })

    it('of a wrong structure are refused, naming the wrapper', () => {
      expect(() => readDcsaEvents(published('tnt-220-response-wrong-structure.json'), received)).toThrow(
        expect.objectContaining({ code: 'DCSA_INVALID', pointer: '/0/someEvents' }),
      )
    })
  })
} else it.skip('the published samples: KARAVAN_SAMPLES=FOLDER npm test, where FOLDER has standards/')
