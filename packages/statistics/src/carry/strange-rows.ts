export const SEPARATORS = [',', ';', '\t'] as const
export type Separator = (typeof SEPARATORS)[number]

/** A row of a table that nobody promised to be sound. */
export interface StrangeRow {
  /** On which it starts; the first line is 1. */
  readonly line: number
  readonly cells: readonly string[]
  /** A quote is opened and never closed: all after it is one cell. */
  readonly isOpen: boolean
}

/** Rows of a table whose cells may stand in double quotes; lines with nothing but blanks are left out. Never throws. */
export function strangeRows(text: string, separator: Separator): readonly StrangeRow[] {
  const source = plainLines(text)
  const rows: StrangeRow[] = []
  let [cells, cell, line, start, isQuoted]: [string[], string, number, number, boolean] = [[], '', 1, 1, false]
  const endRow = () => {
    cells.push(cell.trim())
    if (cells.length > 1 || cells[0] !== '' || isQuoted) rows.push({ line: start, cells, isOpen: isQuoted })
    cells = []
    cell = ''
  }
  for (let at = 0; at < source.length; at++) {
    const character = source[at] ?? ''
    if (character === '\n') line += 1
    if (isQuoted && character === '"' && source[at + 1] === '"') {
      cell += '"'
      at += 1
    } else if (character === '"' && (isQuoted || cell.trim() === '')) {
      isQuoted = !isQuoted
    } else if (!isQuoted && character === separator) {
      cells.push(cell.trim())
      cell = ''
    } else if (!isQuoted && character === '\n') {
      endRow()
      start = line
    } else cell += character
  }
  endRow()
  return rows
}

/**
 * The separator by which most rows are as wide as their headings; of several the one that stands least in texts and numbers: tab,
 * semicolon, comma. A comma where none parts anything.
 */
export function separatorOf(text: string): Separator {
  const asWide = (separator: Separator) => {
    const [head, ...rows] = strangeRows(text, separator)
    const width = head?.cells.length ?? 0
    return width < 2 ? -1 : rows.filter(({ cells }) => cells.length === width).length
  }
  return SEPARATORS.map((separator) => ({ separator, rows: asWide(separator) })).reduce((best, one) =>
    one.rows >= 0 && one.rows >= best.rows ? one : best,
  ).separator
}

function plainLines(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
}
