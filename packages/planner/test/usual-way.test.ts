import { DAY_MINUTES } from '@karavan/core'
import { ANYTHING, type ConditionsSnapshot, type Restriction } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { usualWay } from '../src/index.js'
import { bundledNetwork, bundledSnapshot, READY } from './bundled.js'

const network = bundledNetwork()
const real = bundledSnapshot(network)
const usual = (snapshot: ConditionsSnapshot) =>
  usualWay(
    { from: 'KZ-KOSTANAY', to: 'KZ-KURYK', equipment: 'wagon-covered', goods: '1001', ready: '2026-12-01' },
    network,
    snapshot,
    READY,
  )

const ban = (over: Partial<Restriction>): Restriction => ({
  ...ANYTHING,
  id: 'B',
  issuer: 'KTZ',
  title: 'Shut to all',
  text: '',
  effect: 'hold',
  appliesAt: 'arrival',
  places: ['KZ-KURYK'],
  from: READY - 30 * DAY_MINUTES,
  until: READY + 300 * DAY_MINUTES,
  exceptions: [],
  source: 's',
  sourceDate: '2026-12',
  basis: 'published',
  ...over,
})

describe('the usual way to a place', () => {
  const open = usual({ ...real, restrictions: [] })

  it('is there, and takes as long, while bans stand there, however long, or without an end', () => {
    expect(open?.hours.p50).toBeGreaterThan(0)
    for (const over of [{}, { until: null }, { effect: 'forbid', until: null }] as const)
      expect(usual({ ...real, restrictions: [...real.restrictions, ban(over)] })).toEqual(open)
  })

  it('heeds a law about a country that has no end', () => {
    const shut = ban({ effect: 'forbid', until: null, places: [], countries: ['KZ'] })
    expect(usual({ ...real, restrictions: [shut] })).toBeNull()
  })
})
