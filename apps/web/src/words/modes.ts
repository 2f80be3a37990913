import type { Basis, Mode } from '@karavan/model'

/** The four ways of moving that the page colours. */
export type ModeGroup = 'rail' | 'road' | 'ferry' | 'ship'

const GROUPS: Readonly<Record<Mode, ModeGroup>> = {
  rail: 'rail',
  road: 'road',
  rail_ferry: 'ferry',
  ro_ro: 'ferry',
  feeder: 'ship',
  deep_sea: 'ship',
  sea_bulk: 'ship',
  barge: 'ship',
}

/** How well a figure is known, in the four steps that the page draws. */
export type Certainty = 'certain' | 'quoted' | 'estimated' | 'assumed'

export function modeGroup(mode: Mode): ModeGroup {
  return GROUPS[mode] ?? 'rail'
}

export function certainty(basis: Basis): Certainty {
  return basis === 'quoted' || basis === 'estimated' || basis === 'assumed' ? basis : 'certain'
}
