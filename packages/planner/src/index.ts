export { type ServiceWay, wayOfService } from './answer/course.js'
export { passagesOf } from './answer/passages.js'
export { editionOf } from './answer/versions.js'
export { placeNamed } from './graph/places.js'
export { inForce } from './in-force.js'
export { type LatestHandOver, latestHandOver } from './latest-hand-over.js'
export { type ChosenQuestion, stagesNow } from './now/stages-now.js'
export { plan } from './plan.js'
export { profile } from './profile.js'
export {
  HAND_OVER_FIELDS,
  type HandOverField,
  type PlannedOn,
  PROFILE_FIELDS,
  type ProfileField,
  QUESTION_FIELDS,
  type QuestionField,
  type QuestionWorld,
  type ReadHandOver,
  type ReadProfile,
  type ReadQuestion,
  readHandOver,
  readProfile,
  readQuestion,
  replanQuestion,
} from './question/index.js'
export {
  buildTimetableIndex,
  type Journey,
  type JourneyLeg,
  searchTimetable,
  stopNumber,
  type TimetableIndex,
  type TimetableIndexOptions,
} from './raptor/index.js'
export { type InForce, type Replanned, replan } from './replan.js'
export { type RowReach, RowReaches } from './row-reach.js'
export { layOut } from './search/prepared.js'
export { type NetworkTimetable, networkTimetable } from './timetable/network-timetable.js'
export { type TimetableExport, timetableExport } from './timetable/timetable-export.js'
export { type UsualWay, usualWay, usualWays } from './usual-way.js'
