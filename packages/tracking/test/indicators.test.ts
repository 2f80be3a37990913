import {
  type Consignment,
  type CorridorSegment,
  type EpcisEvent,
  type EventRecord,
  INDICATORS,
  segmentId,
} from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type IndicatorQuestion, IndicatorTable, type Passage, passagesOf, story } from '../src/index.js'
import { at, BOX_1, BOX_2, CONSIGNMENT, locate, PLAN, put, record, SHIP, seen } from './corridor.js'

const NOW = at('2026-12-20 00:00')
const KM = [3000, 480, 800]
const BORDER = {
  place: 'GE-GARDABANI',
  placeName: 'Gardabani',
  from: 'AZ',
  to: 'GE',
  regime: '',
  reconsignment: null,
  told: { placeName: { key: 'place', values: {} }, regime: { key: 'place', values: {} }, reconsignment: null },
  basis: 'assumed',
} as unknown as (typeof PLAN.borders)[number] // Its words do not matter here.
const MEASURED: Consignment = {
  ...CONSIGNMENT,
  plan: {
    ...PLAN,
    borders: [BORDER],
    legs: PLAN.legs.map((leg, i) => ({ ...leg, distanceKm: { value: KM[i] ?? 0, basis: 'published' } })),
  },
}

const BOTH = [BOX_1, BOX_2]
/** Both boxes from Altynkol to Poti; the second waits two hours longer at the border. */
const JOURNEY: readonly EventRecord[] = [
  seen('departing', BOTH, { at: '2026-12-02 00:00', place: 'KZ-ALTYNKOL' }),
  seen('arriving', BOTH, { at: '2026-12-07 00:00', place: 'KZ-AKTAU' }),
  seen('departing', BOTH, { at: '2026-12-09 00:00', place: 'KZ-AKTAU' }),
  seen('arriving', BOTH, { at: '2026-12-10 00:00', place: 'AZ-ALAT' }),
  seen('departing', BOTH, { at: '2026-12-11 00:00', place: 'AZ-ALAT' }),
  seen('arriving', BOTH, { at: '2026-12-12 00:00', place: 'GE-GARDABANI' }),
  seen('departing', BOTH, { at: '2026-12-12 06:00', place: 'GE-GARDABANI' }),
  seen('entering_exiting', [BOX_1], { at: '2026-12-12 16:00', place: 'GE-GARDABANI' }),
  seen('entering_exiting', [BOX_2], { at: '2026-12-12 18:00', place: 'GE-GARDABANI' }),
  seen('arriving', BOTH, { at: '2026-12-13 08:00', place: 'GE-POTI' }),
]

const ALL: IndicatorQuestion = { from: null, to: null, segment: null, indicator: null }
const passages = (records: readonly EventRecord[], consignment = MEASURED, now = NOW) =>
  passagesOf(consignment, story(records, consignment, locate, now))
const figures = (added: readonly Passage[], asked = ALL) => {
  const table = new IndicatorTable(asked)
  table.add(added)
  return table.figures()
}
const means = (records: readonly EventRecord[], consignment = MEASURED) =>
  Object.fromEntries(
    figures(passages(records, consignment)).map(({ segmentId, indicator, mean, unmeasured }) => [
      `${segmentId} ${indicator}`,
      mean ?? unmeasured.map(({ why }) => why).join(),
    ]),
  )
const AKTAU = 'section:KZ-ALTYNKOL:KZ-AKTAU:rail'
const ALAT = 'section:KZ-AKTAU:AZ-ALAT:feeder'
const POTI = 'section:AZ-ALAT:GE-POTI:rail'
const GARDABANI = (side: string) => `border:GE-GARDABANI:AZ-GE:${side}:rail borderHours`

