import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { proposeMapping, readMapping, readSpreadsheet, readWagonReport } from '../../src/index.js'
import { type BuiltCell, windows1251, xlsx } from './build-xlsx.js'
import { fileIn, ports, read } from './report.js'

const OPERATIONS = ['Прибытие', 'Отправление', 'Погрузка', 'Выгрузка', 'Сдача по стыку', 'Дебуферизация', '']

/** Cells of a row by header, as texts. */
const arbitraryRow = fc.record({
  'Номер вагона': fc.constantFrom(
    '95120341',
    '95120358',
    '94576816',
    '95120340',
    '9512034',
    '338078360926',
    'вагон',
    '',
  ),
  Контейнеры: fc.constantFrom('CSQU3054383', 'CSQU3054383, TRLU8132090', 'CSQU3054384', 'нет', ''),
  Операция: fc.constantFrom(...OPERATIONS),
  'Дата операции': fc.constantFrom('19.11.2026', '20.11', '18/11/26', '31.02.2026', ''),
  'Время операции (мск)': fc.constantFrom('14:05', '00:00', '7-30', '25:00', ''),
  'Станция операции': fc.constantFrom('КОСТАНАЙ', 'Актау-Порт; эксп.', 'Шалкар', ''),
  'Код станции операции': fc.constantFrom('684001', '663404', '663405', ''),
  'Вес, т': fc.constantFrom('68,5', '70', ''),
  Примечание: fc.constantFrom('срочно', 'строка 1 "б"', ''),
})
type ReportRow = typeof arbitraryRow extends fc.Arbitrary<infer Row> ? Row : never

const HEADERS = [
  'Номер вагона',
  'Контейнеры',
  'Операция',
  'Дата операции',
  'Время операции (мск)',
  'Станция операции',
  'Код станции операции',
  'Вес, т',
  'Примечание',
] as const satisfies readonly (keyof ReportRow)[]

const arbitraryRows = fc.array(arbitraryRow, { minLength: 1, maxLength: 8 })

function table(rows: readonly ReportRow[], headers: readonly (keyof ReportRow)[] = HEADERS): string[][] {
  return [['Отчёт на 20.11.2026'], [...headers], ...rows.map((row) => headers.map((header) => row[header]))]
}

