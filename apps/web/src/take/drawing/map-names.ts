import type { CountryCode } from '@karavan/model'
import type { GeoProjection } from 'd3-geo'
import type { Position } from 'geojson'
import { SEAS } from '../../map/seas.js'
import type { Words } from '../../words/words.js'
import { type Colour, INK } from './ink.js'
import { AROUND, type Box, type Label, NEAR, placeLabels, UPON } from './label-places.js'
import type { Land } from './land.js'
import type { Mark, Scale, Stroke } from './marks.js'

/** A place where a way starts, changes or ends, on the map. */
export interface Stop {
  readonly name: string
  readonly end: boolean
  readonly x: number
  readonly y: number
}

/** What names must keep clear of. */
interface Drawn {
  readonly stops: readonly Stop[]
  readonly courses: readonly Stroke[]
  readonly keys: readonly Box[]
  /** Countries on the way. */
  readonly crossed: ReadonlySet<CountryCode>
}

interface MapLabel extends Label {
  readonly what: 'end' | 'stop' | 'sea' | 'country'
}

const COLOURS: Readonly<Record<MapLabel['what'], Colour>> = {
  end: INK.ink,
  stop: INK.ink,
  sea: INK.mapWaterLabel,
  country: INK.mapLabel,
}

/** Names of the ends and stops, then of seas and countries where there is room for them. */
export function mapNames(drawn: Drawn, land: Land, projection: GeoProjection, scale: Scale, words: Words): Mark[] {
  const { text } = scale
  const dots = drawn.stops.map(({ x, y }) => ({ x: x - text / 2, y: y - text / 2, width: text, height: text }))
  const lines = drawn.courses.flatMap((course) => beads(course, text / 2))
  const labels = [
    ...stopLabels(drawn.stops, text),
    ...seaLabels(projection, scale, words),
    ...countryLabels(land, drawn.crossed, projection, scale, words),
  ]
  return placeLabels(labels, scale, [...dots, ...drawn.keys], lines).flatMap(({ label, box, baseline }): Mark[] => {
    const name: Mark = {
      kind: 'text',
      x: box.x + box.width / 2,
      y: baseline,
      text: label.text,
      size: label.size,
      weight: label.weight,
      colour: COLOURS[label.what],
      anchor: 'middle',
    }
    const isStop = label.what === 'end' || label.what === 'stop'
    return isStop ? [{ kind: 'rect', ...box, fill: INK.surface, opacity: 0.78 }, name] : [name]
  })
}

/** Boxes along a line, so close that no name slips between them. */
function beads({ points }: Stroke, step: number): Box[] {
  return points.flatMap(([x, y], i) => {
    const [fromX, fromY] = points[i - 1] ?? [x, y]
    const count = Math.max(1, Math.ceil(Math.hypot(x - fromX, y - fromY) / step))
    return Array.from({ length: count }, (_, k) => {
      const share = (k + 1) / count
      return { x: fromX + (x - fromX) * share - 1, y: fromY + (y - fromY) * share - 1, width: 2, height: 2 }
    })
  })
}

/** The ends come first, so that they find a place. */
function stopLabels(stops: readonly Stop[], text: number): MapLabel[] {
  return [...stops]
    .sort((a, b) => Number(b.end) - Number(a.end))
    .map(({ name, end, x, y }) => ({
      text: name,
      x,
      y,
      size: end ? text : text * 0.95,
      weight: 600,
      sides: AROUND,
      what: end ? 'end' : 'stop',
    }))
}

/** The great seas, which are large enough for their names on any map of a way. */
function seaLabels(projection: GeoProjection, scale: Scale, words: Words): MapLabel[] {
  return SEAS.filter(({ rank }) => rank === 1).flatMap(({ name, longitude, latitude }) => {
    const at = within(projection, [longitude, latitude], scale)
    if (at === null) return []
    return [{ ...at, text: words.say(name), size: scale.text * 0.82, weight: 400, sides: NEAR, what: 'sea' }]
  })
}

/** Rank from which a country is so large that its name may stand a little beside its point. */
const LARGE = 150

/** The countries on the way come first, then the largest. */
function countryLabels(
  land: Land,
  crossed: ReadonlySet<CountryCode>,
  projection: GeoProjection,
  scale: Scale,
  words: Words,
): MapLabel[] {
  return [...land.names.features]
    .sort((a, b) => b.properties.rank - a.properties.rank)
    .sort((a, b) => Number(crossed.has(b.properties.iso)) - Number(crossed.has(a.properties.iso)))
    .flatMap(({ geometry, properties: { iso, rank } }): MapLabel[] => {
      const at = within(projection, geometry.coordinates, scale)
      if (at === null) return []
      const sides = rank >= LARGE ? NEAR : UPON
      return [{ ...at, text: words.country(iso), size: scale.text * 0.82, weight: 400, sides, what: 'country' }]
    })
}

/** Where a point is drawn; null beside the map. */
function within(projection: GeoProjection, [longitude = 0, latitude = 0]: Position, { width, height }: Scale) {
  const at = projection([longitude, latitude])
  if (at === null) return null
  const [x, y] = at
  return x < 0 || x > width || y < 0 || y > height ? null : { x, y }
}
