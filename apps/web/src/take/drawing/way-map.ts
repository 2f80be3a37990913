import type { TransportPlan } from '@karavan/model'
import { type GeoPermissibleObjects, type GeoProjection, geoConicEqualArea, geoPath } from 'd3-geo'
import { courseLines, courseStops } from '../../map/course.js'
import { wound } from '../../map/wound.js'
import { modeGroup } from '../../words/modes.js'
import type { Words } from '../../words/words.js'
import { type Colour, INK, MODE_DASH, MODE_INK, PLAN_INK } from './ink.js'
import type { Box } from './label-places.js'
import type { Land } from './land.js'
import { mapNames, type Stop } from './map-names.js'
import type { Drawing, Mark, Scale, Stroke } from './marks.js'

/** Steps of a coast that are shorter than this part of a letter are not drawn. */
const FINENESS = 0.06

/** Several ways over one line lie upon another, each narrower than the one beneath, so that all are seen. */
const lineWidth = (index: number, count: number) => 0.26 + (count - 1 - index) * Math.min(0.16, 0.4 / count)

/** The ways on the map; one way shows its legs by mode, several show a colour each. */
export function drawWays(plans: readonly TransportPlan[], land: Land, scale: Scale, words: Words): Drawing {
  const { width, height, text } = scale
  const projection = projectionFor(plans, scale)
  const shape = (object: GeoPermissibleObjects) => strokesOf(object, projection, text * FINENESS)
  const single = plans.length === 1
  const stops = distinctStops(plans, projection, words)
  const key = single ? modeKey(plans, scale, words) : null
  const courses = plans.flatMap((plan) => courseLines(plan).features.flatMap(shape))
  const marks: Mark[] = [
    ...landMarks(land, shape, scale),
    {
      kind: 'path',
      strokes: courses,
      stroke: INK.surface,
      strokeWidth: text * (lineWidth(0, plans.length) + 0.26),
      opacity: 0.85,
    },
    ...plans.flatMap((plan, i) => wayMarks(plan, i, plans.length, shape, text)),
    ...stops.map(
      ({ x, y, end }): Mark => ({
        kind: 'circle',
        x,
        y,
        r: text * (end ? 0.48 : 0.32),
        fill: end ? INK.accent : INK.surface,
        stroke: end ? INK.surface : INK.ink,
        strokeWidth: text * 0.13,
      }),
    ),
    ...mapNames(
      { stops, courses, keys: key ? [key.box] : [], crossed: new Set(plans.flatMap(({ crosses }) => crosses)) },
      land,
      projection,
      scale,
      words,
    ),
    ...(key?.marks ?? []),
    { kind: 'rect', x: 0, y: 0, width, height, stroke: INK.lineStrong, strokeWidth: text * 0.06 },
  ]
  return { width, height, marks }
}

type Shape = (object: GeoPermissibleObjects) => Stroke[]

function landMarks(land: Land, shape: Shape, { width, height, text }: Scale): Mark[] {
  const area = (object: GeoPermissibleObjects, fill: Colour): Mark[] => {
    const strokes = shape(object).map(({ points }) => ({ points, closed: true }))
    return strokes.length === 0 ? [] : [{ kind: 'path', strokes, fill }]
  }
  return [
    { kind: 'rect', x: 0, y: 0, width, height, fill: INK.mapWater },
    ...land.countries.features.flatMap((country) => area(wound(country), INK.mapLand)),
    ...land.lakes.features.flatMap((lake) => area(wound(lake), INK.mapWater)),
    { kind: 'path', strokes: shape(land.borders), stroke: INK.mapBorder, strokeWidth: text * 0.07 },
  ]
}

