import fc from 'fast-check'
import { expect, it } from 'vitest'
import { plan } from '../src/index.js'
import { measuresOf, same } from './measures.js'
import { naiveFront } from './naive-front.js'
import { makeWorld, worldSpec } from './random-world.js'

/** Chains tried in one network; about one network in six has more, and is left out. */
const MOST_CHAINS = 2500

it('finds the front that trying every chain finds', () => {
  let several = 0
  fc.assert(
    fc.property(worldSpec, (spec) => {
      const world = makeWorld(spec)
      const front = naiveFront(world, MOST_CHAINS)
      fc.pre(front !== null)
      const found = plan(world.query, world.network, world.snapshot).plans.map((one) => measuresOf(one, world))
      expect(found).toHaveLength(front.length)
      for (const way of front) expect(found.some((other) => same(other, way))).toBe(true)
      for (const way of found) expect(front.some((other) => same(other, way))).toBe(true)
      if (front.length > 1) several += 1
    }),
    { numRuns: 250 },
  )
  expect(several).toBeGreaterThan(40)
})
