import type { LineFeature, NetworkMap, PointFeature } from '@karavan/api'
import type { LonLat, PartialDate } from '@karavan/core'
import type { Basis, LocationId, Weakness } from '@karavan/model'
import type { Feature, FeatureCollection, LineString, Point } from 'geojson'
import type { Words } from '../words/words.js'
import type { DrawnWay } from './drawn-way.js'

/** What the map draws of a link. */
export interface LinkProperties {
  readonly id: string
  readonly drawn: 'rail-1520' | 'rail-1435' | 'road' | 'sea' | 'closed'
  readonly weak?: Weakness
}

/** The symbol of a place. */
type PlaceIcon = 'port' | 'gauge' | 'border' | 'terminal' | 'station'

/** What the map draws of a place. */
export interface PlaceProperties {
  readonly id: LocationId
  readonly name: string
  /** The name in the language of the place; empty where it is the same, or not known. */
  readonly local: string
  readonly country: string
  readonly kind: string
  readonly row: string
  readonly source: string
  readonly sourceDate: PartialDate
  readonly basis: Basis
  readonly icon: PlaceIcon
  /** 0 is shown first. */
  readonly rank: number
  /** The chosen way stops here, and names the place itself. */
  readonly stop?: true
  readonly weak?: Weakness
}

/** The network split for drawing: links by gauge and mode, places by kind. */
export interface NetworkFeatures {
  readonly links: FeatureCollection<LineString, LinkProperties>
  readonly places: FeatureCollection<Point, PlaceProperties>
  readonly placeAt: (id: LocationId) => LonLat | undefined
  /** English name of a place. */
  readonly nameOf: (id: LocationId) => string | undefined
  /** Name in the language of the place; empty where it is not known. */
  readonly localName: (id: LocationId) => string
}

const RANKS: Readonly<Record<string, number>> = {
  seaport: 0,
  border_crossing: 1,
  dry_port: 1,
  inland_terminal: 1,
  city: 2,
  rail_station: 3,
  waypoint: 4,
}

/** Reads the network as the interface gives it. */
export function networkFeatures(map: NetworkMap): NetworkFeatures {
  const lines = map.features.filter((feature): feature is LineFeature => feature.properties.what === 'link')
  const points = map.features.filter((feature): feature is PointFeature => feature.properties.what === 'location')
  const byId = new Map(points.map((point) => [point.id, point]))
  const broad = placesOn(lines, (gauge) => gauge === 1520 || gauge === 1524)
  const standard = placesOn(lines, (gauge) => gauge === 1435)
  return {
    placeAt: (id) => byId.get(id)?.geometry.coordinates,
    nameOf: (id) => byId.get(id)?.properties.name,
    localName: (id) => byId.get(id)?.properties.localName ?? '',
    links: {
      type: 'FeatureCollection',
      features: lines.map((line) => ({
        type: 'Feature',
        geometry: {
          type: 'LineString',
          coordinates: line.geometry.coordinates.map(([longitude, latitude]) => [longitude, latitude]),
        },
        properties: { id: line.id, drawn: drawn(line) },
      })),
    },
    places: {
      type: 'FeatureCollection',
      features: points.map((point) => placeFeature(point, broad.has(point.id) && standard.has(point.id))),
    },
  }
}

/** The places with their names in the reader's language; those at which a plan stops are marked. */
export function namedPlaces(network: NetworkFeatures, words: Words, plan: DrawnWay | null): NetworkFeatures['places'] {
  const stops = new Set(plan?.legs.flatMap(({ from, to }) => [from, to]))
  return {
    type: 'FeatureCollection',
    features: network.places.features.map((feature) => {
      const { id, name, local } = feature.properties
      const said = words.place(id, name)
      return {
        ...feature,
        properties: {
          ...feature.properties,
          name: said,
          local: local === said ? '' : local,
          ...(stops.has(id) ? { stop: true as const } : {}),
        },
      }
    }),
  }
}

/** Features with how weak their data are. */
export function withWeakness<G extends Point | LineString, P extends { readonly id: string }>(
  features: FeatureCollection<G, P>,
  weak: ReadonlyMap<string, Weakness> | undefined,
): FeatureCollection<G, P> {
  if (weak === undefined) return features
  return {
    type: 'FeatureCollection',
    features: features.features.map((feature) => {
      const level = weak.get(feature.properties.id)
      return level === undefined ? feature : { ...feature, properties: { ...feature.properties, weak: level } }
    }),
  }
}

function placeFeature(
  { id, geometry, properties }: PointFeature,
  gaugesMeet: boolean,
): Feature<Point, PlaceProperties> {
  const { name, localName = '', country, kind, row, source, sourceDate, basis } = properties
  const icon = iconOf(kind, gaugesMeet)
  const rank = RANKS[kind] ?? 3
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [...geometry.coordinates] },
    properties: {
      id,
      name,
      local: localName,
      country,
      kind,
      row,
      source,
      sourceDate,
      basis,
      icon,
      rank: icon === 'gauge' ? Math.min(rank, 1) : rank,
    },
  }
}

function iconOf(kind: PointFeature['properties']['kind'], gaugesMeet: boolean): PlaceIcon {
  if (kind === 'seaport') return 'port'
  if (gaugesMeet) return 'gauge'
  if (kind === 'border_crossing') return 'border'
  return kind === 'dry_port' || kind === 'inland_terminal' ? 'terminal' : 'station'
}

function placesOn(lines: readonly LineFeature[], wanted: (gauge: number | null) => boolean): Set<string> {
  return new Set(
    lines.flatMap(({ properties: { gauge, from, to, mode } }) => (mode === 'rail' && wanted(gauge) ? [from, to] : [])),
  )
}

function drawn({ properties: { mode, gauge, status } }: LineFeature): LinkProperties['drawn'] {
  if (status !== 'in_use') return 'closed'
  if (mode === 'rail') return gauge === 1435 ? 'rail-1435' : 'rail-1520'
  return mode === 'road' ? 'road' : 'sea'
}
