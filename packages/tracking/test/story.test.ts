import { formatInstant } from '@karavan/core'
import { type EventRecord, type MilestoneKind, message, readConsignment, type Story } from '@karavan/model'
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
  PLAN,
  put,
  record,
  SHIP,
  seen,
  WAGON,
} from './corridor.js'

const NOW = at('2026-12-20 00:00')
const tell = (records: readonly EventRecord[], now = NOW, consignment = CONSIGNMENT) =>
  story(records, consignment, locate, now)

function milestone(told: Story, kind: MilestoneKind, place: string) {
  const found = told.milestones.find((each) => each.kind === kind && each.place === place)
  if (found === undefined) throw new Error(`no ${kind} at ${place}`)
  return found
}

const actualOf = (told: Story, kind: MilestoneKind, place: string, piece = 'one') =>
  milestone(told, kind, place).pieces.find(({ equipmentId }) => equipmentId === piece)?.ACT ?? null

describe('the milestones of a plan', () => {
  it('come in its order with the times of the stages that end with them', () => {
    const rows = tell([]).milestones.map(({ leg, kind, place, planned }) => {
      return `${leg} ${kind} ${place} ${planned?.p50 == null ? '-' : formatInstant(planned.p50)}`
    })
    expect(rows).toEqual([
      '0 acceptance KZ-ALTYNKOL -',
      '0 loading KZ-ALTYNKOL 2026-12-02T00:00Z',
      '0 departure KZ-ALTYNKOL 2026-12-02T00:00Z',
      '0 arrival KZ-AKTAU 2026-12-07T00:00Z',
      '0 unloading KZ-AKTAU 2026-12-07T06:00Z',
      '1 loading KZ-AKTAU 2026-12-08T06:00Z',
      '1 departure KZ-AKTAU 2026-12-09T00:00Z',
      '1 arrival AZ-ALAT 2026-12-10T04:00Z',
      '1 unloading AZ-ALAT 2026-12-10T12:00Z',
      '2 loading AZ-ALAT -',
      '2 departure AZ-ALAT 2026-12-10T12:00Z',
      '2 borderExit GE-GARDABANI -',
      '2 borderEntry GE-GARDABANI 2026-12-12T04:00Z',
      '2 arrival GE-POTI 2026-12-13T00:00Z',
      '2 unloading GE-POTI -',
      '2 customsReleased GE-POTI 2026-12-13T12:00Z',
      '2 delivery GE-POTI 2026-12-13T15:00Z',
    ])
  })

  it('stand beside what is estimated and what happened, piece by piece', () => {
    const told = tell([
      put([BOX_1], WAGON, { at: '2026-12-02 01:00', place: 'KZ-ALTYNKOL', by: 'ktz' }),
      seen('departing', [WAGON], { at: '2026-12-02 09:00', place: 'KZ-ALTYNKOL', by: 'ktz' }),
      seen('departing', [BOX_2], {
        at: '2026-12-05 09:00',
        place: 'KZ-ALTYNKOL',
        by: 'ktz',
        as: 'EST',
        received: at('2026-12-02 10:00'),
      }),
      seen('departing', [BOX_1], {
        at: '2026-12-02 05:00',
        place: 'KZ-ALTYNKOL',
        by: 'ktz',
        as: 'PLN',
        received: at('2026-12-01 10:00'),
      }),
    ])
    const departure = milestone(told, 'departure', 'KZ-ALTYNKOL')
    expect(departure).toMatchObject({ done: 1, of: 2, actual: null, estimated: at('2026-12-05 09:00') })
    expect(departure.pieces).toMatchObject([
      {
        equipmentId: 'one',
        PLN: { taken: { at: at('2026-12-02 05:00') } },
        EST: null,
        ACT: { taken: { at: at('2026-12-02 09:00') } },
      },
      { equipmentId: 'two', PLN: null, EST: { taken: { at: at('2026-12-05 09:00') } }, ACT: null },
    ])
  })

  it('are reached when every piece is there', () => {
    const told = tell([
      seen('arriving', [BOX_1], { at: '2026-12-07 01:00', place: 'KZ-AKTAU' }),
      seen('arriving', [BOX_2], { at: '2026-12-08 01:00', place: 'KZ-AKTAU' }),
    ])
    expect(milestone(told, 'arrival', 'KZ-AKTAU')).toMatchObject({ done: 2, of: 2, actual: at('2026-12-08 01:00') })
  })

  it('take a business step for what the plan has at the place', () => {
    const told = tell([
      seen('departing', [BOX_1], { at: '2026-12-12 01:00', place: 'GE-GARDABANI' }),
      seen('accepting', [BOX_1], { at: '2026-12-12 00:30', place: 'GE-GARDABANI' }),
      seen('accepting', [BOX_1], { at: '2026-12-01 00:30', place: 'KZ-ALTYNKOL' }),
      seen('receiving', [BOX_1], { at: '2026-12-14 00:30', place: 'GE-POTI' }),
    ])
    expect(actualOf(told, 'borderExit', 'GE-GARDABANI')?.taken.at).toBe(at('2026-12-12 01:00'))
    expect(actualOf(told, 'borderEntry', 'GE-GARDABANI')?.taken.at).toBe(at('2026-12-12 00:30'))
    expect(actualOf(told, 'acceptance', 'KZ-ALTYNKOL')?.taken.at).toBe(at('2026-12-01 00:30'))
    expect(actualOf(told, 'delivery', 'GE-POTI')?.taken.at).toBe(at('2026-12-14 00:30'))
  })

  it('are loading and unloading also where nobody says onto what, as of a plan', () => {
    const told = tell([
      seen('loading', [BOX_1], { at: '2026-12-05 00:00', place: 'KZ-AKTAU', as: 'PLN' }),
      seen('unloading', [BOX_1], {
        at: '2026-12-10 00:00',
        place: 'AZ-ALAT',
        as: 'EST',
        received: at('2026-12-08 00:00'),
      }),
      seen('loading', [BOX_1], { at: '2026-12-02 00:00', place: 'KZ-ALTYNKOL' }),
    ])
    expect(milestone(told, 'loading', 'KZ-AKTAU').pieces).toMatchObject([
      { PLN: { taken: { at: at('2026-12-05 00:00') } } },
    ])
    expect(milestone(told, 'unloading', 'AZ-ALAT').estimated).toBe(at('2026-12-10 00:00'))
    expect(actualOf(told, 'loading', 'KZ-ALTYNKOL')?.taken.at).toBe(at('2026-12-02 00:00'))
    expect(told.others).toEqual([])
  })

  it('grow by a hold of customs, which no plan foresees, after what the plan has at the place', () => {
    const told = tell([
      seen('holding', [BOX_1], { at: '2026-12-13 01:00', place: 'GE-POTI' }),
      seen('holding', [BOX_1], { at: '2026-12-13 09:00', place: 'GE-POTI', disposition: 'available' }),
    ])
    expect(told.milestones.at(-1)).toMatchObject({ kind: 'customsHeld', leg: null, planned: null, done: 1 })
    expect(actualOf(told, 'customsReleased', 'GE-POTI')?.taken.at).toBe(at('2026-12-13 09:00'))
  })

  it('are the nearest in time where a plan has one twice at a place, and both sides of a border that has no time of its own', () => {
    const [first, second] = [ENTERED.plan.legs[0], ENTERED.plan.legs[2]]
    const again = readConsignment({
      ...ENTERED,
      plan: {
        ...ENTERED.plan,
        legs: [first, { ...first, stages: second?.stages, via: ['KZ-BEYNEU'] }, second],
        borders: ['KZ-BEYNEU', 'GE-LARS'].map((place) => ({ place, from: 'KZ', to: 'UZ' })),
      },
    })
    const told = tell([seen('arriving', [BOX_1], { at: '2026-12-12 00:00', place: 'KZ-AKTAU' })], NOW, again)
    const arrivals = told.milestones.filter(({ kind, place }) => kind === 'arrival' && place === 'KZ-AKTAU')
    expect(arrivals.map(({ done }) => done)).toEqual([0, 1])
    expect(told.milestones.filter(({ place }) => place === 'KZ-BEYNEU').map(({ leg, kind }) => [leg, kind])).toEqual([
      [1, 'borderExit'],
      [1, 'borderEntry'],
    ])
    expect(told.milestones.filter(({ place }) => place === 'GE-LARS')).toEqual([])
  })

  it.each([
    ['AZ-ALAT', [1]],
    ['KZ-AKTAU', [1]],
    ['GE-POTI', [2]],
  ])('have the border at %s on the leg that crosses it, not on the other that ends or begins there', (place, legs) => {
    const [from, to] = place === 'GE-POTI' ? ['AZ', 'GE'] : ['KZ', 'AZ']
    const consignment = readConsignment({ ...ENTERED, plan: { ...ENTERED.plan, borders: [{ place, from, to }] } })
    const entries = tell([], NOW, consignment).milestones.filter(
      (each) => each.kind === 'borderEntry' && each.place === place,
    )
    expect(entries.map(({ leg }) => leg)).toEqual(legs)
  })

  it('have one side of a border at each of its stations where the plan has a time for both', () => {
    const border = PLAN.stages.find(({ stageId }) => stageId === 'border')
    const sides = [
      {
        ...border,
        stageId: 'out',
        place: 'AZ-BOYUKKESIK',
        told: { label: message('stage.leaving', { from: 'AZ', to: 'GE' }) },
      },
      { ...border, stageId: 'in', told: { label: message('stage.entering', { to: 'GE', from: 'AZ' }) } },
    ]
    const stages = PLAN.stages.flatMap((stage) => (stage.stageId === 'border' ? sides : [stage]))
    const legs = PLAN.legs.map((leg) => ({
      ...leg,
      stages: leg.stages.flatMap((id) => (id === 'border' ? ['out', 'in'] : [id])),
    }))
    const told = tell([], NOW, readConsignment({ ...ENTERED, plan: { ...PLAN, stages, legs } }))
    expect(
      told.milestones.filter(({ kind }) => kind.startsWith('border')).map(({ kind, place }) => [kind, place]),
    ).toEqual([
      ['borderExit', 'AZ-BOYUKKESIK'],
      ['borderEntry', 'GE-GARDABANI'],
    ])
  })

  it('are named outright by an extension, of whatever vocabulary, where a business step does not tell them', () => {
    for (const name of ['rail:milestone', 'https://rail.example.org/epcis#milestone'] as const) {
      const { event } = seen('inspecting', [BOX_1], { at: '2026-12-12 00:00', place: 'GE-GARDABANI' })
      const told = tell([record({ ...event, [name]: 'borderEntry' }, { at: '2026-12-12 00:00' })])
      expect(milestone(told, 'borderEntry', 'GE-GARDABANI').done).toBe(1)
      expect(tell([record({ ...event, [name]: 'lunch' }, { at: '2026-12-12 00:00' })]).others).toHaveLength(1)
    }
  })

  it('are told of the whole consignment by a document that names only its note', () => {
    const told = tell([
      record(
        {
          type: 'TransactionEvent',
          action: 'ADD',
          bizStep: 'consigning',
          eventTime: '2026-12-01T05:00:00+05:00',
          eventTimeZoneOffset: '+05:00',
          bizTransactionList: [{ type: 'bol', bizTransaction: 'urn:epcglobal:cbv:bt:4870001000001:smgs-0001' }],
          readPoint: { id: 'urn:place:KZ-ALTYNKOL' },
        },
        { at: '2026-12-01 00:00' },
      ),
    ])
    expect(milestone(told, 'acceptance', 'KZ-ALTYNKOL')).toMatchObject({ done: 2, actual: at('2026-12-01 00:00') })
  })
})

