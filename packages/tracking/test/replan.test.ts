import { compileTimeMap, type TimeMap } from '@karavan/core'
import {
  type ArrivalCurve,
  type ChosenPlan,
  type Consignment,
  drawnCurve,
  message,
  type TransportPlan,
} from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  adviceNow,
  adviceOnWays,
  arrivalHistory,
  compareWays,
  decisionPoint,
  dueOf,
  liveArrival,
  story,
} from '../src/index.js'
import { plannedMilestones } from '../src/planned.js'
import { splicePlan } from '../src/replan/splice-plan.js'
import { ALL_KINDS, BEGIN } from './arrival/chains.js'
import { BOX_1, BOX_2, CONSIGNMENT, locate, off, put, SHIP, seen, WAGON } from './corridor.js'

const HOUR = 60
const DAY = 1440
const BOXES = [BOX_1, BOX_2]
const MOVED: Consignment = { ...CONSIGNMENT, plan: ALL_KINDS, deliverBy: BEGIN + 30 * DAY }

type Records = ReturnType<typeof seen>[]
const loaded = (at: number) => put(BOXES, WAGON, { place: 'KZ-ALTYNKOL', at, by: 'ktz' })
const departed = (at: number) => seen('departing', BOXES, { place: 'KZ-ALTYNKOL', at, by: 'ktz' })
const unloaded = (at: number) => off(BOXES, WAGON, { place: 'KZ-AKTAU', at, by: 'ktz' })
const aboard = (at: number) => put(BOXES, SHIP, { place: 'KZ-AKTAU', at, by: 'aktau' })

/** The ways on by legs and stages of a plan, as the planner would tell them. */
function foundBy(stages: ChosenPlan['stages'], legs: ChosenPlan['legs'], wayId: string, dollars = 1000): TransportPlan {
  const told = { serviceName: message('text', { text: wayId }), carriage: message('text', { text: wayId }) }
  const amount = `${dollars}.00`
  return {
    planId: `plan ${wayId}`,
    wayId,
    stages,
    legs: legs.map((leg) => ({ ...leg, told, crosses: [], distanceKm: { value: 1, basis: 'estimated', sources: [] } })),
    arrival: ALL_KINDS.arrival,
    borders: [],
    cost: { currency: 'USD', amount, low: amount, high: amount, certainShare: 1, lines: [] },
    co2eKg: 100,
    networkVersion: 'n2',
    conditionsVersion: 'c2',
  } as unknown as TransportPlan
}

const LEFT = ALL_KINDS.legs.slice(1)
const LEFT_STAGES = ALL_KINDS.stages.filter(({ stageId }) => LEFT.some(({ stages }) => stages.includes(stageId)))
const SAME = foundBy(LEFT_STAGES, LEFT, 'same')

/** By another port and a steadier ship. */
function byKuryk(hours: number, wayId = 'kuryk', dollars = 900): TransportPlan {
  const time: TimeMap = {
    kind: 'duration',
    hours: { min: hours, p10: hours + 6, p50: hours + 12, p90: hours + 40, max: hours + 60 },
  }
  const [sail] = ALL_KINDS.stages.filter(({ stageId }) => stageId === 'sail')
  const [first, last] = LEFT
  if (sail === undefined || first === undefined || last === undefined) throw new Error('the plan has a ship')
  const haul = { ...sail, stageId: 'haul', place: 'KZ-KURYK', time, contentHash: JSON.stringify(time) }
  const rest = LEFT_STAGES.filter(({ stageId }) => last.stages.includes(stageId))
  const legs = [
    {
      ...first,
      mode: 'road' as const,
      to: 'KZ-KURYK',
      via: ['KZ-AKTAU', 'KZ-KURYK'],
      service: wayId,
      stages: ['haul'],
    },
    { ...first, from: 'KZ-KURYK', via: ['KZ-KURYK', 'AZ-ALAT'], service: 'ferry', stages: ['sail'] },
    last,
  ]
  return foundBy([haul, sail, ...rest], legs, wayId, dollars)
}

