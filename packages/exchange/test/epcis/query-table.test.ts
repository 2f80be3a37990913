import type { EpcisEvent } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { readEpcis, readEpcisQuery, type StoredEpcisEvent } from '../../src/index.js'

const zone = { eventTimeZoneOffset: '+05:00' }

/** Events by a short name, each recorded a minute after the one before, from 12:00 on. */
const EVENTS: Readonly<Record<string, object>> = {
  loaded: {
    type: 'AggregationEvent',
    action: 'ADD',
    eventID: 'urn:uuid:00000000-0000-4000-8000-000000000001',
    eventTime: '2026-11-02T06:40:00+05:00',
    ...zone,
    bizStep: 'loading',
    disposition: 'in_transit',
    parentID: 'urn:epc:id:giai:4870001.W60635208',
    childEPCs: ['urn:epc:id:bic:CSQU3054383', 'urn:epc:id:sgtin:4012345.098765.12345'],
    childQuantityList: [{ epcClass: 'urn:epc:class:lgtin:4012345.012345.L1', quantity: 20.5, uom: 'TNE' }],
    readPoint: { id: 'urn:epc:id:sgln:4870001.00001.0', 'rail:track': 7, 'rail:gate': { 'rail:side': 'north' } },
    bizTransactionList: [
      { type: 'bol', bizTransaction: 'urn:epc:id:gdti:4870001.00001.SMGS77' },
      { bizTransaction: 'https://order.example.org/5' },
    ],
    sourceList: [{ type: 'owning_party', source: 'urn:epc:id:pgln:4870001.00002' }],
    destinationList: [{ type: 'location', destination: 'https://id.example.org/414/4870001000011' }],
    'rail:train': '2031',
    'rail:wagon': [{ '#attributes': { 'rail:axles': '4' }, '#text': '60635208' }, { 'rail:load': { tare: 22.5 } }],
  },
  seen: {
    type: 'ObjectEvent',
    action: 'OBSERVE',
    eventTime: '2026-11-02T02:40:00.000Z',
    ...zone,
    bizStep: 'https://port.example.org/steps/lashing',
    disposition: 'cbv:Disp-damaged',
    persistentDisposition: { set: ['damaged'], unset: ['conformant'] },
    epcList: ['https://id.example.org/01/04012345987652/21/12345?seen=1'],
    quantityList: [{ epcClass: 'https://id.gs1.org/01/04012345123456/10/L1', quantity: 300 }],
    readPoint: { id: 'https://id.example.org/414/4870001000011' },
    bizLocation: { id: 'https://port.example.org/berth/3' },
    'rail:train': 2031.5,
    'rail:due': '2026-11-03T00:00:00Z',
    'port:note': '',
  },
  begun: {
    type: 'ObjectEvent',
    action: 'ADD',
    eventTime: '2026-11-03T00:00:00Z',
    ...zone,
    epcList: ['urn:epc:id:sgtin:4012345.098765.777'],
    ilmd: { 'cbvmda:lotNumber': 'L1', 'rail:origin': [{ 'rail:country': 'KZ' }, { plain: 5 }] },
    sensorElementList: [
      {
        sensorMetadata: {
          time: '2026-11-02T22:00:00Z',
          startTime: '2026-11-02T20:00:00Z',
          deviceID: 'urn:epc:id:giai:4870001.S1',
          bizRules: 'https://port.example.org/rules/1',
          'port:mast': 'A',
        },
        sensorReport: [
          { type: 'Temperature', value: 4, uom: 'CEL', minValue: -2.5, 'port:level': { 'port:tide': 1.25 } },
          { type: 'https://port.example.org/swell', percRank: 50, stringValue: 'NW', booleanValue: false },
        ],
        'port:set': 3,
      },
      {
        sensorReport: [{ type: 'Illuminance', hexBinaryValue: 'f0a1', uriValue: 'https://id.gs1.org/8004/4870001S1' }],
      },
    ],
  },
  wrong: {
    type: 'TransformationEvent',
    eventTime: '2026-11-04T00:00:00Z',
    ...zone,
    inputEPCList: ['urn:epc:id:sgtin:4012345.098765.1'],
    inputQuantityList: [{ epcClass: 'urn:epc:idpat:sgtin:4012345.098765.*', quantity: 8, uom: 'KGM' }],
    outputEPCList: ['urn:epc:id:sgtin:4012345.098766.1'],
    outputQuantityList: [{ epcClass: 'urn:epc:class:lgtin:4012345.098766.9' }],
    transformationID: 'urn:epc:id:gdti:4870001.00001.T1',
    errorDeclaration: {
      declarationTime: '2026-11-05T00:00:00Z',
      reason: 'incorrect_data',
      correctiveEventIDs: ['urn:uuid:00000000-0000-4000-8000-000000000009'],
      'rail:by': { 'rail:desk': 3 },
    },
  },
  own: { type: 'rail:Derailment', eventTime: '2026-11-05T00:00:00Z', ...zone, 'rail:train': 'EXPRESS' },
}

