import type { TableRow } from '@karavan/core'
import type { CheckResult } from '../fault.js'
import { checkConnections } from './connected.js'
import type { Land } from './land.js'
import { checkLinks } from './links.js'
import { checkCodes, checkPlaces } from './places.js'

export { type Land, readLand } from './land.js'

/** The tables the geography checks read. */
export interface GeographyTables {
  readonly locations: readonly TableRow[]
  readonly location_codes: readonly TableRow[]
  readonly facilities: readonly TableRow[]
  readonly links: readonly TableRow[]
  readonly shapes: readonly TableRow[]
}

/** Checks places, codes, links, courses and connections against the land of the countries. */
export function checkGeography(tables: GeographyTables, land: Land): CheckResult {
  const parts = [
    checkPlaces(tables.locations, land),
    checkCodes(tables.location_codes, tables.locations),
    checkLinks(tables.links, tables.shapes, tables.locations, land),
    checkConnections(tables.locations, tables.links, tables.facilities),
  ]
  return {
    faults: parts.flatMap((part) => part.faults),
    counts: Object.assign({}, ...parts.map((part) => part.counts)),
  }
}
