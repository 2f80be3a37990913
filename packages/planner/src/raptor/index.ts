export type { Journey, JourneyLeg } from './journey.js'
export type { TimetableIndex } from './layout.js'
export { searchTimetable } from './search.js'
export { buildTimetableIndex, stopNumber, type TimetableIndexOptions } from './timetable-index.js'
