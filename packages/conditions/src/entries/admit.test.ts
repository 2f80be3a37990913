import { StructuredError } from '@karavan/core'
import { describe, expect, it } from 'vitest'
import { order } from '../../test/piles.js'
import { admitWithdrawal } from './admit.js'
import { NO_ENTRIES } from './overlaid.js'

const chain = [
  order('T812', 'ban', { span: [0, 9], number: '812' }),
  order('T830', 'extend', { span: [10, 19], amends: 'T812', number: '830' }),
  order('T831', 'narrow', { span: [15, 19], amends: 'T830', number: '831' }),
]
const known = { ...NO_ENTRIES, orders: chain }

function refusal(id: string, under = NO_ENTRIES): StructuredError | null {
  try {
    admitWithdrawal('orders', id, known, under)
    return null
  } catch (error) {
    if (error instanceof StructuredError) return error
    throw error
  }
}

describe('the withdrawal of an order', () => {
  it('is refused while others amend it, with those and the order in which to withdraw them', () => {
    expect(refusal('T812')).toMatchObject({
      code: 'ORDER_PARENT_UNKNOWN',
      received: 'T812, on which T830 (No. 830), T831 (No. 831) hang',
      remediation: 'withdraw first, in this order: T831, T830',
    })
  })

  it('is taken where nothing amends it, or what comes with the project is back under its id', () => {
    expect(refusal('T831')).toBeNull()
    expect(refusal('T812', known)).toBeNull()
  })
})