const quoted = (cell: string) => (/[";\n,\t|]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
const csv = (cells: readonly (readonly string[])[], delimiter: string) =>
  cells.map((row) => row.map(quoted).join(delimiter)).join('\r\n')
const utf8 = (text: string) => new TextEncoder().encode(text)
const book = (rows: readonly (readonly BuiltCell[])[]) => xlsx([{ name: '', rows }])

/** What a reading says, but for how its places are called. */
const said = (reading: ReturnType<typeof read>) => ({
  events: reading.events,
  remarks: reading.remarks.map(({ code, text }) => [code, text]),
  refused: reading.refused.map(({ code, text }) => [code, text]),
  beside: reading.rows.map(({ beside }) => beside),
})

describe('a report', () => {
  it('says the same whatever the order of its columns', () => {
    fc.assert(
      fc.property(arbitraryRows, fc.shuffledSubarray([...HEADERS], { minLength: HEADERS.length }), (rows, order) => {
        const [plain, mixed] = [read(book(table(rows))), read(book(table(rows, order)))]
        expect(said(mixed)).toEqual(said(plain))
      }),
    )
  })

  it('says the same as XLSX and as text, with every delimiter and encoding', () => {
    fc.assert(
      fc.property(arbitraryRows, fc.constantFrom(',', ';', '\t', '|'), (rows, delimiter) => {
        const cells = table(rows)
        const expected = said(read(book(cells)))
        const text = csv(cells, delimiter)
        for (const bytes of [
          utf8(text),
          utf8(`\ufeff${text}`),
          windows1251(text),
          new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')),
          utf8(`sep=${delimiter}\r\n${text}`),
        ]) {
          expect(said(read(bytes))).toEqual(expected)
        }
      }),
    )
  })

  it('keeps an offset that stands behind a time, and says of none that it was supplied', () => {
    const rows = (...times: string[]) => [
      'Номер вагона|Операция|Дата и время операции|Станция операции',
      ...times.map((time) => `95120341|Прибытие|${time}|Нигде`),
    ]
    const { events, remarks } = read(utf8(rows('2026-11-20T09:05:00+05:00').join('\n')))
    expect(events).toMatchObject([{ eventTime: '2026-11-20T09:05:00+05:00', eventTimeZoneOffset: '+05:00' }])
    expect(events[0]).not.toHaveProperty('karavan:zone')
    expect(remarks.map(({ code }) => code)).toEqual(['stationUnknown'])
    const mixed = read(utf8(rows('2026-11-20T09:05:00+05:00', '20.11.2026 07:05').join('\n')))
    expect(mixed.events.map((event) => event['karavan:zone'])).toEqual([undefined, 'supplied'])
    expect(mixed.remarks.map(({ code }) => code)).toContain('zoneSupplied')
  })

  it('says the same by a mapping that was saved', () => {
    fc.assert(
      fc.property(arbitraryRows, (rows) => {
        const workbook = readSpreadsheet(book(table(rows)))
        const { mapping } = proposeMapping(workbook)
        const saved = readMapping(JSON.parse(JSON.stringify(mapping)))
        expect(readWagonReport(workbook, saved, ports)).toEqual(readWagonReport(workbook, mapping, ports))
      }),
    )
  })

  it('has each row read, refused or passed over', () => {
    fc.assert(
      fc.property(arbitraryRows, (rows) => {
        const { rows: taken, refused, remarks } = read(book(table(rows)))
        const lines = [...taken, ...refused, ...remarks.filter(({ code }) => code === 'rowPassedOver')]
        const seen = new Set(lines.map(({ pointer }) => /\d+/.exec(pointer)?.[0]))
        const filled = rows.filter((row) => Object.values(row).some((cell) => cell !== ''))
        expect(seen.size).toBe(filled.length)
      }),
    )
  })
})

describe('cells', () => {
  const HEADER = ['Вагон', 'Станция', 'Операция', 'Дата операции']
  const row = (wagon: BuiltCell, date: BuiltCell) => [wagon, '684001', 'Прибытие', date]
  const times = (bytes: Uint8Array) => read(bytes).events.map(({ eventTime }) => eventTime)

  it('give one time as a text, as a date of Excel, as its number, and from 1904', () => {
    const dates: readonly BuiltCell[] = ['19.11.2026 14:05', { date: 46_345.586_805_555_6 }, 46_345.586_805_555_6]
    const rows = [HEADER, ...dates.map((date) => row(95_120_341, date))]
    const expected = dates.map(() => '2026-11-19T14:05:00+03:00')
    expect(times(xlsx([{ name: 'Дислокация', rows }]))).toEqual(expected)
    expect(times(xlsx([{ name: 'Дислокация', rows }], { inline: true }))).toEqual(expected)
    const from1904 = [HEADER, row('95120341', { date: 44_883.586_805_555_6 }), row('95120341', 44_883.586_805_555_6)]
    expect(times(xlsx([{ name: 'Дислокация', rows: from1904 }], { from1904: true }))).toEqual(expected.slice(1))
  })

  it('keep the zeros that a format shows, and are flagged where they lost them', () => {
    const rows = [HEADER, row({ padded: 123_457 }, '19.11.2026 14:05'), row(1_234_574, '19.11.2026 14:05')]
    const { events, remarks } = read(xlsx([{ name: 'Дислокация', rows }]))
    expect(events).toMatchObject([
      { epcList: ['urn:karavan:wagon8:00123457'] },
      { epcList: ['urn:karavan:equipment:1234574'] },
    ])
    expect(remarks.filter(({ code }) => code === 'zeroLost')).toMatchObject([
      { pointer: 'sheet Дислокация, row 3, column A' },
    ])
  })

  it('without year have that of the last date among the titles', () => {
    const titles = [['Договор от 01.02.2020'], ['на 02.01.2026, план до 31.12.2026']]
    const rows = [...titles, HEADER, row('95120341', '31.12 14:05'), row('95120341', '02.01 14:05')]
    expect(times(xlsx([{ name: 'Дислокация', rows }]))).toEqual([
      '2025-12-31T14:05:00+03:00',
      '2026-01-02T14:05:00+03:00',
    ])
  })

  it('merged over rows count for each', () => {
    const rows = [HEADER, row('95120341', '19.11.2026 14:05'), ['95120358', null, null, null]]
    const merges = ['B2:B3', 'C2:C3', 'D2:D3']
    expect(times(xlsx([{ name: 'Дислокация', rows, merges }]))).toHaveLength(2)
  })

  it('begin a total only where no wagon is named', () => {
    const header = ['Грузополучатель', 'Вагон', 'Станция', 'Операция', 'Дата операции']
    const rows = [
      header,
      ['Total Kazakhstan', '95120341', '684001', 'Прибытие', '19.11.2026 14:05'],
      ['Всего Доброго', '951203', '684001', 'Прибытие', '19.11.2026 14:05'],
      ['Total Kazakhstan', '', '684001', 'Прибытие', '19.11.2026 14:05'],
      ['Итого', ''],
      ['Всего вагонов', '2'],
      ['', 'Итого: 2'],
      ['Итого', '', '2 станции', '', ''],
    ]
    const { events, refused, remarks } = read(xlsx([{ name: 'Дислокация', rows }]))
    expect(events).toMatchObject([{ epcList: ['urn:karavan:wagon8:95120341'] }])
    expect(refused.map(({ code }) => code)).toEqual(['wagonMalformed', 'wagonMissing'])
    expect(remarks.filter(({ code }) => code === 'rowPassedOver')).toEqual([])
  })

  it('are read from every sheet that has the columns, and from none that is hidden', () => {
    const rows = [HEADER, row('95120341', '19.11.2026 14:05')]
    const sheets = [
      { name: 'Гружёные', rows },
      { name: 'Порожние', rows: [['Порожние вагоны'], [], ...rows, HEADER, row('95120358', '19.11.2026 14:06')] },
      { name: 'Вчера', rows, isHidden: true },
    ]
    expect(times(xlsx(sheets))).toHaveLength(3)
  })
})

describe('a mapping', () => {
  it('says what was found, how surely, and what is missing', () => {
    expect(proposeMapping(readSpreadsheet(fileIn('wheat-kostanay-aktau.csv')))).toMatchObject({
      mapping: { zone: 'Europe/Moscow', columns: { wagon: '№ вагона', idle: 'Простой, сут' } },
      zoneSure: 'certain',
      missing: [],
      unused: ['№ п/п'],
    })
    const poor = readSpreadsheet(utf8('Вагон;Груз;Вес\n95120341;Пшеница;68'))
    expect(proposeMapping(poor)).toMatchObject({
      missing: ['operation', 'operationDate', 'stationName'],
      zoneSure: 'likely',
    })
    expect(proposeMapping(readSpreadsheet(utf8('a;b\n1;2'))).found).toEqual([])
  })

  it.each([
    [null, '/columns'],
    [{ columns: { wagon: '' }, zone: 'place' }, '/columns/wagon'],
    [{ columns: { waggon: 'Вагон' }, zone: 'place' }, '/columns'],
    [{ columns: {}, zone: 'Mars/Base' }, '/zone'],
  ])('that is saved as %j is refused', (saved, pointer) => {
    expect(() => readMapping(saved)).toThrow(expect.objectContaining({ code: 'WAGON_MAPPING_INVALID', pointer }))
  })

  it('that does not fit the report is refused with the headers that are looked for', () => {
    const workbook = readSpreadsheet(fileIn('wheat-kostanay-aktau.csv'))
    const { mapping } = proposeMapping(workbook)
    const other = { ...mapping, columns: { ...mapping.columns, wagon: 'Carriage' } }
    expect(() => readWagonReport(workbook, other, ports)).toThrow(/WAGON_REPORT_COLUMNS_MISSING.*«Carriage»/)
    expect(() => readWagonReport(workbook, { columns: {}, zone: 'place' }, ports)).toThrow(/a column for wagon/)
  })
})