function asked(records: Records, now: number, plans: readonly TransportPlan[], consignment = MOVED) {
  const told = story(records, consignment, locate, now)
  const point = decisionPoint({ consignment, story: told, now })
  if ('why' in point) throw new Error(point.why)
  const { cost, co2eKg } = SAME
  return {
    consignment,
    records,
    locate,
    now,
    point,
    found: { plans, aboard: false, inForce: { wayId: 'same', cost, co2eKg, flags: SAME.flags } },
    stages: consignment.plan?.stages ?? [],
    stagesOf: ({ plan }: Consignment) => plan?.stages ?? [],
    deadline: consignment.deliverBy,
  }
}

/** Chance of having come by a time. */
function by({ start, gridMinutes, cdf }: ArrivalCurve, at: number): number {
  const i = Math.floor((at - start) / gridMinutes)
  return i < 0 ? 0 : (cdf[Math.min(i, cdf.length - 1)] ?? 0)
}

function expectSame(a: ArrivalCurve, b: ArrivalCurve): void {
  for (let at = BEGIN; at < BEGIN + 90 * DAY; at += a.gridMinutes) expect(by(a, at)).toBeCloseTo(by(b, at), 8)
}

/** Loaded, left, perhaps unloaded at Aktau: at times in order, looked at after the last. */
const ON_THE_WAY = fc
  .tuple(
    fc.integer({ min: 0, max: 60 }),
    fc.integer({ min: 1, max: 90 }),
    fc.option(fc.integer({ min: 75, max: 260 }), { nil: null }),
    fc.integer({ min: 0, max: 200 }),
  )
  .map(([load, wait, run, after]) => {
    const left = BEGIN + (load + wait) * HOUR
    const records = [loaded(BEGIN + load * HOUR), departed(left)]
    if (run !== null) records.push(unloaded(left + run * HOUR))
    return { records, now: left + ((run ?? 0) + after) * HOUR }
  })

describe('where another way can be taken', () => {
  const pointOf = (records: Records, now: number, consignment = MOVED) =>
    decisionPoint({ consignment, story: story(records, consignment, locate, now), now })

  it('is the origin until the goods have set out, and then where the leg ends that they are on', () => {
    expect(pointOf([], BEGIN - DAY)).toMatchObject({
      place: 'KZ-ALTYNKOL',
      leg: 0,
      begun: null,
      ready: BEGIN,
      kept: [],
    })
    const waiting = pointOf([loaded(BEGIN + HOUR)], BEGIN + 2 * HOUR)
    expect(waiting).toMatchObject({
      place: 'KZ-ALTYNKOL',
      leg: 0,
      begun: { kind: 'loading' },
      underWay: { loaded: true },
    })
    const way = pointOf([loaded(BEGIN + HOUR), departed(BEGIN + 10 * HOUR)], BEGIN + 12 * HOUR)
    expect(way).toMatchObject({ place: 'KZ-AKTAU', leg: 1, begun: null, underWay: { cameBy: 'rail', aboard: null } })
    if ('why' in way) throw new Error(way.why)
    expect(way.kept.map(({ stageId }) => stageId)).toEqual(['load', 'next', 'train', 'unload'])
    const half = way.live.toCome.findLast(({ leg }) => leg === 0)?.p50
    expect(way.ready).toBe(half)
  })

  it('is beyond the sea once they are loaded on a ship', () => {
    const records = [loaded(BEGIN), departed(BEGIN + HOUR), unloaded(BEGIN + 100 * HOUR), aboard(BEGIN + 120 * HOUR)]
    expect(pointOf(records, BEGIN + 121 * HOUR)).toMatchObject({ place: 'AZ-ALAT', leg: 2 })
  })

  it('is where they were seen to go, also where no milestone says so', () => {
    const records = [seen('passing', BOXES, { place: 'KZ-BEYNEU', at: BEGIN + 60 * HOUR, by: 'ktz' })]
    expect(pointOf(records, BEGIN + 61 * HOUR)).toMatchObject({ place: 'KZ-AKTAU', leg: 1 })
  })

  it('is nowhere on the last leg, without a plan, and once all is delivered', () => {
    const gone = seen('departing', BOXES, { place: 'AZ-ALAT', at: BEGIN + 300 * HOUR, by: 'gr' })
    expect(pointOf([gone], BEGIN + 301 * HOUR)).toEqual({ why: 'lastLeg' })
    expect(pointOf([gone], BEGIN + 301 * HOUR, { ...MOVED, plan: null })).toEqual({ why: 'noPlan' })
    const there = seen('receiving', BOXES, { place: 'GE-POTI', at: BEGIN + 400 * HOUR, by: 'gr' })
    expect(pointOf([gone, there], BEGIN + 401 * HOUR)).toEqual({ why: 'delivered' })
  })
})

