import type { Cost } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignCosts } from './align-costs.js'

const cost = (...lines: [string, string | null][]) =>
  ({ lines: lines.map(([what, amount]) => ({ what, amount })) }) as unknown as Cost

describe('costs side by side', () => {
  it('stand by what they are, whatever the length and the unit', () => {
    const rows = alignCosts([
      cost(
        ['rail in AZ, 422 km (by an FEU-km, 1 × 40HC, 18 t)', '252.90'],
        ['rail in GE, 227 km (by an FEU-km)', '158.55'],
      ),
      cost(
        ['rail in AZ, 430 km (by an FEU-km, 1 × 40HC, 18 t)', '260.00'],
        ['ferry', '900.00'],
        ['rail in GE, 391 km', '273'],
      ),
    ])
    expect(rows).toEqual([
      { what: 'rail in AZ', amounts: [252.9, 260] },
      { what: 'ferry', amounts: [undefined, 900] },
      { what: 'rail in GE', amounts: [158.55, 273] },
    ])
  })

  it('keep what is not known apart from what is not paid', () => {
    expect(alignCosts([cost(['border, Sarakhs', null], ['border, Sarakhs', '5.00']), cost()])).toEqual([
      { what: 'border, Sarakhs', amounts: [null, undefined] },
    ])
  })

  it('add up to the lines of each plan', () => {
    const lines = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 0, max: 999 }).map(String)))
    fc.assert(
      fc.property(fc.array(lines, { minLength: 1, maxLength: 3 }), (plans) => {
        const rows = alignCosts(plans.map((own) => cost(...own)))
        expect(new Set(rows.map(({ what }) => what)).size).toBe(rows.length)
        for (const [i, own] of plans.entries()) {
          const sum = rows.reduce((total, { amounts }) => total + (amounts[i] ?? 0), 0)
          expect(sum).toBe(own.reduce((total, [, amount]) => total + Number(amount), 0))
        }
      }),
    )
  })
})
