import { INK } from './ink.js'
import type { Mark } from './marks.js'

/** The line of the brand in a box of 32 by 32: a caravan's way over two dunes, as the head of the page shows it. */
const WAY: readonly (readonly [number, number])[] = [
  [2, 22],
  [4, 21.6],
  [5.6, 20],
  [7, 16],
  [8.4, 11.6],
  [9.6, 9.6],
  [11, 9],
  [12.6, 9.8],
  [14.2, 12.4],
  [16, 15.4],
  [18, 17.9],
  [20, 19],
  [22, 18.6],
  [24, 16.6],
  [25.6, 14.7],
  [27.6, 13.4],
  [29, 13],
]

/** The brand, as tall as `size`: its line and its name. */
export function brandMarks(x: number, baseline: number, size: number): Mark[] {
  const scale = size / 18
  return [
    {
      kind: 'path',
      strokes: [
        { points: WAY.map(([a, b]) => [x + a * scale, baseline - size * 1.18 + b * scale] as const), closed: false },
      ],
      stroke: INK.accent,
      strokeWidth: 3 * scale,
    },
    { kind: 'text', x: x + 35 * scale, y: baseline, text: 'Karavan', size, weight: 600, colour: INK.ink },
  ]
}
