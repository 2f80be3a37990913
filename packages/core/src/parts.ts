/** Marks that part the texts of one cell, each behind a backslash where it belongs to a text; a line break is `\n`. */
const MARKS = /[\\\n;|,=]/g

/**
 * A text as one part of a cell.
 * @param marks - the characters by which that cell parts its texts, of `;`, `|`, `,` and `=`
 */
export function escaped(text: string, marks: string): string {
  return text.replace(MARKS, (mark) => {
    if (mark === '\n') return '\\n'
    return mark === '\\' || marks.includes(mark) ? `\\${mark}` : mark
  })
}

/** The text that was escaped; a backslash before anything but a mark is itself. */
export function unescaped(part: string): string {
  return part.replace(/\\([\\n;|,=])/g, (_, mark: string) => (mark === 'n' ? '\n' : mark))
}

/** The parts of a cell, escaped as they stand in it. @param separator - what parts them where no backslash is before it */
export function partsOf(cell: string, separator: string): string[] {
  const parts: string[] = []
  let start = 0
  for (let at = 0; at < cell.length; ) {
    if (cell[at] === '\\') at += 2
    else if (cell.startsWith(separator, at)) {
      parts.push(cell.slice(start, at))
      at += separator.length
      start = at
    } else at += 1
  }
  return [...parts, cell.slice(start)]
}

/** Sentences of one cell, parted by `; `; blank ones are left out. */
export function sentencesIn(cell: string): string[] {
  return partsOf(cell, '; ')
    .filter((part) => part.trim() !== '')
    .map(unescaped)
}

/** The cell of sentences that `sentencesIn` reads. */
export function sentenceCell(sentences: readonly string[]): string {
  return sentences.map((one) => escaped(one, ';')).join('; ')
}
