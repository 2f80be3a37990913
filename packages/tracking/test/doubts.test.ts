import type { EventRecord, MilestoneTold } from '@karavan/model'
import { doubtMessage, ENGLISH, tell } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { story } from '../src/index.js'
import { at, BOX_1, BOX_2, CONSIGNMENT, locate, off, put, SHIP, seen, WAGON } from './corridor.js'

const START = at('2026-12-01 00:00')
const NOW = at('2026-12-20 00:00')

/** What a box goes through, in order; on what for what is done with it. */
const STEPS = [
  ['put', 'KZ-ALTYNKOL', WAGON],
  ['departing', 'KZ-ALTYNKOL', null],
  ['arriving', 'KZ-AKTAU', null],
  ['off', 'KZ-AKTAU', WAGON],
  ['put', 'KZ-AKTAU', SHIP],
  ['departing', 'KZ-AKTAU', null],
  ['arriving', 'AZ-ALAT', null],
  ['off', 'AZ-ALAT', SHIP],
  ['departing', 'AZ-ALAT', null],
  ['arriving', 'GE-POTI', null],
  ['receiving', 'GE-POTI', null],
] as const

function told(box: string, step: number, time: number): EventRecord {
  const [what, place, on] = STEPS[step] ?? STEPS[0]
  const said = { at: time, place, by: 'shipper' }
  if (what === 'put') return put([box], on, said)
  return what === 'off' ? off([box], on, said) : seen(what, [box], said)
}

/** When a box goes through some of the steps: never earlier than through the one before. */
const journeys = fc
  .array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 2400 })), {
    minLength: STEPS.length,
    maxLength: STEPS.length,
  })
  .map((steps) => {
    let time = START
    return steps.flatMap(([isTold, minutes], step) => {
      time += minutes
      return isTold ? [{ step, time }] : []
    })
  })

const doubtsIn = (records: readonly EventRecord[]) => story(records, CONSIGNMENT, locate, NOW).doubts
const wordsOf = (box: string, journey: readonly { step: number; time: number }[]) =>
  journey.map(({ step, time }) => told(box, step, time))

/** Steps of which one must come before the other, in any case. */
const PAIRS = [
  [0, 3],
  [1, 2],
  [1, 6],
  [2, 5],
  [4, 7],
  [5, 10],
  [9, 10],
] as const

describe('the doubts of a story', () => {
  it('are none where each piece went through all in order', () => {
    fc.assert(
      fc.property(journeys, journeys, (one, two) => {
        expect(doubtsIn([...wordsOf(BOX_1, one), ...wordsOf(BOX_2, two)])).toBeUndefined()
      }),
    )
  })

  it('are told where a pair of one piece is swapped, and of that piece alone', () => {
    fc.assert(
      fc.property(journeys, journeys, fc.constantFrom(...PAIRS), fc.integer({ min: 1 }), (one, two, pair, apart) => {
        const [first, next] = pair
        const minutes = 1 + (apart % 2400)
        const swapped = [
          ...one.filter(({ step }) => step < first),
          { step: first, time: START + 5000 + minutes },
          { step: next, time: START + 5000 },
        ]
        const doubts = doubtsIn([...wordsOf(BOX_1, swapped), ...wordsOf(BOX_2, two)]) ?? []
        expect(doubts.length).toBeGreaterThan(0)
        for (const doubt of doubts) {
          expect(doubt.equipment).toEqual(['one'])
          expect(doubt.next.at).toBeLessThan(doubt.first.at)
        }
      }),
    )
  })

  it('name both milestones and their times, and the words stay as they were told', () => {
    const { doubts = [], milestones } = story(
      [
        seen('arriving', [BOX_1, BOX_2], { at: '2026-12-07 10:00', place: 'KZ-AKTAU' }),
        seen('departing', [BOX_1, BOX_2], { at: '2026-12-06 09:30', place: 'KZ-AKTAU' }),
      ],
      CONSIGNMENT,
      locate,
      NOW,
    )
    const first: MilestoneTold = { kind: 'arrival', place: 'KZ-AKTAU', leg: 0, at: at('2026-12-07 10:00') }
    const next: MilestoneTold = { kind: 'departure', place: 'KZ-AKTAU', leg: 1, at: at('2026-12-06 09:30') }
    expect(doubts).toEqual([{ equipment: ['one', 'two'], first, next }])
    const [doubt] = doubts
    expect(
      doubt &&
        tell(
          doubtMessage(doubt, () => 'Aktau'),
          ENGLISH,
        ),
    ).toBe(
      '“Departure, Aktau” is told at 2026-12-06T09:30Z, but “Arrival, Aktau”, which must come before it, only at 2026-12-07T10:00Z: one of the two is wrong',
    )
    for (const { kind, place, leg, at: when } of [first, next])
      expect(milestones.find((each) => each.kind === kind && each.place === place && each.leg === leg)?.actual).toBe(
        when,
      )
  })

  it('are none of a consignment whose equipment is not known: its words may be of several pieces', () => {
    const unknown = { ...CONSIGNMENT, utilizedEquipment: [] }
    const reference = CONSIGNMENT.references.flatMap(({ uri }) => uri ?? [])
    const records = [
      seen('arriving', [], { at: '2026-12-07 10:00', place: 'KZ-AKTAU' }),
      seen('departing', [], { at: '2026-12-06 09:30', place: 'KZ-AKTAU' }),
    ].map((record) => ({
      ...record,
      event: { ...record.event, bizTransactionList: reference.map((bizTransaction) => ({ bizTransaction })) },
    }))
    const told = story(records, unknown, locate, NOW)
    expect(told.milestones.filter(({ pieces }) => pieces.some(({ ACT }) => ACT !== null))).toHaveLength(2)
    expect(told.doubts).toBeUndefined()
  })
})
