export type { Journey, JourneyLeg } from './journey.js'
export { searchTimetable } from './search.js'
export { buildTimetableIndex, stopNumber, type TimetableIndex, type TimetableIndexOptions } from './timetable-index.js'
