import type { Mark } from '../drawing/marks.js'
import type { Tag } from './tag.js'

/** Marks on a page that belong to one element of the structure. */
export interface PagePart {
  /** Null where it is decoration, such as the number of the page. */
  readonly tag: Tag | null
  readonly marks: readonly Mark[]
  /** Where the part leads, and the area that does. */
  readonly link?: {
    readonly address: string
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
  }
  /** Heading under which a reader finds the part. */
  readonly bookmark?: string
}

/** A document, laid out: sizes in points of 1/72 inch. */
export interface LaidOut {
  readonly width: number
  readonly height: number
  readonly pages: readonly (readonly PagePart[])[]
  readonly structure: Tag
}
