import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentHash, eventPreHash, readEpcis, recordKey, withoutIgnored, writeEpcisXml } from '../../src/index.js'
import { arbitraryEvent, PREFIXES } from './arbitrary-event.js'
import { naivePreHash } from './naive-hash.js'
import { describePublished, digest, hashesOf, ownSamples, published } from './samples.js'

const CONTEXT = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld'
const WHEN = '2026-11-09T00:00:00Z'
type Plain = Record<string, unknown>

function documentOf(event: Plain, prefixes: Plain = PREFIXES): string {
  const epcisBody = { eventList: [event] }
  return JSON.stringify({
    '@context': [CONTEXT, prefixes],
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: WHEN,
    epcisBody,
  })
}

function preHashOf(text: string): string {
  const [event] = readEpcis(text).events
  if (event === undefined) throw new Error('no event')
  return eventPreHash(event)
}

/** The same value with members and items of lists in another order. */
function shuffled(value: unknown, random: () => number): unknown {
  if (Array.isArray(value)) {
    const items = value.map((each) => ({ each: shuffled(each, random), at: random() }))
    return items.sort((a, b) => a.at - b.at).map(({ each }) => each)
  }
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([name, each]) => ({ name, each: shuffled(each, random), at: random() }))
  return Object.fromEntries(members.sort((a, b) => a.at - b.at).map(({ name, each }) => [name, each]))
}

/** Every value with what leads to it; those that the hash leaves out are passed over. */
function leaves(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([name, each]) =>
    /^(?:eventID|recordTime|errorDeclaration)$/.test(name) && path.length === 0 ? [] : leaves(each, [...path, name]),
  )
}

function changedAt(value: unknown, [name = '', ...path]: readonly string[]): unknown {
  const copy = structuredClone(value) as Plain
  const before = copy[name]
  if (path.length > 0) copy[name] = changedAt(before, path)
  else if (typeof before === 'number') copy[name] = before + 1
  else if (typeof before === 'boolean') copy[name] = !before
  else if (before === 'https://port.example.org/swell') copy[name] = `${before}s`
  else copy[name] = CHANGES.get(String(before)) ?? changedText(String(before))
  return copy
}

const CHANGES = new Map([
  ['ObjectEvent', 'x:Event'],
  ['AggregationEvent', 'AssociationEvent'],
  ['TransformationEvent', 'x:Event'],
  ['ADD', 'OBSERVE'],
  ['+05:00', '+05:30'],
])

function changedText(text: string): string {
  const year = text.replace(/^202\d-/, '1999-')
  if (year !== text) return year
  return text.includes('?') ? text.replace('?', '1?') : `${text}1`
}

describePublished('the published vectors', () => {
  const hashes = new Map(published('epcis-event-hash/vectors', /\.hashes$/))
  it.each(published('epcis-event-hash/vectors', /\.(?:jsonld|xml)$/))('%s', (name, text) => {
    const expected = hashes
      .get(name.replace(/\.\w+$/, '.hashes'))
      ?.trim()
      .split('\n')
    expect(hashesOf(readEpcis(text))).toEqual(expected)
    expect(hashesOf(readEpcis(writeEpcisXml(readEpcis(text), WHEN)))).toEqual(expected)
  })
})

describePublished('the published examples', () => {
  it.each(published('epcis-2.0/examples', /\.jsonld$/))('%s is the same in XML', (_, text) => {
    const read = readEpcis(text)
    const xml = readEpcis(writeEpcisXml(read, WHEN))
    expect({ ...Object(xml.document), '@context': null }).toEqual({ ...Object(read.document), '@context': null })
    expect(hashesOf(xml)).toEqual(hashesOf(read))
  })
})

