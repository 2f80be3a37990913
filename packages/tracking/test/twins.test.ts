import type { EventRecord, Telling } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { story } from '../src/index.js'
import { settle } from '../src/settle.js'
import { at, BOX_1, BOX_2, CONSIGNMENT, locate, observed, off, put, SHIP, seen, WAGON } from './corridor.js'

const FOREIGN = 'urn:epc:id:bic:TGHU7599330'
const WAGON_2 = 'urn:karavan:wagon8:60635216'
const OWN: Readonly<Record<string, string>> = { [BOX_1]: 'one', [BOX_2]: 'two' }
const START = at('2026-12-01 00:00')

/** A step of a history: what was done, to what, with what, and how long after the step before. */
const step = fc.record({
  deed: fc.constantFrom('put', 'put', 'look', 'look', 'off', 'empty', 'leave'),
  thing: fc.constantFrom(BOX_1, BOX_2, FOREIGN, WAGON, WAGON_2),
  carrier: fc.constantFrom(WAGON, WAGON_2, SHIP),
  gap: fc.integer({ min: 1, max: 900 }),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** What is on what, one event after the other, as somebody on the spot would write it down. */
function replay(steps: readonly Step[]) {
  const on = new Map<string, string>()
  const records: EventRecord[] = []
  const about = new Map<string, readonly string[]>()
  let time = START
  const isOn = (thing: string, carrier: string): boolean => {
    const below = on.get(thing)
    return below !== undefined && (below === carrier || isOn(below, carrier))
  }
  const own = (subjects: readonly string[]) =>
    Object.keys(OWN)
      .filter((box) => subjects.some((subject) => box === subject || isOn(box, subject)))
      .map((box) => OWN[box] ?? '')
  const tell = (record: EventRecord, pieces: readonly string[]) => {
    records.push(record)
    about.set(record.contentHash, pieces)
  }
  for (const { deed, thing, carrier, gap } of steps) {
    time += gap
    const said = { at: time, place: 'KZ-BEYNEU' }
    switch (deed) {
      case 'put':
        if (thing === carrier || on.get(thing) === carrier || isOn(carrier, thing)) continue
        tell(put([thing], carrier, said), own([thing]))
        on.set(thing, carrier)
        continue
      case 'look':
        // Nobody told how it came there.
        if (thing === carrier || isOn(carrier, thing)) continue
        on.set(thing, carrier)
        tell(observed([thing], carrier, said), own([thing]))
        continue
      case 'off':
        if (on.get(thing) !== carrier) continue
        tell(off([thing], carrier, said), own([thing]))
        on.delete(thing)
        continue
      case 'empty':
        tell(off([], carrier, said), own([carrier]))
        for (const [each, below] of [...on]) if (below === carrier) on.delete(each)
        continue
      case 'leave':
        tell(seen('departing', [carrier], said), own([carrier]))
    }
  }
  const under = (thing: string): string[] => {
    const below = on.get(thing)
    return below === undefined ? [] : [below, ...under(below)]
  }
  return { records, about, under, end: time }
}

describe('a history that is replayed step by step', () => {
  it('has the same things on the same things, and the same events about the same boxes', () => {
    const histories = fc.array(step, { maxLength: 40 }).map(replay)
    const shuffled = histories.chain((history) =>
      fc.tuple(fc.constant(history), fc.shuffledSubarray(history.records, { minLength: history.records.length })),
    )
    fc.assert(
      fc.property(shuffled, ([{ about, under, end }, records]) => {
        const told = story(records, { ...CONSIGNMENT, plan: null }, locate, end + 1)
        const seenOf = new Map(told.others.map(({ telling, equipment }) => [telling.contentHash, equipment]))
        for (const [hash, pieces] of about) expect(seenOf.get(hash) ?? []).toEqual(pieces)
        for (const { equipmentId, on } of told.positions) {
          const box = Object.keys(OWN).find((each) => OWN[each] === equipmentId) ?? ''
          expect(on).toEqual(under(box))
        }
      }),
      { numRuns: 300 },
    )
  })
})

/** The word that is taken, rule by rule, each leaving fewer. */
function takenOf(words: readonly Telling[], doers: readonly string[]): Telling | undefined {
  const least = (left: readonly Telling[], value: (word: Telling) => number | string) => {
    const [best] = left.map(value).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    return left.filter((word) => value(word) === best)
  }
  let left = words.filter((word) => {
    const own = words.filter(({ sender }) => sender === word.sender)
    const late = own.filter(({ receivedAt }) => own.every((other) => other.receivedAt <= receivedAt))
    const newest = late.filter(({ reading = 1 }) => late.every((other) => (other.reading ?? 1) <= reading))
    const latest = newest.filter(({ at }) => newest.every((other) => other.at <= at))
    return latest.every(({ contentHash }) => contentHash <= word.contentHash) && latest.includes(word)
  })
  if (left.some(({ sender }) => doers.includes(sender))) left = left.filter(({ sender }) => doers.includes(sender))
  for (const value of [(w: Telling) => w.at, (w: Telling) => w.contentHash, (w: Telling) => w.sender]) {
    left = least(left, value)
  }
  return left[0]
}

describe('the rule of choice', () => {
  const few = fc.integer({ min: 0, max: 4 })
  const word = fc.record({
    sender: fc.constantFrom('a', 'b', 'c', 'd'),
    contentHash: fc.constantFrom('1', '2', '3', '4', '5'),
    at: few,
    receivedAt: few,
    reading: fc.integer({ min: 1, max: 2 }),
    classifier: fc.constant('ACT' as const),
    format: fc.constant('EPCIS 2.0 JSON'),
    flags: fc.constant([]),
  })
  const words = fc.uniqueArray(word, { maxLength: 9, selector: ({ sender, contentHash }) => sender + contentHash })

  it('takes what is left when each rule in turn has left out the worse', () => {
    fc.assert(
      fc.property(words, fc.subarray(['a', 'b', 'c']), (all, doers) => {
        const settled = settle(all, ({ sender }) => doers.includes(sender), 10)
        expect(settled?.taken).toEqual(takenOf(all, doers))
        expect(settled === null ? 0 : settled.others.length + 1).toBe(all.length)
      }),
      { numRuns: 1000 },
    )
  })
})
