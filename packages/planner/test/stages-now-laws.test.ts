import { type Arrival, type ByMonth, CDF_TOLERANCE, chanceBy, DAY_MINUTES } from '@karavan/core'
import {
  type ConditionsSnapshot,
  choosePlan,
  type Stage,
  type StageChain,
  sortOfHold,
  stageChain,
  stageEnds,
} from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plan, stagesNow } from '../src/index.js'
import { wayOf } from '../src/now/way.js'
import { bundledNetwork, bundledSnapshot, question } from './bundled.js'
import { makeWorld, type World, type WorldSpec, worldSpec } from './random-world.js'

/** Other closures than the network's own, some of them as a forecast has them. */
interface Weather {
  readonly shares: readonly number[]
  readonly foreseen: readonly number[] | null
}

const weather: fc.Arbitrary<Weather> = fc.record({
  shares: fc.array(fc.constantFrom(0, 0, 0.05, 0.3, 0.8), { minLength: 6, maxLength: 6 }),
  foreseen: fc.option(fc.array(fc.constantFrom(0, 0.1, 0.9), { minLength: 1, maxLength: 5 })),
})

/** Quotas split by how much is sent, which is no condition: they are the same before and after. */
const worlds = fc
  .record({
    spec: worldSpec.map((spec) => ({ ...spec, rules: spec.rules.filter(({ effect }) => effect !== 'quota') })),
    later: worldSpec,
    weather,
  })
  .map(({ spec, later, weather: then }) => {
    const rules = later.rules.filter(({ effect }) => effect !== 'quota')
    return { spec, later: { ...spec, rules, queues: later.queues }, weather: then }
  })

function under(spec: WorldSpec, then: Weather, { network }: World): ConditionsSnapshot {
  const { snapshot } = makeWorld(spec)
  const closures = network.closures.map((closure, i) => {
    const share = Array.from({ length: 12 }, () => then.shares[i % then.shares.length] ?? 0) as unknown as ByMonth
    const day = snapshot.asOf - (snapshot.asOf % DAY_MINUTES)
    const days = then.foreseen?.map((each, n) => ({ day: day + n * DAY_MINUTES, share: each }))
    const { location, provenance } = closure
    return {
      ...closure,
      share,
      ...(days && { forecast: { location, days, fetched: snapshot.asOf, provenance } }),
    }
  })
  return { ...snapshot, closures }
}

function arrivalOf(
  stages: readonly Stage[],
  chosen: ReturnType<typeof choosePlan>,
): { chain: StageChain; end: Arrival | undefined } {
  const chain = stageChain({ ...chosen, stages }, chosen.ready)
  return { chain, end: stageEnds(chain).at(-1) }
}

function expectSame(one: readonly Stage[], other: readonly Stage[], chosen: ReturnType<typeof choosePlan>) {
  const [a, b] = [arrivalOf(one, chosen), arrivalOf(other, chosen)]
  expect(a.end === undefined).toBe(b.end === undefined)
  if (a.end === undefined || b.end === undefined) return
  for (let step = a.chain.start; step <= a.chain.end; step++)
    expect(Math.abs(chanceBy(a.end, step) - chanceBy(b.end, step))).toBeLessThan(10 * CDF_TOLERANCE)
}

const lawsOf = (stages: readonly Stage[]) => stages.map(({ label, contentHash }) => `${label} ${contentHash}`)

/** Whether all of some laws stand among others, in their order. */
function isAmong(some: readonly string[], all: readonly string[]): boolean {
  let at = 0
  for (const law of all) if (law === some[at]) at += 1
  return at === some.length
}

describe('the stages of a chosen plan under other conditions', () => {
  it('are those of the planner that knows the conditions, and what holds nobody beside them', () => {
    let compared = 0
    let moved = 0
    const sorts = new Set<string>()
    fc.assert(
      fc.property(worlds, ({ spec, later, weather: then }) => {
        const world = makeWorld(spec)
        const { network, snapshot, query } = world
        const present = under(later, then, world)
        const known = new Map(plan(query, network, present).plans.map((one) => [one.wayId, one]))
        for (const before of plan(query, network, snapshot).plans) {
          const told = known.get(before.wayId)
          if (told === undefined) continue
          const chosen = choosePlan(before, query.ready, query.ready)
          const asked = { from: query.from, to: query.to, cargos: [query.cargo], firstLeg: 0 }
          const now = stagesNow(chosen, asked, present, network, Number.NEGATIVE_INFINITY)
          expect(isAmong(lawsOf(told.stages), lawsOf(now))).toBe(true)
          expectSame(now, told.stages, chosen)
          compared += 1
          for (const stage of told.stages) {
            const sort = sortOfHold(stage)
            if (sort === null || lawsOf(before.stages).includes(lawsOf([stage])[0] ?? '')) continue
            sorts.add(sort)
            moved += 1
          }
        }
      }),
      { numRuns: 200 },
    )
    expect(compared).toBeGreaterThan(50)
    expect(moved).toBeGreaterThan(10)
    expect([...sorts].sort()).toEqual(['closure', 'order', 'queue'])
  })

  it('are those of the plan, and what holds nobody beside them, where the conditions are the same', () => {
    let compared = 0
    fc.assert(
      fc.property(worldSpec, weather, (spec, then) => {
        const world = makeWorld(spec)
        const { network, query } = world
        const snapshot = under(spec, then, world)
        for (const one of plan(query, network, snapshot).plans) {
          const chosen = choosePlan(one, query.ready, query.ready)
          const asked = { from: query.from, to: query.to, cargos: [query.cargo], firstLeg: 0 }
          const now = stagesNow(chosen, asked, snapshot, network, query.ready)
          const ids = new Set(now.map(({ stageId }) => stageId))
          expect(ids.size).toBe(now.length)
          expect(now.filter((stage) => one.stages.includes(stage))).toEqual(one.stages)
          expectSame(now, one.stages, chosen)
          compared += 1
        }
      }),
      { numRuns: 100 },
    )
    expect(compared).toBeGreaterThan(50)
  })

  it('find each way that is planned over the whole network', () => {
    const network = bundledNetwork()
    const snapshot = bundledSnapshot(network)
    const cases = [
      ['KZ-KOSTANAY', 'GE-POTI', { equipment: 'wagon-hopper', units: 30, tonnes: 2000, hs: '1001' }],
      ['CN-XIAN', 'LT-KLAIPEDA', { equipment: '40HC', units: 2, tonnes: 40 }],
      ['UZ-TASHKENT', 'TR-ISTANBUL', { equipment: 'truck', units: 1, tonnes: 18 }],
    ] as const
    for (const [from, to, cargo] of cases) {
      const { plans } = plan(question(from, to, cargo), network, snapshot)
      expect(plans.length).toBeGreaterThan(1)
      for (const one of plans)
        expect(wayOf({ plan: one, from, to, kind: cargo.equipment }, network, snapshot)?.moves.length).toBeGreaterThan(
          1,
        )
    }
  })
})