describe('another way from where goods are', () => {
  it('is told by what is known of them and then by its own stages, as those are composed by hand', () => {
    fc.assert(
      fc.property(ON_THE_WAY, ({ records, now }) => {
        const question = asked(records, now, [byKuryk(20)])
        const [way] = compareWays({ ...question, deadline: null }).others
        const [kept] = ALL_KINDS.legs
        if (way === undefined || kept === undefined) throw new Error('there is a way')
        const first = { ...ALL_KINDS, legs: [kept], stages: question.point.kept }
        const told = story(records, MOVED, locate, now)
        const milestones = told.milestones.filter(({ leg }) => leg === 0)
        const isThere = milestones.at(-1)?.actual !== null
        const there = isThere ? null : liveArrival({ plan: first, story: { ...told, milestones }, now })
        if (there?.kind === 'none') throw new Error(there.why)
        const grid = ALL_KINDS.arrival.gridMinutes
        const at = Math.ceil(Math.max(...milestones.map(({ actual }) => actual ?? 0)) / grid)
        let ready: Parameters<ReturnType<typeof compileTimeMap>['apply']>[0] =
          there == null
            ? { start: at, cdf: Float64Array.of(1) }
            : { start: there.arrival.start / grid, cdf: Float64Array.from(there.arrival.cdf) }
        const end = way.live.arrival.horizonEnd / grid
        const times: TimeMap[] = [
          { kind: 'window', from: 0, until: (Math.floor(now / grid) + 1) * grid },
          ...way.found.stages.map(({ time }) => time),
        ]
        for (const time of times) ready = compileTimeMap(time, { stepMinutes: grid, horizonSteps: 0 }).apply(ready, end)
        expectSame(way.live.arrival, { ...way.live.arrival, start: ready.start * grid, cdf: [...ready.cdf] })
      }),
      { numRuns: 25 },
    )
  })

  it('is, once it is taken and nothing else is told, what was shown before', () => {
    fc.assert(
      fc.property(ON_THE_WAY, ({ records, now }) => {
        const [way] = compareWays(asked(records, now, [byKuryk(20)])).others
        if (way === undefined) throw new Error('there is a way')
        const { consignment } = way
        const { last, past } = arrivalHistory({ consignment, earlier: [MOVED], records, locate, now, deadline: null })
        if (last.kind === 'none' || consignment.plan === null) throw new Error('there is an arrival')
        expect(last.arrival).toEqual(way.live.arrival)
        const { horizonEnd } = consignment.plan.arrival
        expect(consignment.plan.arrival).toEqual(drawnCurve({ ...last.arrival, horizonEnd }))
        expect(past.at(-1)?.moved?.causes.map(({ cause }) => cause)).toEqual(['replanned'])
      }),
      { numRuns: 15 },
    )
  })

  it('changes nothing of what was passed, and is planned by what was known', () => {
    fc.assert(
      fc.property(ON_THE_WAY, ({ records, now }) => {
        const { point, ...question } = asked(records, now, [byKuryk(20)])
        const [way] = compareWays({ ...question, point }).others
        if (way === undefined) throw new Error('there is a way')
        const { plan } = way
        expect(plan.stages.slice(0, point.kept.length)).toEqual(point.kept)
        expect(plan.legs.slice(0, point.leg)).toEqual(ALL_KINDS.legs.slice(0, point.leg))
        expect(new Set(plan.stages.map(({ stageId }) => stageId)).size).toBe(plan.stages.length)
        expect(plan.legs.flatMap(({ stages }) => stages)).toEqual(plan.stages.map(({ stageId }) => stageId))
        const passed = (of: Consignment) =>
          story(records, of, locate, now).milestones.filter(({ leg }) => leg !== null && leg < point.leg)
        expect(passed(way.consignment)).toEqual(passed(MOVED))
        for (const { leg, planned } of plannedMilestones(plan))
          if ((leg ?? 0) >= point.leg && planned?.p10 != null) expect(planned.p10).toBeGreaterThanOrEqual(now)
        expect(plannedMilestones(plan).at(-1)?.planned?.p50).toBe(way.live.p50)
      }),
      { numRuns: 15 },
    )
  })

  it('changes nothing where it is the way in force, and is then none of the others', () => {
    fc.assert(
      fc.property(ON_THE_WAY, fc.integer({ min: 0, max: 60 }), ({ records: [load, left] }, hours) => {
        if (load === undefined || left === undefined) throw new Error('it has left')
        const records = [load, left]
        const now = (left.receipts[0]?.receivedAt ?? BEGIN) + hours * HOUR
        const question = asked(records, now, [SAME])
        expect(compareWays(question).others).toEqual([])
        const nameOf = (place: string) => place
        const { point } = question
        const plan = splicePlan({ plan: ALL_KINDS, point, found: SAME, aboard: false, now, nameOf })
        const told = story(records, { ...MOVED, plan }, locate, now)
        const live = liveArrival({ plan, story: told, now })
        if (live.kind === 'none') throw new Error(live.why)
        expectSame(live.arrival, point.live.arrival)
      }),
      { numRuns: 15 },
    )
  })

  it('is taken again on the way, with ids of its own', () => {
    const records = [loaded(BEGIN), departed(BEGIN + 10 * HOUR)]
    const [once] = compareWays(asked(records, BEGIN + 20 * HOUR, [byKuryk(20)])).others
    if (once === undefined) throw new Error('there is a way')
    const [twice] = compareWays(asked(records, BEGIN + 30 * HOUR, [byKuryk(30, 'again')], once.consignment)).others
    const ids = twice?.plan.stages.map(({ stageId }) => stageId) ?? []
    expect(ids.slice(0, 5)).toEqual(['load', 'next', 'train', 'unload', 't2-haul-turn'])
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('leaves the day that counts as it was, however often it is taken', () => {
    const records = [loaded(BEGIN), departed(BEGIN + 10 * HOUR)]
    const arrival = { ...ALL_KINDS.arrival, start: BEGIN, cdf: [0.2, 0.95, 1] }
    const before = { ...MOVED, deliverBy: null, plan: { ...ALL_KINDS, arrival } }
    const [once] = compareWays(asked(records, BEGIN + 20 * HOUR, [byKuryk(200)], before)).others
    const [twice] = compareWays(asked(records, BEGIN + 30 * HOUR, [byKuryk(300, 'again')], once?.consignment)).others
    expect(once?.plan.arrival).not.toEqual(arrival)
    expect(dueOf(before)).not.toBeNull()
    for (const way of [once, twice]) expect(way && dueOf(way.consignment)).toEqual(dueOf(before))
    const agreed = { ...(twice?.consignment ?? before), deliverBy: BEGIN }
    expect(dueOf(agreed)).toEqual({ at: BEGIN, basis: 'deliverBy' })
  })

  it('has stages of its own however often and wherever it is taken', () => {
    const nameOf = (place: string) => place
    const times = fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(times, (legs) => {
        const asked0 = asked([loaded(BEGIN), departed(BEGIN + 10 * HOUR)], BEGIN + 20 * HOUR, [])
        let plan = ALL_KINDS
        for (const [i, leg] of legs.entries()) {
          const own = new Set(plan.legs.slice(0, leg).flatMap(({ stages }) => stages))
          const kept = plan.stages.filter(({ stageId }) => own.has(stageId))
          const point = { ...asked0.point, leg, place: plan.legs[leg]?.from ?? '', kept }
          const now = BEGIN + (20 + i) * HOUR
          plan = splicePlan({ plan, point, found: byKuryk(20, `way ${i}`), aboard: false, now, nameOf })
          const ids = plan.stages.map(({ stageId }) => stageId)
          expect(new Set(ids).size).toBe(ids.length)
          expect(plan.legs.flatMap(({ stages }) => stages)).toEqual(ids)
        }
      }),
      { examples: [[[1, 1, 2]]], numRuns: 40 },
    )
  })

  it('is left out where another is nowhere worse; of two alike one is kept', () => {
    const records = [loaded(BEGIN), departed(BEGIN + 10 * HOUR)]
    const ways = [byKuryk(20), byKuryk(20, 'twin'), byKuryk(40, 'slow', 1200), byKuryk(40, 'cheap', 800)]
    const { others, worse } = compareWays(asked(records, BEGIN + 20 * HOUR, ways))
    expect(others.map(({ found }) => found.wayId)).toEqual(['kuryk', 'cheap'])
    expect(worse).toBe(2)
  })

  it('leaves carriers the legs that stay, and those that are the same', () => {
    const records = [loaded(BEGIN), departed(BEGIN + 10 * HOUR)]
    const [way] = compareWays(asked(records, BEGIN + 20 * HOUR, [byKuryk(20)])).others
    const legs = Object.fromEntries(way?.consignment.parties.map((party) => [party.partyId, party.legs]) ?? [])
    expect(legs).toMatchObject({ ktz: [0], line: [], gr: [3] })
  })
})

describe('what can be done', () => {
  const nameOf = (place: string) => place
  const records = [loaded(BEGIN), departed(BEGIN + 10 * HOUR)]
  const now = BEGIN + 20 * HOUR

  it('names a way that is sooner or surer, by how much, and none that is not', () => {
    const late = { ...MOVED, deliverBy: BEGIN + 14 * DAY }
    const question = asked(records, now, [byKuryk(1)], late)
    const comparison = compareWays(question)
    const advice = adviceOnWays(comparison, LEFT, 'KZ-AKTAU', late.deliverBy, nameOf)
    const days = Math.round(((comparison.inForce.live.p50 ?? 0) - (comparison.others[0]?.live.p50 ?? 0)) / DAY)
    expect(days).toBeGreaterThan(1)
    expect(advice[0]).toMatchObject({
      kind: 'otherWay',
      wayId: 'kuryk',
      text: `By way of KZ-KURYK it would come ${days} days earlier at the median`,
    })
    expect(advice[1]?.text).toMatch(
      /^By way of KZ-KURYK the chance of missing 2026-12-09 would be \d+ % rather than \d+ %$/,
    )
    const slow = compareWays(asked(records, now, [byKuryk(900, 'slow', 10)]))
    expect(slow.others).toHaveLength(1)
    expect(adviceOnWays(slow, LEFT, 'KZ-AKTAU', null, nameOf)).toMatchObject([{ kind: 'noOther', wayId: null }])
  })

  it('says whom to ask and to tell, by what moved the estimate', () => {
    const due = BEGIN + 25 * DAY
    const at = BEGIN + 18 * DAY
    const { last, past } = arrivalHistory({ consignment: MOVED, records, locate, now: at, deadline: due })
    if (last.kind === 'none') throw new Error(last.why)
    const advice = adviceNow({ live: last, holds: [], due, past, nameOf })
    expect(advice.map(({ kind }) => kind)).toEqual(['ask', 'tell'])
    const [before, after] = [past[0]?.missing ?? 0, past.at(-1)?.missing ?? 0]
    expect(advice[1]?.text).toBe(
      `Tell the consignee: the chance of missing 2026-12-20 has risen from ${Math.round(before * 100)} % to ${Math.round(after * 100)} %`,
    )
    const late = past.findLast(({ moved }) => moved?.causes.some(({ cause }) => cause === 'milestoneLate'))
    expect(late?.moved?.advice.map(({ kind }) => kind)).toContain('ask')
    const early = arrivalHistory({ consignment: MOVED, records, locate, now, deadline: due })
    if (early.last.kind === 'none') throw new Error(early.last.why)
    expect(adviceNow({ live: early.last, holds: [], due: null, past: early.past, nameOf })).toEqual([])
  })
})