describe('the passages of a consignment', () => {
  it('are measured as computed by hand', () => {
    expect(means(JOURNEY)).toEqual({
      [GARDABANI('leaving')]: 6,
      [GARDABANI('entering')]: (10 + 12) / 2,
      [GARDABANI('both')]: (16 + 18) / 2,
      'border:GE-GARDABANI:AZ-GE:both:rail borderCost': 'costNotTold',
      'port:KZ-AKTAU:rail-feeder borderHours': 48,
      'port:KZ-AKTAU:rail-feeder borderCost': 'costNotTold',
      'port:AZ-ALAT:feeder-rail borderHours': 24,
      'port:AZ-ALAT:feeder-rail borderCost': 'costNotTold',
      [`${AKTAU} sectionHours`]: 120,
      [`${AKTAU} sectionCost`]: 'costNotTold',
      [`${AKTAU} speedWithoutDelay`]: 3000 / 120,
      [`${AKTAU} speedWithDelay`]: 3000 / 120,
      [`${ALAT} sectionHours`]: 24,
      [`${ALAT} sectionCost`]: 'costNotTold',
      [`${ALAT} speedWithoutDelay`]: 480 / 24,
      [`${ALAT} speedWithDelay`]: 480 / 72,
      [`${POTI} sectionHours`]: 56,
      [`${POTI} sectionCost`]: 'costNotTold',
      [`${POTI} speedWithoutDelay`]: 800 / (56 - 17),
      [`${POTI} speedWithDelay`]: 800 / 80,
    })
  })

  describe('cost', () => {
    const charge = (purpose: string, amount: unknown, currency: unknown = 'USD') => ({
      'trade:purpose': purpose,
      'trade:amount': amount,
      'trade:currency': currency,
    })
    const paid = (number: number, ...charges: readonly object[]) =>
      JOURNEY.map((each, i) =>
        i === number
          ? record({ ...each.event, 'trade:charge': charges.length === 1 ? charges[0] : charges } as EpcisEvent, {
              at: each.receipts[0]?.receivedAt ?? NOW,
              by: ['shipper', 'gr'],
            })
          : each,
      )
    const [BORDER_COST, PORT_COST] = [
      'border:GE-GARDABANI:AZ-GE:both:rail borderCost',
      'port:KZ-AKTAU:rail-feeder borderCost',
    ]
    const heavy = (...masses: readonly (number | null)[]): Consignment => ({
      ...MEASURED,
      includedItems: masses.flatMap((grossKg) => MEASURED.includedItems.map((item) => ({ ...item, grossKg }))),
    })

    it('is what was paid at a border or port over the pieces for which it was, each event once', () => {
      expect(means(paid(6, charge('crossing', 100), charge('crossing', '20.50')))).toMatchObject({
        [BORDER_COST]: 120.5 / 2,
        [PORT_COST]: 'costNotTold',
      })
      expect(means(paid(7, charge('crossing', 80)))).toMatchObject({ [BORDER_COST]: 80 })
      expect(means(paid(5, charge('crossing', 30)))).toMatchObject({ [BORDER_COST]: 15 })
      expect(means(paid(2, charge('crossing', 0)))).toMatchObject({ [PORT_COST]: 0, [BORDER_COST]: 'costNotTold' })
    })

    it('is told of a leg for 20 t over 500 km', () => {
      const told = paid(0, charge('carriage', 6000, 'KZT'))
      expect(means(told, heavy(30_000, 10_000))).toMatchObject({
        [`${AKTAU} sectionCost`]: (6000 * 20 * 500) / (40 * 3000),
      })
      expect(means(told, heavy(30_000, null))).toMatchObject({ [`${AKTAU} sectionCost`]: 'massUnknown' })
      expect(means(told, { ...heavy(30_000), plan: PLAN })).toMatchObject({
        [`${AKTAU} sectionCost`]: 'distanceUnknown',
      })
      const [cost] = figures(passages(told, heavy(40_000))).filter(({ unit }) => unit === 'KZT')
      expect(cost).toMatchObject({ indicator: 'sectionCost', count: 1, points: [{ pieces: 2 }] })
    })

    it('counts what was paid at the borders of a leg for it, and not at the ports at its ends', () => {
      const crossed = paid(6, charge('crossing', 40))[6]
      const told = paid(4, charge('carriage', 800), charge('crossing', 9)).map((each, i) =>
        i === 6 && crossed !== undefined ? crossed : each,
      )
      const cost = means(told, heavy(20_000))
      expect(cost).toMatchObject({ [`${POTI} sectionCost`]: (840 * 500) / 800, [BORDER_COST]: 20 })
      expect(cost['port:AZ-ALAT:feeder-rail borderCost']).toBe(4.5)
    })

    it('is parted by the pieces that the event is about, though another word is taken for some of them', () => {
      const told = [
        ...paid(1, charge('crossing', 100)),
        seen('arriving', [BOX_1], { at: '2026-12-06 12:00', place: 'KZ-AKTAU', received: NOW - 1440, by: 'aktau' }),
      ]
      expect(means(told)).toMatchObject({ [PORT_COST]: 50 })
    })

    it('is told once of a step that is no milestone, as it was said last, and not of a time that cannot be', () => {
      const step = (by: string, amount: number, when: number, more: object = {}) =>
        record(
          {
            type: 'ObjectEvent',
            action: 'OBSERVE',
            bizStep: 'inspecting',
            epcList: BOTH,
            eventTime: '2026-12-08T00:00:00Z',
            eventTimeZoneOffset: '+00:00',
            readPoint: { id: 'urn:place:KZ-AKTAU' },
            'trade:charge': charge('crossing', amount),
            ...more,
          } as EpcisEvent,
          { by, at: when },
        )
      const first = step('ktz', 100, NOW - 9)
      expect(means([...JOURNEY, first])).toMatchObject({ [PORT_COST]: 50 })
      const byAnother = step('shipper', 100, NOW - 8, { eventTime: '2026-12-08T00:01:00Z' })
      expect(means([...JOURNEY, first, byAnother])).toMatchObject({ [PORT_COST]: 50 })
      expect(means([...JOURNEY, first, step('ktz', 80, NOW - 7)])).toMatchObject({ [PORT_COST]: 40 })
      const early = step('ktz', 100, NOW - 9, { eventTime: '2019-12-08T00:00:00Z' })
      expect(means([...JOURNEY, early])).toMatchObject({ [PORT_COST]: 'costNotTold' })
    })

    it('is not told in several currencies at once, nor by what cannot be read', () => {
      expect(means(paid(6, charge('crossing', 1), charge('crossing', 1, 'GEL')))).toMatchObject({
        [BORDER_COST]: 'currenciesMixed',
      })
      const unread = [
        charge('crossing', -1),
        charge('crossing', Number.NaN),
        charge('crossing', '1e3'),
        charge('crossing', 1e13),
        charge('crossing', 5, 'usd'),
        charge('crossing', 5, null),
        charge('bribe', 5),
      ]
      for (const each of unread) expect(means(paid(6, each))).toMatchObject({ [BORDER_COST]: 'costNotTold' })
      const odd = JOURNEY.map((each, i) =>
        i === 6 ? record({ ...each.event, 'trade:charge': 'five' } as EpcisEvent, { at: '2026-12-12 06:00' }) : each,
      )
      expect(means(odd)).toMatchObject({ [BORDER_COST]: 'costNotTold' })
    })

    it('is told of each currency by itself', () => {
      const passed = [paid(6, charge('crossing', 1)), paid(6, charge('crossing', 1, 'GEL')), JOURNEY]
      const told = figures(passed.flatMap((records) => passages(records))).filter(
        ({ segmentId: id, indicator }) => `${id} ${indicator}` === BORDER_COST,
      )
      expect(told.map(({ unit, count, unmeasured }) => [unit, count, unmeasured.length])).toEqual([
        [null, 0, 1],
        ['GEL', 1, 0],
        ['USD', 1, 0],
      ])
    })
  })

  it('name the events that they were measured by', () => {
    const crossed = passages(JOURNEY).find(
      ({ segment, indicator }) =>
        segment.kind === 'border' && segment.side === 'leaving' && indicator === 'borderHours',
    )
    const hashes = [5, 6].flatMap((i) => JOURNEY[i]?.contentHash ?? []).sort()
    expect(crossed?.measured).toEqual({ value: 6, pieces: 2, events: hashes })
  })

  it('are of the pieces of which both ends are told', () => {
    const late = JOURNEY.map((each, i) =>
      i === 1 ? seen('arriving', [BOX_1], { at: '2026-12-07 12:00', place: 'KZ-AKTAU' }) : each,
    )
    expect(means(late)).toMatchObject({ [`${AKTAU} sectionHours`]: 132, 'port:KZ-AKTAU:rail-feeder borderHours': 36 })
  })

  it('say why they are not measured', () => {
    const without = (...left: number[]) => JOURNEY.filter((_, i) => !left.includes(i))
    expect(means(without(5))).toMatchObject({
      [GARDABANI('both')]: 'beginUntold',
      [GARDABANI('entering')]: 11,
      [`${POTI} speedWithoutDelay`]: 'stopUntold',
      [`${POTI} speedWithDelay`]: 10,
    })
    expect(means(without(0))).toMatchObject({ [`${AKTAU} sectionHours`]: 'beginUntold' })
    const unknown = { ...MEASURED, plan: PLAN }
    expect(means(JOURNEY, unknown)).toMatchObject({
      [`${AKTAU} sectionHours`]: 120,
      [`${AKTAU} speedWithDelay`]: 'distanceUnknown',
    })
    const early = JOURNEY.map((each, i) =>
      i === 1 ? seen('arriving', BOTH, { at: '2026-12-01 00:00', place: 'KZ-AKTAU' }) : each,
    )
    expect(means(early)).toMatchObject({ [`${AKTAU} sectionHours`]: 'timesConflict' })
  })

  it('count neither what is planned, nor what has not ended, nor a consignment without a plan', () => {
    const planned = JOURNEY.map(({ event }) =>
      record({ ...event, 'trade:eventClassifierCode': 'EST' }, { at: '2026-12-01 00:00' }),
    )
    expect(passages(planned)).toEqual([])
    expect(means(JOURNEY.slice(0, 1))).toEqual({})
    expect(means(JOURNEY, { ...MEASURED, plan: null })).toEqual({})
  })

  it('do not count time that customs held as moving, nor twice at a border', () => {
    const held = [
      ...JOURNEY,
      seen('holding', BOTH, { at: '2026-12-12 01:00', place: 'GE-GARDABANI' }),
      seen('holding', BOTH, { at: '2026-12-12 20:00', place: 'GE-GARDABANI', disposition: 'available' }),
    ]
    const through = MEASURED.plan?.legs.map((leg) =>
      leg.to === 'GE-POTI' ? { ...leg, via: ['AZ-ALAT', 'GE-GARDABANI', 'GE-POTI'] } : leg,
    )
    const consignment = { ...MEASURED, plan: { ...(MEASURED.plan ?? PLAN), legs: through ?? [] } }
    expect(means(held, consignment)).toMatchObject({ [`${POTI} speedWithoutDelay`]: 800 / (56 - 20) })
  })

  it('are the same for every order of the records', () => {
    const noise = [
      put(BOTH, SHIP, { at: '2026-12-08 12:00', place: 'KZ-AKTAU', by: 'aktau' }),
      seen('arriving', BOTH, { at: '2026-12-12 02:00', place: 'GE-GARDABANI', by: 'gr' }),
      seen('departing', [BOX_2], { at: '2026-12-11 03:00', place: 'AZ-ALAT', by: 'line' }),
    ]
    const records = [...JOURNEY, ...noise]
    fc.assert(
      fc.property(fc.shuffledSubarray(records, { minLength: records.length }), (shuffled) => {
        expect(passages(shuffled)).toEqual(passages(records))
      }),
    )
  })
})

