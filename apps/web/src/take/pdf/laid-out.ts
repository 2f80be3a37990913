import type { Mark } from '../drawing/marks.js'
import type { Tag } from './tag.js'

/** A rectangle on a page, from its left upper corner. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Marks on a page that belong to one element of the structure. */
export interface PagePart {
  /** Null where it is decoration, such as the number of the page. */
  readonly tag: Tag | null
  readonly marks: readonly Mark[]
  /** Where the part leads, and the area that does. */
  readonly link?: Area & { readonly address: string }
  /** Room that a figure takes. */
  readonly area?: Area
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
