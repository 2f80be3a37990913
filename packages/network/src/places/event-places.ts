import { readIdentifier, sixDigitStation } from '@karavan/core'
import { type Consignment, karavanUri, type Location, type LocationId, readKaravanUri } from '@karavan/model'
import { findPlaces } from './find-places.js'
import { stationKey } from './station-key.js'
import { STATION_NAMES } from './station-names.js'

/** Places as reports name them: by a code of some list, or by a name. */
export interface EventPlaces {
  /** The place that the read point of an event names; null where it is not known, or more than one answers to it. */
  locate(uri: string): LocationId | null
  /** The same, where of several that answer to a code one lies on the way of somebody. */
  locateAmong(likely: ReadonlySet<LocationId>): (uri: string) => LocationId | null
  /** The IANA zone of a read point; null where it is not known. Of several places all in one zone, that. */
  zoneOf(uri: string): string | null
  /** A station by its code (ESR) or name: how events call it, and its zone; null where it is not known. */
  station(named: { readonly esr: string | null; readonly name: string | null }): StationPlace | null
}

interface StationPlace {
  readonly id: string
  readonly zone: string
}

const CODE_SCHEMES: Readonly<Record<string, readonly string[]>> = {
  unLocode: ['unlocode'],
  uicStation: ['uic'],
  /** Its first five characters are the UN/LOCODE. */
  bicFacility: ['unlocode'],
}

/** Kinds of read points that hold a name, or a code of a list that nobody knows. */
const NAMED = new Set(['station', 'place', 'name'])

/** @param locations - of the network, by id */
export function eventPlaces(locations: ReadonlyMap<LocationId, Location>): EventPlaces {
  const byCode = new Map<string, Location[]>()
  for (const location of locations.values()) {
    for (const { scheme, code } of location.codes) {
      const key = `${scheme} ${code}`
      byCode.set(key, [...(byCode.get(key) ?? []), location])
    }
  }
  const withCode = (scheme: string, code: string) => byCode.get(`${scheme} ${code}`) ?? []
  const withEsr = (code: string) => {
    const isKnown = (each: string) => LISTED.has(each) || withCode('esr', each).length > 0
    const codes = esrReadings(code).find((reading) => reading.some(isKnown)) ?? []
    return unique(codes.flatMap((each) => withCode('esr', each)))
  }
  const byStation = new Map<string, Location[]>()
  for (const [esr, name] of STATION_NAMES) {
    const key = stationKey(name)
    byStation.set(key, unique([...(byStation.get(key) ?? []), ...withCode('esr', esr)]))
  }
  const known = new Map<string, readonly Location[]>()
  const answering = (uri: string): readonly Location[] => {
    const found = known.get(uri) ?? search(uri)
    known.set(uri, found)
    return found
  }
  const search = (uri: string): readonly Location[] => {
    const read = readKaravanUri(uri)
    const [value] = read?.parts ?? []
    if (read === null || value === undefined) return []
    if (read.kind === 'location') return [locations.get(value)].filter((each) => each !== undefined)
    const code = read.kind === 'bicFacility' ? value.slice(0, 5) : value
    if (read.kind === 'esrStation') return withEsr(code)
    const coded = (CODE_SCHEMES[read.kind] ?? []).flatMap((scheme) => withCode(scheme, code))
    if (coded.length > 0 || !NAMED.has(read.kind)) return coded
    return read.kind === 'station' ? stationsNamed(value) : byName(value)
  }
  const stationsNamed = (name: string): readonly Location[] => {
    const key = stationKey(name)
    const listed = byStation.get(key) ?? []
    if (listed.length > 0) return listed
    const called = byName(name)
    const found = called.length > 0 ? called : byName(key)
    const onRails = found.filter(({ codes }) => codes.some(({ scheme }) => scheme === 'esr' || scheme === 'uic'))
    return onRails.length > 0 ? onRails : found
  }
  const byName = (name: string) =>
    findPlaces(locations, name)
      .filter(({ how }) => how === 'name' || how === 'code')
      .map(({ location }) => location)
  const only = (found: readonly Location[]) => (found.length === 1 ? (found[0]?.id ?? null) : null)
  return {
    locate: (uri) => only(answering(uri)),
    locateAmong: (likely) => (uri) => {
      const found = answering(uri)
      return only(found) ?? only(found.filter(({ id }) => likely.has(id)))
    },
    zoneOf: (uri) => {
      const [first, ...others] = new Set(answering(uri).map(({ timeZone }) => timeZone))
      return others.length === 0 ? (first ?? null) : null
    },
    station: ({ esr, name }) => {
      const coded = esr === null ? [] : withEsr(esr)
      const [only, ...others] = coded.length > 0 || name === null ? coded : answering(karavanUri('station', name))
      if (only === undefined || others.length > 0) return null
      return { id: `urn:karavan:location:${only.id}`, zone: only.timeZone }
    },
  }
}

function unique(locations: readonly Location[]): Location[] {
  return [...new Set(locations)]
}

const LISTED: ReadonlySet<string> = new Set(STATION_NAMES.map(([esr]) => esr))

/**
 * The codes of six digits that a station code may be, the likelier reading first. Railways also write five: with a check digit they
 * lack the zero before it, without one they are the first five. Of these every tenth ends like a right check digit, and codes
 * that break the rule end like a wrong one, so the other reading is taken where nobody knows a station of the first.
 */
function esrReadings(code: string): readonly (readonly string[])[] {
  if (code.length !== 5) return [[code]]
  const firstFive = Array.from({ length: 10 }, (_, digit) => `${code}${digit}`)
  const withZero = [sixDigitStation(code)]
  return readIdentifier('esrStation', code).verdict === 'valid' ? [withZero, firstFive] : [firstFive, withZero]
}

/** Reads the places of events for a consignment: of several places with one code, the one on its way is meant. */
export function locateFor(places: EventPlaces, consignment: Consignment): (uri: string) => LocationId | null {
  const { plan, carrierAcceptanceLocation, consigneeReceiptLocation } = consignment
  const onTheWay = plan?.legs.flatMap(({ from, to, via }) => [from, ...via, to]) ?? []
  return places.locateAmong(new Set([carrierAcceptanceLocation, consigneeReceiptLocation, ...onTheWay]))
}
