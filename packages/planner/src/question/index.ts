export {
  HAND_OVER_FIELDS,
  type HandOverField,
  PROFILE_FIELDS,
  type ProfileField,
  QUESTION_FIELDS,
  type QuestionField,
} from './raw-question.js'
export type { QuestionWorld } from './read-avoid.js'
export {
  type ReadHandOver,
  type ReadProfile,
  type ReadQuestion,
  readHandOver,
  readProfile,
  readQuestion,
} from './read-question.js'
export { type PlannedOn, replanQuestion } from './replan-question.js'
