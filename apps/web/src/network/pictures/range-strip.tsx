import { type DurationKnots, durationQuantile } from '@karavan/core'

const WIDTH = 84
const HEIGHT = 12
/** Hours at the ends of the axis; it is logarithmic, for a gate takes minutes and a queue weeks. */
const [LEAST, MOST] = [0.5, 1000]

/** Where eight in ten fall and where the middle is, on one axis for all rows; the words beside it say the same. */
export function RangeStrip({ knots }: { readonly knots: DurationKnots }) {
  const [low, high] = [durationQuantile(knots, 0.1), durationQuantile(knots, 0.9)].map(at)
  const middle = at(knots.p50)
  return (
    <svg className="range-strip" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path className="range-axis" d={`M0 6H${WIDTH}`} />
      <path className="range-span" d={`M${low} 6H${Math.max(high ?? 0, (low ?? 0) + 1)}`} />
      <path className="range-middle" d={`M${middle} 1V11`} />
    </svg>
  )
}

function at(hours: number): number {
  const held = Math.min(MOST, Math.max(LEAST, hours))
  return 2 + (Math.log(held / LEAST) / Math.log(MOST / LEAST)) * (WIDTH - 4)
}
