import { type ByMonth, DAY_MINUTES } from '@karavan/core'
import {
  ANYTHING,
  type ConditionsSnapshot,
  choosePlan,
  type HandlingOverride,
  orderHolding,
  type Restriction,
  type Stage,
  sortOfHold,
  stageChain,
  stageEnds,
} from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { plan, stagesNow } from '../src/index.js'
import { bundledNetwork, bundledSnapshot, question, READY } from './bundled.js'

const network = bundledNetwork()
const base: ConditionsSnapshot = { ...bundledSnapshot(network), restrictions: [] }
const day = (n: number) => READY + n * DAY_MINUTES
const asked = question('KZ-ALMATY', 'AZ-ALAT', { equipment: 'wagon-covered', units: 1, tonnes: 60, hs: '1001' })
const ban: Restriction = {
  ...ANYTHING,
  id: 'A',
  issuer: 'KTZ',
  title: 'Shut',
  text: '',
  effect: 'hold',
  appliesAt: 'arrival',
  places: ['KZ-KURYK', 'KZ-AKTAU'],
  from: day(-1),
  until: day(30),
  exceptions: [],
  source: 's',
  sourceDate: '2026-12',
  basis: 'published',
}
const under = (...restrictions: readonly Restriction[]): ConditionsSnapshot => ({ ...base, restrictions })
const chosenUnder = (snapshot: ConditionsSnapshot) => {
  const [first] = plan(asked, network, snapshot).plans.filter(({ legs }) => legs[0]?.to.startsWith('KZ-'))
  if (first === undefined) throw new Error('no plan by a port of Kazakhstan')
  return choosePlan(first, READY, READY)
}
const nowUnder = (chosen: ReturnType<typeof chosenUnder>, snapshot: ConditionsSnapshot, more: object = {}) => {
  const { from, to, cargo } = asked
  return stagesNow(chosen, { from, to, cargos: [cargo], firstLeg: 0, ...more }, snapshot, network, READY)
}
const holding = (stages: ReturnType<typeof nowUnder>) => stages.flatMap((stage) => orderHolding(stage) ?? [])

describe('the stages of a chosen plan now', () => {
  it('are those of the plan where the orders are the same', () => {
    for (const snapshot of [under(), under(ban)]) {
      const chosen = chosenUnder(snapshot)
      expect(nowUnder(chosen, snapshot)).toEqual(chosen.stages)
    }
    expect(holding(chosenUnder(under(ban)).stages)).toEqual(['A'])
  })

  it('hold for a new order as the planner does that knows it', () => {
    const free = chosenUnder(under())
    const held = plan(asked, network, under(ban)).plans.find(({ wayId }) => wayId === free.wayId)
    const stages = nowUnder(free, under(ban))
    expect(holding(stages)).toEqual(['A'])
    const chain = stageChain({ stages, arrival: free.arrival }, READY)
    const planned = held === undefined ? null : stageChain(held, READY)
    expect(planned).not.toBeNull()
    if (planned !== null) expect(stageEnds(chain).at(-1)).toEqual(stageEnds(planned).at(-1))
  })

  it('hold no longer for an order that was lifted, and keep one that is over by its dates', () => {
    const chosen = chosenUnder(under(ban))
    expect(holding(nowUnder(chosen, under()))).toEqual([])
    const { from, to, cargo } = asked
    expect(holding(stagesNow(chosen, { from, to, cargos: [cargo], firstLeg: 0 }, under(), network, day(31)))).toEqual([
      'A',
    ])
  })

  it('hold for an order on any of the goods, and for none behind which the goods are', () => {
    const free = chosenUnder(under())
    const onCoal = under({ ...ban, goods: ['2701'] })
    expect(holding(nowUnder(free, onCoal))).toEqual([])
    expect(holding(nowUnder(free, onCoal, { cargos: [asked.cargo, { ...asked.cargo, hs: '270112' }] }))).toEqual(['A'])
    expect(holding(nowUnder(free, under(ban), { firstLeg: 1 }))).toEqual([])
    expect(nowUnder(free, under(ban), { cargos: [] })).toEqual(free.stages)
  })

  it('have a queue and another closure as the planner that knows them, at the place of the stage that was planned', () => {
    const chosen = chosenUnder(under())
    const port = chosen.legs[0]?.to ?? ''
    const closures = base.closures.map((closure) => {
      return closure.location === port
        ? { ...closure, share: closure.share.map(() => 0.9) as unknown as ByMonth }
        : closure
    })
    const stormy = { ...under(), closures, handlingOverrides: [queueAt(port)] }
    const told = plan(asked, network, stormy).plans.find(({ wayId }) => wayId === chosen.wayId)
    const stages = nowUnder(chosen, stormy)
    const laws = (list: readonly Stage[]) => list.map(({ label, contentHash }) => [label, contentHash])
    expect(told).toBeDefined()
    expect(laws(stages)).toEqual(laws(told?.stages ?? []))
    const shut = (list: readonly Stage[]) => list.find((one) => sortOfHold(one) === 'closure' && one.place === port)
    expect(shut(stages)?.stageId).toBe(shut(chosen.stages)?.stageId)
    expect(shut(stages)?.contentHash).not.toBe(shut(chosen.stages)?.contentHash)
    expect(stages.map(sortOfHold).filter((sort) => sort === 'queue')).toHaveLength(1)
    expect(nowUnder(chosen, stormy, { firstLeg: chosen.legs.length })).toEqual(chosen.stages)
  })

  it('are all of the plan, each once, also where no leg names one or two legs name the same', () => {
    const chosen = chosenUnder(under())
    const [first, second, ...rest] = chosen.legs
    if (first === undefined || second === undefined) throw new Error('there are legs')
    const unnamed = { ...chosen, legs: [{ ...first, stages: first.stages.slice(1) }, second, ...rest] }
    expect(nowUnder(unnamed, under())).toEqual(chosen.stages)
    const shared = [...first.stages, ...second.stages]
    const twice = { ...chosen, legs: [{ ...first, stages: shared }, second, ...rest] }
    expect(nowUnder(twice, under())).toEqual(chosen.stages)
  })

  it('have only orders brought up to date where the network has the way no more', () => {
    const chosen = { ...chosenUnder(under()), wayId: 'of another network' }
    const port = chosen.legs[0]?.to ?? ''
    const stages = nowUnder(chosen, { ...under(ban), closures: [], handlingOverrides: [queueAt(port)] })
    expect(holding(stages)).toEqual(['A'])
    expect(stages.filter((stage) => orderHolding(stage) === null)).toEqual(chosen.stages)
  })
})

function queueAt(location: string): HandlingOverride {
  const hours = { min: 500, p50: 500, max: 500 }
  return {
    location,
    towards: 'AZ',
    unit: 'wagons',
    hours,
    waiting: 900,
    counted: '2026-12-01',
    quota: null,
    provenance: [],
  }
}
