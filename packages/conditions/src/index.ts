export { RESTRICTION_COLUMNS, type RegisteredRestriction, readRestrictions } from './read-restrictions.js'
export { type RestrictionState, snapshotAt, stateAt } from './snapshot.js'
