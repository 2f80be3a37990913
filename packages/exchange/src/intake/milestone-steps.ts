import type { MilestoneKind } from '@karavan/model'

/** What words of the CBV a milestone has; gauge changes have none. */
export const MILESTONE_STEPS: Readonly<
  Record<MilestoneKind, { readonly bizStep?: string; readonly disposition?: string }>
> = {
  acceptance: { bizStep: 'accepting' },
  loading: { bizStep: 'loading' },
  departure: { bizStep: 'departing', disposition: 'in_transit' },
  borderExit: { bizStep: 'entering_exiting' },
  borderEntry: { bizStep: 'entering_exiting' },
  gaugeChange: {},
  arrival: { bizStep: 'arriving' },
  unloading: { bizStep: 'unloading' },
  customsHeld: { bizStep: 'holding' },
  customsReleased: { bizStep: 'holding', disposition: 'available' },
  delivery: { bizStep: 'receiving' },
}
