import { EQUIPMENT_KINDS } from '@karavan/model'
import { type Column, EVIDENCE, PROVENANCE_COLUMNS, type TableWords } from './column.js'
import { CODE_SCHEMES, GAUGES, LENGTH_BASES, LINK_MODES, LINK_STATES, LOCATION_KINDS } from './values.js'

const ID = (of: string): Column => ({ name: 'id', kind: 'text', required: true, meaning: `our stable id of ${of}` })
const LON: Column = { name: 'lon', kind: 'number', unit: '°', required: true, meaning: 'longitude, WGS 84' }
const LAT: Column = { name: 'lat', kind: 'number', unit: '°', required: true, meaning: 'latitude, WGS 84' }
const OF_LOCATION: Column = {
  name: 'location_id',
  kind: 'text',
  names: 'location',
  required: true,
  fixed: true,
  meaning: 'the place',
}

export const GEOGRAPHY_TABLES = {
  locations: {
    meaning: 'a place: station, port, terminal, border point, city, strait',
    key: ['id'],
    columns: [
      ID('the place, `CC-NAME`'),
      { name: 'name', kind: 'text', required: true, meaning: 'English name' },
      { name: 'country', kind: 'text', required: true, meaning: 'ISO 3166-1 alpha-2' },
      { name: 'kind', kind: 'enum', values: LOCATION_KINDS, required: true, meaning: 'what kind of place it is' },
      LON,
      LAT,
      { name: 'time_zone', kind: 'text', required: true, meaning: 'of the IANA list' },
      { name: 'role', kind: 'text', mayLack: true, meaning: 'what it is on the corridors' },
      { name: 'disconnected_reason', kind: 'text', mayLack: true, meaning: 'why no plan reaches it, if so on purpose' },
      ...PROVENANCE_COLUMNS,
    ],
  },
  location_names: {
    meaning: 'one name of a place in one language (BCP 47)',
    key: ['location_id', 'language', 'name'],
    columns: [
      OF_LOCATION,
      { name: 'language', kind: 'text', required: true, meaning: 'language and script, BCP 47' },
      { name: 'name', kind: 'text', required: true, meaning: 'the name; the first of a language is its usual one' },
      ...PROVENANCE_COLUMNS,
    ],
  },
  location_codes: {
    meaning: 'a UN/LOCODE or ESR code of a place, with the state of its check',
    key: ['location_id', 'scheme', 'code'],
    columns: [
      OF_LOCATION,
      { name: 'scheme', kind: 'enum', values: CODE_SCHEMES, required: true, meaning: 'the list of codes' },
      { name: 'code', kind: 'text', required: true, meaning: 'the code' },
      { name: 'edition', kind: 'text', mayLack: true, meaning: 'edition of the list' },
      { name: 'check', kind: 'text', mayLack: true, meaning: '`ok`, `weak` or `digit-fails`' },
      ...PROVENANCE_COLUMNS,
    ],
  },
  facilities: {
    meaning: 'a site and what it does: `transship` `gauge_change` `border` `customs`',
    key: ['id'],
    inQuestions: true,
    columns: [
      ID('the site, `LOCATION/operator`'),
      OF_LOCATION,
      { name: 'operator', kind: 'text', meaning: 'who runs it' },
      { name: 'name', kind: 'text', mayLack: true, meaning: 'its name' },
      { name: 'modes', kind: 'list', values: LINK_MODES, required: true, meaning: 'modes that it serves' },
      { name: 'gauges', kind: 'list', values: GAUGES.map(String), meaning: 'track gauges that it has, mm' },
      { name: 'equipment', kind: 'list', values: ['*', ...EQUIPMENT_KINDS], meaning: 'what it handles; `*` is all' },
      {
        name: 'does',
        kind: 'list',
        values: ['transship', 'gauge_change', 'border', 'customs'],
        required: true,
        meaning: 'what it does',
      },
      ...PROVENANCE_COLUMNS,
    ],
  },
  links: {
    meaning: 'an undirected piece of railway, road or sea lane; `crosses` lists its countries',
    key: ['id'],
    inQuestions: true,
    columns: [
      ID('the link'),
      { name: 'from', kind: 'text', names: 'location', required: true, fixed: true, meaning: 'one end' },
      { name: 'to', kind: 'text', names: 'location', required: true, fixed: true, meaning: 'the other end' },
      { name: 'mode', kind: 'enum', values: LINK_MODES, required: true, fixed: true, meaning: 'what it is' },
      { name: 'gauge_mm', kind: 'list', values: GAUGES.map(String), meaning: 'track gauge of a railway, mm' },
      { name: 'status', kind: 'enum', values: LINK_STATES, required: true, meaning: 'whether it is in use' },
      { name: 'length_km', kind: 'number', unit: 'km', required: true, meaning: 'length' },
      { name: 'length_basis', kind: 'enum', values: LENGTH_BASES, required: true, meaning: 'how the length is known' },
      { name: 'corridors', kind: 'list', meaning: 'corridors that it is part of' },
      { name: 'crosses', kind: 'list', names: 'country', meaning: 'countries it runs through, from `from` to `to`' },
      {
        name: 'crosses_basis',
        kind: 'enum',
        values: ['estimated', 'assumed'],
        mayLack: true,
        meaning: 'how that is known',
      },
      { name: 'exception', kind: 'text', meaning: 'why it may break a rule of the checks' },
      ...PROVENANCE_COLUMNS,
    ],
  },
  shapes: {
    meaning: "a point of a link's course between its ends",
    key: ['link_id'],
    row: ['link_id', 'seq'],
    columns: [
      { name: 'link_id', kind: 'text', names: 'link', required: true, meaning: 'the link' },
      { name: 'seq', kind: 'number', required: true, meaning: 'place in the order from `from` to `to`' },
      LON,
      LAT,
      { name: 'name', kind: 'text', meaning: 'station, town or point of the sea' },
      ...PROVENANCE_COLUMNS,
    ],
  },
  observations: {
    meaning: 'a published time, kept as evidence; no plan reads it',
    key: ['id'],
    columns: [
      ID('the observation'),
      { name: 'service_id', kind: 'text', names: 'service', meaning: 'the service that it is evidence of' },
      { name: 'from', kind: 'text', names: 'location', meaning: 'where it starts' },
      { name: 'to', kind: 'text', names: 'location', meaning: 'where it ends' },
      {
        name: 'statistic',
        kind: 'enum',
        values: ['announced', 'limit', 'mean', 'range', 'schedule', 'single', 'typical'],
        required: true,
        meaning: 'what was published',
      },
      { name: 'hours_min', kind: 'number', unit: 'h', meaning: 'shortest time' },
      { name: 'hours_typ', kind: 'number', unit: 'h', meaning: 'typical or mean time' },
      { name: 'hours_max', kind: 'number', unit: 'h', meaning: 'longest time' },
      { name: 'year', kind: 'text', meaning: 'year that it tells of, or `future`' },
      { name: 'measured', kind: 'enum', values: ['yes', 'no'], required: true, meaning: 'whether it happened' },
      EVIDENCE,
      ...PROVENANCE_COLUMNS,
    ],
  },
} as const satisfies Record<string, TableWords>
