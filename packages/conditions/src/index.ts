export { RESTRICTION_COLUMNS, type RegisteredRestriction, readRestrictions } from './read-restrictions.js'
export { type RegisteredAt, registerAt, snapshotAt, stateAt } from './snapshot.js'
