import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readInterchange, readMessages } from '../../src/index.js'
import { expectEpcis } from './epcis-of.js'
import { zoneOf } from './zones.js'

const folder = new URL('in/', import.meta.url)
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.edi'))

describe.each(files)('%s', (file) => {
  const interchange = readInterchange(readFileSync(new URL(file, folder)))
  const read = readMessages(interchange, zoneOf)

  it('says what is expected', () => {
    expect(interchange.faults).toEqual([])
    const expected = new URL(`out/${file.replace(/\.edi$/, '.json')}`, import.meta.url)
    expect(read).toEqual(JSON.parse(readFileSync(expected, 'utf8')))
  })

  it('says it in events of EPCIS', () => {
    expectEpcis(read.flatMap(({ events }) => events))
  })

  it('loses no segment: what no event tells is kept', () => {
    const kept = read.flatMap((message) => message.kept.map(({ pointer }) => pointer.split(',')[0]))
    expect(new Set(kept).size).toBe(kept.length)
    const events = JSON.stringify(read.map(({ events, remarks, refused }) => [events, remarks, refused]))
    for (const { segments } of interchange.messages) {
      for (const { tag, elements, line } of segments) {
        if (kept.includes(`line ${line}`) || tag === 'BGM' || tag === 'DTM' || tag === 'CNI') continue
        const values = elements.slice(1).flatMap((components) => components.slice(0, 1))
        for (const value of values.filter((each) => each.length > 4)) {
          expect(events, `${tag} of line ${line}`).toContain(value)
        }
      }
    }
  })
})
