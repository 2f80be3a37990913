import { DAY_MINUTES } from '@karavan/core'
import { ANYTHING, type ConditionsSnapshot, orderHolding, type Restriction } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { plan, profile } from '../src/index.js'
import { bundledNetwork, bundledSnapshot, question, READY } from './bundled.js'

const network = bundledNetwork()
const base: ConditionsSnapshot = { ...bundledSnapshot(network), restrictions: [] }
const day = (n: number) => READY + n * DAY_MINUTES
const asked = question('KZ-ALMATY', 'AZ-ALAT', { equipment: 'wagon-covered', units: 1, tonnes: 60, hs: '1001' })

/** A ban at two ports, or a part of it, in days from the hand-over. */
const part = (from: number, until: number, over: Partial<Restriction> = {}): Restriction => ({
  ...ANYTHING,
  id: 'A',
  issuer: 'KTZ',
  title: 'Shut',
  text: '',
  effect: 'hold',
  appliesAt: 'arrival',
  places: ['KZ-KURYK', 'KZ-AKTAU'],
  from: day(from),
  until: day(until),
  exceptions: [],
  source: 's',
  sourceDate: '2026-12',
  basis: 'published',
  ...over,
})

const extension = { min: 24, p10: 48, p50: 120, p90: 240, max: 480 }
const under = (...restrictions: readonly Restriction[]): ConditionsSnapshot => ({ ...base, restrictions })
const heldBy = (snapshot: ConditionsSnapshot) =>
  plan(asked, network, snapshot).plans.map(({ wayId, hours, stages }) => ({
    wayId,
    hours,
    holds: stages.filter((stage) => orderHolding(stage) !== null).length,
  }))

describe('an order in parts', () => {
  it('holds goods once and as long as one without parts, where the parts adjoin', () => {
    const whole = heldBy(under(part(-10, 30, { extension })))
    expect(whole.some(({ holds }) => holds === 1)).toBe(true)
    const eased = { orderId: 'E', text: '', scope: { ...ANYTHING, goods: ['2902'] }, quota: null }
    expect(heldBy(under(part(-10, 15), part(15, 20, { exempts: [eased] }), part(20, 30, { extension })))).toEqual(whole)
  })

  it('is named once with what all of its parts hold', () => {
    const parted = under(part(-10, 15, { extension }), part(16, 30))
    const promises = profile(asked, { days: 1, within: null }, network, parted).days.flatMap((one) => one.promises)
    const held = promises.flatMap((promise) => (promise === null || promise.held.length === 0 ? [] : [promise.held]))
    expect(held.length).toBeGreaterThan(0)
    for (const one of held) expect(new Set(one.map(({ rule }) => rule)).size).toBe(one.length)
  })
})
