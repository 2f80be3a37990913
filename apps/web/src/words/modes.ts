import type { Basis, LocationKind, Mode } from '@karavan/model'

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

const KINDS: Readonly<Record<LocationKind, string>> = {
  rail_station: 'railway station',
  border_crossing: 'border crossing',
  seaport: 'seaport',
  dry_port: 'dry port',
  inland_terminal: 'inland terminal',
  city: 'city',
  waypoint: 'point on the way',
}

/** How well a figure is known, in the four steps that the page draws. */
export type Certainty = 'certain' | 'quoted' | 'estimated' | 'assumed'

export function modeGroup(mode: Mode): ModeGroup {
  return GROUPS[mode] ?? 'rail'
}

export function modeName(mode: Mode): string {
  return NAMES[mode] ?? mode
}

export function kindName(kind: string): string {
  return KINDS[kind as LocationKind] ?? kind.replaceAll('_', ' ')
}

export function certainty(basis: Basis): Certainty {
  return basis === 'quoted' || basis === 'estimated' || basis === 'assumed' ? basis : 'certain'
}
