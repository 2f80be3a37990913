import { describe, expect, it } from 'vitest'
import type { ChosenLeg } from './consignment.js'
import { legHeirs } from './leg-heirs.js'

const leg = (from: string, to: string, service = 'wagonload') => ({ mode: 'rail', service, from, to }) as ChosenLeg
const before = { legs: [leg('A', 'B'), leg('B', 'C'), leg('C', 'D')] }

describe('the heirs of legs', () => {
  it('are the same legs, wherever they stand in the other plan', () => {
    const legsNow = legHeirs(before, { legs: [leg('A', 'B'), leg('B', 'X'), leg('X', 'C'), leg('C', 'D')] })
    expect([legsNow([0]), legsNow([1]), legsNow([2]), legsNow([2, 1, 0]), legsNow([7])]).toEqual([
      [0],
      [],
      [3],
      [3, 0],
      [],
    ])
  })

  it('are none by another service, and keep their number where a leg comes twice', () => {
    expect(legHeirs(before, { legs: [leg('A', 'B', 'express')] })([0])).toEqual([])
    const round = { legs: [leg('A', 'B'), leg('B', 'A'), leg('A', 'B')] }
    expect(legHeirs(round, round)([0, 1, 2])).toEqual([0, 1, 2])
  })
})
