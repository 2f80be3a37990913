import { fingerprint, parseInstant } from '@karavan/core'
import {
  type ChosenPlan,
  type Consignment,
  type EpcisEvent,
  type EventClassifierCode,
  type EventRecord,
  type Message,
  message,
  readConsignment,
  type Stage,
  type StageKind,
} from '@karavan/model'
import type { Locate } from '../src/index.js'

/** Minutes of a time in UTC. */
export const at = (text: string) => parseInstant(`${text.replace(' ', 'T')}Z`)

/** Read points are called as the places are. */
export const locate: Locate = (uri) => /^urn:place:([A-Z]{2}-[A-Z]+)$/.exec(uri)?.[1] ?? null

export const BOX_1 = 'urn:epc:id:bic:CSQU3054383'
export const BOX_2 = 'urn:epc:id:bic:MSKU9070323'
export const WAGON = 'urn:karavan:wagon8:60635208'
export const SHIP = 'urn:epc:id:imovn:9074729'

function stage(stageId: string, kind: StageKind, place: string, label: Message, hours: number): Stage {
  return {
    stageId,
    kind,
    place,
    serviceId: null,
    label: stageId,
    told: { label },
    time: { kind: 'duration', hours: { min: hours, p50: hours, max: hours } },
    contentHash: stageId,
    provenance: [],
  }
}

const named = (place: string) => ({ place })
const STAGES: readonly Stage[] = [
  stage('load', 'handling', 'KZ-ALTYNKOL', message('entry.loading', named('KZ-ALTYNKOL')), 24),
  stage('train', 'run', 'KZ-AKTAU', message('stage.run', { from: 'Altynkol', to: 'Aktau' }), 120),
  stage('unload', 'handling', 'KZ-AKTAU', message('stage.unloading', named('KZ-AKTAU')), 6),
  stage('port', 'handling', 'KZ-AKTAU', message('stage.handOver', { from: 'rail', to: 'sea', place: 'Aktau' }), 24),
  stage('wait', 'wait', 'KZ-AKTAU', message('stage.timetable'), 18),
  stage('sail', 'run', 'AZ-ALAT', message('stage.run', { from: 'Aktau', to: 'Alat' }), 24),
  stage('shut', 'hold', 'AZ-ALAT', message('stage.shut', named('AZ-ALAT')), 4),
  stage('off', 'handling', 'AZ-ALAT', message('stage.offShip', named('AZ-ALAT')), 8),
  stage('west', 'run', 'GE-GARDABANI', message('stage.run', { from: 'Alat', to: 'Gardabani' }), 30),
  stage('border', 'handling', 'GE-GARDABANI', message('stage.border', { from: 'AZ', to: 'GE' }), 10),
  stage('poti', 'run', 'GE-POTI', message('stage.run', { from: 'Gardabani', to: 'Poti' }), 20),
  stage('customs', 'handling', 'GE-POTI', message('stage.customs', named('GE-POTI')), 12),
  stage('deliver', 'handling', 'GE-POTI', message('stage.delivery', named('GE-POTI')), 3),
]

export const READY = at('2026-12-01 00:00')

export const PLAN: ChosenPlan = {
  planId: 'plan',
  wayId: 'way',
  networkVersion: 'n1',
  conditionsVersion: 'c1',
  chosenAt: READY,
  ready: READY,
  stages: STAGES,
  borders: [],
  arrival: { gridMinutes: 60, start: READY, cdf: [], never: 0, horizonEnd: READY + 120 * 1440 },
  legs: [
    leg('rail', 'KZ-ALTYNKOL', 'KZ-AKTAU', ['load', 'train', 'unload']),
    leg('feeder', 'KZ-AKTAU', 'AZ-ALAT', ['port', 'wait', 'sail', 'shut', 'off']),
    leg('rail', 'AZ-ALAT', 'GE-POTI', ['west', 'border', 'poti', 'customs', 'deliver']),
  ],
}

function leg(mode: 'rail' | 'feeder', from: string, to: string, stages: string[]): ChosenPlan['legs'][number] {
  return { mode, from, to, service: `${from}-${to}`, operator: null, stages, via: [from, to] }
}

