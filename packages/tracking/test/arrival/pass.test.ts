import { type Arrival, fromMass, type Kernel, readyAt } from '@karavan/core'
import { describe, expect, it } from 'vitest'
import type { Known } from '../../src/arrival/evidence.js'
import { forwardPass, type KnownChain } from '../../src/arrival/pass.js'

/** A stage that is done at steps 10 and 20 with two chances. */
function chain(early: number, known: Partial<Known>): KnownChain {
  const mass = new Float64Array(11)
  mass[0] = early
  mass[10] = 1 - early
  const done: Arrival = fromMass(10, mass)
  const kernel: Kernel = { least: 10, timeless: true, apply: () => done, expect: (value) => value }
  const all = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY, silent: [], ...known }
  return { kernels: [kernel], known: [all], gridMinutes: 60, now: 60 * 60, end: 1000, untold: new Map() }
}

const passedOf = (given: KnownChain) => forwardPass(given, readyAt(0), 0)[0]

describe('what has next to no chance by the law of a stage', () => {
  it('was over at the latest that is known where the law is for later, else at the earliest', () => {
    expect(passedOf(chain(1e-10, { to: 12 }))).toMatchObject({ arrival: readyAt(12), isBeyondLaw: true })
    expect(passedOf(chain(0.3, { from: 4, to: 8 }))).toMatchObject({ arrival: readyAt(8), isBeyondLaw: true })
    expect(passedOf(chain(1 - 1e-10, { from: 15, to: 18 }))).toMatchObject({ arrival: readyAt(15), isBeyondLaw: true })
  })

  it('was over when the law allows where only silence speaks against it', () => {
    const always = { share: 1, lags: [0] }
    const passed = passedOf(chain(0.25, { to: 22, silent: [always] }))
    expect(passed?.isBeyondLaw).toBe(true)
    expect([passed?.arrival.start, passed?.arrival.cdf[0], passed?.arrival.cdf[10]]).toEqual([10, 0.25, 1])
  })

  it('is taken as it is where it has some', () => {
    expect(passedOf(chain(1e-8, { to: 12 }))).toMatchObject({ arrival: { start: 10 }, isBeyondLaw: false })
  })
})
