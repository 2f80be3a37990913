import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { KARAVAN_NAMESPACES, readEpcis, writeEpcisJson, writeEpcisXml } from '../../src/index.js'
import { type BuiltSheet, xlsx } from './build-xlsx.js'
import { fileIn, read } from './report.js'

const built = (name: string) => xlsx(JSON.parse(Buffer.from(fileIn(name)).toString()) as BuiltSheet[])
const FILES = {
  'wheat-kostanay-aktau': fileIn('wheat-kostanay-aktau.csv'),
  'containers-altynkol': built('containers-altynkol.json'),
}

describe.each(Object.entries(FILES))('%s', (name, bytes) => {
  const reading = read(bytes)

  it('is read as expected', () => {
    const expected = readFileSync(new URL(`out/${name}.json`, import.meta.url), 'utf8')
    expect(reading).toEqual(JSON.parse(expected))
  })

  it('gives events that are valid EPCIS, and the same through JSON and XML', () => {
    const document = {
      '@context': ['https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld', KARAVAN_NAMESPACES],
      type: 'EPCISDocument',
      schemaVersion: '2.0',
      creationDate: '2026-11-20T06:00:00Z',
      epcisBody: { eventList: reading.events },
    }
    const json = readEpcis(JSON.stringify(document))
    expect(json.notes).toEqual([])
    expect(json.events.map(({ event }) => event)).toEqual(reading.events)
    const xml = readEpcis(writeEpcisXml(json, document.creationDate))
    expect(JSON.parse(writeEpcisJson(xml)).epcisBody).toEqual(document.epcisBody)
  })
})