describe('the hash of an event', () => {
  it.each(ownSamples(/^(?:ferry|query)\.jsonld$/))('of %s is that of the plain twin', (_, text) => {
    const document = JSON.parse(text)
    const body = document.epcisBody.queryResults?.resultsBody ?? document.epcisBody
    const twins = body.eventList.map((event: never) =>
      naivePreHash(event, document['@context'][1], document['tracker:ignoreFields']),
    )
    expect(readEpcis(text).events.map(eventPreHash)).toEqual(twins)
  })

  it('stays what it was', () => {
    const frozen = ownSamples(/\.(?:xml|jsonld)$/)
      .filter(([name]) => name.startsWith('in/'))
      .map(([name, text]) => [name, ...hashesOf(readEpcis(text))])
    expect(frozen).toMatchInlineSnapshot(`
      [
        [
          "in/border-1.2.xml",
          "ni:///sha-256;738b6d6f2c3da9780158d15af3d9d7f708678b50957460151428b567b4e32d39?ver=CBV2.0",
          "ni:///sha-256;f7df7c2155ded7575b8f4b3ab5739a5a2b4b9c80236ed9c857c669af1b19dc9c?ver=CBV2.0",
        ],
        [
          "in/ferry.jsonld",
          "ni:///sha-256;9809e2fc967711caa5173bb06359adc4e8bdad98306f6fb1db11aa28b9437322?ver=CBV2.0",
          "ni:///sha-256;1670aad7b3773aefecb0870e49390d7036ac2588719fd18e79c7715d55192ada?ver=CBV2.0",
          "ni:///sha-256;a30265397c3fda0e4d65dafebfb86aae2965820aa01423cc3e5d8d4c8da5b040?ver=CBV2.0",
          "ni:///sha-256;dd224222db5c6acf4b43ca44980488c6f9ca2eb6a92efc647257ed1464884cf4?ver=CBV2.0",
        ],
        [
          "in/loading-altynkol.xml",
          "ni:///sha-256;a4a2ffc58c26dee0e53e5043c3ce846ef81194ae43c62300b610a96efc76d393?ver=CBV2.0",
        ],
        [
          "in/query.jsonld",
          "ni:///sha-256;8d8278828a367bedae1d7bc3f786e0d838552276bdb05deaa8d46fdefafe46f5?ver=CBV2.0",
        ],
      ]
    `)
  })

  it('is that of the plain twin, in JSON and XML', () => {
    fc.assert(
      fc.property(arbitraryEvent, (event) => {
        const text = documentOf(event)
        const expected = naivePreHash(event as never, PREFIXES)
        expect(preHashOf(text)).toBe(expected)
        expect(preHashOf(writeEpcisXml(readEpcis(text), WHEN))).toBe(expected)
      }),
      { numRuns: 200 },
    )
  })

  it('is one for every order, prefix, spelling of time and space', () => {
    fc.assert(
      fc.property(arbitraryEvent, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (event, stream) => {
        const random = () => stream.next().value ?? 0
        const expected = preHashOf(documentOf(event))
        expect(preHashOf(documentOf(shuffled(event, random) as Plain))).toBe(expected)
        const renamed = JSON.parse(JSON.stringify(event).replaceAll('"rail:', '"r:').replaceAll('"port:', '"p:'))
        expect(preHashOf(documentOf(renamed, { p: PREFIXES.port, r: PREFIXES.rail }))).toBe(expected)
        const inUtc = { ...event, eventTime: utcOf(String(event['eventTime'])) }
        expect(preHashOf(documentOf(inUtc))).toBe(expected)
        const xml = writeEpcisXml(readEpcis(documentOf(event)), WHEN)
        const spaced = xml.replace(/<(epc|bizStep|action|id)>([^<]*)</g, '<$1>\n\t $2 \r\n<')
        expect(preHashOf(spaced)).toBe(expected)
      }),
      { numRuns: 100 },
    )
  })

  it('is another after any change of a value, and none after one that it leaves out', () => {
    fc.assert(
      fc.property(arbitraryEvent, fc.nat(), (event, pick) => {
        const places = leaves(event)
        const changed = changedAt(event, places[pick % places.length] ?? []) as Plain
        const of = (each: Plain) => eventPreHash({ event: each as never, namespaces: PREFIXES, ignored: new Set() })
        expect(of(changed)).not.toBe(of(event))
        expect(of({ ...event, eventID: 'urn:x:y', recordTime: WHEN, errorDeclaration: {} })).toBe(of(event))
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['2026-11-02T06:40:00.1234+05:00', '2026-11-02T01:40:00.123Z'],
    ['2026-11-02T06:40:00.12349999+05:00', '2026-11-02T01:40:00.123Z'],
    ['2026-12-31T23:59:59.9995Z', '2027-01-01T00:00:00.000Z'],
    ['0099-01-01T00:00:00Z', '0099-01-01T00:00:00.000Z'],
    ['2026-12-31T23:59:60Z', '2027-01-01T00:00:00.000Z'],
  ])('writes %s as %s', (from, to) => {
    const event = { type: 'x:Y', eventTime: from, eventTimeZoneOffset: '+05:00' }
    expect(preHashOf(documentOf(event))).toBe(`eventType=x:YeventTime=${to}eventTimeZoneOffset=+05:00`)
  })

  it.each([
    ['1.0', '1'],
    ['-0.0', '0'],
    ['0.10', '0.1'],
    ['100', '100'],
    ['1.5e3', '1500'],
    ['25E-4', '0.0025'],
    ['12345678901234567890.123456789', '12345678901234567890.123456789'],
    ['1e999999999', '1e999999999'],
  ])('writes the number %s as %s', (from, to) => {
    const event = documentOf({ type: 'x:Y', eventTime: WHEN, eventTimeZoneOffset: '+05:00', 'rail:n': 'NUMBER' })
    expect(preHashOf(event.replace('"NUMBER"', from))).toContain(`{${PREFIXES.rail}}n=${to}`)
  })

  it('writes short names of the CBV in full, and those of gs1 where the document binds it', () => {
    const sensors = [{ sensorReport: [{ type: 'gs1:Angle', component: 'cbv:Comp-latitude' }] }]
    const event = { type: 'x:Y', eventTime: WHEN, eventTimeZoneOffset: '+05:00', sensorElementList: sensors }
    expect(preHashOf(documentOf(event))).toContain('type=gs1:Anglecomponent=https://ref.gs1.org/cbv/Comp-latitude')
    expect(preHashOf(documentOf(event, { gs1: 'https://gs1.org/voc/' }))).toContain('type=https://gs1.org/voc/Angle')
  })

  it("tells apart what an event of a user's own kind holds in another form", () => {
    const event = { type: 'x:Y', eventTime: WHEN, eventTimeZoneOffset: '+05:00' }
    const forms = [
      {},
      { bizStep: ['loading'] },
      { bizStep: { 'rail:a': '1' } },
      { readPoint: 'B' },
      { epcList: [{ 'rail:a': '1' }] },
      { quantityList: ['7'] },
      { ilmd: 'new' },
      { bizTransactionList: ['bol'] },
    ]
    const texts = forms.map((form) => preHashOf(documentOf({ ...event, ...form })))
    expect(new Set(texts).size).toBe(forms.length)
    for (const form of forms.slice(1)) {
      const read = readEpcis(documentOf({ ...event, ...form }))
      expect(() => writeEpcisXml(read, WHEN)).toThrow('EPCIS_UNWRITABLE')
    }
  })

  it('leaves comments out, at any depth and in JSON and XML', () => {
    const event = {
      type: 'ObjectEvent',
      eventTime: WHEN,
      eventTimeZoneOffset: '+05:00',
      action: 'OBSERVE',
      epcList: ['urn:epc:id:bic:CSQU3054383'],
      readPoint: { id: 'urn:epc:id:sgln:4012345.00011.0' },
    }
    const inside = { id: event.readPoint.id, 'note:comment': 'the north gate' }
    const commented = { ...event, 'rdfs:comment': 'seen by the crane', readPoint: inside }
    const prefixes = { ...PREFIXES, note: 'http://www.w3.org/2000/01/rdf-schema#' }
    const text = documentOf(commented, prefixes)
    expect(preHashOf(text)).toBe(preHashOf(documentOf(event)))
    expect(preHashOf(writeEpcisXml(readEpcis(text), WHEN))).toBe(preHashOf(documentOf(event)))
    const other = documentOf({ ...event, 'rail:comment': 'seen by the crane' })
    expect(preHashOf(other)).not.toBe(preHashOf(documentOf(event)))
    const [found] = readEpcis(text).events
    expect(found && withoutIgnored(found)).toEqual(event)
  })

  it('passes over empty lists', () => {
    const event = { type: 'x:Y', eventTime: WHEN, eventTimeZoneOffset: '+05:00' }
    const filled = { ...event, epcList: [], bizTransactionList: [], 'rail:seals': [] }
    expect(preHashOf(documentOf(filled))).toBe(preHashOf(documentOf(event)))
  })
})

function utcOf(text: string): string {
  const [, second = '', fraction = '', zone = ''] = /^(.{19})(\.\d+)?(.+)$/.exec(text) ?? []
  return new Date(second + zone).toISOString().replace('.000Z', `${fraction}Z`)
}

describe('the record of an event', () => {
  const event = {
    type: 'ObjectEvent',
    eventTime: '2026-11-02T06:40:00+05:00',
    eventTimeZoneOffset: '+05:00',
    action: 'OBSERVE',
    epcList: ['urn:epc:id:bic:CSQU3054383'],
  }
  const declared = {
    ...event,
    eventID: 'urn:uuid:0c6f0a4e-6f0f-4a44-9b6b-6d7c1f1a0009',
    errorDeclaration: {
      declarationTime: '2026-11-03T06:40:00+05:00',
      reason: 'did_not_occur',
      'rail:by': 'dispatcher',
    },
  }
  const read = (each: Plain) => {
    const [found] = readEpcis(documentOf(each)).events
    if (found === undefined) throw new Error('no event')
    return found
  }

  it('has a key for the event and one for the declaration', () => {
    const plain = recordKey(read(event), digest)
    const wrong = recordKey(read(declared), digest)
    expect(plain).toEqual({ contentHash: contentHash(read(event), digest), declarationKey: '' })
    expect(wrong.contentHash).toBe(plain.contentHash)
    expect(wrong.declarationKey).toMatch(/^ni:\/\/\/sha-256;[0-9a-f]{64}$/)
    const later = { ...declared.errorDeclaration, declarationTime: '2026-11-03T06:41:00+05:00' }
    expect(recordKey(read({ ...declared, errorDeclaration: later }), digest).declarationKey).not.toBe(
      wrong.declarationKey,
    )
    const sameTime = { ...declared.errorDeclaration, declarationTime: '2026-11-03T01:40:00.000Z' }
    expect(recordKey(read({ ...declared, errorDeclaration: sameTime }), digest)).toEqual(wrong)
  })
})
