import { readTable, StructuredError, type TableRow, writeTable } from '@karavan/core'
import type { TableWords } from './column.js'
import { GEOGRAPHY_TABLES } from './geography.js'
import { OPERATION_TABLES } from './operations.js'
import { SERVICE_TABLES } from './services.js'

export type TableName = keyof typeof GEOGRAPHY_TABLES | keyof typeof SERVICE_TABLES | keyof typeof OPERATION_TABLES
export type NetworkTables = Readonly<Record<TableName, readonly TableRow[]>>

/** The tables of a network, in the order in which they are read: what a row of each is, and its columns. */
export const TABLES: Readonly<Record<TableName, TableWords>> = {
  locations: GEOGRAPHY_TABLES.locations,
  location_names: GEOGRAPHY_TABLES.location_names,
  location_codes: GEOGRAPHY_TABLES.location_codes,
  facilities: GEOGRAPHY_TABLES.facilities,
  links: GEOGRAPHY_TABLES.links,
  shapes: GEOGRAPHY_TABLES.shapes,
  services: SERVICE_TABLES.services,
  service_calls: SERVICE_TABLES.service_calls,
  observations: GEOGRAPHY_TABLES.observations,
  handling: OPERATION_TABLES.handling,
  closures: OPERATION_TABLES.closures,
  parameters: OPERATION_TABLES.parameters,
  rates: OPERATION_TABLES.rates,
  emissions: OPERATION_TABLES.emissions,
}

export const TABLE_NAMES = Object.keys(TABLES) as TableName[]

/** The table of a file such as `handling.csv`; undefined where the network has no such table. */
export function tableOf(file: string): TableName | undefined {
  return TABLE_NAMES.find((name) => fileOf(name) === file)
}

/** `handling.csv` of `handling`. */
export function fileOf(name: TableName): string {
  return `${name}.csv`
}

/** Columns that the header of a table must have. */
export function headerOf(name: TableName): string[] {
  return TABLES[name].columns.filter(({ mayLack }) => mayLack !== true).map((column) => column.name)
}

/**
 * Reads the tables of a network from the texts of its files.
 * @param files - file name such as `locations.csv` to text; a missing table is empty
 * @param folder - put before the file name in every message
 * @throws {StructuredError} TABLE_* and NETWORK_FILE_UNKNOWN
 */
export function readNetworkTables(files: ReadonlyMap<string, string>, folder = ''): NetworkTables {
  for (const file of files.keys()) {
    if (tableOf(file) === undefined) {
      throw new StructuredError({
        code: 'NETWORK_FILE_UNKNOWN',
        received: file,
        expected: `one of ${TABLE_NAMES.map(fileOf).join(', ')}`,
        remediation: 'rename the file, or move it out of the folder',
      })
    }
  }
  return tablesOf((name) => {
    const text = files.get(fileOf(name))
    return text === undefined ? [] : readTable(text, { file: `${folder}${fileOf(name)}`, columns: headerOf(name) })
  })
}

/** The text of a table's file: every column that is described, in order, whatever columns the rows came with. */
export function tableText(name: TableName, rows: readonly TableRow[]): string {
  return writeTable(
    TABLES[name].columns.map((column) => column.name),
    rows.map(({ cells }) => cells),
  )
}

/** Tables made one by one. */
export function tablesOf(rows: (name: TableName) => readonly TableRow[]): NetworkTables {
  return Object.fromEntries(TABLE_NAMES.map((name) => [name, rows(name)])) as unknown as NetworkTables
}
