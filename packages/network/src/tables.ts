import { readTable, StructuredError, type TableRow } from '@karavan/core'

interface TableWords {
  readonly columns: readonly string[]
  /** Columns that together name what a row is about; an overlay's rows replace ours of the same key. */
  readonly key: readonly string[]
}

const PROVENANCE = ['source', 'source_date', 'basis', 'note']
const HOURS = ['hours_min', 'hours_p10', 'hours_p50', 'hours_p90', 'hours_max']

/** The tables of a network, in the order in which they are read. */
export const TABLES = {
  locations: { key: ['id'], columns: ['id', 'name', 'country', 'kind', 'lon', 'lat', 'time_zone'] },
  location_names: { key: ['location_id', 'language', 'name'], columns: ['location_id', 'language', 'name'] },
  location_codes: { key: ['location_id', 'scheme', 'code'], columns: ['location_id', 'scheme', 'code'] },
  facilities: { key: ['id'], columns: ['id', 'location_id', 'operator', 'modes', 'gauges', 'equipment', 'does'] },
  links: {
    key: ['id'],
    columns: [
      'id',
      'from',
      'to',
      'mode',
      'gauge_mm',
      'status',
      'length_km',
      'length_basis',
      'corridors',
      'crosses',
      'exception',
    ],
  },
  shapes: { key: ['link_id'], columns: ['link_id', 'seq', 'lon', 'lat', 'name'] },
  services: {
    key: ['id'],
    columns: [
      'id',
      'name',
      'operator',
      'mode',
      'departures',
      'days',
      'time',
      'per_week',
      'cut_off_hours',
      'equipment',
      'valid_from',
      'valid_to',
      'status',
      'boardable',
    ],
  },
  service_calls: {
    key: ['service_id'],
    columns: ['service_id', 'seq', 'location_id', ...HOURS, 'distance_km', 'crosses', 'includes'],
  },
  observations: {
    key: ['id'],
    columns: ['id', 'service_id', 'from', 'to', 'statistic', 'hours_min', 'hours_typ', 'hours_max', 'year', 'measured'],
  },
  handling: {
    key: ['id'],
    columns: ['id', 'place', 'activity', 'from_mode', 'to_mode', 'direction', 'month', ...HOURS],
  },
  closures: {
    key: ['location_id', 'month'],
    columns: ['location_id', 'modes', 'weather_group', 'month', 'share_closed', 'hours_min', 'hours_p50', 'hours_max'],
  },
  parameters: { key: ['key'], columns: ['key', 'value', 'unit'] },
  rates: {
    key: ['id'],
    columns: [
      'id',
      'scope',
      'service_id',
      'mode',
      'from',
      'to',
      'place',
      'equipment',
      'per',
      'amount_min',
      'amount',
      'amount_max',
      'currency',
    ],
  },
  emissions: { key: ['id'], columns: ['id', 'mode', 'region', 'value', 'unit', 'boundary', 'derived'] },
} as const satisfies Record<string, TableWords>

export type TableName = keyof typeof TABLES
export type NetworkTables = Readonly<Record<TableName, readonly TableRow[]>>

export const TABLE_NAMES = Object.keys(TABLES) as TableName[]

/**
 * Reads the tables of a network from the texts of its files.
 * @param files - file name such as `locations.csv` to text; a missing table is empty
 * @param folder - put before the file name in every message
 * @throws {StructuredError} TABLE_* and NETWORK_FILE_UNKNOWN
 */
export function readNetworkTables(files: ReadonlyMap<string, string>, folder = ''): NetworkTables {
  for (const name of files.keys()) {
    const table = name.replace(/\.csv$/, '')
    if (!TABLE_NAMES.includes(table as TableName)) {
      throw new StructuredError({
        code: 'NETWORK_FILE_UNKNOWN',
        received: name,
        expected: `one of ${TABLE_NAMES.map((known) => `${known}.csv`).join(', ')}`,
        remediation: 'rename the file, or move it out of the folder',
      })
    }
  }
  const read = (name: TableName): TableRow[] => {
    const text = files.get(`${name}.csv`)
    if (text === undefined) return []
    return readTable(text, { file: `${folder}${name}.csv`, columns: [...TABLES[name].columns, ...PROVENANCE] })
  }
  return Object.fromEntries(TABLE_NAMES.map((name) => [name, read(name)])) as unknown as NetworkTables
}

/** Lays a user's rows over others: rows of the same key are replaced, new ones are added. */
export function overlayTables(base: NetworkTables, over: NetworkTables): NetworkTables {
  const merge = (name: TableName): readonly TableRow[] => {
    if (over[name].length === 0) return base[name]
    const keyOf = (row: TableRow) => TABLES[name].key.map((column) => row.cells[column] ?? '').join('\u0000')
    const replaced = new Set(over[name].map(keyOf))
    return [...base[name].filter((row) => !replaced.has(keyOf(row))), ...over[name]]
  }
  return Object.fromEntries(TABLE_NAMES.map((name) => [name, merge(name)])) as unknown as NetworkTables
}
