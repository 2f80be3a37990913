export { packNetwork, unpackNetwork } from './artefact.js'
export type { CheckResult, Fault } from './check/fault.js'
export { checkGeography, readLand } from './check/geography/index.js'
export { COUNTRY_ZONES } from './check/geography/zones.js'
export { checkServices } from './check/services/index.js'
export { CORRIDOR_GRID, compileNetwork } from './compile.js'
export type {
  EmissionFactor,
  Facility,
  HandlingRow,
  Network,
  Parameter,
  Rate,
  RateUnit,
} from './network.js'
export { findPlaces, LONGEST_NAME, type MatchRank, type PlaceMatch, resolvePlace } from './places/index.js'
export { type NetworkTables, overlayTables, readNetworkTables, TABLE_NAMES, TABLES, type TableName } from './tables.js'
