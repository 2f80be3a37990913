export type { GtfsErrorCode, GtfsFiles } from './gtfs/cells.js'
export { readGtfs } from './gtfs/read.js'
export { type GtfsWriteOptions, writeGtfs } from './gtfs/write.js'
