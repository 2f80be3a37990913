import { type ByMonth, DAY_MINUTES, parseInstant } from '@karavan/core'
import {
  ANYTHING,
  type Cargo,
  type ChosenPlan,
  type ConditionsSnapshot,
  type Consignment,
  choosePlan,
  type PlanQuery,
  type Restriction,
  readConsignment,
  type Stage,
  sortOfHold,
} from '@karavan/model'
import { plan, type Replanned, replan, stagesNow } from '@karavan/planner'
import { loadWorld } from '@karavan/storage'
import { compareWays, liveArrival, story } from '@karavan/tracking'
import { describe, expect, it } from 'vitest'

const NOW = parseInstant('2026-11-27')
const { network, snapshot } = loadWorld(undefined, NOW)
const bare: ConditionsSnapshot = { ...snapshot, restrictions: [], handlingOverrides: [] }
const locate = () => null
const CASES: readonly (readonly [string, string, Cargo])[] = [
  ['KZ-ALMATY', 'GE-POTI', { equipment: '40HC', units: 1, tonnes: 20 }],
  ['KZ-ALMATY', 'GE-POTI', { equipment: 'wagon-covered', units: 1, tonnes: 60, hs: '1001' }],
]

function asking(from: string, to: string, cargo: Cargo, underWay?: PlanQuery['underWay']): PlanQuery {
  const avoid = { countries: [], locations: [], modes: [], services: [] }
  const more = underWay === undefined ? {} : { underWay }
  return { from, to, ready: NOW, cargo, avoid, sort: 'arrival', limit: 8, exact: false, ...more }
}

interface Taken {
  readonly plan: ChosenPlan
  readonly leg: number
  readonly wayId: string
  /** The ways from there under other conditions. */
  readonly waysUnder: (conditions: ConditionsSnapshot) => Replanned
  readonly stagesUnder: (conditions: ConditionsSnapshot) => readonly Stage[]
}

/** Every way that can be taken at the end of each leg of a plan, as it is put behind what stays. */
function takenWays([from, to, cargo]: (typeof CASES)[number]): readonly Taken[] {
  const [first] = plan(asking(from, to, cargo), network, bare).plans.filter(({ legs }) => legs.length > 1)
  if (first === undefined) throw new Error('there is a plan of more than one leg')
  const chosen = choosePlan(first, NOW, NOW)
  const consignment: Consignment = {
    ...readConsignment({ consignmentId: 'K', carrierAcceptanceLocation: from, consigneeReceiptLocation: to }),
    plan: chosen,
  }
  const live = liveArrival({ plan: chosen, story: story([], consignment, locate, NOW), now: NOW })
  if (live.kind === 'none') throw new Error(live.why)
  return chosen.legs.slice(1).flatMap(({ from: place }, i): readonly Taken[] => {
    const leg = i + 1
    const before = chosen.legs.slice(0, leg).flatMap(({ stages }) => stages)
    const kept = chosen.stages.filter(({ stageId }) => before.includes(stageId))
    const cameBy = chosen.legs[i]?.mode === 'rail' ? ('rail' as const) : ('sea' as const)
    const underWay = { cameBy, aboard: null, loaded: false, before: null }
    const query = asking(place, to, cargo, { ...underWay, origin: from, together: [] })
    const waysUnder = (conditions: ConditionsSnapshot) =>
      replan(query, { left: [], keepsTo: null }, network, conditions)
    const found = waysUnder(bare)
    return found.plans.flatMap((way) => {
      const spliced: ChosenPlan[] = []
      compareWays({
        consignment,
        records: [],
        locate,
        now: NOW,
        point: { place, leg, begun: null, kept, ready: NOW, gone: 0, underWay, live },
        found: { ...found, plans: [way], inForce: null },
        stages: [],
        stagesOf: (after) => {
          if (after.plan !== null) spliced.push(after.plan)
          return after.plan?.stages ?? []
        },
        deadline: null,
      })
      const [taken] = spliced
      if (taken === undefined) return []
      const asked = { from, to, cargos: [cargo], firstLeg: leg }
      const stagesUnder = (conditions: ConditionsSnapshot) => stagesNow(taken, asked, conditions, network, NOW)
      return [{ plan: taken, leg, wayId: way.wayId, waysUnder, stagesUnder }]
    })
  })
}

const TAKEN = CASES.map(takenWays)
const hashesOf = (stages: readonly Stage[]) => stages.map(({ contentHash }) => contentHash)
const isAmong = (some: readonly string[], all: readonly string[]) => {
  let at = 0
  for (const one of all) if (one === some[at]) at += 1
  return at === some.length
}

/** Whether what the planner that knows the conditions lays on the way is what holds the goods that took it. */
function comparedUnder(conditions: ConditionsSnapshot): number {
  let compared = 0
  for (const {
    plan: { stages },
    wayId,
    waysUnder,
    stagesUnder,
  } of TAKEN.flat()) {
    const told = waysUnder(conditions).plans.find((way) => way.wayId === wayId)
    if (told === undefined) continue
    const turns = stages.filter(({ told: { label } }) => label.key === 'stage.otherWay')
    const now = stagesUnder(conditions).filter((stage) => !turns.includes(stage))
    expect(isAmong(hashesOf(told.stages), hashesOf(now))).toBe(true)
    compared += 1
  }
  return compared
}

describe('a way that was taken up', () => {
  it('is as it was planned where the conditions are the same', () => {
    for (const ways of TAKEN) expect(ways.length).toBeGreaterThan(1)
    for (const { plan: taken, stagesUnder } of TAKEN.flat())
      expect(stagesUnder(bare).filter((stage) => taken.stages.includes(stage))).toEqual(taken.stages)
  })

  it('has its closures renewed as the planner has them', () => {
    const closures = bare.closures.map((closure) => {
      return { ...closure, share: closure.share.map(() => 0.9) as unknown as ByMonth }
    })
    const stormy = { ...bare, closures, version: 'stormy' }
    expect(comparedUnder(stormy)).toBeGreaterThan(1)
    const shut = TAKEN.flat().filter(({ plan: { stages, legs }, leg }) => {
      const left = new Set(legs.slice(leg).flatMap((each) => each.stages))
      return stages.some((stage) => left.has(stage.stageId) && sortOfHold(stage) === 'closure')
    })
    expect(shut.length).toBeGreaterThan(1)
    for (const { plan: taken, stagesUnder } of shut) {
      const now = stagesUnder(stormy).filter((stage) => sortOfHold(stage) === 'closure')
      expect(now.some(({ contentHash }) => !hashesOf(taken.stages).includes(contentHash))).toBe(true)
    }
  })

  it('is held by a new order where the planner that knows it has it held', () => {
    const orders: readonly Partial<Restriction>[] = [
      { appliesAt: 'passage', countries: ['GE'] },
      { appliesAt: 'departure', places: ['AZ-ALAT'] },
      { appliesAt: 'passage', countries: ['AZ'] },
    ]
    for (const order of orders) {
      const ban: Restriction = {
        ...ANYTHING,
        id: 'A',
        issuer: 'KTZ',
        title: 'Shut',
        text: '',
        effect: 'hold',
        appliesAt: 'arrival',
        from: NOW - DAY_MINUTES,
        until: NOW + 40 * DAY_MINUTES,
        exceptions: [],
        source: 's',
        sourceDate: '2026-12',
        basis: 'published',
        ...order,
      }
      expect(comparedUnder({ ...bare, restrictions: [ban], version: 'banned' })).toBeGreaterThan(0)
    }
  })
})
