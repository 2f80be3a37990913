export { type AdviceQuestion, adviceNow } from './advice.js'
export {
  type ArrivalCourse,
  arrivalCourse,
  type CourseQuestion,
  stagesInForce,
} from './arrival-now.js'
export { type Due, dueOf, firstLegLeft } from './due.js'
export {
  conditionNotices,
  type Estimate,
  type EstimateMoved,
  type EstimateQuestion,
  type EstimateThresholds,
  estimateMoved,
  estimateNotice,
  estimateNow,
  isWorthTelling,
  type Stake,
  stakeOf,
  type ToldEstimate,
  toldEstimate,
} from './estimate.js'
export {
  type ArrivalHistory,
  arrivalHistory,
  type HistoryQuestion,
  type PastEstimate,
  type StagesOf,
} from './history.js'
export { type HoldAhead, holdsAhead, type OrderBehind } from './holds-ahead.js'
export { Kernels } from './kernels.js'
export { chanceOfMissing, type HoursAtStake, hoursAtStake } from './lateness.js'
export { type ArrivalQuestion, liveArrival } from './live-arrival.js'
export { type MovementOptions, movement } from './movement.js'
export {
  type Awaited,
  type ReportCount,
  type Reporting,
  type ReportingLaw,
  reportingLaw,
  reportsOf,
} from './reporting.js'
