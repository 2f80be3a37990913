import { describe, expect, it } from 'vitest'
import { landFromDisk } from '../../../test/take/files.js'
import { SAMPLE } from '../../../test/take/sample-answer.js'
import { ENGLISH } from '../../words/words.js'
import { drawArrivals } from './arrivals.js'
import { INK } from './ink.js'
import { AROUND, placeLabels, UPON } from './label-places.js'
import { drawLegs } from './leg-bars.js'
import type { Drawing, Mark, Scale } from './marks.js'
import { drawWays } from './way-map.js'

const SCALE: Scale = { width: 500, height: 200, text: 8, measure: (text, size) => text.length * size * 0.55 }
const [FIRST, SECOND] = SAMPLE.plans
const PLANS = FIRST && SECOND ? [FIRST, SECOND] : []
const { ready, deadline } = SAMPLE.query

const curves = (count: number) => PLANS.slice(0, count).map(({ title, arrival }) => ({ name: title, curve: arrival }))
const textsOf = ({ marks }: Drawing) => marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []))

/** Left, top, right and bottom of a mark without its letters. */
function edges(mark: Mark): [number, number, number, number] {
  switch (mark.kind) {
    case 'path': {
      const points = mark.strokes.flatMap(({ points }) => points)
      const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
      return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
    }
    case 'line':
      return [
        Math.min(mark.x1, mark.x2),
        Math.min(mark.y1, mark.y2),
        Math.max(mark.x1, mark.x2),
        Math.max(mark.y1, mark.y2),
      ]
    case 'rect':
      return [mark.x, mark.y, mark.x + mark.width, mark.y + mark.height]
    case 'circle':
      return [mark.x - mark.r, mark.y - mark.r, mark.x + mark.r, mark.y + mark.r]
    case 'text': {
      const width = SCALE.measure(mark.text, mark.size, mark.weight)
      const left = mark.x - (mark.anchor === 'end' ? width : mark.anchor === 'middle' ? width / 2 : 0)
      return [left, mark.y - mark.size, left + width, mark.y]
    }
  }
}

const DRAWINGS: readonly (readonly [string, () => Drawing])[] = [
  ['the arrivals of one plan', () => drawArrivals({ ready, deadline, curves: curves(1) }, SCALE, ENGLISH)],
  ['the arrivals of two plans', () => drawArrivals({ ready, deadline, curves: curves(2) }, SCALE, ENGLISH)],
  ['the legs', () => drawLegs(PLANS[0] ?? raise(), ready, SCALE, ENGLISH)],
  ['the map', () => drawWays(PLANS.slice(0, 1), landFromDisk(), SCALE, ENGLISH)],
  ['the map of two', () => drawWays(PLANS, landFromDisk(), SCALE, ENGLISH)],
]

function raise(): never {
  throw new Error('the sample has no plan')
}

describe.each(DRAWINGS)('%s', (_, draw) => {
  it('stays in its room, with finite numbers', () => {
    const drawing = draw()
    for (const mark of drawing.marks) {
      const [left, top, right, bottom] = edges(mark)
      expect(left).toBeGreaterThanOrEqual(-1)
      expect(top).toBeGreaterThanOrEqual(-1)
      expect(right).toBeLessThanOrEqual(drawing.width + 1)
      expect(bottom).toBeLessThanOrEqual(drawing.height + 1)
    }
  })
})

describe('the arrivals', () => {
  it('mark P10, P50 and P90 with their days, and the deadline', () => {
    const texts = textsOf(drawArrivals({ ready, deadline, curves: curves(1) }, SCALE, ENGLISH))
    for (const text of ['P10', 'P50', 'P90', 'Thu 17 Dec', 'Mon 21 Dec', 'Fri 25 Dec', 'deadline 25 Dec'])
      expect(texts).toContain(text)
  })
})

describe('the map', () => {
  it('names the stops and the modes', () => {
    const texts = textsOf(drawWays(PLANS.slice(0, 1), landFromDisk(), SCALE, ENGLISH))
    for (const text of ['Құрық', 'ფოთი', 'Klaipėda', 'Rail ferry', 'Feeder ship', 'Kazakhstan'])
      expect(texts).toContain(text)
  })
})

/** The colour that lies on the ground at a point: the last water or land that covers it. */
function groundAt({ marks }: Drawing, [x, y]: readonly [number, number]): string | undefined {
  const ground = marks.filter((mark) => 'fill' in mark && (mark.fill === INK.mapWater || mark.fill === INK.mapLand))
  const covers = (mark: Mark) =>
    mark.kind === 'rect' ||
    (mark.kind === 'path' &&
      mark.strokes.filter(({ points }) =>
        points.reduce((inside, [ax, ay], i) => {
          const [bx, by] = points[(i + 1) % points.length] ?? [ax, ay]
          return ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax) ? !inside : inside
        }, false),
      ).length %
        2 ===
        1)
  const top = ground.filter(covers).at(-1)
  return top && 'fill' in top ? top.fill : undefined
}

/** Half way along the line of a colour. */
function middleOf({ marks }: Drawing, colour: string): readonly [number, number] {
  const line = marks.find((mark) => mark.kind === 'path' && mark.stroke === colour)
  const points = line?.kind === 'path' ? (line.strokes[0]?.points ?? []) : []
  const [from = [0, 0], to = [0, 0]] = points
  return [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]
}

describe('the ground of the map', () => {
  const map = drawWays(PLANS.slice(0, 1), landFromDisk(), SCALE, ENGLISH)

  it('is water under the ferry over the Caspian, and land under the name of a country', () => {
    expect(groundAt(map, middleOf(map, INK.ferry))).toBe(INK.mapWater)
    const name = map.marks.find((mark) => mark.kind === 'text' && mark.text === 'Kazakhstan')
    expect(name?.kind === 'text' && groundAt(map, [name.x, name.y])).toBe(INK.mapLand)
  })

  it('names the seas that it shows', () => {
    expect(textsOf(map)).toContain('Black Sea')
  })
})

describe('labels', () => {
  it('never touch one another, and a country gives way to a stop', () => {
    const label = (text: string, x: number, sides: typeof UPON) =>
      ({ text, x, y: 100, size: 8, weight: 400, sides }) as const
    const placed = placeLabels(
      [label('Poti', 100, AROUND), label('Batumi', 104, AROUND), label('Georgia', 104, UPON)],
      SCALE,
      [],
      [],
    )
    expect(placed.map(({ label: { text } }) => text)).toEqual(['Poti', 'Batumi'])
    const [a, b] = placed.map(({ box }) => box)
    if (!a || !b) throw new Error('two labels were expected')
    expect(a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y).toBe(true)
  })
})
