export { packNetwork, unpackNetwork } from './artefact.js'
export type { CheckResult, Fault } from './check/fault.js'
export { checkGeography, readLand } from './check/geography/index.js'
export { COUNTRY_ZONES } from './check/geography/zones.js'
export { checkServices } from './check/services/index.js'
export type { ClosureMonth, HandlingEntry } from './compile/operations.js'
export { CORRIDOR_GRID, compileNetwork } from './compile.js'
export { closureMonths, handlingEntries } from './entries.js'
export type {
  EmissionFactor,
  Facility,
  HandlingRow,
  Network,
  Parameter,
  Rate,
  RateUnit,
} from './network.js'
export { compileOverlay, overlayAsTables } from './overlay/own-tables.js'
export { ownKey, readOverlay, rowKey } from './overlay/read-overlay.js'
export {
  type EventPlaces,
  eventPlaces,
  findPlaces,
  LONGEST_NAME,
  languagesOf,
  localName,
  locateFor,
  type MatchRank,
  namedPlaces,
  nameIn,
  type PlaceMatch,
  placesOfIdentifier,
  resolvePlace,
} from './places/index.js'
export type { Column, TableWords } from './tables/column.js'
export { overlayTables } from './tables/overlay-tables.js'
export {
  fileOf,
  headerOf,
  type NetworkTables,
  readNetworkTables,
  TABLE_NAMES,
  TABLES,
  type TableName,
  tableOf,
  tableText,
} from './tables/tables.js'
