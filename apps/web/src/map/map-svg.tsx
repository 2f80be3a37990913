import type { LonLat } from '@karavan/core'
import { type GeoPermissibleObjects, type GeoProjection, geoConicEqualArea, geoPath } from 'd3-geo'
import type { Feature, FeatureCollection, LineString, Point, Position } from 'geojson'
import { useMemo, useRef } from 'react'
import { useWords } from '../words/words-context.js'
import { courseLines, courseStops, legNumbers, lookedAt, ruledOutLines, ruledOutMarks } from './course.js'
import { labelRoom } from './label-room.js'
import { baseLabels } from './labels.js'
import { IconParts } from './map-icon.js'
import type { DrawingProps } from './map-props.js'
import { type Drawn, placeMarks } from './marks.js'
import { CloudDrawing } from './moving/cloud-drawing.js'
import { projectTrack } from './moving/path.js'
import { namedPlaces } from './network-features.js'
import { ICON_SIZE, type IconName } from './style/icons.js'
import { useSize } from './use-size.js'
import { wound } from './wound.js'

const CORRIDOR: GeoPermissibleObjects = {
  type: 'MultiPoint',
  coordinates: [
    [18, 30],
    [18, 58],
    [120, 28],
    [116, 52],
  ],
}
/** Countries of at least so many square degrees are named. */
const NAMED_AREA = 12
/** Pixels. */
const NAME_SIZE = 11
const STOP_SIZE = 13

/** The map as a plain drawing, where the browser has no WebGL. */
export default function MapSvg(props: DrawingProps) {
  const { base, network, plan, pointed, others, ruledOut, marks, look, around, weak, moving, covered } = props
  const { onPlace, onRuledOut, onMark } = props
  const words = useWords()
  const drawing = useRef<SVGSVGElement>(null)
  const { width, height } = useSize(drawing)
  const lines = useMemo(() => courseLines(plan), [plan])
  const sought = useMemo(() => {
    if (look && look.course.length > 1) return lookedAt(look.course)
    return lines.features.length === 0 && around ? pointsOf(around) : lines
  }, [look, lines, around])
  const projection = useMemo(() => projectionOf(sought, width, height, covered), [sought, width, height, covered])
  const path = geoPath(projection).pointRadius(10)
  const land = useMemo(() => base.land.features.map(wound), [base])
  const lakes = useMemo(() => base.lakes.features.map(wound), [base])
  const places = useMemo(() => network && namedPlaces(network, words, plan), [network, words, plan])
  const labels = useMemo(() => baseLabels(base, words), [base, words])
  const at = ([longitude = 0, latitude = 0]: Position) => projection([longitude, latitude])
  const drawn: Drawn = {
    project: (place) => projection([...place]) ?? [0, 0],
    unproject: (spot) => projection.invert?.([...spot]) ?? [0, 0],
  }
  const stops = courseStops(plan, words, network?.localName ?? (() => ''))
  const fits = labelRoom()
  for (const { geometry, properties } of stops.features) {
    const spot = at(geometry.coordinates)
    if (spot) fits(properties.name, spot[0] + (properties.name.length * STOP_SIZE) / 4, spot[1], STOP_SIZE)
  }
  const draw = (data: FeatureCollection | Feature, name: string) => {
    const d = path(data)
    return d ? <path className={name} d={d} /> : null
  }
  return (
    <svg ref={drawing} className="map-drawing" role="img" aria-label={words.say('map.drawing')}>
      <rect className="draw-water" width="100%" height="100%" />
      {land.map((feature, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the base map never changes
        <path key={i} className="draw-land" d={path(feature) ?? ''} />
      ))}
      {draw({ type: 'FeatureCollection', features: lakes }, 'draw-lake')}
      {draw(base.borders, 'draw-border')}
      {network?.links.features.map((link) => {
        const { id, drawn } = link.properties
        const level = weak?.get(id)
        return (
          <path
            key={id}
            className={level ? `draw-weak-${level}` : `draw-link draw-${drawn}`}
            data-behind={plan !== null}
            d={path(link) ?? ''}
          />
        )
      })}
      {labels.features.map(({ geometry, properties: { name, what, rank } }) => {
        const spot = at(geometry.coordinates)
        if (!spot || (what === 'country' ? -rank < NAMED_AREA : rank > 1)) return null
        if (!fits(name, spot[0], spot[1] - 4, NAME_SIZE)) return null
        return (
          <text key={`${what} ${name}`} className={`draw-label draw-label-${what}`} x={spot[0]} y={spot[1]}>
            {name}
          </text>
        )
      })}
      {places?.features.map(({ geometry, properties }) => {
        const spot = at(geometry.coordinates)
        if (!spot || properties.rank > (plan ? 0 : 1)) return null
        return (
          <Icon key={properties.id} name={properties.icon} at={spot} size={9} onClick={() => onPlace(properties)}>
            <title>{properties.name}</title>
          </Icon>
        )
      })}
      {draw(courseLines(...others), 'draw-other')}
      {ruledOutLines(ruledOut).features.map((way) => (
        <path
          key={way.properties.key}
          className="draw-ruled-out"
          data-pointed={way.properties.pointed}
          d={path(way) ?? ''}
        />
      ))}
      {legs(courseLines(pointed), 'draw-pointed')}
      {look && draw(lookedAt(look.course), 'draw-look')}
      {legs(lines, 'draw-course')}
      {legNumbers(plan).features.map(({ geometry, properties: { mode, number } }) => {
        const spot = at(geometry.coordinates)
        if (!spot) return null
        return (
          <g key={number} className="draw-leg-number">
            <Icon name={`leg-${mode}`} at={spot} size={18} />
            <text x={spot[0]} y={spot[1] + 4}>
              {number}
            </text>
          </g>
        )
      })}
      {stops.features.map(({ geometry, properties }, i) => {
        const spot = at(geometry.coordinates)
        if (!spot) return null
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: stops keep their order
          <g key={i} className={properties.end ? 'draw-stop draw-end' : 'draw-stop'}>
            <circle cx={spot[0]} cy={spot[1]} r={properties.end ? 6 : 4} />
            <text x={spot[0] + 9} y={spot[1] + 4}>
              {properties.name}
            </text>
          </g>
        )
      })}
      {ruledOutMarks(ruledOut, plan, drawn).features.map(({ geometry, properties: { key, label, pointed } }) => {
        const spot = at(geometry.coordinates)
        if (!spot) return null
        return (
          <g key={key} className={pointed ? 'draw-ruled-out-chosen' : 'draw-ruled-out-mark'}>
            <Icon
              name={pointed ? 'ruled-out-pointed' : 'ruled-out'}
              at={spot}
              size={20}
              onClick={() => onRuledOut?.(key)}
            />
            <text x={spot[0]} y={spot[1] + 4}>
              {label}
            </text>
          </g>
        )
      })}
      {placeMarks(marks ?? [], drawn).features.map(({ geometry, properties: { key, icon, title, pointed } }) => {
        const spot = at(geometry.coordinates)
        if (!spot) return null
        return (
          <Icon key={key} name={icon} at={spot} size={pointed ? 27 : 20} onClick={() => onMark?.(key)}>
            <title>{title}</title>
          </Icon>
        )
      })}
      {moving && (
        <CloudDrawing
          {...moving}
          path={projectTrack(moving.moving.track, (point) => {
            const [x, y] = at([...point]) ?? [0, 0]
            return { x, y }
          })}
        />
      )}
    </svg>
  )

  function legs(data: FeatureCollection<LineString, { readonly mode: string }>, name: string) {
    return data.features.map((leg, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: legs keep their order
      <path key={i} className={`${name} mode-${leg.properties.mode}`} d={path(leg) ?? ''} />
    ))
  }
}

