export { ENGLISH } from './english.js'
export type { Language, Naming } from './language.js'
export {
  type CarriageWord,
  type DataWords,
  type Message,
  type MessageValue,
  message,
  RULE_PARTS,
  type RulePart,
  type RuleWords,
  SERVICE_PARTS,
  type ServicePart,
  type ServiceWords,
} from './message.js'
export { tell } from './tell.js'
export { type MessageKey, TEMPLATES } from './templates.js'
export { inEnglish } from './told.js'
