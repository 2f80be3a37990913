import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  contentHash,
  type EpcisReading,
  KARAVAN_NAMESPACES,
  readDcsaEvents,
  readEpcis,
  recordKey,
  writeDcsaStory,
  writeEpcisStory,
} from '@karavan/exchange'
import {
  type Consignment,
  type EpcisEvent,
  EVENT_CLASSIFIER_CODES,
  type EventRecord,
  type MilestoneKind,
  type Story,
} from '@karavan/model'
import { eventPlaces, locateFor, namedPlaces } from '@karavan/network'
import { inForce, plan } from '@karavan/planner'
import { type ConsignmentsQuestion, loadWorld, sha256, toldOf } from '@karavan/storage'
import { story as storyOf } from '@karavan/tracking'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { ConsignmentBook } from '../src/consignments/book.js'
import { sampleBook } from '../src/consignments/samples/sample-book.js'
import type { SearchTask } from '../src/search.js'

const NOON = 20_783 * 1440 + 720
const world = loadWorld(undefined, NOON)
const { network, snapshot } = world
const places = eventPlaces(network.locations)
const placeOf = namedPlaces(network.locations)

let book: ConsignmentBook
const samples: { consignment: Consignment; gathered: Awaited<ReturnType<ConsignmentBook['gather']>> }[] = []
beforeAll(async () => {
  const run = async (task: SearchTask) => {
    if (task.kind !== 'plan') throw new Error(`nobody plans a ${task.kind}`)
    return { answer: JSON.stringify(plan(task.query, network, snapshot)) }
  }
  book = sampleBook({
    network: () => network,
    search: { run },
    places,
    now: () => NOON,
    inForce: (at) => inForce({ network, snapshot }, at),
    leftOut: (id, error) => {
      throw new Error(id, { cause: error })
    },
  })
  await book.read('sample-xian-istanbul')
  const question: ConsignmentsQuestion = {
    text: '',
    state: null,
    silent: false,
    estimated: false,
    order: 'new',
    visibleTo: null,
    now: NOON,
    most: 50,
    skip: 0,
  }
  for (const { consignment } of (await book.list(question)).consignments)
    samples.push({ consignment, gathered: await book.gather(consignment, NOON) })
}, 120_000)

/** Every word that was taken, as one line. */
function words({ milestones }: Story, isTold: (kind: MilestoneKind, equipmentId: string | null) => boolean) {
  return milestones.flatMap(({ kind, place, leg, pieces }) =>
    pieces.flatMap((piece) =>
      EVENT_CLASSIFIER_CODES.flatMap((code) => {
        const settled = piece[code]
        if (settled === null || !isTold(kind, piece.equipmentId)) return []
        return [`${kind} ${place} ${leg} ${piece.equipmentId} ${code} ${settled.taken.at}`]
      }),
    ),
  )
}

function again(consignment: Consignment, records: readonly EventRecord[]): Story {
  return storyOf(records, consignment, locateFor(places, consignment), NOON)
}

const receipt = (receivedAt: number) => ({ sender: 'other', receivedAt, format: 'x', flags: [] })

function recordsOfDcsa(text: string): EventRecord[] {
  const { events, refused, remarks } = readDcsaEvents(text, { receivedAt: NOON })
  expect([refused, remarks]).toEqual([[], []])
  return events.map((event: EpcisEvent) => ({
    contentHash: contentHash({ event, namespaces: KARAVAN_NAMESPACES, ignored: new Set() }, sha256),
    declarationKey: '',
    event,
    receipts: [receipt(Date.parse(event.recordTime ?? '') / 60_000)],
  }))
}

function recordsOfEpcis({ events }: EpcisReading): EventRecord[] {
  return events.map((each) => ({
    ...recordKey(each, sha256),
    event: each.event,
    receipts: [receipt(Date.parse(each.event.recordTime ?? '') / 60_000)],
  }))
}

const SAID_BY_DCSA: readonly MilestoneKind[] = ['loading', 'departure', 'arrival', 'unloading', 'delivery']
const epcisOf = ({ consignment, gathered }: (typeof samples)[number], whole: boolean) =>
  writeEpcisStory(consignment, ...toldOf(gathered, gathered.story, whole), '2026-11-27T00:00:00Z')