interface IconProps {
  readonly name: IconName
  readonly at: readonly [number, number]
  readonly size: number
  readonly onClick?: () => void
  readonly children?: React.ReactNode
}

function Icon({ name, at: [x, y], size, onClick, children }: IconProps) {
  const scale = size / ICON_SIZE
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a convenience of the drawing; places and ways are reached by the lists as well
    <g transform={`translate(${x - size / 2} ${y - size / 2}) scale(${scale})`} onClick={onClick}>
      {children}
      <IconParts name={name} />
    </g>
  )
}

/** Points as far as they lie apart: a single one says nothing of how much is to be seen. */
function pointsOf(points: readonly LonLat[]): FeatureCollection<Point> {
  const apart = points.some(([longitude, latitude]) => longitude !== points[0]?.[0] || latitude !== points[0][1])
  return {
    type: 'FeatureCollection',
    features: (apart ? points : []).map((at) => ({
      type: 'Feature',
      properties: {},
      geometry: { type: 'Point', coordinates: [...at] },
    })),
  }
}

/** A projection in which a way is seen whole above what is covered, or the corridor where there is none. */
function projectionOf(
  lines: FeatureCollection<LineString | Point>,
  width: number,
  height: number,
  covered: number,
): GeoProjection {
  const [aside, above] = [Math.min(64, width / 5), Math.min(36, height / 5)]
  return geoConicEqualArea()
    .rotate([-65, 0])
    .parallels([30, 56])
    .fitExtent(
      [
        [aside, above],
        [Math.max(aside + 1, width - aside), Math.max(above + 1, height - above - Math.min(covered, height / 2))],
      ],
      lines.features.length > 0 ? lines : CORRIDOR,
    )
    .clipExtent([
      [0, 0],
      [Math.max(1, width), Math.max(1, height)],
    ])
}