const SEGMENTS: readonly CorridorSegment[] = [
  { kind: 'port', place: 'KZ-AKTAU', from: 'rail', to: 'feeder' },
  { kind: 'section', from: 'AZ-ALAT', to: 'GE-POTI', mode: 'rail' },
  { kind: 'border', place: 'KZ-DOSTYK', from: 'CN', to: 'KZ', side: 'both', mode: 'rail' },
]
const passage: fc.Arbitrary<Passage> = fc.record({
  consignmentId: fc.constantFrom('K-1', 'K-2', 'K-3'),
  segment: fc.constantFrom(...SEGMENTS),
  indicator: fc.constantFrom(...INDICATORS),
  at: fc.integer({ min: at('2026-10-15 00:00'), max: at('2026-12-31 00:00') }),
  measured: fc.oneof(
    fc.record({
      value: fc.double({ min: 0, max: 500, noNaN: true }),
      pieces: fc.constant(1),
      events: fc.constant(['ni:///sha-256;00']),
    }),
    fc.record({ why: fc.constantFrom('beginUntold' as const, 'costNotTold' as const) }),
  ),
})
const many = fc.array(passage, { maxLength: 60 })
const keyOf = (segment: CorridorSegment, month: string) => `${segmentId(segment)} ${month}`
const monthOf = (minutes: number) => new Date(minutes * 60_000).toISOString().slice(0, 7)

