import { fingerprint, type TimeGrid } from '@karavan/core'
import type { Known } from './compile/cells.js'
import { readFacility, readLinks, readLocations } from './compile/geography.js'
import { readClosures, readEmission, readHandling, readParameter, readRate } from './compile/operations.js'
import { readServices } from './compile/services.js'
import type { Network } from './network.js'
import { Row } from './row.js'
import type { NetworkTables } from './tables/tables.js'

/** Hours on a grid of one, to the end of the fourth month: the longest journey in the evidence takes under 90 days. */
export const CORRIDOR_GRID: TimeGrid = { stepMinutes: 60, horizonSteps: 120 * 24 }

/**
 * Turns tables into the network.
 * @throws {StructuredError} NETWORK_ROW_INVALID, with file:line, for the first row that cannot be read
 */
export function compileNetwork(tables: NetworkTables, grid: TimeGrid = CORRIDOR_GRID): Network {
  const locations = readLocations(tables)
  const known: Known = (row, column, id = row.text(column)) => {
    if (!locations.has(id)) throw row.fault(column, id, 'the id of a location in locations.csv')
    return id
  }
  return {
    version: fingerprint(
      Object.values(tables)
        .flatMap((rows) => rows.map(({ cells }) => Object.values(cells).join('\u001f')))
        .join('\u001e'),
    ),
    dataAsOf: newestDate(tables),
    ownValues: 0,
    grid,
    locations,
    facilities: tables.facilities.map((table) => readFacility(new Row(table), known)),
    links: readLinks(tables, locations, known),
    services: readServices(tables, known),
    handling: readHandling(tables.handling),
    closures: readClosures(tables.closures, known),
    rates: tables.rates.map((table) => readRate(new Row(table))),
    emissions: tables.emissions.map((table) => readEmission(new Row(table))),
    parameters: new Map(tables.parameters.map((table) => readParameter(new Row(table)))),
  }
}

/** Newest source date of the tables; `undated` without any. */
export function newestDate(tables: NetworkTables): string {
  let newest = ''
  for (const rows of Object.values(tables)) {
    for (const { cells } of rows) {
      const date = cells['source_date'] ?? ''
      if (/^\d{4}-\d{2}/.test(date) && date > newest) newest = date
    }
  }
  return newest === '' ? 'undated' : newest
}
