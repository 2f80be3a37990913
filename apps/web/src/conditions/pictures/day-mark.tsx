import type { PlaceState } from '@karavan/model'

/** Side of the square of a day, with its room; in the units of the picture. */
export const CELL = 12
const SIDE = 10

/** What a day looks like: as it was said to be, or unsaid. */
export function dayKind(said: PlaceState | null): PlaceState | 'unsaid' {
  return said ?? 'unsaid'
}

interface DayMarkProps {
  readonly x: number
  readonly y: number
  readonly kind: ReturnType<typeof dayKind>
  /** An order stops some goods on it. */
  readonly isOrdered: boolean
  readonly isChosen: boolean
}

/** A day of a calendar: full where shut, half where limited, a ring where open, faint where nobody says; a dot for an order. */
export function DayMark({ x, y, kind, isOrdered, isChosen }: DayMarkProps) {
  const [left, top] = [x + 1, y + 1]
  return (
    <>
      <rect className={`day day-${kind}`} x={left} y={top} width={SIDE} height={SIDE} rx={1.5} />
      {kind === 'limited' && (
        <path className="day-half" d={`M${left} ${top + SIDE} L${left + SIDE} ${top} V${top + SIDE} Z`} />
      )}
      {kind === 'closed' && <path className="day-cross" d={`M${left + 2} ${top + 2} l6 6 m0 -6 l-6 6`} />}
      {isOrdered && <circle className="day-order" cx={left + SIDE / 2} cy={top + SIDE / 2} r={2.6} />}
      {isChosen && (
        <rect className="day-chosen" x={left - 0.4} y={top - 0.4} width={SIDE + 0.8} height={SIDE + 0.8} rx={2} />
      )}
    </>
  )
}
