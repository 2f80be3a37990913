/** Average widths of letters against their height: narrow ones, capitals and digits, all others. */
const [NARROW, WIDE, USUAL] = [0.32, 0.66, 0.55]

/** About how wide a text stands, pixels. A picture must know it where no page measures it. */
export function widthOf(text: string, size: number): number {
  let width = 0
  for (const letter of text)
    width += /[\s.,:;'|!il()\-–]/.test(letter) ? NARROW : /[\p{Lu}mwшщжюм]/u.test(letter) ? WIDE : USUAL
  return width * size
}

/** A text in lines that are not wider than so many pixels; a word that is wider than a line stands alone. */
export function wrapped(text: string, size: number, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && widthOf(longer, size) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return line === '' ? lines : [...lines, line]
}
