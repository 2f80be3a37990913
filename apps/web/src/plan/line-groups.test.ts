import type { CostLine } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineGroups, sumOf } from './line-groups.js'

const line = (what: string, amount: number | null): CostLine => ({
  what,
  amount: amount === null ? null : String(amount),
  low: amount === null ? null : String(amount / 2),
  high: amount === null ? null : String(amount * 2),
  basis: 'estimated',
  reason: amount === null ? 'no rate is known' : null,
  source: { source: '', sourceDate: 'undated', basis: 'estimated' },
})
const lines = fc.array(
  fc
    .tuple(
      fc.constantFrom('rail in KZ, 10 km', 'border, Zilupe', 'loading, Kuryk', 'unloading, Poti'),
      fc.option(fc.integer({ min: 0, max: 100_000 })),
    )
    .map(([what, amount]) => line(what, amount)),
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
    const groups = lineGroups([line('loading, Kuryk', 9), line('Kuryk – Alat', 9), line('border, Zilupe', 9)], 54)
    expect(groups.map(({ kind }) => kind)).toEqual(['carriage', 'border', 'terminal'])
  })
})
