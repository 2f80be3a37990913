import { DAY_MINUTES, parseInstant } from '@karavan/core'
import { type Mode, message, type PlannedConsignment, type StatusReport, whyElsewhere } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  adviceOn,
  chanceWithin,
  type Hit,
  matchAnswer,
  matchPlans,
  registerOf,
  rulingsOf,
  type Term,
} from '../src/index.js'
import { matchHolds } from '../src/matching/match.js'
import { placesMet } from '../src/matching/places-met.js'
import { noon } from './day-oracle.js'
import { order, pile } from './piles.js'

/** Every term asked about every passage of every plan. */
function plainMatches(terms: readonly Term[], plans: readonly PlannedConsignment[]): Hit[] {
  return plans.flatMap(({ id, consignment, passages }) =>
    passages.flatMap((passage, i) =>
      terms.flatMap((term) => {
        const chance = chanceWithin(passage.when, term.from, term.until)
        if (chance <= 0 || whyElsewhere(term.order, passage) !== null) return []
        return rulingsOf(term, { ...passage, ...consignment }).map((ruling) => ({ id, passage: i, ruling, chance }))
      }),
    ),
  )
}

const when = fc
  .tuple(
    fc.integer({ min: 0, max: 60 }),
    fc.integer({ min: 0, max: 5 }),
    fc.integer({ min: 0, max: 9 }),
    fc.integer({ min: 0, max: 5 }),
  )
  .map(([start, early, late, lost]) => ({
    p10: noon(start),
    p50: lost === 0 ? null : noon(start + early),
    p90: lost <= 1 ? null : noon(start + early + late),
  }))
const planned: fc.Arbitrary<PlannedConsignment> = fc.record({
  id: fc.uuid(),
  consignment: fc.record({
    origin: fc.constantFrom('KZ', 'UZ'),
    destination: fc.constant('AZ'),
    cargo: fc.constantFrom('100199', '100590', '290243', '8429').map((hs) => ({
      equipment: 'wagon-covered' as const,
      units: 1,
      tonnes: 60,
      hs,
    })),
  }),
  passages: fc.array(
    fc.record({
      leg: fc.constant(0),
      when,
      moment: fc.constantFrom('arrival' as const, 'passage' as const),
      location: fc.constantFrom('KZ-KURYK', 'KZ-AKTAU', 'KZ-BEYNEU'),
      countries: fc.constant(['KZ']),
      direction: fc.constantFrom(null, 'KZ>AZ'),
      mode: fc.constantFrom<Mode>('rail', 'road'),
    }),
    { maxLength: 5 },
  ),
  holds: fc.constant([]),
  queues: fc.constant([]),
})
const piles = fc.array(pile, { minLength: 1, maxLength: 4 }).map((chains) =>
  chains.flatMap((chain, c) =>
    chain.map((one) => ({
      ...one,
      id: `${c}-${one.id}`,
      ...(one.amends === undefined ? {} : { amends: `${c}-${one.amends}` }),
    })),
  ),
)

describe('matchPlans', () => {
  it('says what asking every order about every passage says', () => {
    fc.assert(
      fc.property(piles, fc.array(planned, { maxLength: 6 }), (orders, plans) => {
        const { terms } = registerOf(orders)
        expect(matchPlans(terms, plans)).toEqual(plainMatches(terms, plans))
      }),
      { numRuns: 300 },
    )
  })
})

