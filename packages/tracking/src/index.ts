export { digestOf, latenessOf } from './digest.js'
export { type EventLog, type GatheredStory, gatherStory, type NameInTime, ownNames } from './gather.js'
export { type Locate, story } from './story.js'
export { wordsIn } from './words-in.js'
