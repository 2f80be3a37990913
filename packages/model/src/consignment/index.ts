export * from './cargo-of.js'
export * from './consignment.js'
export { type ConsignmentFault, ConsignmentInvalidError } from './errors.js'
export { readConsignment } from './read-consignment.js'
