import { StructuredError, seededRandom } from '@karavan/core'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { EpcisInvalidError, readEpcis } from '../../src/index.js'
import { describePublished, ownSamples, published } from './samples.js'

type Json = null | boolean | number | string | Json[] | { [name: string]: Json }

const CONTEXT = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld'
const event = (changes: { [name: string]: Json | undefined }) => ({
  type: 'ObjectEvent',
  eventTime: '2026-11-02T06:40:00+05:00',
  eventTimeZoneOffset: '+05:00',
  action: 'OBSERVE',
  epcList: ['urn:epc:id:bic:CSQU3054383'],
  ...changes,
})
const document = (...events: unknown[]) => ({
  '@context': [CONTEXT, { rail: 'https://rail.example.org/' }],
  type: 'EPCISDocument',
  schemaVersion: '2.0',
  creationDate: '2026-11-02T07:00:00Z',
  epcisBody: { eventList: events },
})

function faultsOf(input: unknown): readonly string[] {
  try {
    readEpcis(typeof input === 'string' ? input : JSON.stringify(input))
    return []
  } catch (error) {
    if (error instanceof EpcisInvalidError) return error.faults.map(({ pointer }) => pointer)
    throw error
  }
}

describe('the check of documents', () => {
  it('passes what is right', () => {
    expect(faultsOf(document(event({}), event({ 'rail:train': '1402', epcList: [] })))).toEqual([])
  })

  it.each<[string, { [name: string]: Json | undefined }, readonly string[]]>([
    ['a time without an offset', { eventTime: '2026-11-02T06:40:00' }, ['/eventTime']],
    ['a day that is none', { eventTime: '2026-02-30T06:40:00Z' }, ['/eventTime']],
    ['an offset beyond 14 hours', { eventTimeZoneOffset: '+15:00' }, ['/eventTimeZoneOffset']],
    ['an unknown action', { action: 'LOAD' }, ['/action']],
    ['a step in full', { bizStep: 'urn:epcglobal:cbv:bizstep:loading' }, ['/bizStep']],
    ['a step that the CBV does not have', { bizStep: 'reloading' }, ['/bizStep']],
    ['a field without a prefix', { train: '1402' }, ['/train']],
    ['a number as a text', { quantityList: [{ epcClass: 'urn:x:y', quantity: '7' }] }, ['/quantityList/0/quantity']],
    ['one thing twice', { epcList: ['urn:x:y', 'urn:x:z', 'urn:x:y'] }, ['/epcList/2']],
    ['ILMD where nothing begins', { ilmd: { 'rail:lot': '1' } }, ['']],
    ['no thing at all', { epcList: undefined }, ['']],
    ['a parent, which is of other events', { parentID: 'urn:x:y' }, ['/parentID']],
    [
      'a report without a type',
      { sensorElementList: [{ sensorReport: [{ value: 1 }] }] },
      ['/sensorElementList/0/sensorReport/0'],
    ],
    ['a name with a slash', { 'a/b~c': 1 }, ['/a~1b~0c']],
    ['an event of no type', { type: undefined }, ['']],
    ['a type of nobody', { type: 'MoveEvent' }, ['/type']],
    ['several', { action: 1, bizStep: 2, disposition: 3 }, ['/action', '/bizStep', '/disposition']],
  ])('refuses %s, and says where', (_, changes, pointers) => {
    const expected = pointers.map((pointer) => `/epcisBody/eventList/1${pointer}`)
    expect([...faultsOf(document(event({}), event(changes)))].sort()).toEqual(expected)
  })

  it('tells every fault up to a hundred', () => {
    const wrong = Array.from({ length: 70 }, () => event({ action: 'x', bizStep: 'y' }))
    expect(faultsOf(document(...wrong))).toHaveLength(100)
  })

  it.each<[string, string, string]>([
    [
      '<eventTime>2026-11-02T06:40:00.000+05:00',
      '<eventTime>yesterday',
      '/EPCISDocument/EPCISBody/EventList/AggregationEvent/eventTime:8',
    ],
    ['<action>ADD', '<action>PUT', '/EPCISDocument/EPCISBody/EventList/AggregationEvent/action:14'],
    [
      'type="urn:epcglobal:cbv:btt:bol"',
      'type="smgs"',
      '/EPCISDocument/EPCISBody/EventList/AggregationEvent/bizTransactionList/bizTransaction:22',
    ],
    [
      '<epc>urn:epc:id:bic:CSQU3054383</epc>',
      '<epc>urn:x:y</epc><epc>CSQU</epc>',
      '/EPCISDocument/EPCISBody/EventList/AggregationEvent/childEPCs/epc[2]:12',
    ],
    [
      '<quantity>21.50',
      '<quantity>some',
      '/EPCISDocument/EPCISBody/EventList/AggregationEvent/childQuantityList/quantityElement/quantity:27',
    ],
    [
      '<uom>TNE</uom>',
      '<uom>TNE</uom><mass/>',
      '/EPCISDocument/EPCISBody/EventList/AggregationEvent/childQuantityList/quantityElement/mass:28',
    ],
  ])('names the element and line of XML where %s is %s', (from, to, place) => {
    const [, text = ''] = ownSamples(/loading-altynkol\.xml$/)[0] ?? []
    expect(text).toContain(from)
    expect(faultsOf(text.replace(from, to))).toEqual([place])
  })

  it('says how many faults there are besides the first', () => {
    expect(() => readEpcis(JSON.stringify(document(event({ action: 1, bizStep: 2 }))))).toThrow(
      '/epcisBody/eventList/0/action: EPCIS_INVALID; received 1; expected ADD, OBSERVE or DELETE; correct it, and 1 more',
    )
  })
})

