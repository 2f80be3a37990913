/** Where a row of the asker's own stands, in place of a file; the first is `your values:1`. */
export const OWN_ROWS = 'your values'

/** How much of their own a question may lay over the network. */
export const OVERLAY_LIMITS = {
  rows: 50,
  /** Characters of one row, names of columns included. */
  characters: 4000,
} as const

/** A row of the asker's own, laid over ours of the same key. */
export interface OverlayRow {
  /** File of the table, `handling.csv`. */
  readonly table: string
  /** By column. What is left out is as in our row, apart from what a row rests on. */
  readonly cells: Readonly<Record<string, string>>
}
