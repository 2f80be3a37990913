import Papa from 'papaparse'
import { CellCount, type SheetRow, unreadable, type Workbook } from './workbook.js'

const DELIMITERS = ['\t', ';', ',', '|'] as const

// biome-ignore lint/suspicious/noControlCharactersInRegex: those that neither XML nor a database takes
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/

/**
 * Reads text with columns parted by tabs, semicolons, commas or bars (`sep=;` in the first line is heeded) in UTF-8, UTF-16 with a
 * byte order mark, or else windows-1251 or cp866, whichever gives more letters.
 * @throws {StructuredError} SPREADSHEET_UNREADABLE, SPREADSHEET_TOO_LARGE
 */
export function readCsv(bytes: Uint8Array): Workbook {
  const text = decoded(bytes).replace(/\r\n?/g, '\n')
  const control = CONTROL.exec(text)?.[0]
  if (control !== undefined) {
    throw unreadable(`U+${control.charCodeAt(0).toString(16).padStart(4, '0')}`, 'text without control characters')
  }
  const named = /^sep=([\t;,|])\n/i.exec(text)
  const { data, errors } = Papa.parse<string[]>(named === null ? text : text.slice(named[0].length), {
    delimiter: named?.[1] ?? usualDelimiter(text),
    newline: '\n',
  })
  const [broken] = errors.filter(({ type }) => type === 'Quotes')
  if (broken !== undefined) {
    throw unreadable(
      `row ${(broken.row ?? 0) + 1}: ${broken.message}`,
      'each quote inside a quoted cell doubled, and its end',
    )
  }
  const count = new CellCount()
  const rows: SheetRow[] = []
  let line = named === null ? 1 : 2
  for (const values of data) {
    const cells = values.map((value) => value.trim())
    count.add(line, cells)
    if (cells.some((cell) => cell !== '')) rows.push({ line, cells })
    line += 1
    for (const value of values) line += value.split('\n').length - 1
  }
  return { sheets: [{ name: '', rows }], from1904: false }
}

function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder(isCp866(bytes) ? 'ibm866' : 'windows-1251').decode(bytes)
  }
}

/** Bytes that are letters in one of the two encodings of Russian and signs or frames in the other. */
function isCp866(bytes: Uint8Array): boolean {
  let [dos, windows] = [0, 0]
  for (const byte of bytes) {
    if (byte >= 0x80 && byte <= 0xaf) dos += 1
    else if ((byte >= 0xc0 && byte <= 0xdf) || byte >= 0xf0) windows += 1
  }
  return dos > windows
}

/** The delimiter that occurs most outside quotes in the first lines. */
function usualDelimiter(text: string): string {
  const plain = text.slice(0, 20_000).replace(/"[^"]*"/g, '')
  const uses = DELIMITERS.map((delimiter) => plain.split(delimiter).length)
  return DELIMITERS[uses.indexOf(Math.max(...uses))] ?? ','
}