describePublished('the published schema', () => {
  const [[, schema] = ['', '{}']] = published('epcis-2.0/schema', /^EPCIS-JSON-Schema\.json$/)
  const ajv = new Ajv({ strict: false })
  addFormats.default(ajv)
  const passes = ajv.compile(JSON.parse(schema))
  const samples = [
    ...published('epcis-2.0/examples', /\.jsonld$/),
    ...published('epcis-event-hash/vectors', /\.jsonld$/),
    ...ownSamples(/\.jsonld$/),
  ]

  it.each(samples)('passes %s, as we do', (_, text) => {
    expect(passes(JSON.parse(text))).toBe(true)
    expect(faultsOf(text)).toEqual([])
  })

  it('says of altered documents what we say', () => {
    const random = seededRandom(20261102)
    const verdicts = { passed: 0, refused: 0 }
    for (let round = 0; round < 6000; round += 1) {
      const [, text = ''] = samples[Math.floor(random() * samples.length)] ?? []
      const altered: Json = JSON.parse(text)
      for (let change = 0; change <= random() * 2; change += 1) alter(altered, random)
      const isRight = passes(altered)
      verdicts[isRight ? 'passed' : 'refused'] += 1
      const faults = faultsOf(altered)
      const told = `round ${round} ${JSON.stringify(altered)}: ${ajv.errorsText(passes.errors)} against ${faults.join(' ')}`
      expect(faults.length === 0, told).toBe(isRight)
    }
    expect(Math.min(verdicts.passed, verdicts.refused)).toBeGreaterThan(500)
  })
})

const VALUES: readonly Json[] = [
  null,
  true,
  0,
  -1.5,
  '',
  'x',
  'x:y',
  'urn:x:y',
  'a b:c',
  'http://[x',
  'https://a.example/%zz',
  '2026-11-02T06:40:00Z',
  '2026-11-02T06:40:60Z',
  '2026-12-31T23:59:60Z',
  '2027-01-01T04:59:60+05:00',
  '2026-02-29T06:40:00+05:00',
  '2024-02-29T06:40:00.5-13:59',
  '+13:59',
  '-14:01',
  'loading',
  'in_transit',
  'urn:epcglobal:cbv:disp:in_transit',
  'https://ref.gs1.org/cbv/BizStep-loading',
  'http://ns.gs1.org/cbv/Disp-active',
  'https://gs1.org/voc/Temperature',
  'gs1:Temperature',
  'DELETE',
  'ADD',
  'ObjectEvent',
  'AggregationEvent',
  'TransactionEvent',
  'TransformationEvent',
  'AssociationEvent',
  'EPCISDocument',
  'EPCISQueryDocument',
  [],
  ['urn:x:y'],
  ['urn:x:y', 'urn:x:y'],
  [1],
  {},
  { id: 'urn:x:y' },
  { 'x:y': 1 },
]
const NAMES =
  'type action ilmd epcList quantityList childEPCs parentID transformationID readPoint bizTransactionList x:y x @context id certificationInfo persistentDisposition set errorDeclaration sensorElementList exception component epcisHeader queryName'.split(
    ' ',
  )

/** Changes one thing somewhere in a value. */
function alter(root: Json, random: () => number): void {
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)]
  const value = () => structuredClone(pick(VALUES) ?? null)
  const places: (Json[] | { [name: string]: Json })[] = []
  const gather = (at: Json): void => {
    if (typeof at !== 'object' || at === null) return
    places.push(at)
    Object.values(at).forEach(gather)
  }
  gather(root)
  const place = pick(places)
  if (place === undefined) return
  if (Array.isArray(place)) {
    const index = Math.floor(random() * place.length)
    const item = place[index]
    if (random() < 0.3) place.splice(index, 1)
    else if (random() < 0.4 && item !== undefined) place.push(structuredClone(item))
    else place[index] = value()
    return
  }
  const name = pick(Object.keys(place)) ?? 'x'
  const before = place[name]
  const kind = random()
  if (kind < 0.35) delete place[name]
  else if (kind < 0.6) place[pick(NAMES) ?? 'x'] = before === undefined || random() < 0.5 ? value() : before
  else place[name] = value()
}

it('throws nothing but structured errors at what is no document', () => {
  for (const text of ['', ' ', '1', '"x"', 'null', '[1]', '[]x', '{}', '<a/>', '<a', 'PK\u0003\u0004']) {
    try {
      readEpcis(text)
      expect.unreachable(text)
    } catch (error) {
      expect(error, text).toBeInstanceOf(StructuredError)
    }
  }
})
