import type { Measure } from '@karavan/model'

/** What may be counted in money. */
export const OF_MONEY: ReadonlySet<Measure> = new Set(['tradeTurnover', 'exports', 'imports', 'investment', 'cost'])
/** What two sides have with each other. */
export const OF_TRADE: ReadonlySet<Measure> = new Set(['tradeTurnover', 'exports', 'imports'])
/** What may be counted in tons, boxes or things that carry them. */
export const OF_GOODS: ReadonlySet<Measure> = new Set([
  'traffic',
  'transit',
  'handling',
  'loading',
  'handedOver',
  'capacity',
  'production',
  'imports',
  'exports',
  'fleet',
])
/** How goods are carried or moved. */
export const CARRIAGE: ReadonlySet<Measure> = new Set(['traffic', 'transit', 'handling', 'loading', 'handedOver'])
/** What locomotives and other units may be counted as. */
export const OF_FLEETS: ReadonlySet<Measure> = new Set(['fleet'])