describe('words that disagree', () => {
  const departs = (by: string, time: string, received = time) =>
    seen('departing', [BOX_1], { at: time, place: 'KZ-AKTAU', by, received: at(received) })
  const taken = (records: EventRecord[]) => {
    const settled = actualOf(tell(records), 'departure', 'KZ-AKTAU')
    return (
      settled && [
        settled.taken.sender,
        formatInstant(settled.taken.at).slice(11, 16),
        settled.told.reason.key,
        settled.others.length,
      ]
    )
  }

  it('are settled by who did it: the carrier of the leg for a departure', () => {
    const words = [
      departs('aktau', '2026-12-09 01:00'),
      departs('line', '2026-12-09 02:00'),
      departs('ktz', '2026-12-09 00:30'),
    ]
    expect(taken(words)).toEqual(['line', '02:00', 'story.didIt', 2])
  })

  it('are settled by who did it: the terminal for loading', () => {
    const told = tell([
      put([BOX_1], SHIP, { at: '2026-12-08 07:00', place: 'KZ-AKTAU', by: 'line' }),
      put([BOX_1], SHIP, { at: '2026-12-08 08:00', place: 'KZ-AKTAU', by: 'aktau' }),
    ])
    expect(actualOf(told, 'loading', 'KZ-AKTAU')).toMatchObject({
      taken: { sender: 'aktau' },
      reason: 'said by who did it',
    })
    expect(told.stowages).toMatchObject([
      { what: 'one', on: SHIP, from: { how: 'told', at: at('2026-12-08 08:00') }, until: null },
    ])
  })

  it.each(['loading', 'unloading', 'receiving'])(
    'end a stowage by %s at another place, and not where it began',
    (step) => {
      const loaded = put([BOX_1], SHIP, { at: '2026-12-08 07:00', place: 'KZ-AKTAU' })
      const here = seen(step, [BOX_1], { at: '2026-12-08 08:00', place: 'KZ-AKTAU' })
      const there = seen(step, [BOX_1], { at: '2026-12-10 08:00', place: 'AZ-ALAT' })
      expect(tell([loaded, here]).stowages).toMatchObject([{ until: null }])
      const told = tell([loaded, here, there])
      expect(told.stowages).toMatchObject([{ on: SHIP, until: { how: 'inferred', at: at('2026-12-10 08:00') } }])
      expect(told.positions).toMatchObject([{ equipmentId: 'one', place: 'AZ-ALAT', on: [] }])
      const back = put([BOX_1], SHIP, { at: '2026-12-11 07:00', place: 'AZ-ALAT' })
      expect(tell([loaded, there, back]).stowages).toMatchObject([{ until: { how: 'inferred' } }, { until: null }])
    },
  )

  it('of one source: the last that was received', () => {
    const words = [
      departs('line', '2026-12-09 02:00', '2026-12-10 00:00'),
      departs('line', '2026-12-09 01:00', '2026-12-09 02:00'),
    ]
    expect(taken(words)).toEqual(['line', '02:00', 'story.lastWord', 1])
  })

  it('go round in no circle: the earlier word of a source has no vote', () => {
    const words = [
      departs('ktz', '2026-12-09 01:00', '2026-12-09 01:30'),
      departs('ktz', '2026-12-09 03:00', '2026-12-09 04:00'),
      departs('shipper', '2026-12-09 02:00'),
    ]
    expect(taken(words)).toEqual(['shipper', '02:00', 'story.earlierTime', 2])
  })

  it('agree where they say the same time', () => {
    const one = departs('ktz', '2026-12-09 02:00')
    const both = {
      ...one,
      receipts: ['ktz', 'shipper'].flatMap((sender) => one.receipts.map((receipt) => ({ ...receipt, sender }))),
    }
    expect(taken([both])).toEqual(['ktz', '02:00', 'story.agreed', 1])
  })

  it('age from when the one that is taken was received', () => {
    const told = tell([departs('line', '2026-12-09 02:00', '2026-12-19 23:00')])
    expect(actualOf(told, 'departure', 'KZ-AKTAU')).toMatchObject({
      ageMinutes: 60,
      reason: 'nobody else says anything',
    })
  })

  it('are taken back by who said them, and by nobody else', () => {
    const wrong = departs('line', '2026-12-09 02:00')
    const other = departs('aktau', '2026-12-09 05:00')
    expect(taken([wrong, declared(wrong), other])).toEqual(['aktau', '05:00', 'story.onlyWord', 0])
    const byStranger = {
      ...declared(wrong),
      receipts: wrong.receipts.map((receipt) => ({ ...receipt, sender: 'ktz' })),
    }
    expect(taken([wrong, byStranger, other])?.[0]).toBe('line')
  })
})

