import type { Telling } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Aboard, stowagesOfPieces } from '../src/aboard.js'
import { type Saying, sayingsOf } from '../src/saying.js'
import { byTime, settle } from '../src/settle.js'
import { namingOf, stowagesOf } from '../src/stowages.js'
import { at, BOX_1, BOX_2, CONSIGNMENT, locate, observed, off, put, SHIP, seen, WAGON } from './corridor.js'
import { SlowAboard, slowStowagesOf, slowStowagesOfPieces } from './slow-stowages.js'

const FOREIGN = 'urn:epc:id:bic:TGHU7599330'
const WAGON_2 = 'urn:karavan:wagon8:60635216'
const THINGS = [BOX_1, BOX_2, FOREIGN, WAGON, WAGON_2, SHIP]
const NAMES = ['one', 'two', ...THINGS.slice(2)]
const START = at('2026-12-01 00:00')
const END = START + 400

const things = fc.subarray(THINGS, { minLength: 1, maxLength: 3 })
const carrier = fc.constantFrom(WAGON, WAGON_2, SHIP, FOREIGN)
// Few minutes and places, so that words meet in them.
const said = fc.record({
  at: fc.integer({ min: START, max: END }).map((minute) => minute - (minute % 7)),
  place: fc.constantFrom('KZ-ALTYNKOL', 'KZ-AKTAU', 'AZ-ALAT', 'nowhere'),
  by: fc.constantFrom('shipper', 'ktz', 'line'),
})
const event = fc.oneof(
  fc
    .tuple(fc.constantFrom('departing', 'arriving', 'loading', 'unloading', 'receiving'), things, said)
    .map((words) => seen(...words)),
  fc.tuple(things, carrier, said).map((words) => put(...words)),
  fc.tuple(things, carrier, said).map((words) => observed(...words)),
  fc.tuple(things, carrier, said).map((words) => off(...words)),
  fc.tuple(fc.constant([]), carrier, said).map((words) => off(...words)),
)
const histories = fc
  .array(event, { maxLength: 60 })
  .map((records) => sayingsOf(records).sort((a, b) => byTime(a.telling, b.telling)))

const naming = namingOf(CONSIGNMENT)
const placeOf = ({ place }: Saying) => (place === null ? null : locate(place))
const settleBound = (sayings: readonly Saying[]) =>
  settle(
    sayings.map(({ telling }) => telling),
    (_: Telling) => false,
    END,
  )

describe('what was on what', () => {
  it('is as looking through everything tells it', () => {
    fc.assert(
      fc.property(histories, (sayings) => {
        const told = stowagesOf(sayings, CONSIGNMENT, naming, placeOf, settleBound)
        expect(told).toEqual(slowStowagesOf(sayings, naming, placeOf, settleBound))
      }),
      { numRuns: 500 },
    )
  })

  it('is found at each time as looking through everything finds it', () => {
    const times = fc.array(fc.integer({ min: START - 1, max: END + 1 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(histories, times, (sayings, asked) => {
        const told = stowagesOf(sayings, CONSIGNMENT, naming, placeOf, settleBound)
        const [aboard, slow] = [new Aboard(told, ['one', 'two']), new SlowAboard(told)]
        for (const minute of [...asked, ...sayings.map(({ telling }) => telling.at)]) {
          for (const thing of NAMES) {
            const [found, all] = [aboard.on(thing, minute), slow.on(thing, minute)]
            for (const piece of ['one', 'two']) expect(found.has(piece)).toBe(all.has(piece))
            for (const each of found) expect(all.has(each)).toBe(true)
          }
          for (const piece of ['one', 'two']) expect(aboard.under(piece, minute)).toEqual(slow.under(piece, minute))
        }
        const isPiece = (thing: string, minute: number) => thing === 'one' || (thing === 'two' && minute % 2 === 0)
        expect(stowagesOfPieces(told, isPiece)).toEqual(slowStowagesOfPieces(told, isPiece))
      }),
      { numRuns: 200 },
    )
  })
})
