import { describe, expect, it } from 'vitest'
import { order } from '../../test/networks.js'
import { chainOf, inChains } from './chains.js'

const first = order('1', { state: 'notInForce', from: 0, until: 10, amendedBy: ['2', '3'] })
const second = order('2', { state: 'notInForce', from: 10, until: 20, amends: '1', amendedBy: ['4'] })
const third = order('3', { state: 'notInForce', from: 15, until: 20, amends: '1' })
const fourth = order('4', { state: 'unknown', from: 20, amends: '2' })
const older = order('older', { state: 'inForce', from: 5 })
const newer = order('newer', { state: 'inForce', from: 50 })
const orphan = order('orphan', { state: 'notInForce', from: 99, amends: 'not there' })
const all = [fourth, older, third, second, orphan, first, newer]

describe('orders in chains', () => {
  it('stand beneath what they amend, what is in force first, then the newest', () => {
    expect(inChains(all).map(({ id }) => id)).toEqual(['newer', 'older', '1', '2', '4', '3', 'orphan'])
  })

  it.each(['1', '2', '3', '4'])('are found whole from order %s', (id) => {
    const from = all.find((one) => one.id === id)
    expect(from && chainOf(from, all).map((one) => one.id)).toEqual(['1', '2', '4', '3'])
  })

  it('leave alone what amends nothing that is known', () => {
    expect(chainOf(orphan, all)).toEqual([orphan])
  })
})
