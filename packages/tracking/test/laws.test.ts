import { type EventRecord, readConsignment, type Telling } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { story } from '../src/index.js'
import {
  at,
  BOX_1,
  BOX_2,
  CONSIGNMENT,
  declared,
  ENTERED,
  locate,
  observed,
  off,
  put,
  SHIP,
  seen,
  WAGON,
} from './corridor.js'
import { GROWS_WITH_SIZE, growth } from './growth.js'

const NOW = at('2026-12-12 00:00')
const START = at('2026-12-01 00:00')
const SENDERS = ['shipper', 'ktz', 'aktau', 'line', 'gr', 'customs', 'stranger']
const PLACES = ['KZ-ALTYNKOL', 'KZ-AKTAU', 'AZ-ALAT', 'GE-GARDABANI', 'GE-POTI', 'KZ-BEYNEU', 'nowhere']
const STEPS = ['accepting', 'departing', 'arriving', 'holding', 'receiving', 'storing', 'entering_exiting']

const FOREIGN = 'urn:epc:id:bic:TGHU7599330'
const boxes = fc.subarray([BOX_1, BOX_2, FOREIGN], { minLength: 1 })
const things = fc.subarray([BOX_1, BOX_2, FOREIGN, WAGON, SHIP], { minLength: 1 })
const said = fc.record({
  at: fc.integer({ min: START, max: NOW + 600 }),
  place: fc.constantFrom(...PLACES),
  by: fc.subarray(SENDERS, { minLength: 1, maxLength: 3 }),
  received: fc.integer({ min: START, max: NOW }),
  as: fc.constantFrom('PLN' as const, 'EST' as const, 'ACT' as const, 'ACT' as const, 'ACT' as const),
})
const event = fc.oneof(
  fc.tuple(fc.constantFrom(...STEPS), things, said).map((words) => seen(...words)),
  fc.tuple(boxes, fc.constantFrom(WAGON, SHIP), said).map((words) => put(...words)),
  fc.tuple(fc.constant([WAGON]), fc.constant(SHIP), said).map((words) => put(...words)),
  fc.tuple(boxes, fc.constantFrom(WAGON, SHIP), said).map((words) => observed(...words)),
  fc.tuple(boxes, fc.constantFrom(WAGON, SHIP), said).map((words) => off(...words)),
  fc.tuple(fc.constant([]), fc.constantFrom(WAGON, SHIP), said).map((words) => off(...words)),
)
const events = fc.array(event, { maxLength: 14 })

const PARTED = readConsignment({
  ...ENTERED,
  loadings: [{ what: 'flour', on: 'one', from: '2026-12-02', until: '2026-12-11' }],
  partings: [{ kind: 'split', at: '2026-12-08T00:00Z', what: ['two'], other: 'K-2', reason: 'sold' }],
})
const consignments = fc.constantFrom(CONSIGNMENT, PARTED, { ...CONSIGNMENT, plan: null })
const tell = (records: readonly EventRecord[], consignment = CONSIGNMENT) => story(records, consignment, locate, NOW)

