export {
  type AccessDecision,
  type AccessScope,
  type Asker,
  decide,
  type Grant,
  isInScope,
  isPlaceInScope,
  type Standing,
  standingsOf,
} from './decide.js'
export {
  type Acceptance,
  type HeardRecord,
  type Hearing,
  heardOf,
  mayReport,
  type Trust,
  type WhyUncounted,
  whyUncounted,
  whyUnheard,
} from './heard.js'
export { noticeRight } from './notices.js'
export { SCOPED_ROLES } from './rights.js'
export { storyInScope } from './scoped-story.js'