describe('where it is', () => {
  const journey = [
    put([BOX_1], WAGON, { at: '2026-12-02 01:00', place: 'KZ-ALTYNKOL' }),
    seen('departing', [WAGON], { at: '2026-12-02 09:00', place: 'KZ-ALTYNKOL' }),
    seen('arriving', [WAGON], { at: '2026-12-06 09:00', place: 'KZ-AKTAU' }),
    put([WAGON], SHIP, { at: '2026-12-08 01:00', place: 'KZ-AKTAU' }),
    seen('departing', [SHIP], { at: '2026-12-08 09:00', place: 'KZ-AKTAU' }),
  ]

  it('is told through what carries it: box on wagon on ship', () => {
    expect(tell(journey).positions).toMatchObject([
      { equipmentId: 'one', place: 'KZ-AKTAU', left: true, since: at('2026-12-08 09:00'), on: [WAGON, SHIP] },
    ])
    expect(tell(journey).stowages.map(({ what, on }) => [what, on])).toEqual([
      ['one', WAGON],
      [WAGON, SHIP],
    ])
  })

  describe('by reports that name a box on a wagon', () => {
    const daily = [
      observed([BOX_1], WAGON, { at: '2026-12-03 06:00', place: 'KZ-BEYNEU' }),
      seen('departing', [WAGON], { at: '2026-12-03 08:00', place: 'KZ-BEYNEU' }),
      observed([BOX_1], WAGON, { at: '2026-12-04 06:00', place: 'KZ-AKTAU' }),
    ]
    const later = seen('arriving', [WAGON], { at: '2026-12-07 06:00', place: 'GE-POTI' })
    const stays = (...more: EventRecord[]) =>
      tell([...daily, ...more]).stowages.map(({ on, from, until }) => [on, from?.how, from?.at, until?.how, until?.at])
    const begun = [WAGON, 'inferred', at('2026-12-03 06:00')]

    it('hears of the wagon from the first of them on', () => {
      const told = tell([...daily, later])
      expect(told.positions).toMatchObject([{ equipmentId: 'one', place: 'GE-POTI', on: [WAGON] }])
      expect(stays(later)).toEqual([[...begun, undefined, undefined]])
    })

    it('is on the other wagon from when it is seen there', () => {
      const other = observed([BOX_1], 'urn:karavan:wagon8:60635216', { at: '2026-12-05 06:00', place: 'AZ-ALAT' })
      expect(stays(later, other)[0]).toEqual([...begun, 'inferred', at('2026-12-05 06:00')])
      expect(tell([...daily, later, other]).positions).toMatchObject([{ place: 'AZ-ALAT' }])
    })

    it('is off it when it is taken off, or says so itself', () => {
      const said = { at: '2026-12-05 06:00', place: 'KZ-AKTAU' }
      expect(stays(off([BOX_1], WAGON, said))).toEqual([[...begun, 'told', at('2026-12-05 06:00')]])
      expect(stays(seen('unloading', [BOX_1], said))).toEqual([[...begun, 'inferred', at('2026-12-05 06:00')]])
    })

    it('is off it by a word of its own from where the wagon is neither before nor after', () => {
      const gate = seen('storing', [BOX_1], { at: '2026-12-06 00:00', place: 'GE-GARDABANI' })
      expect(stays(gate, later)).toEqual([[...begun, 'inferred', at('2026-12-06 00:00')]])
      expect(tell([...daily, gate, later]).positions).toMatchObject([{ place: 'GE-GARDABANI', on: [] }])
      const came = seen('arriving', [WAGON], { at: '2026-12-06 03:00', place: 'GE-GARDABANI' })
      expect(stays(gate, came, later)).toEqual([[...begun, undefined, undefined]])
      expect(stays(seen('storing', [BOX_1], { at: '2026-12-05 00:00', place: 'KZ-AKTAU' }), later)).toEqual([
        [...begun, undefined, undefined],
      ])
    })

    it('is where it was loaded, as told, when it is seen there after', () => {
      const loaded = put([BOX_1], WAGON, { at: '2026-12-02 06:00', place: 'KZ-ALTYNKOL' })
      expect(stays(loaded)).toEqual([[WAGON, 'told', at('2026-12-02 06:00'), undefined, undefined]])
      const again = put([BOX_1], WAGON, { at: '2026-12-05 06:00', place: 'KZ-AKTAU' })
      expect(stays(again)).toEqual([[...begun, undefined, undefined]])
    })
  })

  it('stands since it was first seen there', () => {
    expect(tell(journey.slice(0, 4)).positions).toMatchObject([
      { place: 'KZ-AKTAU', left: false, since: at('2026-12-06 09:00') },
    ])
  })

  it('follows no wagon that the box has left', () => {
    const told = tell([
      ...journey,
      off([], WAGON, { at: '2026-12-09 01:00', place: 'AZ-ALAT' }),
      seen('arriving', [WAGON], { at: '2026-12-11 01:00', place: 'GE-POTI' }),
    ])
    expect(told.positions).toMatchObject([{ place: 'AZ-ALAT', since: at('2026-12-09 01:00'), on: [] }])
    expect(told.leftOut).toBe(1)
  })

  it('takes what is lifted in one minute off the one before it is put on the other, and on nothing once it is off', () => {
    const lifted = [
      put([BOX_1], WAGON, { at: '2026-12-02 01:00', place: 'KZ-ALTYNKOL' }),
      put([BOX_1], SHIP, { at: '2026-12-08 01:00', place: 'KZ-AKTAU' }),
      off([BOX_1], WAGON, { at: '2026-12-08 01:00', place: 'KZ-AKTAU' }),
      off([BOX_1], SHIP, { at: '2026-12-10 01:00', place: 'AZ-ALAT' }),
    ]
    expect(tell(lifted).stowages).toMatchObject([
      { on: WAGON, until: { how: 'told', at: at('2026-12-08 01:00') } },
      { on: SHIP, from: { how: 'told', at: at('2026-12-08 01:00') }, until: { how: 'told' } },
    ])
    expect(tell(lifted, at('2026-12-10 01:00')).positions).toMatchObject([{ place: 'AZ-ALAT', on: [] }])
  })

  it('is not what is said to have happened in time to come', () => {
    const told = tell([put([BOX_1], WAGON, { at: '2026-12-21 00:00', place: 'KZ-ALTYNKOL', received: NOW })])
    expect(told).toMatchObject({ stowages: [], positions: [], others: [{ why: 'ahead' }] })
  })

  it('is aboard from the minute of loading, and on again what it was taken off in the same minute', () => {
    for (let minute = at('2026-12-08 01:00'); minute < at('2026-12-08 01:20'); minute++) {
      const said = { at: minute, place: 'KZ-AKTAU' }
      const told = tell([
        put([BOX_1], SHIP, { at: '2026-12-07 01:00', place: 'KZ-AKTAU' }),
        off([BOX_1], SHIP, said),
        put([BOX_1], SHIP, said),
        put([BOX_2], SHIP, said),
        seen('departing', [SHIP], said),
      ])
      expect(told.positions.map(({ on }) => on)).toEqual([[SHIP], [SHIP]])
      expect(milestone(told, 'departure', 'KZ-AKTAU').done).toBe(2)
    }
  })

  it('has nothing of the other trips of its wagon', () => {
    const told = tell([
      put([WAGON], SHIP, { at: '2026-12-01 01:00', place: 'KZ-AKTAU' }),
      off([WAGON], SHIP, { at: '2026-12-01 02:00', place: 'KZ-AKTAU' }),
      put([BOX_1], WAGON, { at: '2026-12-02 01:00', place: 'KZ-ALTYNKOL' }),
      off([BOX_1], WAGON, { at: '2026-12-07 01:00', place: 'KZ-AKTAU' }),
      put([WAGON], SHIP, { at: '2026-12-09 01:00', place: 'KZ-AKTAU' }),
    ])
    expect(told.stowages.map(({ what, on }) => [what, on])).toEqual([['one', WAGON]])
  })

  it('also knows events that are no milestone, and shows why', () => {
    const told = tell([
      seen('arriving', [BOX_1], { at: '2026-12-04 01:00', place: 'KZ-BEYNEU' }),
      seen('storing', [BOX_1], { at: '2026-12-04 02:00', place: 'KZ-BEYNEU' }),
      seen('arriving', [BOX_1], { at: '2026-12-05 02:00' }),
      seen('arriving', [BOX_1], { at: '2027-12-05 02:00', place: 'KZ-AKTAU', received: NOW }),
    ])
    expect(told.others.map(({ why }) => why)).toEqual(['notPlanned', 'noMilestone', 'placeUnknown', 'ahead'])
    expect(told.positions).toMatchObject([{ place: 'KZ-BEYNEU', since: at('2026-12-04 01:00') }])
  })

  it('is told by no word whose time is of no year that is read: it is shown, and why', () => {
    const sound = [
      put([BOX_1], WAGON, { at: '2026-12-02 01:00', place: 'KZ-ALTYNKOL' }),
      seen('arriving', [BOX_1], { at: '2026-12-04 01:00', place: 'KZ-BEYNEU' }),
    ]
    const slips = ['1026', '2019', '2051', '9999'].flatMap((year) => {
      const of = (record: EventRecord, day: string): EventRecord => ({
        ...record,
        contentHash: `${record.contentHash} ${year}`,
        event: { ...record.event, eventTime: `${year}-12-${day}T01:00:00Z` },
      })
      return [
        of(seen('departing', [BOX_1], { at: '2026-12-04 01:00', place: 'KZ-ALTYNKOL' }), '04'),
        of(seen('arriving', [BOX_1], { at: '2026-12-05 01:00', place: 'KZ-AKTAU' }), '05'),
        of(put([BOX_1], SHIP, { at: '2026-12-06 01:00', place: 'KZ-AKTAU' }), '06'),
      ]
    })
    const [plain, told] = [tell(sound), tell([...sound, ...slips])]
    const others = told.others.filter(({ why }) => why === 'timeOutside')
    expect([others.length, told.milestones, told.stowages, told.positions]).toEqual([
      slips.length,
      plain.milestones,
      plain.stowages,
      plain.positions,
    ])
  })
})