describe('matchHolds', () => {
  const [from, until] = [noon(0) - 720, noon(10) - 720]
  const consignment = {
    origin: 'KZ',
    destination: 'AZ',
    cargo: { equipment: 'wagon-covered', units: 1, tonnes: 60, hs: '1001' },
  } as const
  const late = { p10: noon(20), p50: noon(21), p90: noon(22) }
  const ready = { p10: noon(2), p50: noon(2), p90: noon(2) }
  const base = { leg: 0, countries: ['KZ'], direction: null, mode: 'rail' } as const
  const plan: PlannedConsignment = {
    id: 'P',
    consignment,
    passages: [
      { ...base, moment: 'loading', location: 'KZ-KOSTANAY', when: ready },
      { ...base, moment: 'arrival', location: 'KZ-KURYK', when: late },
    ],
    holds: [{ orderId: 'A', from, until, leg: 0, location: 'KZ-KOSTANAY', when: ready, chance: 0.4 }],
    queues: [],
  }
  const register = registerOf([
    order('A', 'ban', { span: [0, 9], places: ['KZ-KURYK'], goods: ['1001'] }),
    order('B', 'ban', { span: [0, 9], places: ['KZ-AKTAU'] }),
  ])

  it('finds the order that a plan waits for far before the place, which no passage meets', () => {
    expect(matchPlans(register.terms, [plan])).toEqual([])
    const [hit, ...others] = matchHolds(register.terms, [plan])
    expect(others).toEqual([])
    expect(hit).toMatchObject({ id: 'P', passage: 1, chance: 0.4, held: { location: 'KZ-KOSTANAY' } })
    expect(hit?.ruling).toMatchObject({ verdict: 'banned', order: { id: 'A' } })
  })

  const way = { planId: 'P', wayId: 'W', title: 'P', told: { title: message('text', { text: 'P' }), lookedAt: [] } }

  it('finds an order that holds a plan by several of its terms, one after another', () => {
    const parted = registerOf([
      ...register.chains.orders.values(),
      order('E', 'exception', { span: [4, 5], amends: 'A', goods: ['2902'] }),
    ])
    expect(matchHolds(parted.terms, [plan]).map(({ ruling }) => ruling.term?.from)).toEqual([
      from,
      from + 4 * DAY_MINUTES,
      from + 6 * DAY_MINUTES,
    ])
    const [answer] = matchAnswer([{ plan: way, planned: plan }], from, { register: parted, reports: [] }, 0).plans
    expect(answer?.hits).toHaveLength(1)
    expect(answer?.hits[0]?.advice[0]).toMatchObject({ kind: 'wait', until })
  })

  it('tells what the order leaves free by words that nothing is judged by', () => {
    const orders = [...register.chains.orders.values()].map((one) => ({
      ...one,
      exceptions: ['20 a day by agreement'],
    }))
    const [hit] =
      matchAnswer([{ plan: way, planned: plan }], from, { register: registerOf(orders), reports: [] }, 0).plans[0]
        ?.hits ?? []
    expect(hit).toMatchObject({ orderId: 'A', unjudged: ['20 a day by agreement'] })
  })

  it('is answered with the name of the way in every language', () => {
    const ways = [{ plan: way, planned: plan }]
    expect(matchAnswer(ways, from, { register, reports: [] }, 0).plans[0]?.told).toEqual({ title: way.told.title })
  })

  it('is answered once for an order, with where the goods are held and what to do', () => {
    const answer = (holds: PlannedConsignment['holds'], now = 0) =>
      matchAnswer([{ plan: way, planned: { ...plan, holds } }], from, { register, reports: [] }, now).plans[0]?.hits
    expect(answer([])).toEqual([])
    expect(answer(plan.holds)).toMatchObject([
      { orderId: 'A', heldAt: 'KZ-KOSTANAY', location: 'KZ-KURYK', chance: 0.4, when: ready },
    ])
    expect(answer(plan.holds)?.[0]?.advice[0]).toMatchObject({ kind: 'wait', until })
  })

  it('says to come after the likely end where only prolonging holds the goods', () => {
    const chains = [3, 5, 8, 8, 20].flatMap((days, i) => [
      order(`X${i}`, 'ban', { span: [0, 9], places: ['KZ-AKTAU'] }),
      order(`Y${i}`, 'extend', { span: [10, 9 + days], amends: `X${i}` }),
    ])
    const known = registerOf([...register.chains.orders.values(), ...chains])
    const after = { ...ready, p10: noon(12) }
    const held: PlannedConsignment = { ...plan, holds: plan.holds.map((hold) => ({ ...hold, when: after })) }
    const hits = matchHolds(known.terms, [held])
    const [hit] = hits
    if (hit === undefined) throw new Error('no hit')
    const [advice] = adviceOn(hit, { plan: held, handOver: noon(12) }, { ids: ['P'], hits }, known, from)
    expect(advice).toMatchObject({ kind: 'ifProlonged', until })
    if (advice?.kind !== 'ifProlonged') throw new Error('another advice')
    expect(advice.likelyUntil).toBeGreaterThan(after.p10)
    expect(advice.handOverFrom).toBeGreaterThanOrEqual(advice.likelyUntil)
  })
})