const party = (partyId: string, role: string, more: object = {}) => ({ partyId, role, name: partyId, ...more })

/** Two boxes of wheat flour from Altynkol to Poti. */
export const ENTERED = {
  consignmentId: 'K-1',
  carrierAcceptanceLocation: 'KZ-ALTYNKOL',
  consigneeReceiptLocation: 'GE-POTI',
  parties: [
    party('shipper', 'consignor'),
    party('ktz', 'carrier', { legs: [0] }),
    party('aktau', 'terminalOperator', { locations: ['KZ-AKTAU'] }),
    party('line', 'carrier', { legs: [1] }),
    party('gr', 'carrier', { legs: [2] }),
    party('customs', 'customsAuthority', { locations: ['GE-POTI'] }),
  ],
  includedItems: [{ itemId: 'flour', description: 'Wheat flour', hs: '110100' }],
  utilizedEquipment: [
    { equipmentId: 'one', kind: '40HC', number: { scheme: 'container', value: 'CSQU3054383' } },
    { equipmentId: 'two', kind: '40HC', number: { scheme: 'container', value: 'MSKU9070323' } },
  ],
  references: [{ type: 'SMGS', number: '0001', uri: 'urn:epcglobal:cbv:bt:4870001000001:smgs-0001' }],
  plan: PLAN,
}

export const CONSIGNMENT: Consignment = readConsignment(ENTERED)

interface Said {
  readonly by?: string | readonly string[]
  readonly at: string | number
  readonly place?: string
  readonly received?: number
  readonly as?: EventClassifierCode
  readonly disposition?: string
}

/** The record of an event as its senders sent it; received as it happened where nothing else is said. */
export function record(event: EpcisEvent, { by = 'shipper', at: time, received }: Said): EventRecord {
  const when = typeof time === 'number' ? time : at(time)
  return {
    contentHash: `ni:///sha-256;${fingerprint(JSON.stringify(event))}?ver=CBV2.0`,
    declarationKey: '',
    event,
    receipts: [by]
      .flat()
      .map((sender) => ({ sender, receivedAt: received ?? when, format: 'EPCIS 2.0 JSON', flags: [] })),
  }
}

function common({ at: time, place, as, disposition }: Said) {
  const when = typeof time === 'number' ? time : at(time)
  return {
    eventTime: new Date(when * 60_000).toISOString(),
    eventTimeZoneOffset: '+00:00',
    ...(place === undefined ? {} : { readPoint: { id: `urn:place:${place}` } }),
    ...(as === undefined ? {} : { 'trade:eventClassifierCode': as }),
    ...(disposition === undefined ? {} : { disposition }),
  }
}

/** Things were seen: at a gate, leaving, held. */
export function seen(bizStep: string, epcList: readonly string[], said: Said): EventRecord {
  return record({ type: 'ObjectEvent', action: 'OBSERVE', bizStep, epcList, ...common(said) }, said)
}

/** Things were put on another. */
export function put(childEPCs: readonly string[], parentID: string, said: Said): EventRecord {
  return record(
    { type: 'AggregationEvent', action: 'ADD', bizStep: 'loading', parentID, childEPCs, ...common(said) },
    said,
  )
}

/** Things were seen on another. */
export function observed(childEPCs: readonly string[], parentID: string, said: Said): EventRecord {
  return record({ type: 'AggregationEvent', action: 'OBSERVE', parentID, childEPCs, ...common(said) }, said)
}

/** Things were taken off another; all of them where none is named. */
export function off(childEPCs: readonly string[], parentID: string, said: Said): EventRecord {
  return record(
    { type: 'AggregationEvent', action: 'DELETE', bizStep: 'unloading', parentID, childEPCs, ...common(said) },
    said,
  )
}

/** The declaration of some of its senders that an event is wrong. */
export function declared(
  wrong: EventRecord,
  senders: readonly string[] = wrong.receipts.map(({ sender }) => sender),
): EventRecord {
  return {
    ...wrong,
    declarationKey: 'ni:///sha-256;00',
    receipts: wrong.receipts.filter(({ sender }) => senders.includes(sender)),
  }
}
