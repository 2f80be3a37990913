export * from './consignment.js'
export { ConsignmentInvalidError } from './errors.js'
export { readConsignment } from './read-consignment.js'
