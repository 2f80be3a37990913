import type { Estimate } from '@karavan/tracking'

/** When a consignment arrives, as nobody worked it out. */
export function estimateWith(more: Partial<Estimate>): Estimate {
  return {
    asOf: 29_900_000,
    p10: null,
    p50: null,
    p90: null,
    due: null,
    holds: [],
    behind: [],
    toCome: [],
    basis: { planId: 'plan', chosenAt: 29_900_000, laws: '', milestones: [], sightings: [] },
    lookAgainAt: 29_901_440,
    ...more,
  }
}
