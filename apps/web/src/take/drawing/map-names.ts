import type { CountryCode } from '@karavan/model'
import type { GeoProjection } from 'd3-geo'
import type { Words } from '../../words/words.js'
import { INK } from './ink.js'
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
  readonly what: 'end' | 'stop' | 'country'
}

/** Names of the ends and stops, then of countries where there is room for them. */
export function mapNames(drawn: Drawn, land: Land, projection: GeoProjection, scale: Scale, words: Words): Mark[] {
  const { text } = scale
  const dots = drawn.stops.map(({ x, y }) => ({ x: x - text / 2, y: y - text / 2, width: text, height: text }))
  const lines = drawn.courses.flatMap(({ points }) =>
    points.map(([x, y]) => ({ x: x - 1, y: y - 1, width: 2, height: 2 })),
  )
  const labels = [...stopLabels(drawn.stops, text), ...countryLabels(land, drawn.crossed, projection, scale, words)]
  return placeLabels(labels, scale, [...dots, ...drawn.keys], lines).flatMap(({ label, box, baseline }): Mark[] => {
    const name: Mark = {
      kind: 'text',
      x: box.x + box.width / 2,
      y: baseline,
      text: label.text,
      size: label.size,
      weight: label.weight,
      colour: label.what === 'country' ? INK.mapLabel : INK.ink,
      anchor: 'middle',
    }
    return label.what === 'country' ? [name] : [{ kind: 'rect', ...box, fill: INK.mapLand, opacity: 0.78 }, name]
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

/** Rank from which a country is so large that its name may stand a little beside its point. */
const LARGE = 150

/** The countries on the way come first, then the largest. */
function countryLabels(
  land: Land,
  crossed: ReadonlySet<CountryCode>,
  projection: GeoProjection,
  { width, height, text }: Scale,
  words: Words,
): MapLabel[] {
  return [...land.names.features]
    .sort((a, b) => b.properties.rank - a.properties.rank)
    .sort((a, b) => Number(crossed.has(b.properties.iso)) - Number(crossed.has(a.properties.iso)))
    .flatMap(({ geometry, properties }): MapLabel[] => {
      const at = projection([geometry.coordinates[0] ?? 0, geometry.coordinates[1] ?? 0])
      if (at === null || at[0] < 0 || at[0] > width || at[1] < 0 || at[1] > height) return []
      const name = words.country(properties.iso)
      return [
        {
          text: name,
          x: at[0],
          y: at[1],
          size: text * 0.82,
          weight: 400,
          sides: properties.rank >= LARGE ? NEAR : UPON,
          what: 'country',
        },
      ]
    })
}
