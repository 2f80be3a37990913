import type { EpcisEvent } from '@karavan/model'
import { expect } from 'vitest'
import { KARAVAN_NAMESPACES, readEpcis, writeEpcisXml } from '../../src/index.js'
import { hashesOf } from '../epcis/samples.js'

/** Events in a document of EPCIS 2.0. */
const documentOf = (events: readonly EpcisEvent[]) => ({
  '@context': ['https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld', KARAVAN_NAMESPACES],
  type: 'EPCISDocument',
  schemaVersion: '2.0',
  creationDate: '2026-11-26T00:00:00Z',
  epcisBody: { eventList: events },
})

/** Checks that events are such of EPCIS 2.0, in JSON and in XML, with one hash in both. */
export function expectEpcis(events: readonly EpcisEvent[]): void {
  const json = readEpcis(JSON.stringify(documentOf(events)))
  expect(json.notes).toEqual([])
  expect(json.events).toHaveLength(events.length)
  const xml = readEpcis(writeEpcisXml(json, '2026-11-26T00:00:00Z'))
  expect(hashesOf(xml)).toEqual(hashesOf(json))
}
