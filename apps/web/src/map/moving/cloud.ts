import { type Random, seededRandom } from '@karavan/core'
import { type Path, pointOn } from './path.js'
import { emptyScatter, type Moving, medianKm, scatterAt } from './scatter.js'

/** How far dots are strewn about their place, pixels (one standard deviation): aside of the way, and around a stop. */
const STREWN = { runs: 2.6, stands: 6.5 }

/** A dot of the cloud on the screen. */
interface Dots {
  readonly x: Float32Array
  readonly y: Float32Array
}

/** The cloud of one plan: where its dots are on the screen at a moment. */
export interface Cloud {
  readonly count: number
  /** Dots at a moment; the arrays are used again. */
  dots(path: Path, moment: number): Dots
  /** Where half of the journeys have come at least, at the moment of the last call of `dots`. */
  median(path: Path): [x: number, y: number]
}

/** Each dot is strewn about its place in its own way, always the same, so that many at one place can be seen. */
export function createCloud(moving: Moving): Cloud {
  const { count } = moving.journeys
  const scatter = emptyScatter(count)
  const random = seededRandom(count)
  const aside = Float32Array.from({ length: 2 * count }, () => normal(random))
  const x = new Float32Array(count)
  const y = new Float32Array(count)
  return {
    count,
    dots(path, moment) {
      scatterAt(moving, moment, scatter)
      for (let j = 0; j < count; j++) {
        const [px, py] = pointOn(path, scatter.km[j] ?? 0)
        const strewn = scatter.runs[j] === 1 ? STREWN.runs : STREWN.stands
        x[j] = px + (aside[2 * j] ?? 0) * strewn
        y[j] = py + (aside[2 * j + 1] ?? 0) * strewn
      }
      return { x, y }
    },
    median: (path) => pointOn(path, medianKm(scatter)),
  }
}

/** A draw of the standard normal distribution (Box and Muller 1958). */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}
