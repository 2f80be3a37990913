import { type GeoPermissibleObjects, geoArea, geoConicEqualArea, geoPath } from 'd3-geo'
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import { useMemo } from 'react'
import { courseLines, courseStops, ruledOutLines } from './course.js'
import type { MapProps } from './map-props.js'

const WIDTH = 900
const HEIGHT = 520
const CORRIDOR: GeoPermissibleObjects = {
  type: 'MultiPoint',
  coordinates: [
    [14, 26],
    [14, 58],
    [120, 26],
    [118, 52],
  ],
}

/** The map as a plain drawing, where the browser has no WebGL. */
export default function MapSvg({ base, network, plan, pointed, ruledOut, onPlace }: MapProps) {
  const land = useMemo(() => base.land.features.map(wound), [base])
  const lakes = useMemo(() => base.lakes.features.map(wound), [base])
  const lines = courseLines(plan)
  const stops = courseStops(plan)
  const frame: GeoPermissibleObjects = lines.features.length > 0 ? lines : CORRIDOR
  const projection = geoConicEqualArea()
    .rotate([-65, 0])
    .parallels([30, 56])
    .fitExtent(
      [
        [40, 36],
        [WIDTH - 40, HEIGHT - 36],
      ],
      frame,
    )
    .clipExtent([
      [0, 0],
      [WIDTH, HEIGHT],
    ])
  const path = geoPath(projection)
  const draw = (data: FeatureCollection | Feature, name: string) => {
    const d = path(data)
    return d ? <path className={name} d={d} /> : null
  }
  return (
    <svg
      className="map-drawing"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="xMidYMid slice"
      role="img"
      aria-label="Map of the corridor and the chosen way"
    >
      <rect className="draw-water" width={WIDTH} height={HEIGHT} />
      {land.map((feature, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the base map never changes
        <path key={i} className="draw-land" d={path(feature) ?? ''} />
      ))}
      {draw({ type: 'FeatureCollection', features: lakes }, 'draw-lake')}
      {draw(base.borders, 'draw-border')}
      {network?.links.features.map((link, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: links have no identity here and never change
        <path key={i} className={`draw-link draw-${link.properties.drawn}`} d={path(link) ?? ''} />
      ))}
      {network?.places.features.map(({ geometry, properties }) => {
        const at = projection([geometry.coordinates[0] ?? 0, geometry.coordinates[1] ?? 0])
        if (!at || properties.rank > 1) return null
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: a convenience of the drawing; every place is reached by the search as well
          <circle
            key={properties.id}
            className="draw-place"
            cx={at[0]}
            cy={at[1]}
            r="2.6"
            onClick={() => onPlace(properties)}
          >
            <title>{properties.name}</title>
          </circle>
        )
      })}
      {ruledOutLines(ruledOut).features.map((way) => (
        <path key={way.properties.label} className="draw-ruled-out" d={path(way) ?? ''} />
      ))}
      {courseLines(pointed).features.map((leg, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: legs keep their order
        <path key={i} className={`draw-pointed mode-${leg.properties.mode}`} d={path(leg) ?? ''} />
      ))}
      {lines.features.map((leg, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: legs keep their order
        <path key={i} className={`draw-course mode-${leg.properties.mode}`} d={path(leg) ?? ''} />
      ))}
      {stops.features.map(({ geometry, properties }, i) => {
        const at = projection([geometry.coordinates[0] ?? 0, geometry.coordinates[1] ?? 0])
        if (!at) return null
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: stops keep their order
          <g key={i} className={properties.end ? 'draw-stop draw-end' : 'draw-stop'}>
            <circle cx={at[0]} cy={at[1]} r={properties.end ? 6 : 4} />
            <text x={at[0] + 9} y={at[1] + 4}>
              {properties.name}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

/** The polygons of a feature with each ring wound so that its inside is the smaller part of the globe, as the projection reads it. */
function wound(feature: Feature<Polygon | MultiPolygon>): Feature<MultiPolygon> {
  const { geometry } = feature
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  const coordinates = polygons.map((rings) =>
    rings.map((ring, i) => {
      const outward = geoArea({ type: 'Polygon', coordinates: [ring] }) > 2 * Math.PI
      return outward === (i === 0) ? [...ring].reverse() : ring
    }),
  )
  return { ...feature, geometry: { type: 'MultiPolygon', coordinates } }
}
