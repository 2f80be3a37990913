import type { ArrivalAnswer, ListedConsignment } from '@karavan/api'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byRisk, type Looked } from './risk.js'

const looked = fc.option(fc.record({ missing: fc.constantFrom(0, 0.2, 0.5, 1), hours: fc.nat({ max: 500 }) })).map(
  (due): Looked => ({
    consignment: { consignmentId: 'K' } as ListedConsignment,
    arrival: { due: due && { at: 0, basis: 'plan', hoursIfMissed: null, ...due } } as ArrivalAnswer,
    problem: null,
  }),
)

describe('consignments at risk', () => {
  it('stand by their chance, then by the hours at stake, and those without a chance last', () => {
    fc.assert(
      fc.property(fc.array(looked), (all) => {
        const sorted = byRisk(all)
        expect(new Set(sorted)).toEqual(new Set(all))
        for (const [i, one] of sorted.entries()) {
          const [due, next] = [one.arrival?.due ?? null, sorted[i + 1]?.arrival?.due ?? null]
          if (next === null) continue
          expect(due).not.toBeNull()
          expect(due?.missing).toBeGreaterThanOrEqual(next.missing)
          if (due?.missing === next.missing) expect(due.hours).toBeGreaterThanOrEqual(next.hours)
        }
      }),
    )
  })
})
