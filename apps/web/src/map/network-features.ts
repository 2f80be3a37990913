import type { LineFeature, NetworkMap, PointFeature } from '@karavan/api'
import type { FeatureCollection, LineString, Point } from 'geojson'

/** What the map draws of a link. */
interface LinkProperties {
  readonly drawn: 'rail-1520' | 'rail-1435' | 'road' | 'sea' | 'closed'
}

/** What the map draws of a place. */
export interface PlaceProperties {
  readonly id: string
  readonly name: string
  readonly country: string
  readonly kind: string
  readonly row: string
  readonly basis: string
  /** Two gauges meet here. */
  readonly gaugeChange: boolean
  /** 0 is shown first. */
  readonly rank: number
}

/** The network split for drawing: links by gauge and mode, places by kind. */
export interface NetworkFeatures {
  readonly links: FeatureCollection<LineString, LinkProperties>
  readonly places: FeatureCollection<Point, PlaceProperties>
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
  const broad = placesOn(lines, (gauge) => gauge === 1520 || gauge === 1524)
  const standard = placesOn(lines, (gauge) => gauge === 1435)
  return {
    links: {
      type: 'FeatureCollection',
      features: lines.map((line) => ({
        type: 'Feature',
        geometry: {
          type: 'LineString',
          coordinates: line.geometry.coordinates.map(([longitude, latitude]) => [longitude, latitude]),
        },
        properties: { drawn: drawn(line) },
      })),
    },
    places: {
      type: 'FeatureCollection',
      features: points.map(({ id, geometry, properties }) => ({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [...geometry.coordinates] },
        properties: {
          id,
          name: properties.name,
          country: properties.country,
          kind: properties.kind,
          row: properties.row,
          basis: properties.basis,
          gaugeChange: broad.has(id) && standard.has(id),
          rank: RANKS[properties.kind] ?? 3,
        },
      })),
    },
  }
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
