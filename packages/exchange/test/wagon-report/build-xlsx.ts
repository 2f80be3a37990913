import { strToU8, zipSync } from 'fflate'

/** A cell: a text, a number, a day number shown as a date, or a number that is padded with zeros. */
export type BuiltCell = string | number | null | { readonly date: number } | { readonly padded: number }

export interface BuiltSheet {
  readonly name: string
  readonly rows: readonly (readonly BuiltCell[])[]
  /** `A1:C1` */
  readonly merges?: readonly string[]
  readonly isHidden?: boolean
}

export interface BuildOptions {
  readonly from1904?: boolean
  /** Texts in the cells themselves instead of the shared list. */
  readonly inline?: boolean
}

/** The parts of a file of XLSX, small and as Excel lays them out. */
export function xlsxParts(sheets: readonly BuiltSheet[], { from1904 = false, inline = false }: BuildOptions = {}) {
  const strings: string[] = []
  const shared = (text: string) => {
    if (!strings.includes(text)) strings.push(text)
    return strings.indexOf(text)
  }
  const cellXml = (cell: BuiltCell, reference: string): string => {
    if (cell === null || cell === '') return ''
    if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`
    if (typeof cell === 'object') {
      const [style, value] = 'date' in cell ? [1, cell.date] : [2, cell.padded]
      return `<c r="${reference}" s="${style}"><f>A1</f><v>${value}</v></c>`
    }
    return inline
      ? `<c r="${reference}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`
      : `<c r="${reference}" t="s"><v>${shared(cell)}</v></c>`
  }
  const sheetXml = sheets.map(({ rows, merges = [] }) => {
    const body = rows.map((cells, row) => {
      const inner = cells.map((cell, column) => cellXml(cell, `${letters(column)}${row + 1}`)).join('')
      return inner === '' ? '' : `<row r="${row + 1}">${inner}</row>`
    })
    const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')
    return `<worksheet xmlns="${MAIN}"><sheetData>${body.join('')}</sheetData>${merged && `<mergeCells>${merged}</mergeCells>`}</worksheet>`
  })
  const parts: Record<string, string> = {
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr date1904="${from1904 ? 1 : 0}"/><sheets>${sheets
      .map(
        ({ name, isHidden }, index) =>
          `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"${isHidden ? ' state="hidden"' : ''}/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}">${sheets
      .map(
        (_, index) =>
          `<Relationship Id="rId${index + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
      )
      .join(
        '',
      )}<Relationship Id="s1" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="s2" Type="${OFFICE}/styles" Target="/xl/styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/><numFmt numFmtId="165" formatCode="00000000"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`,
  }
  for (const [index, xml] of sheetXml.entries()) parts[`xl/worksheets/sheet${index + 1}.xml`] = xml
  parts['xl/sharedStrings.xml'] = `<sst xmlns="${MAIN}">${strings
    .map((text) => `<si><r><t xml:space="preserve">${escaped(text)}</t></r><rPh><t>x</t></rPh></si>`)
    .join('')}</sst>`
  return parts
}

/** A file of XLSX. */
export function xlsx(sheets: readonly BuiltSheet[], options: BuildOptions = {}): Uint8Array {
  return zipped(xlsxParts(sheets, options))
}

export function zipped(parts: Readonly<Record<string, string>>): Uint8Array {
  const files = Object.entries(parts).map(([name, text]) => [name, strToU8(text)] as const)
  return zipSync(Object.fromEntries(files), { mtime: '2026-11-20T00:00:00' })
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

function letters(column: number): string {
  return (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26))
}

/** Text in windows-1251, of which the tests need Russian and ASCII. */
export function windows1251(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => {
    const code = letter.codePointAt(0) ?? 0
    if (code < 0x80) return code
    if (code >= 0x410 && code <= 0x44f) return code - 0x350
    return { Ё: 0xa8, ё: 0xb8, '№': 0xb9, '«': 0xab, '»': 0xbb }[letter] ?? 0x3f
  })
}
