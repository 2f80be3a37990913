import { DAY_MINUTES } from '@karavan/core'
import type { ConditionsSnapshot, HandlingOverride } from '@karavan/model'
import { expect, it } from 'vitest'
import { inForce } from '../src/index.js'
import { bundledNetwork, bundledSnapshot } from './bundled.js'

const network = bundledNetwork()
const bare = bundledSnapshot(network)
const provenance = { source: 's', sourceDate: '2026-11-01', basis: 'estimated', note: 'had within the hour' } as const
const version = (snapshot: ConditionsSnapshot) => inForce({ snapshot, network }, snapshot.asOf).version

/** With a forecast for each port that shuts. */
function foreseen(fetched: number, share: number, at = bare.asOf): ConditionsSnapshot {
  const closures = network.closures.map((closure) => ({
    ...closure,
    forecast: { location: closure.location, days: [{ day: at, share }], fetched, provenance },
  }))
  return { ...bare, closures, version: `${fetched}` }
}

const queue: HandlingOverride = {
  location: 'KZ-DOSTYK',
  towards: null,
  unit: 'wagons',
  hours: { min: 10, p10: 12, p50: 20, p90: 30, max: 40 },
  waiting: 200,
  counted: '2026-11-01',
  quota: null,
  provenance: [provenance],
}

it('a forecast that is had again counts only where it says something else', () => {
  expect(network.closures.length).toBeGreaterThan(0)
  const first = version(foreseen(bare.asOf, 0.3))
  expect(version(foreseen(bare.asOf + 60, 0.3))).toBe(first)
  expect(version(foreseen(bare.asOf + 60, 0.31))).toBe(first)
  expect(version(foreseen(bare.asOf + 60, 0.9))).not.toBe(first)
  expect(version(foreseen(bare.asOf, 0.3, bare.asOf + DAY_MINUTES))).not.toBe(first)
  expect(version(bare)).not.toBe(first)
})

it('conditions that are folded at a later time count as the same until something else is known', () => {
  const queued = (more: Partial<HandlingOverride>, asOf = bare.asOf): ConditionsSnapshot => {
    return { ...bare, asOf, version: `${asOf}`, handlingOverrides: [{ ...queue, ...more }] }
  }
  const first = version(queued({}))
  const older = [{ ...provenance, note: 'had 2 days before' }]
  expect(
    version(queued({ hours: { min: 9, p10: 11, p50: 19, p90: 29, max: 39 }, provenance: older }, bare.asOf + 60)),
  ).toBe(first)
  expect(version(queued({ waiting: 300 }))).not.toBe(first)
  expect(version(queued({ counted: '2026-11-02' }))).not.toBe(first)
  const [order, ...others] = bare.restrictions
  if (order === undefined) throw new Error('no orders')
  expect(version({ ...bare, restrictions: others })).not.toBe(version(bare))
  expect(version({ ...bare, restrictions: [{ ...order, until: bare.asOf + 1 }, ...others] })).not.toBe(version(bare))
})
