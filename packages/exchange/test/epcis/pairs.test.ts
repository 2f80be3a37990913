import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readEpcis, writeEpcisJson, writeEpcisXml } from '../../src/index.js'
import { digest, hashesOf } from './samples.js'

const folder = (name: string) => new URL(`${name}/`, import.meta.url)
const fileIn = (name: string, file: string) => readFileSync(new URL(file, folder(name)))
const twin = (file: string) =>
  readdirSync(folder('out')).find((each) => each.startsWith(file.replace(/\.\w+$/, '.'))) ?? ''
const WHEN = '2026-11-09T00:00:00Z'

describe.each(readdirSync(folder('in')))('%s', (file) => {
  const read = readEpcis(fileIn('in', file))

  it('is written in the other syntax as expected', () => {
    const written = read.syntax === 'xml' ? writeEpcisJson(read) : writeEpcisXml(read, WHEN)
    expect(written).toBe(fileIn('out', twin(file)).toString())
  })

  it('is the same document when what was written is read', () => {
    const json = readEpcis(writeEpcisJson(read))
    expect(json.document).toEqual(read.document)
    const xml = readEpcis(writeEpcisXml(read, WHEN))
    expect(xml.events.map(({ event }) => event)).toEqual(read.events.map(({ event }) => event))
    expect({ ...Object(xml.document), '@context': null }).toEqual({ ...Object(read.document), '@context': null })
  })

  it('has one hash for each event in every syntax', () => {
    const hashes = hashesOf(read)
    expect(hashes).toEqual(hashesOf(readEpcis(fileIn('out', twin(file)))))
    expect(new Set(hashes).size).toBe(hashes.length)
  })
})

describe('readEpcis', () => {
  it('keeps the digits of numbers', () => {
    const text = '[1.0, 0.10, 1e3, -0, 12345678901234567890, 0.1]'
    const event = `{"@context": "https://x.example/", "type": "x:Y", "eventTime": "2026-11-02T06:40:00Z",
      "eventTimeZoneOffset": "+05:00", "x:numbers": ${text}}`
    const written = writeEpcisJson(readEpcis(event))
    expect(written.replace(/\s+/g, ' ')).toContain('[ 1.0, 0.10, 1e3, -0, 12345678901234567890, 0.1 ]')
  })

  it('reads an event on its own, a list of events, and a document of one event', () => {
    const event = {
      '@context': 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
      type: 'ObjectEvent',
      eventTime: '2026-11-02T06:40:00Z',
      eventTimeZoneOffset: '+05:00',
      action: 'OBSERVE',
      epcList: ['urn:epc:id:bic:CSQU3054383'],
    }
    const { '@context': context, ...inner } = event
    const document = {
      '@context': context,
      type: 'EPCISDocument',
      schemaVersion: '2.0',
      creationDate: '2026-11-02T06:40:00Z',
      epcisBody: { event: inner },
    }
    const readings = [event, [event, event], document].map((each) => readEpcis(JSON.stringify(each)))
    expect(readings.map(({ events }) => events.map(({ pointer }) => pointer))).toEqual([
      [''],
      ['/0', '/1'],
      ['/epcisBody/event'],
    ])
    expect(new Set(readings.flatMap(hashesOf)).size).toBe(1)
    for (const reading of readings) {
      const written = readEpcis(writeEpcisXml(reading, WHEN))
      expect(hashesOf(written)).toEqual(hashesOf(reading))
    }
  })

  it('reads UTF-16 with its mark, and UTF-8 with one', () => {
    const text = fileIn('in', 'query.jsonld').toString()
    const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le')
    expect(readEpcis(utf16).document).toEqual(readEpcis(text).document)
    expect(readEpcis(Buffer.from(utf16).swap16()).document).toEqual(readEpcis(text).document)
    expect(readEpcis(Buffer.from(`\ufeff${text}`)).document).toEqual(readEpcis(text).document)
    expect(readEpcis(`\ufeff${text}`).document).toEqual(readEpcis(text).document)
  })

  it('keeps and notes a missing context of EPCIS, and prefixes that nobody binds', () => {
    const event = {
      '@context': { rail: 'https://rail.example.org/' },
      type: 'ObjectEvent',
      eventTime: '2026-11-02T06:40:00Z',
      eventTimeZoneOffset: '+05:00',
      action: 'OBSERVE',
      epcList: [],
      'rail:train': '1402',
      'ferry:deck': { 'ferry:lane': 3 },
    }
    expect(readEpcis(JSON.stringify(event)).notes).toEqual([
      { kind: 'context', pointer: '/@context', received: 'no address of a context' },
      { kind: 'prefix', pointer: '', received: 'ferry:deck' },
    ])
  })

  it('does not mistake a member for what objects have', () => {
    const text = `{"@context": {}, "type": "x:Y", "eventTime": "2026-11-02T06:40:00Z", "eventTimeZoneOffset": "+05:00",
      "x:a": {"__proto__": {"y:b": "1"}, "constructor": "2", "toString": "3"}}`
    const read = readEpcis(text)
    expect(writeEpcisJson(read)).toContain('"__proto__"')
    expect(hashesOf(read)).not.toEqual(hashesOf(readEpcis(text.replace('"1"', '"4"'))))
    expect(digest(new Uint8Array()).length).toBe(32)
  })

  it('tells XML attributes and text of extensions apart in the hash, as it does two values', () => {
    const text = fileIn('in', 'loading-altynkol.xml').toString()
    const hash = hashesOf(readEpcis(text))
    for (const [from, to] of [
      ['gauge="1520"', 'gauge="1435"'],
      ['>7</rail:track>', '>8</rail:track>'],
      ['AB 104', 'AB 105'],
      ['&amp;', ''],
      ['21.50', '21.51'],
    ] as const) {
      expect(text).toContain(from)
      expect(hashesOf(readEpcis(text.replace(from, to)))).not.toEqual(hash)
    }
    expect(hashesOf(readEpcis(text.replace('21.50', '21.5')))).toEqual(hash)
  })
})

