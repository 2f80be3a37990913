export { adviceOnWays, lastLegAdvice } from './advice.js'
export { type CompareQuestion, compareWays, type FoundWays } from './compare-ways.js'
export { decisionPoint, type WhereQuestion } from './decision-point.js'
export { type OtherWaysQuestion, otherWays, type WaysOn } from './other-ways.js'
