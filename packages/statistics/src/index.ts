export { observationId, periodKey, seriesKey } from './identity.js'
export { readUnit, scaled, unitText } from './units.js'