const context = {
  rail: 'https://rail.example.org/epcis/',
  port: 'https://port.example.org/epcis#',
}
const stored = new Map<string, StoredEpcisEvent>(
  Object.entries(EVENTS).map(([name, event], index) => {
    const { events } = readEpcis(
      JSON.stringify({
        '@context': ['https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld', context],
        type: 'EPCISDocument',
        schemaVersion: '2.0',
        creationDate: '2026-11-06T00:00:00Z',
        epcisBody: { eventList: [event] },
      }),
    )
    const [{ event: read, namespaces } = { event: {} as EpcisEvent, namespaces: {} }] = events
    return [name, { event: read, namespaces, recordTime: Date.parse(`2026-11-06T12:0${index}:00Z`) }]
  }),
)

function answer(parameters: Readonly<Record<string, string | readonly string[]>>, namespaces = {}): string {
  const { fits } = readEpcisQuery(parameters, namespaces)
  return [...stored.keys()].filter((name) => fits(stored.get(name) as StoredEpcisEvent)).join(' ')
}

const ALL = [...stored.keys()].join(' ')

describe('events that fit', () => {
  it.each<[string, string, string]>([
    ['eventType', 'ObjectEvent', 'seen begun'],
    ['eventType', 'ObjectEvent|AggregationEvent', 'loaded seen begun'],
    ['eventType', 'https://rail.example.org/epcis/Derailment', 'own'],
    ['eventType', 'rail:Derailment', 'own'],
    ['eventType', 'urn:x:Derailment', ''],
    ['GE_eventTime', '2026-11-02T02:40:00Z', 'seen begun wrong own'],
    ['LT_eventTime', '2026-11-02T07:40:00+05:00', 'loaded'],
    ['GE_recordTime', '2026-11-06T12:03:00Z', 'wrong own'],
    ['LT_recordTime', '2026-11-06T12:01:00Z', 'loaded'],
    ['EQ_action', 'ADD', 'loaded begun'],
    ['EQ_action', 'ADD|OBSERVE', 'loaded seen begun'],
    ['EQ_bizStep', 'loading', 'loaded'],
    ['EQ_bizStep', 'urn:epcglobal:cbv:bizstep:loading', 'loaded'],
    ['EQ_bizStep', 'https://ref.gs1.org/cbv/BizStep-loading', 'loaded'],
    ['EQ_bizStep', 'unloading|https://port.example.org/steps/lashing', 'seen'],
    ['EQ_disposition', 'damaged', 'seen'],
    ['EQ_disposition', 'in_transit|damaged', 'loaded seen'],
    ['EQ_persistentDisposition_set', 'damaged', 'seen'],
    ['EQ_persistentDisposition_set', 'conformant', ''],
    ['EQ_persistentDisposition_unset', 'conformant', 'seen'],
    ['EQ_readPoint', 'urn:epc:id:sgln:4870001.00001.0', 'loaded seen'],
    ['WD_readPoint', 'https://id.gs1.org/414/4870001000011', 'loaded seen'],
    ['EQ_bizLocation', 'https://port.example.org/berth/3', 'seen'],
    ['WD_bizLocation', 'https://port.example.org/berth', ''],
    ['EQ_transformationID', 'https://id.gs1.org/253/4870001000011T1', 'wrong'],
    ['MATCH_epc', 'urn:epc:id:sgtin:4012345.098765.12345', 'loaded seen'],
    ['MATCH_epc', 'urn:epc:idpat:sgtin:4012345.098765.*', 'loaded seen begun'],
    ['MATCH_epc', 'urn:epc:idpat:sgtin:4012345.*.*|urn:epc:id:bic:NONE', 'loaded seen begun'],
    ['MATCH_epc', 'urn:epc:id:giai:4870001.W60635208', ''],
    ['MATCH_epc', 'urn:epc:idpat:bic:*', 'loaded'],
    ['MATCH_parentID', 'https://id.gs1.org/8004/4870001W60635208', 'loaded'],
    ['MATCH_parentID', 'urn:epc:idpat:giai:4870001.*', 'loaded'],
    ['MATCH_inputEPC', 'urn:epc:idpat:sgtin:*.*.*', 'wrong'],
    ['MATCH_outputEPC', 'urn:epc:id:sgtin:4012345.098766.1', 'wrong'],
    ['MATCH_outputEPC', 'urn:epc:id:sgtin:4012345.098765.1', ''],
    ['MATCH_anyEPC', 'urn:epc:idpat:giai:4870001.*', 'loaded'],
    ['MATCH_anyEPC', 'urn:epc:idpat:sgtin:4012345.098765.*', 'loaded seen begun wrong'],
    ['MATCH_epcClass', 'urn:epc:class:lgtin:4012345.012345.L1', 'loaded seen'],
    ['MATCH_epcClass', 'urn:epc:class:lgtin:4012345.012345.*', 'loaded seen'],
    ['MATCH_inputEPCClass', 'https://id.gs1.org/01/04012345987652', 'wrong'],
    ['MATCH_inputEPCClass', 'urn:epc:idpat:sgtin:4012345.098765.*', 'wrong'],
    ['MATCH_outputEPCClass', 'urn:epc:class:lgtin:4012345.*.*', 'wrong'],
    ['MATCH_anyEPCClass', 'urn:epc:class:lgtin:*.*.*', 'loaded seen wrong'],
    ['EQ_quantity', '8', 'wrong'],
    ['EQ_quantity', '300|20.50', 'loaded seen'],
    ['GT_quantity', '20.5', 'seen'],
    ['GE_quantity', '20.5', 'loaded seen'],
    ['LT_quantity', '20.5', 'wrong'],
    ['LE_quantity', '20.5', 'loaded wrong'],
    ['EQ_quantity_KGM', '8', 'wrong'],
    ['GE_quantity_KGM', '20500', 'loaded'],
    ['LT_quantity_LTR', '1000', ''],
    ['EQ_bizTransaction_bol', 'https://id.gs1.org/253/4870001000011SMGS77', 'loaded'],
    ['EQ_bizTransaction_urn:epcglobal:cbv:btt:bol', 'urn:epc:id:gdti:4870001.00001.SMGS77', 'loaded'],
    ['EQ_bizTransaction_po', 'urn:epc:id:gdti:4870001.00001.SMGS77', ''],
    ['EQ_bizTransaction_bol', 'https://order.example.org/5', ''],
    ['EQ_source_owning_party', 'urn:epc:id:pgln:4870001.00002', 'loaded'],
    ['EQ_destination_location', 'urn:epc:id:sgln:4870001.00001.0', 'loaded'],
    ['EQ_destination_owning_party', 'urn:epc:id:sgln:4870001.00001.0', ''],
    ['EQ_eventID', 'urn:uuid:00000000-0000-4000-8000-000000000001|urn:x:y', 'loaded'],
    ['EXISTS_errorDeclaration', '', 'wrong'],
    ['EXISTS_errorDeclaration', 'true', 'wrong'],
    ['EXISTS_errorDeclaration', 'false', ALL],
    ['GE_errorDeclarationTime', '2026-11-05T00:00:00Z', 'wrong'],
    ['LT_errorDeclaration_Time', '2026-11-05T00:00:00Z', ''],
    ['EQ_errorReason', 'incorrect_data', 'wrong'],
    ['EQ_errorReason', 'did_not_occur', ''],
    ['EQ_correctiveEventID', 'urn:uuid:00000000-0000-4000-8000-000000000009', 'wrong'],
    ['EXISTS_sensorElementList', '', 'begun'],
    ['GE_time', '2026-11-02T22:00:00Z', 'begun'],
    ['LT_time', '2026-11-02T22:00:00Z', ''],
    ['LT_startTime', '2026-11-02T20:00:01Z', 'begun'],
    ['GE_endTime', '2026-11-02T20:00:00Z', ''],
    ['EQ_type', 'gs1:Temperature', 'begun'],
    ['EQ_type', 'Speed|https://port.example.org/swell', 'begun'],
    ['EQ_type', 'Speed', ''],
    ['EQ_deviceID', 'https://id.gs1.org/8004/4870001S1', 'begun'],
    ['EQ_bizRules', 'https://port.example.org/rules/1', 'begun'],
    ['EQ_dataProcessingMethod', 'https://port.example.org/rules/1', ''],
    ['EQ_value_CEL', '3|4', 'begun'],
    ['GE_value_KEL', '277.15', 'begun'],
    ['GT_value_KEL', '277.15', ''],
    ['EQ_value_KEL', '277.15', 'begun'],
    ['LT_value_MTR', '100', ''],
    ['LE_minValue_CEL', '-2.5', 'begun'],
    ['GE_percRank', '50', 'begun'],
    ['GT_percRank', '50', ''],
    ['EQ_stringValue', 'NW', 'begun'],
    ['EQ_booleanValue', 'false', 'begun'],
    ['EQ_booleanValue', 'true', ''],
    ['EQ_hexBinaryValue', 'F0A1', 'begun'],
    ['EQ_uriValue', 'urn:epc:id:giai:4870001.S1', 'begun'],
    ['EQ_rail:train', '2031', 'loaded'],
    ['EQ_rail:train', '2031.50|EXPRESS', 'seen own'],
    ['EQ_https://rail.example.org/epcis/#train', '2031', 'loaded'],
    ['EQ_https://rail.example.org/epcis/train', '2031', 'loaded'],
    ['EQ_https://other.example.org/epcis/train', '2031', ''],
    ['EQ_rail:wagon', '60635208', 'loaded'],
    ['GT_rail:train', '2031', 'seen'],
    ['GE_rail:train', '2031', 'loaded seen'],
    ['LE_rail:train', '2031', 'loaded'],
    ['LT_rail:due', '2026-11-03T05:00:01+05:00', 'seen'],
    ['EQ_rail:due', '2026-11-03T05:00:00+05:00', 'seen'],
    ['EXISTS_rail:due', '', 'seen'],
    ['EXISTS_port:note', '', ''],
    ['EXISTS_https://port.example.org/epcis#note', 'false', ALL],
    ['EXISTS_rail:load', '', ''],
    ['EXISTS_INNER_rail:load', '', 'loaded'],
    ['EQ_INNER_rail:axles', '4', 'loaded'],
    ['EQ_INNER_#tare', '22.5', 'loaded'],
    ['GT_INNER_#tare', '22.4', 'loaded'],
    ['EQ_INNER_rail:train', '2031', ''],
    ['EQ_INNER_rail:country', 'KZ', ''],
    ['EQ_ILMD_cbvmda:lotNumber', 'L1', 'begun'],
    ['EQ_ILMD_urn:epcglobal:cbv:mda#lotNumber', 'L1', 'begun'],
    ['EQ_ILMD_rail:country', 'KZ', ''],
    ['EQ_INNER_ILMD_rail:country', 'KZ|UZ', 'begun'],
    ['GE_INNER_ILMD_#plain', '5', 'begun'],
    ['EXISTS_ILMD_rail:origin', '', 'begun'],
    ['EXISTS_ERROR_DECLARATION_rail:by', '', 'wrong'],
    ['EQ_INNER_ERROR_DECLARATION_rail:desk', '3', 'wrong'],
    ['EQ_SENSORELEMENT_port:set', '3', 'begun'],
    ['EQ_SENSORMETADATA_port:mast', 'A', 'begun'],
    ['EQ_SENSORREPORT_port:mast', 'A', ''],
    ['LE_INNER_SENSORREPORT_port:tide', '1.25', 'begun'],
    ['EXISTS_SENSORREPORT_port:level', '', 'begun'],
    ['EQ_readPoint_rail:track', '7', 'loaded'],
    ['EQ_INNER_readPoint_rail:side', 'north', 'loaded'],
    ['EQ_bizLocation_rail:track', '7', ''],
    ['HASATTR_readPoint', 'urn:epcglobal:cbv:mda:latitude', ''],
    ['EQATTR_bizLocation_urn:epcglobal:cbv:mda:city', 'Aktau', ''],
    ['EQ_ATTR_readPoint_latitude', '43.6', ''],
    ['EQ___proto__:x', '1', ''],
    ['EQ_constructor:name', '1', ''],
  ])('%s=%s', (name, value, names) => expect(answer({ [name]: value })).toBe(names))

  it('all, where nothing is asked', () => expect(answer({})).toBe(ALL))

  it('those that fit every parameter', () => {
    expect(answer({ eventType: 'ObjectEvent', EQ_action: 'ADD' })).toBe('begun')
    expect(answer({ EQ_readPoint: 'https://id.gs1.org/414/4870001000011', EQ_bizStep: 'loading' })).toBe('loaded')
  })

  it('any of the values, in one text or several', () => {
    expect(answer({ EQ_action: ['ADD', 'OBSERVE'] })).toBe('loaded seen begun')
    expect(answer({ EQ_action: ['DELETE|ADD', 'OBSERVE'] })).toBe('loaded seen begun')
  })

  it('by prefixes that the question binds itself', () => {
    expect(answer({ 'EQ_x:train': '2031' })).toBe('')
    expect(answer({ 'EQ_x:train': '2031' }, { x: 'https://rail.example.org/epcis/' })).toBe('loaded')
    expect(answer({ 'EQ_rail:train': '2031' }, { rail: 'https://other.example.org/' })).toBe('')
    expect(answer({ eventType: 'x:Derailment' }, { x: 'https://rail.example.org/epcis/' })).toBe('own')
  })
})