describe('chanceWithin', () => {
  it('adds up over adjoining windows to what passes at all', () => {
    fc.assert(
      fc.property(when, fc.integer({ min: 0, max: 80 }), (passed, cut) => {
        const [first, last] = [noon(-100), noon(500)]
        const parts = chanceWithin(passed, first, noon(cut)) + chanceWithin(passed, noon(cut), last)
        expect(parts).toBeCloseTo(chanceWithin(passed, first, last), 12)
        expect(chanceWithin(passed, first, last)).toBeCloseTo(
          passed.p50 === null ? 0.1 : passed.p90 === null ? 0.5 : 1,
          12,
        )
      }),
    )
  })

  it('knows that half pass in the first half', () => {
    const passed = { p10: noon(0), p50: noon(4), p90: noon(8) }
    expect(chanceWithin(passed, noon(-9), noon(4))).toBeCloseTo(0.5)
    expect(chanceWithin(passed, noon(2), noon(4))).toBeCloseTo(0.2)
  })
})

describe('adviceOn', () => {
  const at = (day: string) => parseInstant(day)
  const consignment = {
    origin: 'KZ',
    destination: 'AZ',
    cargo: { equipment: 'wagon-covered', units: 1, tonnes: 60 },
  } as const
  const passing = (id: string, location: string): PlannedConsignment => ({
    id,
    consignment,
    passages: [
      {
        leg: 0,
        moment: 'arrival',
        location,
        countries: ['KZ'],
        direction: null,
        mode: 'rail',
        when: { p10: at('2025-01-05'), p50: at('2025-01-06'), p90: at('2025-01-08') },
      },
    ],
    holds: [],
    queues: [],
  })

  it('says to hand over later by as much as the ban outlasts the first arrival, or to go another way', () => {
    const register = registerOf([order('A', 'ban', { span: [0, 9], places: ['KZ-KURYK'] })])
    const plans = [passing('by Kuryk', 'KZ-KURYK'), passing('by Aktau', 'KZ-AKTAU')] as const
    const hits = matchPlans(register.terms, plans)
    const [hit] = hits
    if (hit === undefined) throw new Error('no hit')
    const ids = plans.map(({ id }) => id)
    expect(
      adviceOn(hit, { plan: plans[0], handOver: at('2025-01-01') }, { ids, hits }, register, at('2025-01-02')),
    ).toEqual([
      { kind: 'wait', until: at('2025-01-11'), handOverFrom: at('2025-01-01') + 6 * DAY_MINUTES, likelyUntil: null },
      { kind: 'otherWay', ids: ['by Aktau'] },
    ])
  })

  it('looks past the end of an order to those that go on where it ends', () => {
    const register = registerOf([
      order('A', 'ban', { span: [0, 9], places: ['KZ-KURYK'] }),
      order('B', 'extend', { span: [10, 19], amends: 'A' }),
      order('C', 'ban', { span: [15, 29], places: ['KZ-KURYK'] }),
      order('D', 'ban', { span: [31, 40], places: ['KZ-KURYK'] }),
    ])
    const plan = passing('P', 'KZ-KURYK')
    const hits = matchPlans(register.terms, [plan])
    const hit = hits.find(({ ruling }) => ruling.order?.id === 'A')
    if (hit === undefined) throw new Error('no hit')
    const [wait] = adviceOn(hit, { plan, handOver: at('2025-01-01') }, { ids: ['P'], hits }, register, 0)
    expect(wait).toMatchObject({ kind: 'wait', until: at('2025-01-31') })
  })

  it('says one day of handing over for all orders of a chain that hold a plan one after another', () => {
    const register = registerOf([
      order('A', 'ban', { span: [0, 7], places: ['KZ-KURYK'] }),
      order('B', 'extend', { span: [8, 11], amends: 'A' }),
      order('C', 'extend', { span: [12, 19], amends: 'B' }),
    ])
    const holds = register.terms.map(({ order: { id }, from, until }, i) => {
      const comes = i === 0 ? at('2025-01-05') : from
      const when = { p10: comes, p50: comes, p90: comes }
      return { orderId: id, from, until, leg: 0, location: 'KZ-KOSTANAY', when, chance: 1 }
    })
    const plan: PlannedConsignment = { ...passing('P', 'KZ-KURYK'), holds }
    const hits = matchHolds(register.terms, [plan])
    expect(hits.map(({ ruling }) => ruling.order?.id)).toEqual(['A', 'B', 'C'])
    const said = hits.map((hit) => {
      const [wait] = adviceOn(
        hit,
        { plan, handOver: at('2025-01-01') },
        { ids: ['P'], hits },
        register,
        at('2025-02-01'),
      )
      return wait
    })
    const wait = { kind: 'wait', until: at('2025-01-21'), handOverFrom: at('2025-01-17'), likelyUntil: null }
    expect(said).toEqual([wait, wait, wait])
  })

  it('says whom to ask where the last ban of a chain has no end', () => {
    const register = registerOf([
      order('A', 'ban', { span: [0, 9], places: ['KZ-KURYK'] }),
      order('B', 'extend', { span: [10, null], amends: 'A', issuer: 'J', sourceDate: '2025-01-05' }),
    ])
    const plan = passing('P', 'KZ-KURYK')
    const hits = matchPlans(register.terms, [plan])
    const hit = hits.find(({ ruling }) => ruling.order?.id === 'A')
    if (hit === undefined) throw new Error('no hit')
    expect(adviceOn(hit, { plan, handOver: at('2025-01-01') }, { ids: ['P'], hits }, register, 0)).toEqual([
      { kind: 'ask', issuer: 'J' },
    ])
  })

  it('says whom to ask where no end is known', () => {
    const register = registerOf([
      order('A', 'ban', { span: [0, null], places: ['KZ-KURYK'], sourceDate: '2025-01-03' }),
    ])
    const plan = passing('P', 'KZ-KURYK')
    const hits = matchPlans(register.terms, [plan])
    expect(hits.map(({ ruling }) => ruling.verdict)).toEqual(['unknown'])
    const [hit] = hits
    if (hit === undefined) throw new Error('no hit')
    expect(adviceOn(hit, { plan, handOver: at('2025-01-01') }, { ids: ['P'], hits }, register, 0)).toEqual([
      { kind: 'ask', issuer: 'I' },
    ])
  })
})

