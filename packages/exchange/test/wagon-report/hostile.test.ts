import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { proposeMapping, readSpreadsheet } from '../../src/index.js'
import { GROWS_WITH_SIZE, growth } from '../growth.js'
import { type BuiltSheet, xlsx, xlsxParts, zipped } from './build-xlsx.js'

const SHEETS: readonly BuiltSheet[] = [
  {
    name: 'Лист1',
    rows: [
      ['Вагон', 'Станция'],
      ['95120341', 'КОСТАНАЙ'],
    ],
  },
]
const code = (bytes: Uint8Array) => {
  try {
    readSpreadsheet(bytes)
    return 'read'
  } catch (error) {
    return (error as { code?: string }).code
  }
}
const text = (value: string) => strToU8(value)
const compound = (name: string) =>
  Uint8Array.of(
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...[...name].flatMap((letter) => [letter.charCodeAt(0), 0]),
  )
/** Writes another size into the directory of an archive, for all of its parts. */
const saysToInflateTo = (bytes: Uint8Array, size: number) => {
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < bytes.length - 46; at += 1) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true)
  }
  return bytes
}
const withSheet = (xml: string) => zipped({ ...xlsxParts(SHEETS), 'xl/worksheets/sheet1.xml': xml })

describe('a file', () => {
  it.each([
    ['XLS', compound('Workbook'), /old file of Excel.*save it as/],
    ['under a password', compound('EncryptedPackage'), /under a password.*take the password off/],
    ['XLSB', zipSync({ 'xl/workbook.bin': text('x') }), /XLSB/],
    ['ODS', zipSync({ mimetype: text('x'), 'content.xml': text('<x/>') }), /ODS/],
    ['HTML named XLS', text('\n<html><table><tr><td>Вагон'), /HTML or XML/],
    ['PDF', text('%PDF-1.7'), /PDF/],
  ])('of %s is refused with what to do', (_, bytes, message) => {
    expect(() => readSpreadsheet(bytes)).toThrow(message)
    expect(code(bytes)).toBe('SPREADSHEET_KIND_UNSUPPORTED')
  })

  it.each([
    ['cut short', xlsx(SHEETS).slice(0, 900)],
    ['another archive', zipSync({ 'a.txt': text('x') })],
    ['an empty archive', zipSync({})],
    [
      'without the sheet',
      zipped(Object.fromEntries(Object.entries(xlsxParts(SHEETS)).filter(([name]) => !name.includes('sheet1')))),
    ],
    ['with a document type', withSheet('<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>')],
    ['with broken XML', withSheet('<worksheet><sheetData><row>')],
    ['with rows out of order', withSheet('<worksheet><row r="2"/><row r="1"/></worksheet>')],
    [
      'with a text that is not shared',
      withSheet('<worksheet><row r="1"><c r="A1" t="s"><v>99</v></c></row></worksheet>'),
    ],
    ['of zero bytes', new Uint8Array(40)],
    ['with a zero character', new Uint8Array(Buffer.from('\ufeffВагон;\u0000', 'utf16le'))],
    ['with a quote that does not end', text('Вагон;Станция\n"95120341;x')],
  ])('%s is unreadable', (_, bytes) => {
    expect(code(bytes)).toBe('SPREADSHEET_UNREADABLE')
  })

  it.each([
    ['inflates beyond the limit', zipSync({ 'xl/a.xml': new Uint8Array(130 * 1024 * 1024) }, { level: 9 })],
    [
      'has too many parts',
      zipSync(Object.fromEntries(Array.from({ length: 1001 }, (_, part) => [`${part}`, text('')]))),
    ],
    ['has a row too far down', withSheet('<worksheet><row r="1048576"><c r="A1048576"><v>1</v></c></row></worksheet>')],
    ['has a column too far out', withSheet('<worksheet><row r="1"><c r="XFD1"><v>1</v></c></row></worksheet>')],
    [
      'has too long a text',
      withSheet(
        `<worksheet><row r="1"><c r="A1" t="inlineStr"><is><t>${'x'.repeat(40_000)}</t></is></c></row></worksheet>`,
      ),
    ],
    [
      'has too many cells by merging',
      withSheet(
        `<worksheet>${Array.from({ length: 5000 }, (_, row) => `<row r="${row + 1}"><c r="A${row + 1}"><v>1</v></c></row>`).join('')}<mergeCell ref="A1:SF5000"/></worksheet>`,
      ),
    ],
    ['has too many columns of text', text(`${'x;'.repeat(600)}\n`)],
  ])('that %s is too large', (_, bytes) => {
    expect(code(bytes)).toBe('SPREADSHEET_TOO_LARGE')
  })

  it('whose parts are larger than the archive says is unreadable', () => {
    const bytes = zipSync({
      ...Object.fromEntries(Object.entries(xlsxParts(SHEETS)).map(([name, part]) => [name, text(part)])),
    })
    expect(code(saysToInflateTo(bytes, 8))).toBe('SPREADSHEET_UNREADABLE')
  })

  it('whose parts are larger than the archive says is inflated no further', () => {
    const lying = (size: number) => saysToInflateTo(zipSync({ 'xl/a.xml': new Uint8Array(size) }, { level: 9 }), 8)
    expect(code(lying(100_000_000))).toBe('SPREADSHEET_UNREADABLE')
    expect(growth(100_000_000, lying, code)).toBeLessThan(2)
  })

  it('of many merged cells on missing rows takes time that grows with their number', () => {
    const rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="90000"><c r="A90000"><v>1</v></c></row>'
    const merged = (count: number) =>
      withSheet(`<worksheet>${rows}${'<mergeCell ref="A1:A90000"/>'.repeat(count)}</worksheet>`)
    expect(code(merged(100_000))).toBe('SPREADSHEET_TOO_LARGE')
    expect(growth(40_000, merged, code)).toBeLessThan(GROWS_WITH_SIZE)
  })
})

it('proposes a mapping of wide rows and long headers in time that grows with their number', () => {
  const wide = (columns: number) => {
    const header = Array.from({ length: columns }, (_, column) => `Дата операции ${'о п '.repeat(2000)}x${column}`)
    const rows = [header, ...Array.from({ length: 30 }, () => header.map((_, column) => `п ${column} `.repeat(20)))]
    return readSpreadsheet(xlsx([{ name: 'Лист1', rows: [['астан'.repeat(6000)], ...rows] }], { inline: true }))
  }
  expect(proposeMapping(wide(200)).missing).toContain('wagon')
  expect(growth(200, wide, proposeMapping)).toBeLessThan(GROWS_WITH_SIZE)
})
