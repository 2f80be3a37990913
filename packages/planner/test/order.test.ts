import { doubtOf, type PlanSort, type TransportPlan } from '@karavan/model'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { plan } from '../src/index.js'
import { makeWorld, worldSpec } from './random-world.js'

const MEASURES: Readonly<Record<PlanSort, (plan: TransportPlan) => number>> = {
  arrival: ({ hours }) => hours.mean,
  reliability: doubtOf,
  cost: ({ cost }) => Number(cost.amount),
  co2e: ({ co2eKg }) => co2eKg ?? Number.POSITIVE_INFINITY,
}

it.each(Object.entries(MEASURES))('puts the plans in order of %s where that is asked', (sort, measure) => {
  fc.assert(
    fc.property(worldSpec, (spec) => {
      const { query, network, snapshot } = makeWorld(spec)
      const found = plan({ ...query, sort: sort as PlanSort }, network, snapshot).plans.map(measure)
      expect(found).toEqual([...found].sort((a, b) => a - b))
    }),
    { numRuns: 40 },
  )
})