describe('how the answer is ordered and cut', () => {
  it('is as the question says', () => {
    const asked = { orderBy: 'recordTime', orderDirection: 'ASC', eventCountLimit: '1', perPage: '30' }
    expect(readEpcisQuery(asked)).toMatchObject({
      orderBy: 'recordTime',
      direction: 'ASC',
      eventCountLimit: 1,
      maxEventCount: null,
      perPage: 30,
    })
  })

  it('is the latest first where the question does not say', () => {
    expect(readEpcisQuery({ maxEventCount: '5' })).toMatchObject({
      orderBy: 'eventTime',
      direction: 'DESC',
      eventCountLimit: null,
      maxEventCount: 5,
      perPage: null,
    })
  })
})

describe('a question that is refused', () => {
  it.each<[string, Record<string, string | string[]>, string]>([
    ['eventType', { eventType: 'QuantityEvent' }, 'QuantityEvent'],
    ['GE_eventTime', { GE_eventTime: '2026-11-02' }, '2026-11-02'],
    [
      'GE_eventTime',
      { GE_eventTime: ['2026-11-02T00:00:00Z', '2026-11-03T00:00:00Z'] },
      '2026-11-02T00:00:00Z|2026-11-03T00:00:00Z',
    ],
    ['EQ_action', { EQ_action: 'add' }, 'add'],
    ['EQ_bizStep', { EQ_bizStep: 'loadin' }, 'loadin'],
    ['EQ_bizStep', { EQ_bizStep: '' }, ''],
    ['MATCH_epc', { MATCH_epc: 'urn:epc:idpat:sgtin:*.098765.*' }, 'urn:epc:idpat:sgtin:*.098765.*'],
    ['MATCH_epc', { MATCH_epc: Array.from({ length: 1001 }, () => 'urn:x:y') }, '1001 values'],
    ['EQ_readPoint', { EQ_readPoint: 'Aktau' }, 'Aktau'],
    ['EQ_quantity', { EQ_quantity: '1,5' }, '1,5'],
    ['GE_quantity', { GE_quantity: '0x10' }, '0x10'],
    ['EQ_booleanValue', { EQ_booleanValue: 'yes' }, 'yes'],
    ['GT_rail:train', { 'GT_rail:train': 'north' }, 'north'],
    ['orderBy', { orderBy: 'rail:train' }, 'rail:train'],
    ['orderDirection', { orderDirection: 'asc' }, 'asc'],
    ['perPage', { perPage: '0' }, '0'],
    ['maxEventCount', { orderBy: 'eventTime', eventCountLimit: '1', maxEventCount: '2' }, '2'],
    ['eventCountLimit', { eventCountLimit: '1' }, '1'],
  ])('for the value of %s', (name, parameters, received) => {
    const refusal = refusalOf(parameters)
    expect(refusal).toMatchObject({ code: 'QUERY_PARAMETER_INVALID', pointer: name })
    expect(String((refusal as { received: unknown }).received)).toBe(received)
  })

  it.each([
    'EQ_colour',
    'GT_eventTime',
    'GE_action',
    'EQ_bizTransaction_letter',
    'EQ_source_',
    'EQ_value',
    'EQ_value_celsius',
    'EQ_rail:',
    'EQ_https://rail.example.org/epcis/#',
    'XX_rail:train',
    'nextPageToken',
    '',
    '__proto__',
    'constructor',
  ])('as nothing is called %s', (name) => {
    expect(refusalOf(Object.fromEntries([[name, '1']]))).toMatchObject({
      code: 'QUERY_PARAMETER_UNKNOWN',
      pointer: name,
    })
  })

  it('with the names that are like it', () => {
    expect(refusalOf({ EQ_bizstep: 'loading' })).toMatchObject({ candidates: ['EQ_bizStep'] })
  })
})

function refusalOf(parameters: Record<string, string | readonly string[]>): unknown {
  try {
    readEpcisQuery(parameters)
  } catch (error) {
    return error
  }
  return null
}
