export { type AccessDecision, type AccessScope, type Asker, decide, type Grant, isInScope } from './decide.js'
export {
  ACCESS_ACTIONS,
  ACCESS_RESOURCES,
  ACCESS_ROLES,
  type AccessAction,
  type AccessResource,
  type AccessRole,
} from './rights.js'
