import type { TransportPlan } from '@karavan/model'
import { expect, it } from 'vitest'
import { planOf } from '../../test/plans.js'
import { sameWay } from './same-way.js'

it('finds a way again by its services and places, not by its id', () => {
  const plan = (planId: string, service: string, kind: TransportPlan['kind'] = 'fixed') =>
    planOf([], {
      planId,
      kind,
      legs: [{ mode: 'rail', service, from: 'KZ-KURYK', to: 'GE-POTI', crosses: ['KZ', 'AZ'] }] as never,
    })
  const before = plan('a', 'wagonload')
  const plans = [plan('b', 'KURYK-ALAT'), plan('c', 'wagonload', 'policy'), plan('d', 'wagonload')]
  expect(sameWay(plans, before)?.planId).toBe('d')
  expect(sameWay(plans.slice(0, 2), before)).toBeUndefined()
})
