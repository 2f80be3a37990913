export { findPlaces, LONGEST_NAME, type MatchRank, type PlaceMatch } from './find-places.js'
export { languagesOf, localName, nameIn } from './names.js'
export { placesOfIdentifier } from './places-of-identifier.js'
export { resolvePlace } from './resolve-place.js'