describe('placesMet', () => {
  const report = (id: string, said: Partial<StatusReport>): StatusReport => ({
    id,
    place: 'KZ-AKTAU',
    modes: [],
    state: 'closed',
    reason: 'wind',
    since: '2026-11-26',
    until: null,
    expectedUntil: null,
    said: '2026-11-26',
    by: 'desk',
    source: 'a call',
    sourceDate: '2026-11-26',
    basis: 'quoted',
    ...said,
  })
  const day = (date: string) => parseInstant(date)
  const base = { leg: 0, countries: ['KZ'], direction: null, location: 'KZ-AKTAU' } as const
  const ready = { p10: day('2026-11-27'), p50: day('2026-11-27'), p90: day('2026-11-27') }
  const sails = { p10: day('2026-11-28'), p50: day('2026-12-03'), p90: day('2026-12-08') }
  const consignment = { origin: 'KZ', destination: 'AZ', cargo: { equipment: '40HC', units: 1, tonnes: 20 } } as const
  const plan: PlannedConsignment = {
    id: 'P',
    consignment,
    passages: [
      { ...base, moment: 'acceptance', mode: 'rail', when: ready },
      { ...base, moment: 'departure', mode: 'feeder', when: sails },
      { ...base, moment: 'passage', mode: 'feeder', when: sails },
    ],
    holds: [],
    queues: [],
  }
  const of = (...reports: StatusReport[]) => placesMet(reports, [plan])[0] ?? []

  it('tells of a place that is said to be shut for a week after the word, with the chance of coming there by then', () => {
    const [met, ...others] = of(report('A', {}))
    expect(others).toEqual([])
    expect(met).toMatchObject({ place: 'KZ-AKTAU', state: 'closed', report: { id: 'A' }, when: sails })
    expect(met?.chance).toBeCloseTo(chanceWithin(sails, day('2026-11-26'), day('2026-12-03')))
  })

  it('says nothing of a word that is over, taken back by a later one, or about other transport', () => {
    expect(of(report('A', { since: '2026-11-20', until: '2026-11-24' }))).toEqual([])
    expect(of(report('A', {}), report('B', { state: 'open', since: '2026-11-26', said: '2026-11-27' }))).toEqual([])
    expect(of(report('A', { modes: ['road'] }))).toEqual([])
    expect(of(report('A', { place: 'KZ-KURYK' }))).toEqual([])
  })

  it('adds up the pieces of time of one report around another word, and puts what is shut first', () => {
    const end = { expectedUntil: '2026-12-10' }
    const met = of(
      report('limited', { ...end, state: 'limited' }),
      report('shut', { since: '2026-12-02', until: '2026-12-02', said: '2026-12-02' }),
    )
    expect(met.map((one) => one.report.id)).toEqual(['shut', 'limited'])
    const chance = (from: string, until: string) => chanceWithin(sails, day(from), day(until))
    expect(met[1]?.chance).toBeCloseTo(chance('2026-11-26', '2026-12-02') + chance('2026-12-03', '2026-12-11'))
  })
})
