import { type CostLine, inEnglish, type Message, message } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineGroups, sumOf } from './line-groups.js'

const line = (paidFor: Message, amount: number | null): CostLine => ({
  ...inEnglish({
    what: message('cost.byDistance', { what: { kind: 'message', message: paidFor }, km: 5 }),
    reason: null,
  }),
  amount: amount === null ? null : String(amount),
  low: amount === null ? null : String(amount / 2),
  high: amount === null ? null : String(amount * 2),
  basis: 'estimated',
  source: { source: '', sourceDate: 'undated', basis: 'estimated' },
})
const place = 'Zilupe'
const RAIL = message('cost.carriage', {
  mode: { kind: 'mode', mode: 'rail' },
  country: { kind: 'country', code: 'KZ' },
})
const BORDER = message('handling.border', { place })
const LOADING = message('handling.load', { place })
const lines = fc.array(
  fc
    .tuple(fc.constantFrom(RAIL, BORDER, LOADING), fc.option(fc.integer({ min: 0, max: 100_000 })))
    .map(([paidFor, amount]) => line(paidFor, amount)),
)

describe('lines of cost', () => {
  it('stand in one group each, and their sums make the whole', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const whole = sumOf(all)
        const groups = lineGroups(all, whole.high)
        const within = groups.flatMap((group) => [...group.lines, ...group.small])
        expect(new Set(within)).toEqual(new Set(all))
        expect(within).toHaveLength(all.length)
        const sums = groups.map((group) => sumOf([...group.lines, ...group.small]))
        expect(sums.reduce((sum, { typical }) => sum + typical, 0)).toBeCloseTo(whole.typical, 3)
        for (const { small } of groups) {
          expect(small).not.toHaveLength(1)
          for (const { amount } of small) expect(amount).not.toBeNull()
        }
      }),
    )
  })

  it('are told apart by what is paid for', () => {
    const groups = lineGroups([line(LOADING, 9), line(RAIL, 9), line(BORDER, 9)], 54)
    expect(groups.map(({ kind }) => kind)).toEqual(['carriage', 'border', 'terminal'])
  })
})
