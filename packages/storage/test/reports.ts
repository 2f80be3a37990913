import { createHash } from 'node:crypto'
import { readReport } from '@karavan/exchange'
import { type PreparedReport, prepareReport } from '../src/index.js'

const PORTS = {
  receivedAt: 29_900_000,
  zoneOf: () => null,
  place: () => null,
  sha256: (bytes: Uint8Array) => createHash('sha256').update(bytes).digest(),
  mapping: null,
  proceed: false,
}

export const box = (i: number) => `urn:epc:id:bic:CSQU30543${String(i).padStart(2, '0')}`

export function seen(i: number, more: object = {}): object {
  return {
    type: 'ObjectEvent',
    eventID: `urn:uuid:00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
    eventTime: `2026-11-02T06:${String(i % 60).padStart(2, '0')}:00.000+05:00`,
    eventTimeZoneOffset: '+05:00',
    epcList: [box(i)],
    action: 'OBSERVE',
    bizStep: 'departing',
    readPoint: { id: 'urn:karavan:location:KZ-AKTAU' },
    'karavan:mass': { value: 0 },
    ...more,
  }
}

export function documentOf(events: readonly object[]): Buffer {
  const text = JSON.stringify({
    '@context': ['https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld', { karavan: 'urn:karavan:epcis:' }],
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: '2026-11-02T06:40:00Z',
    epcisBody: { eventList: events },
  })
  return Buffer.from(text.replaceAll('{"value":0}', '{"value":1.10}'))
}

export const report = (bytes: Uint8Array): PreparedReport => prepareReport(readReport(bytes, PORTS))
export const message = (bytes: Uint8Array, sender = 'ktz') => ({
  bytes,
  name: 'a.json',
  sender,
  by: 'Ann',
  from: '127.0.0.1',
  organisation: null,
})