describe('the table of indicators', () => {
  it('is the same for every order of the passages', () => {
    const shuffled = many.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    )
    fc.assert(
      fc.property(shuffled, ([all, other]) => {
        expect(figures(other)).toEqual(figures(all))
      }),
    )
  })

  it('is changed by a consignment only in its segments and months', () => {
    fc.assert(
      fc.property(many, fc.array(passage, { maxLength: 3 }), (before, added) => {
        const touched = new Set(added.map(({ segment, at }) => keyOf(segment, monthOf(at))))
        const others = (all: readonly Passage[]) =>
          figures(all).filter(({ segment, month }) => !touched.has(keyOf(segment, month)))
        expect(others([...before, ...added])).toEqual(others(before))
      }),
    )
  })

  it('agrees with a slow twin', () => {
    fc.assert(
      fc.property(many, (all) => {
        for (const { segmentId: id, indicator, month, count, mean, median, p10, p90, unmeasured } of figures(all)) {
          const own = all.filter(
            (each) => segmentId(each.segment) === id && each.indicator === indicator && monthOf(each.at) === month,
          )
          const values = own
            .flatMap(({ measured }) => ('why' in measured ? [] : [measured.value]))
            .sort((a, b) => a - b)
          expect(count).toBe(values.length)
          expect(unmeasured.reduce((sum, each) => sum + each.count, 0)).toBe(own.length - values.length)
          if (count > 0) expect(mean).toBeCloseTo(values.reduce((a, b) => a + b, 0) / values.length, 9)
          else expect(mean).toBeNull()
          if (count < 5) expect([median, p10, p90]).toEqual([null, null, null])
          else
            expect(
              [...values, p10, median, p90].every((value) => value !== null && value <= (values.at(-1) ?? 0)),
            ).toBe(true)
        }
      }),
    )
  })

  it('tells percentiles from five consignments on', () => {
    const worth = (value: number): Passage => ({
      consignmentId: `K-${value}`,
      segment: SEGMENTS[1] as CorridorSegment,
      indicator: 'sectionHours',
      at: at('2026-11-03 00:00'),
      measured: { value, pieces: 1, events: [] },
    })
    expect(figures([8, 2, 6, 4].map(worth))).toMatchObject([{ count: 4, mean: 5, median: null, p10: null, p90: null }])
    expect(figures([8, 2, 6, 4, 10].map(worth))).toMatchObject([{ median: 6, p10: 2.8, p90: 9.2, least: 2, most: 10 }])
  })

  it('gives what is asked for, and the same numbers', () => {
    const asked = { from: '2026-11', to: '2026-11', segment: 'section:AZ-ALAT', indicator: 'speedWithDelay' as const }
    fc.assert(
      fc.property(many, (all) => {
        const expected = figures(all).filter(
          ({ segment, indicator, month }) =>
            segment.kind === 'section' && indicator === 'speedWithDelay' && month === '2026-11',
        )
        expect(figures(all, asked)).toEqual(expected)
      }),
    )
  })

  it('names the latest points alone, and counts them all', () => {
    const all = Array.from({ length: 900 }, (_, i) => ({
      consignmentId: `K-${i}`,
      segment: SEGMENTS[0] as CorridorSegment,
      indicator: 'borderHours' as const,
      at: at('2026-11-01 00:00') + i,
      measured: { value: i, pieces: 1, events: [] },
    }))
    const [figure] = figures(all)
    expect(figure).toMatchObject({ count: 900, mean: 449.5, median: 449.5, least: 0, most: 899 })
    expect(figure?.points.map(({ value }) => value)).toEqual(Array.from({ length: 200 }, (_, i) => 899 - i))
  })
})
