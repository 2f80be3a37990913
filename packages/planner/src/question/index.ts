export { HAND_OVER_FIELDS, type HandOverField, QUESTION_FIELDS, type QuestionField } from './raw-question.js'
export type { QuestionWorld } from './read-avoid.js'
export { type ReadHandOver, type ReadQuestion, readHandOver, readQuestion } from './read-question.js'
