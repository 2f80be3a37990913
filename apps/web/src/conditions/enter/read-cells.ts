import type { Cells, ReadingAnswer } from '@karavan/api'

/**
 * The cells with what a text says: where nothing stood, or what an earlier text had said. What a person typed stays.
 * @param before - what the text that was read before said; null where none was
 */
export function withRead(cells: Cells, before: Cells | null, said: Cells): Cells {
  const columns = [...new Set([...Object.keys(cells), ...Object.keys(said)])]
  return Object.fromEntries(
    columns.flatMap((column) => {
      const cell = cells[column] ?? ''
      const isTyped = cell !== '' && cell !== before?.[column]
      const next = isTyped ? cell : said[column]
      return next === undefined ? [] : [[column, next]]
    }),
  )
}

/** What the text says of a column where something else was typed; null where the two agree, or it says nothing. */
export function otherwiseSaid(
  column: string,
  cells: Cells,
  { cells: said }: Pick<ReadingAnswer, 'cells'>,
): string | null {
  const [own, read] = [cells[column] ?? '', said[column]]
  return read === undefined || own === read ? null : read
}

/** The words of the text behind a column, in their order. */
export function wordsBehind(column: string, text: string, { spans }: Pick<ReadingAnswer, 'spans'>): readonly string[] {
  const behind = [...(spans[column] ?? [])].sort((a, b) => a.start - b.start)
  return [...new Set(behind.map(({ start, end }) => text.slice(start, end)))]
}

/** A stretch of the text, and the columns that its words stand behind. */
export interface Piece {
  readonly start: number
  readonly text: string
  readonly columns: readonly string[]
}

/** The whole text in stretches, cut wherever the words of a column begin or end. */
export function piecesOf(text: string, spans: ReadingAnswer['spans']): readonly Piece[] {
  const all = Object.entries(spans).flatMap(([column, own]) => own.map((span) => ({ column, ...span })))
  const cuts = [0, text.length, ...all.flatMap(({ start, end }) => [start, end])]
  const marks = [...new Set(cuts.filter((cut) => cut >= 0 && cut <= text.length))].sort((a, b) => a - b)
  return marks.slice(0, -1).map((start, i) => {
    const end = marks[i + 1] ?? text.length
    const columns = all.filter((span) => span.start <= start && end <= span.end).map(({ column }) => column)
    return { start, text: text.slice(start, end), columns: [...new Set(columns)] }
  })
}
