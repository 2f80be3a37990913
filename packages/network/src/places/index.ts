export { type EventPlaces, eventPlaces, type StationPlace } from './event-places.js'
export { findPlaces, LONGEST_NAME, type MatchRank, type PlaceMatch } from './find-places.js'
export { languagesOf, localName, nameIn } from './names.js'
export { resolvePlace } from './resolve-place.js'
