import type { Weight } from '../letters/font-files.js'
import type { Colour } from './ink.js'

type Point = readonly [x: number, y: number]

/** Points joined by straight lines. */
export interface Stroke {
  readonly points: readonly Point[]
  readonly closed: boolean
}

interface Painted {
  readonly fill?: Colour
  readonly stroke?: Colour
  readonly strokeWidth?: number
  readonly dash?: readonly number[]
  /** 0–1; 1 where absent. */
  readonly opacity?: number
}

export interface TextMark {
  readonly kind: 'text'
  /** Where the text starts, has its middle or ends; `y` is its base line. */
  readonly x: number
  readonly y: number
  readonly text: string
  readonly size: number
  readonly weight: Weight
  readonly colour: Colour
  readonly anchor?: 'start' | 'middle' | 'end'
}

/** What is drawn, x to the right and y downwards; whoever writes it chooses the unit. */
export type Mark =
  | (Painted & { readonly kind: 'path'; readonly strokes: readonly Stroke[] })
  | (Painted & {
      readonly kind: 'line'
      readonly x1: number
      readonly y1: number
      readonly x2: number
      readonly y2: number
    })
  | (Painted & {
      readonly kind: 'rect'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
    })
  | (Painted & { readonly kind: 'circle'; readonly x: number; readonly y: number; readonly r: number })
  | TextMark

/** Width of a text in the unit of its size. */
export type Measure = (text: string, size: number, weight: Weight) => number

/** Room for a drawing, and the size of its letters; the unit is that of whoever writes it. */
export interface Scale {
  readonly width: number
  readonly height: number
  readonly text: number
  readonly measure: Measure
}

/** Marks within a box whose left upper corner is 0, 0. */
export interface Drawing {
  readonly width: number
  readonly height: number
  readonly marks: readonly Mark[]
}

/** The same marks somewhere else. */
export function moved(marks: readonly Mark[], dx: number, dy: number): Mark[] {
  return marks.map((mark): Mark => {
    switch (mark.kind) {
      case 'path':
        return {
          ...mark,
          strokes: mark.strokes.map(({ points, closed }) => ({
            closed,
            points: points.map(([x, y]) => [x + dx, y + dy] as const),
          })),
        }
      case 'line':
        return { ...mark, x1: mark.x1 + dx, y1: mark.y1 + dy, x2: mark.x2 + dx, y2: mark.y2 + dy }
      default:
        return { ...mark, x: mark.x + dx, y: mark.y + dy }
    }
  })
}
