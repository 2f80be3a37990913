export type { RestoreSummary } from './backup/restore-backup.js'
export type { BackupSummary } from './backup/write-backup.js'
export { bundledConditions } from './bundled-conditions.js'
export { loadGazetteer } from './bundled-gazetteer.js'
export {
  loadGoods,
  loadLand,
  loadNetwork,
  loadTables,
  loadWorld,
  overlaidWorld,
  type World,
  worldUnder,
} from './bundled-world.js'
export type { StoredConditions } from './conditions/stored-conditions.js'
export type { DatabaseStatus } from './database-status.js'
export { enteredConditions, knownConditions } from './entered-conditions.js'
export { FollowedConditions } from './followed-conditions.js'
export { type WorldThen, worldThen } from './past-world.js'
export { lazyStorage, type Storage } from './storage.js'
export { openForecasts } from './weather/open-forecasts.js'
export { knownThresholds, ownThresholdRows } from './weather/thresholds.js'
