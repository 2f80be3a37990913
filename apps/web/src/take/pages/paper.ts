import type { Letters } from '../letters/letters.js'

/** What is laid out upon: its margins and the sizes of its letters, in one unit. */
export interface Paper {
  readonly width: number
  readonly height: number
  readonly margin: { readonly top: number; readonly side: number; readonly bottom: number }
  /** Width of the text. */
  readonly measure: number
  /** What one point of A4 is here: rules, gaps and letters grow with it. */
  readonly unit: number
  /** Heights of the figures of the front. */
  readonly figures: { readonly arrivals: number; readonly map: number }
  readonly size: Readonly<Record<'title' | 'way' | 'heading2' | 'heading3' | 'body' | 'table' | 'small', number>>
}

/** What every part of a sheet is set with. */
export interface Setting {
  readonly paper: Paper
  readonly letters: Letters
}

/** Height of a line, in sizes of its letters. */
export const LEADING = 1.36

function paper(width: number, height: number, unit: number, margin: Paper['margin'], figures: Paper['figures']): Paper {
  return {
    width,
    height,
    margin,
    unit,
    figures,
    measure: width - margin.side * 2,
    size: {
      title: 23 * unit,
      way: 12.5 * unit,
      heading2: 12.5 * unit,
      heading3: 10 * unit,
      body: 8.6 * unit,
      table: 7.4 * unit,
      small: 6.9 * unit,
    },
  }
}

/** A4 upright, in points of 1/72 inch. */
export const A4 = paper(595.28, 841.89, 1, { top: 44, side: 46, bottom: 54 }, { arrivals: 128, map: 222 })

/** A picture for a message or an article, in pixels; its height follows what stands on it. */
export const CARD = paper(1200, 1500, 2.55, { top: 56, side: 60, bottom: 52 }, { arrivals: 275, map: 440 })
