import { type Cost, type Message, message } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignCosts } from './align-costs.js'

const cost = (...lines: [Message, string | null][]) =>
  ({ lines: lines.map(([what, amount]) => ({ told: { what }, amount })) }) as unknown as Cost

const rail = (country: string) =>
  message('cost.carriage', { mode: { kind: 'mode', mode: 'rail' }, country: { kind: 'country', code: country } })
const byDistance = (what: Message, km: number) =>
  message('cost.byDistance', { what: { kind: 'message', message: what }, km })
const border = message('handling.border', { place: 'Sarakhs' })
const ferry = message('cost.relation', { from: 'Batumi', to: 'Chornomorsk' })

describe('costs side by side', () => {
  it('stand by what they are, whatever the length', () => {
    const rows = alignCosts([
      cost([byDistance(rail('AZ'), 422), '252.90'], [byDistance(rail('GE'), 227), '158.55']),
      cost([byDistance(rail('AZ'), 430), '260.00'], [ferry, '900.00'], [byDistance(rail('GE'), 391), '273']),
    ])
    expect(rows).toEqual([
      { what: rail('AZ'), amounts: [252.9, 260] },
      { what: ferry, amounts: [undefined, 900] },
      { what: rail('GE'), amounts: [158.55, 273] },
    ])
  })

  it('keep what is not known apart from what is not paid', () => {
    expect(alignCosts([cost([border, null], [border, '5.00']), cost()])).toEqual([
      { what: border, amounts: [null, undefined] },
    ])
  })

  it('add up to the lines of each plan', () => {
    const lines = fc.array(fc.tuple(fc.constantFrom('AZ', 'GE', 'KZ', 'TR'), fc.integer({ min: 0, max: 999 })))
    fc.assert(
      fc.property(fc.array(lines, { minLength: 1, maxLength: 3 }), (plans) => {
        const rows = alignCosts(
          plans.map((own) => cost(...own.map(([code, sum]): [Message, string] => [rail(code), String(sum)]))),
        )
        expect(new Set(rows.map(({ what }) => JSON.stringify(what))).size).toBe(rows.length)
        for (const [i, own] of plans.entries()) {
          const sum = rows.reduce((total, { amounts }) => total + (amounts[i] ?? 0), 0)
          expect(sum).toBe(own.reduce((total, [, amount]) => total + amount, 0))
        }
      }),
    )
  })
})
