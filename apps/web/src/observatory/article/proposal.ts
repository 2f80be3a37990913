import type { FigureRow, FiguresReadAnswer } from '@karavan/api'
import { MEASURES, type Series } from '@karavan/model'

/** A figure that a text tells, as it was proposed, and what the reader makes of it. */
export interface Proposal {
  readonly read: FiguresReadAnswer['figures'][number]
  /** With the corrections of the reader. */
  readonly row: FigureRow
  readonly isTaken: boolean
}

/** What is said of the whole text. */
export interface About {
  readonly source: string
  readonly producer: string
  /** YYYY-MM-DD, or empty. */
  readonly date: string
}

/** The columns that a reader corrects. */
export const CORRECTED = [
  'value',
  'min',
  'max',
  'unit',
  'start',
  'end',
  'status',
  'measure',
  'where',
  'subject',
] as const
export type Corrected = (typeof CORRECTED)[number]

/** A row with a cell written anew; what hangs on the cell follows it. */
export function corrected(row: FigureRow, column: Corrected, text: string): FigureRow {
  const next = { ...row, [column]: text }
  const isThere = [next['value'], next['min'], next['max']].some((cell) => cell !== '')
  // A time that was proposed of a kind of its own is plain days once an end of it is another.
  const isTimed = next['start'] !== '' && next['end'] !== ''
  const kind = column === 'start' || column === 'end' ? kindOf(next['start'] ?? '', next['end'] ?? '') : next['period']
  return {
    ...next,
    missing: isThere ? '' : (row['missing'] ?? '') || 'notPublished',
    period: isTimed ? (kind ?? '') : '',
  }
}

function kindOf(start: string, end: string): string {
  if (start.endsWith('-01-01') && end === `${start.slice(0, 4)}-12-31`) return 'year'
  if (start === end) return 'asOf'
  return start.endsWith('-01') && isLastOfMonth(end) ? 'months' : 'days'
}

function isLastOfMonth(day: string): boolean {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000)
  return next.getUTCDate() === 1
}

/** What a proposal counts, with the corrections of the reader. */
export function seriesOf({ read: { series }, row }: Proposal): Series {
  const measure = MEASURES.find((one) => one === row['measure']) ?? series.measure
  return { ...series, measure, subject: row['subject'] || null, where: (row['where'] ?? '').split(' ').filter(Boolean) }
}

/** The rows that are taken, each with where the text stands, who says it and when it was read. */
export function takenRows(proposals: readonly Proposal[], about: About, today: string): readonly FigureRow[] {
  const { source, producer, date } = about
  return proposals
    .filter(({ isTaken }) => isTaken)
    .map(({ row }) => ({
      ...row,
      source: source.trim(),
      producer: producer.trim(),
      published: date === '' ? 'undated' : date,
      read: today,
    }))
}

/** A text in pieces, each of a proposal or of none; proposals lie apart and in order. */
export function piecesOf(
  text: string,
  proposals: readonly Proposal[],
): readonly { readonly text: string; readonly index: number | null }[] {
  const pieces: { text: string; index: number | null }[] = []
  let at = 0
  for (const [index, { read }] of proposals.entries()) {
    const { start, end } = read.span
    if (start < at) continue
    if (start > at) pieces.push({ text: text.slice(at, start), index: null })
    pieces.push({ text: text.slice(start, end), index })
    at = end
  }
  if (at < text.length) pieces.push({ text: text.slice(at), index: null })
  return pieces
}