describe('what is of the consignment', () => {
  it('ends where a part of it goes on by itself', () => {
    const split = readConsignment({
      ...ENTERED,
      partings: [
        { kind: 'split', at: '2026-12-07T12:00Z', what: ['two'], other: 'K-2', reason: 'no room on the ship' },
      ],
    })
    const told = tell(
      [
        ...[BOX_1, BOX_2].map((box) => seen('arriving', [box], { at: '2026-12-07 01:00', place: 'KZ-AKTAU' })),
        ...[BOX_1, BOX_2].map((box) => seen('departing', [box], { at: '2026-12-09 01:00', place: 'KZ-AKTAU' })),
      ],
      NOW,
      split,
    )
    expect(milestone(told, 'arrival', 'KZ-AKTAU')).toMatchObject({ done: 2, of: 2 })
    expect(milestone(told, 'departure', 'KZ-AKTAU')).toMatchObject({ done: 1, of: 1, actual: at('2026-12-09 01:00') })
    expect(told.leftOut).toBe(1)
  })

  it('begins where a part joins it, and holds at the minute of parting', () => {
    const joined = readConsignment({
      ...ENTERED,
      partings: [
        { kind: 'merge', at: '2026-12-03T00:00Z', what: ['two'], other: 'K-0', reason: 'one note for both' },
        { kind: 'split', at: '2026-12-05T00:00Z', what: ['two'], other: 'K-2', reason: 'sold' },
      ],
    })
    const minutes = ['2026-12-02 23:59', '2026-12-03 00:00', '2026-12-05 00:00', '2026-12-05 00:01']
    const told = tell(
      minutes.map((minute) => seen('storing', [BOX_2], { at: minute, place: 'KZ-BEYNEU' })),
      NOW,
      joined,
    )
    expect(told.others.map(({ telling }) => telling.at)).toEqual(minutes.slice(1, 3).map(at))
  })

  it('hears of goods put into its boxes, which are no loading of the boxes', () => {
    const pallet = 'urn:epc:id:sscc:4870001.0000000001'
    const told = tell([put([pallet], BOX_1, { at: '2026-12-01 12:00', place: 'KZ-ALTYNKOL' })])
    expect(told).toMatchObject({ leftOut: 0, stowages: [], others: [{ why: 'noMilestone', equipment: ['one'] }] })
    expect(milestone(told, 'loading', 'KZ-ALTYNKOL').pieces).toEqual([])
  })

  it('has no milestones for a wagon that only carries its boxes', () => {
    const onWagon = readConsignment({
      ...ENTERED,
      utilizedEquipment: [
        ...ENTERED.utilizedEquipment,
        { equipmentId: 'wagon', kind: 'wagon-platform', number: { scheme: 'wagon8', value: '60635208' } },
      ],
      loadings: ['one', 'two'].map((what) => ({ what, on: 'wagon', from: '2026-12-01T12:00Z' })),
    })
    const told = tell([seen('departing', [WAGON], { at: '2026-12-02 01:00', place: 'KZ-ALTYNKOL' })], NOW, onWagon)
    expect(milestone(told, 'departure', 'KZ-ALTYNKOL')).toMatchObject({ done: 2, of: 2 })
    expect(told.positions.map(({ equipmentId, on }) => [equipmentId, on])).toEqual([
      ['one', ['wagon']],
      ['two', ['wagon']],
    ])
  })

  it('begins when the goods are loaded', () => {
    const loaded = readConsignment({
      ...ENTERED,
      loadings: ['one', 'two'].map((on) => ({ what: 'flour', on, from: '2026-12-01T12:00Z' })),
    })
    const told = tell([seen('arriving', [BOX_1], { at: '2026-11-30 01:00', place: 'KZ-ALTYNKOL' })], NOW, loaded)
    expect(told).toMatchObject({ others: [], positions: [], leftOut: 1 })
  })
})

