import type { Weight } from '../letters/font-files.js'
import type { Scale } from './marks.js'

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Label {
  readonly text: string
  /** The point that it names. */
  readonly x: number
  readonly y: number
  readonly size: number
  readonly weight: Weight
  /** Where it may stand about its point, best first. */
  readonly sides: readonly Side[]
}

interface Placed<L extends Label> {
  readonly label: L
  readonly box: Box
  readonly baseline: number
}

/** Right and down from a point, in half widths and half heights of the label; 0, 0 is upon it. */
type Side = readonly [right: number, down: number]

export const UPON: readonly Side[] = [[0, 0]]
/** Upon the point, or a little above or beneath it. */
export const NEAR: readonly Side[] = [0, 1, -1, 2, -2, 3, -3, 4, -4].map((down) => [0, down])
export const AROUND: readonly Side[] = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [1, -1],
  [1, 1],
  [-1, -1],
  [-1, 1],
]

/**
 * Places labels in their order, each where it touches none before it, no taken box and no edge; the rest is left out.
 * @param shunned - boxes that a label around its point touches only where it finds no other place
 */
export function placeLabels<L extends Label>(
  labels: readonly L[],
  frame: Omit<Scale, 'text'>,
  taken: readonly Box[],
  shunned: readonly Box[],
): Placed<L>[] {
  const occupied = [...taken]
  const placed: Placed<L>[] = []
  for (const label of labels) {
    const width = frame.measure(label.text, label.size, label.weight) + label.size * 0.3
    const height = label.size * 1.2
    const free: Placed<L>[] = []
    for (const [right, down] of label.sides) {
      const away = label.size * 0.75
      const x = label.x - width / 2 + right * (width / 2 + away)
      const y = label.y - height / 2 + down * (height / 2 + away)
      const box = { x, y, width, height }
      const inside = x >= 1 && y >= 1 && x + width <= frame.width - 1 && y + height <= frame.height - 1
      if (!inside || occupied.some((other) => touches(box, other))) continue
      free.push({ label, box, baseline: y + label.size * 0.95 })
    }
    const found =
      free.find(({ box }) => !shunned.some((other) => touches(box, other))) ??
      (label.sides === AROUND ? free[0] : undefined)
    if (found === undefined) continue
    occupied.push(found.box)
    placed.push(found)
  }
  return placed
}

function touches(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}