describe('the story', () => {
  it('is the same for every order of the records', () => {
    const shuffled = events.chain((records) =>
      fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length })),
    )
    fc.assert(
      fc.property(shuffled, consignments, ([records, others], consignment) => {
        expect(tell(others, consignment)).toEqual(tell(records, consignment))
      }),
    )
  })

  it('is not changed by records and receipts that come again', () => {
    fc.assert(
      fc.property(events, fc.array(fc.nat(), { maxLength: 6 }), fc.nat(5000), (records, again, later) => {
        const repeated = again.flatMap((i) => records[i % records.length] ?? [])
        const resent = repeated.map((record) => ({
          ...record,
          receipts: record.receipts.map((receipt) => ({ ...receipt, receivedAt: receipt.receivedAt + later })),
        }))
        expect(tell([...resent, ...records, ...repeated])).toEqual(tell(records))
      }),
    )
  })

  it('loses by a declared error the effect of that event, and nothing else', () => {
    fc.assert(
      fc.property(events, fc.nat(), fc.boolean(), consignments, (records, i, first, consignment) => {
        const wrong = records[i % records.length]
        if (wrong === undefined) return
        const declaration = declared(wrong)
        const without = records.filter(({ contentHash }) => contentHash !== wrong.contentHash)
        const all = first ? [declaration, ...records] : [...records, declaration]
        expect(tell(all, consignment)).toEqual(tell(without, consignment))
      }),
    )
  })

  it('is that of words which came in time, where the words of a source come late', () => {
    const delays = fc.record(Object.fromEntries(SENDERS.map((sender) => [sender, fc.nat(20_000)])))
    const happened = events.map((records) =>
      records.filter(
        ({ event }) => !JSON.stringify(event).includes('"EST"') && !JSON.stringify(event).includes('"PLN"'),
      ),
    )
    const inTime = happened.map((records) =>
      records.map((record) => ({
        ...record,
        receipts: record.receipts.map((receipt) => ({
          ...receipt,
          receivedAt: Math.max(receipt.receivedAt, Date.parse(record.event.eventTime) / 60_000),
        })),
      })),
    )
    fc.assert(
      fc.property(inTime, delays, (records, delay) => {
        const late = records.map((record) => ({
          ...record,
          receipts: record.receipts.map((receipt) => ({
            ...receipt,
            receivedAt: receipt.receivedAt + (delay[receipt.sender] ?? 0),
          })),
        }))
        expect(timeless(tell(late))).toEqual(timeless(tell(records)))
      }),
    )
  })

  it('keeps every word of the consignment, taken or not', () => {
    fc.assert(
      fc.property(events, consignments, (records, consignment) => {
        const told = tell(records, consignment)
        const kept = new Set<string>()
        const keep = ({ contentHash, sender }: Telling) => kept.add(`${contentHash} ${sender}`)
        for (const { pieces } of told.milestones)
          for (const { PLN, EST, ACT } of pieces)
            for (const side of [PLN, EST, ACT]) if (side !== null) [side.taken, ...side.others].forEach(keep)
        for (const { telling } of told.others) keep(telling)
        const words = new Set(
          records.flatMap(({ contentHash, receipts }) => receipts.map(({ sender }) => `${contentHash} ${sender}`)),
        )
        expect(kept.size + told.leftOut).toBe(words.size)
      }),
    )
  })
})

describe('the time of a story', () => {
  const PLACE = ['KZ-ALTYNKOL', 'KZ-AKTAU', 'AZ-ALAT', 'GE-POTI']
  const OTHER = 'urn:karavan:wagon8:60635216'
  const kinds: Readonly<Record<string, (i: number, said: { at: number; place: string }) => EventRecord>> = {
    'reports of boxes on a wagon and of the wagon': (i, said) =>
      i % 2 === 0 ? observed([BOX_1, BOX_2], WAGON, said) : seen('arriving', [WAGON], said),
    'loadings, unloadings and sightings': (i, said) =>
      [
        put([BOX_1, BOX_2], WAGON, said),
        observed([WAGON], SHIP, said),
        seen('departing', [WAGON], said),
        off(i % 8 < 4 ? [] : [BOX_1], WAGON, said),
      ][i % 4] ?? seen('storing', [BOX_1], said),
    'boxes that go from wagon to wagon': (i, said) => observed([BOX_1], i % 2 === 0 ? WAGON : OTHER, said),
    'words of one milestone': (_, said) => seen('holding', [BOX_1], { ...said, place: 'GE-POTI' }),
  }

  it.each(Object.entries(kinds))('of %s grows with their number', (_, make) => {
    const records = (count: number) =>
      Array.from({ length: count }, (_, i) => make(i, { at: START + i, place: PLACE[(i >> 3) % 4] ?? '' }))
    expect(growth(6_000, records, (all) => tell(all))).toBeLessThan(GROWS_WITH_SIZE)
  })
})

/** Without when words were received, and how old they are. */
function timeless(told: unknown): unknown {
  return JSON.parse(
    JSON.stringify(told, (name, value) => (name === 'receivedAt' || name === 'ageMinutes' ? undefined : value)),
  )
}
