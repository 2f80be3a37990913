export { type AdviceQuestion, adviceNow, adviceOnWays, changedPlaces, lastLegAdvice } from './advice.js'
export { type CompareQuestion, compareWays, type FoundWays } from './compare-ways.js'
export { decisionPoint, type WhereQuestion } from './decision-point.js'
