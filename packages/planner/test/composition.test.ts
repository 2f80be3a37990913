import { seededRandom } from '@karavan/core'
import type { PlanQuery, TransportPlan } from '@karavan/model'
import type { Network } from '@karavan/network'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plan } from '../src/index.js'
import { bundledNetwork, bundledSnapshot, README_QUESTIONS } from './bundled.js'
import { drawJourneys, furthest } from './draws.js'
import { makeWorld, worldSpec } from './random-world.js'

const SEED = 20_261_125

/** Distance between what a plan says and journeys drawn through its stages. */
function distance(one: TransportPlan, query: PlanQuery, network: Network, count: number): number {
  const { stepMinutes, horizonSteps } = network.grid
  const start = Math.ceil(query.ready / stepMinutes)
  const drawn = drawJourneys(one.stages, network.grid, start, start + horizonSteps, count, seededRandom(SEED))
  const said = { start: one.arrival.start / stepMinutes, cdf: Float64Array.from(one.arrival.cdf) }
  return furthest(said, start, drawn, count)
}

/** What chance alone stays under in all but one of a hundred thousand samples. */
function chance(count: number): number {
  return 2.5 / Math.sqrt(count)
}

describe(`a plan's arrival is what journeys through its stages give (seed ${SEED})`, () => {
  const network = bundledNetwork()
  const snapshot = bundledSnapshot(network)
  const answers = README_QUESTIONS.map((query) => plan(query, network, snapshot))

  it.each(answers)('in 100,000 journeys from $query.from to $query.to', ({ plans, query }) => {
    const all = [plans[0], plans.at(-1)].filter((one) => one !== undefined)
    expect(all.length).toBeGreaterThan(0)
    for (const one of new Set(all)) expect(distance(one, query, network, 100_000)).toBeLessThan(chance(100_000))
  })

  it('in a million journeys with the most kinds of stages', () => {
    const kindsOf = ({ stages }: TransportPlan) => new Set(stages.map(({ time }) => time.kind)).size
    const ways = answers.flatMap(({ plans, query }) => plans.map((one) => ({ one, query })))
    const [way] = ways.sort((a, b) => kindsOf(b.one) - kindsOf(a.one) || a.one.stages.length - b.one.stages.length)
    expect(way).toBeDefined()
    if (way !== undefined) expect(distance(way.one, way.query, network, 1_000_000)).toBeLessThan(chance(1_000_000))
  })
})

describe('on small networks', () => {
  it('a plan arrives as 20,000 journeys do, through stages of every kind', () => {
    const kinds = new Set<string>()
    fc.assert(
      fc.property(worldSpec, (spec) => {
        const { network, snapshot, query } = makeWorld(spec)
        for (const one of plan(query, network, snapshot).plans.slice(0, 2)) {
          for (const { time } of one.stages) kinds.add(time.kind)
          expect(distance(one, query, network, 20_000)).toBeLessThan(chance(20_000))
        }
      }),
      { numRuns: 80, seed: SEED },
    )
    expect([...kinds].sort()).toEqual(['closure', 'departures', 'duration', 'monthly', 'quota', 'random', 'window'])
  })
})