/** A way alone shows its modes; among others it shows the colour and the dash of its number. */
function wayMarks(plan: TransportPlan, index: number, count: number, shape: Shape, text: number): Mark[] {
  const ink = PLAN_INK[index % PLAN_INK.length]
  return courseLines(plan).features.map((line): Mark => {
    const { mode } = line.properties
    const dash = count === 1 ? MODE_DASH[mode] : (ink?.dash ?? [])
    return {
      kind: 'path',
      strokes: shape(line),
      stroke: count === 1 ? MODE_INK[mode] : (ink?.colour ?? INK.accent),
      strokeWidth: text * lineWidth(index, count),
      ...(dash.length === 0 ? {} : { dash: dash.map((part) => part * text * 0.16) }),
    }
  })
}

/** The modes that are used, in the left lower corner. */
function modeKey(plans: readonly TransportPlan[], { height, text, measure }: Scale, words: Words) {
  const modes = new Map(
    plans.flatMap(({ legs }) => legs.map(({ mode }) => [words.mode(mode), modeGroup(mode)] as const)),
  )
  const size = text * 0.95
  const row = text * 1.45
  const box: Box = {
    x: 0,
    y: height - modes.size * row - text * 0.5,
    width: Math.max(0, ...[...modes.keys()].map((name) => measure(name, size, 400))) + text * 4.4,
    height: modes.size * row + text * 0.5,
  }
  const marks: Mark[] = [
    { kind: 'rect', ...box, fill: INK.surface, opacity: 0.88 },
    ...[...modes].flatMap(([name, group], i): Mark[] => {
      const y = box.y + text * 1.3 + i * row
      return [
        {
          kind: 'line',
          x1: text * 0.8,
          x2: text * 3,
          y1: y - text * 0.34,
          y2: y - text * 0.34,
          stroke: MODE_INK[group],
          strokeWidth: text * 0.26,
          dash: MODE_DASH[group].map((part) => part * text * 0.16),
        },
        { kind: 'text', x: text * 3.6, y, text: name, size, weight: 400, colour: INK.ink },
      ]
    }),
  ]
  return { box, marks }
}

function projectionFor(plans: readonly TransportPlan[], { width, height, text }: Scale): GeoProjection {
  const lines = plans.flatMap((plan) => courseLines(plan).features)
  const longitudes = lines.flatMap(({ geometry }) => geometry.coordinates.map(([longitude = 0]) => longitude))
  const middle = longitudes.length === 0 ? 50 : (Math.min(...longitudes) + Math.max(...longitudes)) / 2
  const margin = text * 4
  return geoConicEqualArea()
    .rotate([-middle, 0])
    .parallels([30, 56])
    .fitExtent(
      [
        [margin, margin * 0.8],
        [width - margin, height - margin * 0.8],
      ],
      { type: 'FeatureCollection', features: lines },
    )
    .clipExtent([
      [0, 0],
      [width, height],
    ])
}

/** The lines of an object on the map, without steps shorter than `least`. */
function strokesOf(object: GeoPermissibleObjects, projection: GeoProjection, least: number): Stroke[] {
  const strokes: { points: [number, number][]; closed: boolean }[] = []
  const pen = {
    beginPath() {},
    moveTo(x: number, y: number) {
      strokes.push({ points: [[x, y]], closed: false })
    },
    lineTo(x: number, y: number) {
      const points = strokes.at(-1)?.points
      const last = points?.at(-1)
      if (points === undefined || last === undefined || Math.hypot(x - last[0], y - last[1]) < least) return
      points.push([x, y])
    },
    closePath() {
      const last = strokes.at(-1)
      if (last) last.closed = true
    },
    arc() {},
  }
  geoPath(projection, pen)(object)
  return strokes.filter(({ points, closed }) => points.length > (closed ? 2 : 1))
}

function distinctStops(plans: readonly TransportPlan[], projection: GeoProjection, words: Words): Stop[] {
  const stops = new Map<string, Stop>()
  for (const { geometry, properties } of plans.flatMap((plan) => courseStops(plan, words, () => '').features)) {
    const at = projection([geometry.coordinates[0] ?? 0, geometry.coordinates[1] ?? 0])
    if (at === null) continue
    const { name } = properties
    const end = properties.end || stops.get(name)?.end === true
    stops.set(name, { name, end, x: at[0], y: at[1] })
  }
  return [...stops.values()]
}
