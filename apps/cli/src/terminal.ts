/** How much room and which letters there are. */
export interface Terminal {
  /** Columns, 60 or more. */
  readonly columns: number
  /** Columns that a table may take before its cells are cut: the same on a screen, or where `COLUMNS` says how many; no end in a pipe. */
  readonly room: number
  bold(text: string): string
  dim(text: string): string
}

/** @param environment - `NO_COLOR` (any value) and `TERM=dumb` mean plain letters, as does a pipe */
export function terminalOf(
  stream: { readonly isTTY?: boolean; readonly columns?: number },
  environment: Readonly<Record<string, string | undefined>>,
): Terminal {
  const plain = stream.isTTY !== true || (environment['NO_COLOR'] ?? '') !== '' || environment['TERM'] === 'dumb'
  const styled = (code: string) => (text: string) => (plain || text === '' ? text : `\u001b[${code}m${text}\u001b[0m`)
  const said = stream.columns ?? (Number(environment['COLUMNS']) || null)
  const columns = Math.max(60, said ?? 100)
  const room = said === null ? Number.POSITIVE_INFINITY : columns
  return { columns, room, bold: styled('1'), dim: styled('2') }
}

/** Text of others without characters that would steer a terminal. */
export function printable(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, ' ')
}

/** Cut to a number of characters, with … where something is lost. */
export function fit(text: string, width: number): string {
  const characters = [...text]
  return characters.length <= width ? text : `${characters.slice(0, Math.max(0, width - 1)).join('')}…`
}

function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - [...text].length))
}

function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - [...text].length)) + text
}

/** Text broken between words into lines of a width, each with an indent. */
export function wrap(text: string, width: number, indent: string): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (line !== '' && [...line].length + 1 + [...word].length > width - indent.length) {
      lines.push(indent + line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return line === '' ? lines : [...lines, indent + line]
}

/** Rows as columns of equal width, parted by two blanks; a column whose header starts with `>` is set to the right. */
export function table(header: readonly string[], rows: readonly (readonly string[])[], room: number): string[] {
  const right = header.map((name) => name.startsWith('>'))
  const names = header.map((name, i) => (right[i] === true ? name.slice(1) : name))
  const widths = names.map((name, i) =>
    Math.max(...[name, ...rows.map((row) => row[i] ?? '')].map((cell) => [...cell].length)),
  )
  let excess = widths.reduce((sum, width) => sum + width + 2, -2) - room
  while (excess > 0) {
    const widest = widths.reduce(
      (best, width, i) => (right[i] !== true && width > (widths[best] ?? 0) ? i : best),
      right.indexOf(false),
    )
    const width = widths[widest] ?? 0
    if (width <= 8) break
    widths[widest] = width - 1
    excess -= 1
  }
  const line = (cells: readonly string[]) =>
    widths
      .map((width, i) =>
        right[i] === true ? padStart(fit(cells[i] ?? '', width), width) : padEnd(fit(cells[i] ?? '', width), width),
      )
      .join('  ')
      .trimEnd()
  return [line(names), ...rows.map(line)]
}
