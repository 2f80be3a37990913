import { displayOf, type NumberDisplay } from './number-format.js'
import { type PackageParts, readParts, relationshipsOf } from './package-parts.js'
import {
  CellCount,
  type Sheet,
  SPREADSHEET_LIMITS,
  tooLarge,
  unreadable,
  unsupported,
  type Workbook,
} from './workbook.js'
import { readWorksheet } from './worksheet.js'
import { scanXml } from './xml-scan.js'

/**
 * Reads the worksheets of a file of XLSX (ECMA-376), hidden ones left out.
 * @throws {StructuredError} SPREADSHEET_UNREADABLE, SPREADSHEET_TOO_LARGE, SPREADSHEET_KIND_UNSUPPORTED
 */
export function readXlsx(bytes: Uint8Array): Workbook {
  const { parts, names } = readParts(bytes)
  const main = [...relationshipsOf(parts, '').values()].find(({ kind }) => kind === 'officeDocument')?.target
  const part = main === undefined ? undefined : parts.get(main)
  if (main === undefined || part === undefined) {
    if (names.some((name) => name.endsWith('workbook.bin'))) throw unsupported('a binary file of Excel (XLSB)')
    if (names.includes('content.xml')) throw unsupported('a file of OpenDocument (ODS)')
    throw unreadable(`an archive of ${names.slice(0, 3).join(' ') || 'nothing'}`, 'a file of XLSX')
  }
  const links = relationshipsOf(parts, main)
  const linked = (kind: string) => [...links.values()].find((link) => link.kind === kind)?.target
  const strings = readStrings(parts, linked('sharedStrings'))
  const displays = readDisplays(parts, linked('styles'))
  const { sheets, from1904 } = readOutline(main, part)
  const count = new CellCount()
  return {
    from1904,
    sheets: sheets.flatMap(({ name, id }): Sheet[] => {
      const target = links.get(id)
      if (target?.kind !== 'worksheet') return []
      const sheet = parts.get(target.target)
      if (sheet === undefined) throw unreadable(`no ${target.target}`, `the sheet "${name}"`)
      return [{ name, rows: readWorksheet(target.target, sheet, { strings, displays, from1904, count }) }]
    }),
  }
}

function readOutline(part: string, bytes: Uint8Array) {
  const sheets: { readonly name: string; readonly id: string }[] = []
  let from1904 = false
  scanXml(part, bytes, {
    open: (element, attribute) => {
      if (element === 'workbookPr') from1904 = /^(?:1|true)$/.test(attribute('date1904') ?? '')
      if (element !== 'sheet' || (attribute('state') ?? 'visible') !== 'visible') return
      sheets.push({ name: attribute('name') ?? '', id: attribute('r:id') ?? attribute('id') ?? '' })
    },
  })
  return { sheets, from1904 }
}

function readStrings(parts: PackageParts, part: string | undefined): readonly string[] {
  const bytes = part === undefined ? undefined : parts.get(part)
  if (part === undefined || bytes === undefined) return []
  const strings: string[] = []
  let current = ''
  let isText = false
  let phonetic = 0
  scanXml(part, bytes, {
    open: (element) => {
      if (element === 'si') current = ''
      if (element === 'rPh') phonetic += 1
      isText = element === 't' && phonetic === 0
    },
    close: (element) => {
      if (element === 'si') strings.push(current)
      if (element === 'rPh') phonetic -= 1
      isText = false
    },
    text: (text) => {
      if (!isText) return
      current += text
      if (current.length > SPREADSHEET_LIMITS.characters) throw tooLarge('characters', 'more in a shared text')
    },
  })
  return strings
}

/** How each style of cells shows numbers. */
function readDisplays(parts: PackageParts, part: string | undefined): readonly NumberDisplay[] {
  const bytes = part === undefined ? undefined : parts.get(part)
  if (part === undefined || bytes === undefined) return []
  const codes = new Map<number, string>()
  const displays: NumberDisplay[] = []
  let inCellStyles = false
  scanXml(part, bytes, {
    open: (element, attribute) => {
      if (element === 'numFmt') codes.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '')
      if (element === 'cellXfs') inCellStyles = true
      if (element !== 'xf' || !inCellStyles) return
      const id = Number(attribute('numFmtId') ?? 0)
      displays.push(displayOf(id, codes.get(id)))
    },
    close: (element) => {
      if (element === 'cellXfs') inCellStyles = false
    },
  })
  return displays
}
