import type { Gauge, Handling, LocationKind, ServiceKind } from '@karavan/model'

export const LOCATION_KINDS: readonly LocationKind[] = [
  'rail_station',
  'border_crossing',
  'seaport',
  'dry_port',
  'inland_terminal',
  'city',
  'waypoint',
]

export const GAUGES: readonly Gauge[] = [1435, 1520, 1524, 1676]

export const SERVICE_KINDS: readonly ServiceKind[] = [
  'rail_block_train',
  'rail_wagonload',
  'rail_ferry',
  'ro_ro',
  'feeder',
  'deep_sea',
  'sea_bulk',
  'barge',
  'road',
]

/** By their number in a week that begins on Sunday. */
export const WEEKDAYS: readonly string[] = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

export const HANDLING_ACTIVITIES: readonly Handling['activity'][] = [
  'acceptance',
  'loading',
  'unloading',
  'delivery',
  'transshipment',
  'gauge_change',
  'border',
  'customs',
  'port',
]

export const CODE_SCHEMES = ['unlocode', 'esr', 'uic', 'smdg'] as const
export const LINK_MODES = ['rail', 'road', 'sea', 'inland_water'] as const
export const LINK_STATES = ['in_use', 'suspended', 'under_construction', 'planned'] as const
export const LENGTH_BASES = ['published', 'drawn', 'factor'] as const
export const DEPARTURE_KINDS = ['days', 'headway', 'random', 'on_demand'] as const
export const RATE_SCOPES = ['service', 'relation', 'mode', 'handling'] as const
export const YES_NO = ['yes', 'no'] as const
