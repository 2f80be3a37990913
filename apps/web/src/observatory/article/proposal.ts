import type { FigureRow, FiguresReadAnswer } from '@karavan/api'

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

/** The columns that a reader corrects: the figure itself, and the comparison that its source claims. */
export const CORRECTED = [
  'value',
  'qualifier',
  'min',
  'max',
  'unit',
  'start',
  'end',
  'status',
  'measure',
  'where',
  'direction',
  'from',
  'to',
  'by',
  'goods',
  'subject',
] as const
export const CLAIM_CORRECTED = [
  'claim',
  'claim_value',
  'claim_unit',
  'claim_sign',
  'claim_base_start',
  'claim_base_end',
  'claim_base_value',
] as const
export type Corrected = (typeof CORRECTED)[number] | (typeof CLAIM_CORRECTED)[number]

/** A row with a cell written anew; what hangs on the cell follows it. */
export function corrected(row: FigureRow, column: Corrected, text: string): FigureRow {
  const next = { ...row, [column]: text }
  if (isOfClaim(column)) return withClaim(next, column)
  const isThere = ['value', 'min', 'max'].some((name) => cell(next, name) !== '')
  const isTime = column === 'start' || column === 'end'
  return {
    ...next,
    missing: isThere ? '' : cell(row, 'missing') || 'notPublished',
    period: isTime ? kindOf(cell(next, 'start'), cell(next, 'end')) : cell(next, 'period'),
  }
}

function isOfClaim(column: Corrected): column is (typeof CLAIM_CORRECTED)[number] {
  return (CLAIM_CORRECTED as readonly string[]).includes(column)
}

function cell(row: FigureRow, column: string): string {
  return row[column] ?? ''
}

/** Of a claim: in what it is told where another kind of it was chosen, which way it goes, and with what it compares. */
function withClaim(row: FigureRow, column: (typeof CLAIM_CORRECTED)[number]): FigureRow {
  const kind = cell(row, 'claim')
  if (kind === '') return { ...row, ...NO_CLAIM }
  return {
    ...row,
    claim_unit: column === 'claim' ? (kind === 'multiple' ? 'x' : '%') : cell(row, 'claim_unit'),
    claim_value: kind === 'direction' ? '' : cell(row, 'claim_value'),
    claim_sign: kind === 'direction' ? cell(row, 'claim_sign') || '1' : signOf(kind, cell(row, 'claim_value')),
    claim_base: baseOf(row, column),
  }
}

/** What kind of base a claim has: that which it had, unless its time was corrected or it is of no time. */
function baseOf(row: FigureRow, column: (typeof CLAIM_CORRECTED)[number]): string {
  const had = cell(row, 'claim_base')
  const [start, end, held] = [cell(row, 'claim_base_start'), cell(row, 'claim_base_end'), cell(row, 'claim_base_value')]
  const isTime = column === 'claim_base_start' || column === 'claim_base_end'
  const isUntimedValue = column === 'claim_base_value' && start === '' && end === ''
  if (had !== '' && !isTime && !isUntimedValue) return had
  return kindOf(start, end) || (held === '' ? 'none' : 'undated')
}

const NO_CLAIM = {
  claim_value: '',
  claim_unit: '',
  claim_qualifier: '',
  claim_sign: '',
  claim_base: '',
  claim_base_start: '',
  claim_base_end: '',
  claim_base_value: '',
  claim_span: '',
}

function signOf(kind: string, value: string): string {
  const over = Number(value) - (kind === 'multiple' ? 1 : 0)
  return kind === 'share' ? '1' : String(Math.sign(over) || 0)
}

/** What a time is by its ends; plain days where one of them is lacking, so that it is refused and not forgotten. */
function kindOf(start: string, end: string): string {
  if (start === '' && end === '') return ''
  if (start.endsWith('-01-01') && end === `${start.slice(0, 4)}-12-31`) return 'year'
  if (start === end) return 'asOf'
  return start.endsWith('-01') && isLastOfMonth(end) ? 'months' : 'days'
}

function isLastOfMonth(day: string): boolean {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000)
  return next.getUTCDate() === 1
}

/** The places of the proposals that are taken, in their order. */
export function takenPlaces(proposals: readonly Proposal[]): readonly number[] {
  return proposals.flatMap(({ isTaken }, i) => (isTaken ? [i] : []))
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