describe('the story of a consignment for DCSA Track and Trace 2.2', () => {
  it('gives the same milestones when it is read again', () => {
    let told = 0
    for (const { consignment, gathered } of samples) {
      const { text } = writeDcsaStory(gathered.story, consignment, placeOf, sha256)
      const boxes = consignment.utilizedEquipment.filter(({ number }) => number.scheme === 'container')
      const isTold = (kind: MilestoneKind, id: string | null) =>
        SAID_BY_DCSA.includes(kind) && boxes.some(({ equipmentId }) => equipmentId === id)
      const expected = words(gathered.story, isTold)
      expect(words(again(consignment, recordsOfDcsa(text)), () => true)).toEqual(expected)
      told += expected.length
    }
    expect(told).toBeGreaterThan(30)
  })

  it('says which milestones it leaves out, and why; no other is missing', () => {
    for (const { consignment, gathered } of samples) {
      const { text, unsaid } = writeDcsaStory(gathered.story, consignment, placeOf, sha256)
      const told = gathered.story.milestones.filter(({ pieces }) => pieces.length > 0)
      const said = told.filter(({ kind, place }) => !unsaid.some((each) => each.kind === kind && each.place === place))
      expect(said.every(({ kind }) => SAID_BY_DCSA.includes(kind))).toBe(true)
      expect(JSON.parse(text).length > 0).toBe(said.length > 0)
    }
  })

  it('has ids of its own that stay the same', () => {
    for (const { consignment, gathered } of samples) {
      const write = () => writeDcsaStory(gathered.story, consignment, placeOf, sha256).text
      const ids = (JSON.parse(write()) as { eventID: string }[]).map(({ eventID }) => eventID)
      expect(new Set(ids).size).toBe(ids.length)
      expect(write()).toBe(write())
    }
  })
})

describe('the events of a consignment as EPCIS', () => {
  it('give the same milestones, whether they are as they were told or reduced', () => {
    for (const sample of samples) {
      for (const whole of [true, false]) {
        const reading = readEpcis(epcisOf(sample, whole))
        expect(reading.notes).toEqual([])
        const { story } = sample.gathered
        expect(words(again(sample.consignment, recordsOfEpcis(reading)), () => true)).toEqual(words(story, () => true))
      }
    }
  })

  it('have the hashes that they were told under, in the whole or by name', () => {
    for (const sample of samples) {
      const { records } = sample.gathered
      const known = new Set(records.map((record) => record.contentHash))
      const whole = recordsOfEpcis(readEpcis(epcisOf(sample, true)))
      const isReduced = ({ event }: EventRecord) => 'karavan:contentHash' in event
      for (const { contentHash: hash } of whole.filter((each) => !isReduced(each))) expect(known).toContain(hash)
      for (const { event } of recordsOfEpcis(readEpcis(epcisOf(sample, false))))
        expect(known).toContain(event['karavan:contentHash'])
    }
  })

  it('name nothing but the consignment where they are reduced', () => {
    for (const sample of samples) {
      const { consignment } = sample
      const text = epcisOf(sample, false)
      for (const { name, partyId } of consignment.parties) {
        expect(text).not.toContain(`"${name}"`)
        expect(text).not.toContain(`"${partyId}"`)
      }
      expect(text).not.toMatch(/imovn|dcsa/)
    }
  })
})

const folder = join(process.env['KARAVAN_SAMPLES'] ?? '', 'standards')
const hasPublished = process.env['KARAVAN_SAMPLES'] !== undefined && existsSync(join(folder, 'dcsa/openapi'))

if (hasPublished) {
  describe('the published schemas', () => {
    it('of DCSA accept every event', () => {
      const { components } = parse(readFileSync(join(folder, 'dcsa/openapi/TNT_v2.2.0-resolved.yaml'), 'utf8'))
      const ajv = new Ajv({ strict: false })
      addFormats.default(ajv)
      ajv.addSchema({ $id: 'tnt', components })
      const [transport, equipment] = ['transportEvent', 'equipmentEvent'].map((name) =>
        ajv.compile({ $ref: `tnt#/components/schemas/${name}` }),
      )
      for (const { consignment, gathered } of samples) {
        for (const event of JSON.parse(writeDcsaStory(gathered.story, consignment, placeOf, sha256).text)) {
          const check = event.eventType === 'TRANSPORT' ? transport : equipment
          expect(check?.(event), ajv.errorsText(check?.errors)).toBe(true)
        }
      }
      expect(transport?.({ eventType: 'TRANSPORT' })).toBe(false)
    })

    it('of EPCIS accept every document', () => {
      const ajv = new Ajv({ strict: false })
      addFormats.default(ajv)
      const check = ajv.compile(
        JSON.parse(readFileSync(join(folder, 'epcis-2.0/schema/EPCIS-JSON-Schema.json'), 'utf8')),
      )
      for (const sample of samples) {
        for (const whole of [true, false])
          expect(check(JSON.parse(epcisOf(sample, whole))), ajv.errorsText(check.errors)).toBe(true)
      }
    })
  })
} else it.skip('the published schemas: KARAVAN_SAMPLES=FOLDER npm test, where FOLDER has standards/')
