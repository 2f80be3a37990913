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

const NAMES: Readonly<Record<Mode, string>> = {
  rail: 'Rail',
  road: 'Road',
  rail_ferry: 'Rail ferry',
  ro_ro: 'Ro-ro ferry',
  feeder: 'Feeder ship',
  deep_sea: 'Deep-sea ship',
  sea_bulk: 'Dry-cargo ship',
  barge: 'Barge',
}

/** What each basis means, in the words shown beside a number. */
export const BASIS_MEANING: Readonly<Record<Basis, string>> = {
  official: 'set or stated by an authority or carrier in an official text',
  measured: 'observed on real journeys',
  published: 'printed by a named source',
  quoted: 'offered to someone, not a public tariff',
  estimated: 'worked out from other figures; the note says how',
  assumed: 'taken as plausible, with no source',
}

/** How well a figure is known, in the four steps that the page draws. */
export type Certainty = 'certain' | 'quoted' | 'estimated' | 'assumed'

export function modeGroup(mode: Mode): ModeGroup {
  return GROUPS[mode] ?? 'rail'
}

export function modeName(mode: Mode): string {
  return NAMES[mode] ?? mode
}

export function certainty(basis: Basis): Certainty {
  return basis === 'quoted' || basis === 'estimated' || basis === 'assumed' ? basis : 'certain'
}