describe('XML', () => {
  const text = fileIn('in', 'loading-altynkol.xml').toString()

  it('keeps attributes of users on standard elements, and passes over the type that a schema gives', () => {
    const named = text
      .replace('<readPoint>', '<readPoint rail:zone="B">')
      .replace('<AggregationEvent>', '<AggregationEvent rail:source="scale">')
    const [{ event } = { event: {} }] = readEpcis(named).events
    expect(event).toMatchObject({ 'rail:source': 'scale', readPoint: { 'rail:zone': 'B' } })
    const typed = text.replace(
      '<AggregationEvent>',
      '<AggregationEvent xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="epcis:AggregationEventType">',
    )
    expect(hashesOf(readEpcis(typed))).toEqual(hashesOf(readEpcis(text)))
  })

  it('is refused where a list holds an element of another name', () => {
    for (const [from, to, place] of [
      ['<epc>', '<id>', 'childEPCs/id:12'],
      ['<quantityElement>', '<quantity>', 'childQuantityList/quantity:25'],
      ['<bizTransaction ', '<transaction ', 'bizTransactionList/transaction:22'],
    ] as const) {
      const end = from.replace('<', '</').replace(' ', '>').replace('>>', '>')
      const wrong = text.replaceAll(from, to).replaceAll(end, to.replace('<', '</').replace(' ', '>'))
      expect(() => readEpcis(wrong)).toThrow(
        `/EPCISDocument/EPCISBody/EventList/AggregationEvent/${place}: EPCIS_INVALID`,
      )
    }
  })
})

describe('writeEpcisXml', () => {
  it.each([
    ['a list in a list', { 'x:a': [[1]] }],
    ['a name that XML does not have', { 'x:a b': '1' }],
    ['a prefix that nobody binds', { 'nobody:a': '1' }],
    ['a character that XML does not have', { 'x:a': '\u0001' }],
  ])('refuses %s', (_, extension) => {
    const event = {
      '@context': { x: 'https://x.example/' },
      type: 'x:Y',
      eventTime: '2026-11-02T06:40:00Z',
      eventTimeZoneOffset: '+05:00',
      ...JSON.parse(JSON.stringify(extension).replace('x:a b', 'x:a\u00a0b')),
    }
    const document = {
      '@context': [{ x: 'https://x.example/' }],
      type: 'EPCISDocument',
      epcisBody: { eventList: [event] },
    }
    expect(() => writeEpcisXml({ document }, WHEN)).toThrow(
      expect.objectContaining({ code: 'EPCIS_UNWRITABLE', pointer: '/epcisBody/eventList/0' }),
    )
  })

  it.each([
    [
      'TransactionEvent',
      { bizTransactionList: [{ bizTransaction: 'urn:x:bl:7' }], parentID: 'urn:x:wagon:1', epcList: ['urn:x:box:1'] },
      ['eventTimeZoneOffset', 'bizTransactionList', 'parentID', 'epcList', 'action', 'readPoint'],
    ],
    [
      'AggregationEvent',
      { childEPCs: ['urn:x:box:1'], bizTransactionList: [{ bizTransaction: 'urn:x:bl:7' }], parentID: 'urn:x:wagon:1' },
      ['eventTimeZoneOffset', 'parentID', 'childEPCs', 'action', 'readPoint', 'bizTransactionList'],
    ],
  ])('writes the elements of a %s in the order of its schema', (type, members, expected) => {
    const event = {
      type,
      eventTime: '2026-11-02T06:40:00Z',
      eventTimeZoneOffset: '+05:00',
      action: 'ADD',
      readPoint: { id: 'urn:x:gate:1' },
      ...members,
    }
    const xml = writeEpcisXml({ document: JSON.parse(JSON.stringify(event)) }, WHEN)
    const elements = [...xml.matchAll(/^ {8}<(\w+)/gm)].map(([, name]) => name)
    expect(elements.slice(elements.indexOf('eventTimeZoneOffset'))).toEqual(expected)
    expect(readEpcis(xml).events.map((found) => found.event)).toEqual([event])
  })
})