describe('gaps', () => {
  const hourly = (from: string, count: number, hours: number) =>
    Array.from({ length: count }, (_, i) =>
      seen('storing', [BOX_1, BOX_2], { at: at(from) + i * hours * 60, place: 'KZ-BEYNEU', by: 'ktz' }),
    )
  const left = seen('departing', [BOX_1, BOX_2], { at: '2026-12-02 00:00', place: 'KZ-ALTYNKOL', by: 'ktz' })

  it('are told against the usual interval of the source', () => {
    const words = [left, ...hourly('2026-12-02 06:00', 4, 6)]
    expect(tell(words, at('2026-12-04 00:00')).gaps).toEqual([])
    expect(tell(words, at('2026-12-06 00:00')).gaps).toMatchObject([
      {
        partyId: 'ktz',
        leg: 0,
        since: at('2026-12-03 00:00'),
        silentMinutes: 3 * 1440,
        usualMinutes: 360,
        intervals: 4,
        text: 'No word from ktz for 72 h; usually one every 6 h, by 4 intervals',
      },
    ])
  })

  it('take the median of the intervals', () => {
    const words = [2, 6, 12, 20].map((hours) =>
      seen('storing', [BOX_1, BOX_2], { at: at('2026-12-02 00:00') + hours * 60, place: 'KZ-BEYNEU', by: 'ktz' }),
    )
    expect(tell([left, ...words]).gaps).toMatchObject([{ usualMinutes: 300, intervals: 4 }])
  })

  it('are told against an assumed interval where there are few words', () => {
    expect(tell([left], at('2026-12-04 00:00')).gaps).toEqual([])
    expect(tell([left], at('2026-12-04 00:01')).gaps).toMatchObject([{ usualMinutes: 720, intervals: 0 }])
  })

  it('are those of who has taken over', () => {
    const there = seen('arriving', [BOX_1, BOX_2], { at: '2026-12-07 00:00', place: 'KZ-AKTAU', by: 'ktz' })
    expect(tell([left, there]).gaps).toMatchObject([{ partyId: 'line', leg: 1, since: at('2026-12-07 00:00') }])
  })

  it('are none before it begins and after it has arrived', () => {
    expect(tell([]).gaps).toEqual([])
    expect(tell([seen('arriving', [BOX_1, BOX_2], { at: '2026-12-14 00:00', place: 'GE-POTI' })]).gaps).toEqual([])
  })
})
