import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { previewTable, type TableMapping, timePeriod } from '../src/index.js'

const fixed = (word: string) => ({ fixed: word })
const own: TableMapping = {
  separator: ';',
  decimal: ',',
  parts: {
    measure: fixed('traffic'),
    unit: fixed('t'),
    status: fixed('observed'),
    source: fixed('https://a.example'),
    period: { column: 'When' },
    value: { column: 'How much' },
  },
  wide: [],
  file: 'strange.csv',
}
const table = (period: string, value: string) => `When;How much\n${period};${value}\n`
const { period: _, value: __, ...rest } = own.parts
const wide: TableMapping = { ...own, parts: { ...rest, where: { column: 'Port' } }, wide: ['2023', '2024'] }
const read = (text: string, mapping: TableMapping = own) => {
  const { observations, refused } = previewTable(text, mapping)
  return { values: observations.map(({ value }) => value), refused }
}

describe('times of a table', () => {
  it.each([
    ['2024', 'year', '2024-01-01', '2024-12-31'],
    ['2024-06', 'months', '2024-06-01', '2024-06-30'],
    ['2024M02', 'months', '2024-02-01', '2024-02-29'],
    ['2024-H1', 'half', '2024-01-01', '2024-06-30'],
    ['2024-H2', 'half', '2024-07-01', '2024-12-31'],
    ['2024-Q2', 'quarter', '2024-04-01', '2024-06-30'],
    ['01.2024-06.2024', 'half', '2024-01-01', '2024-06-30'],
    ['01.2025-08.2025', 'months', '2025-01-01', '2025-08-31'],
    ['11.2024-02.2025', 'months', '2024-11-01', '2025-02-28'],
    ['01.2020-12.2024', 'years', '2020-01-01', '2024-12-31'],
  ])('%s is read', (period, kind, start, end) => {
    expect(previewTable(table(period, '1'), own).observations[0]?.period).toEqual({ kind, start, end })
  })

  it.each(['', '24', '2024-13', '2024M00', '2024-Q5', '2024-H3', '06.2024-01.2024', '2024-06-31', 'last year'])(
    '%j is refused',
    (period) => {
      expect(read(table(period, '1')).refused).toEqual([
        expect.objectContaining({ line: 2, column: 'When', received: period }),
      ])
    },
  )

  it('are those that SDMX writes of them', () => {
    const month = fc.record({ year: fc.integer({ min: 1900, max: 2099 }), month: fc.integer({ min: 1, max: 12 }) })
    const text = fc.oneof(
      month.map(({ year }) => String(year)),
      month.map(({ year, month }) => `${year}-${String(month).padStart(2, '0')}`),
      month.map(({ year, month }) => `${year}-S${1 + (month % 2)}`),
      month.map(({ year, month }) => `${year}-Q${1 + (month % 4)}`),
    )
    fc.assert(
      fc.property(text, (period) => {
        const [figure] = previewTable(table(period, '1'), own).observations
        expect(timePeriod(figure?.period ?? null)).toBe(period)
      }),
    )
  })
})

describe('numbers of a table', () => {
  it.each([
    ['4,5', 4.5],
    ['1 234 567,8', 1234567.8],
    ['1\u00a0234', 1234],
    ['1.234.567,8', 1234567.8],
    ['\u22123', -3],
    ['0', 0],
  ])('%s is read with a decimal comma', (text, value) => {
    expect(read(table('2024', text)).values).toEqual([value])
  })

  it.each(['', '4.5', '12 34', '1 2345', '1.234 567', '4,5,6', '-', '4 t', '1e3', 'about 3', '9'.repeat(400)])(
    '%j is refused',
    (text) => {
      const { values, refused } = read(table('2024', text))
      expect(values).toEqual([])
      expect(refused).toEqual([expect.objectContaining({ line: 2, column: 'How much', received: text })])
    },
  )

  it('are read back however their thousands and decimals are written', () => {
    const parts = fc.record({ whole: fc.nat(999_999_999), decimals: fc.constantFrom('', '5', '25', '125', '0625') })
    const marks = fc.constantFrom([' ', ','], ['\u202f', '.'], ['.', ','], [',', '.'], ['', '.'], ['', ','])
    fc.assert(
      fc.property(parts, marks, ({ whole, decimals }, [thousands = '', decimal = '.']) => {
        const written = String(whole).replace(/\B(?=(\d{3})+$)/g, thousands)
        const text = table('2024', decimals === '' ? written : `${written}${decimal}${decimals}`)
        const { values } = read(text, { ...own, decimal: decimal === ',' ? ',' : '.' })
        expect(values).toEqual([Number(`${whole}.${decimals || '0'}`)])
      }),
    )
  })

  it('that could be two are refused until the decimal mark is said', () => {
    const text = table('2024', '1,234')
    expect(previewTable(text, null).proposed.decimal).toBeNull()
    expect(read(text, { ...own, decimal: null }).refused).toHaveLength(1)
    expect(read(text).values).toEqual([1.234])
    expect(read(text, { ...own, decimal: '.' }).values).toEqual([1234])
  })

  it('are missing, not nought, where the table says that none is published', () => {
    const [figure] = previewTable(table('2024', 'n/a'), own).observations
    expect(figure).toMatchObject({ value: null, missing: 'notPublished' })
  })

  it.each([
    ['thousand tons', 11600, 't'],
    ['млн долларов', 11600000, 'USD'],
    ['TEU', 11.6, 'TEU'],
    ['t/day', 11.6, 't/day'],
  ])('in %s are kept in base units', (unit, value, base) => {
    const mapping = { ...own, parts: { ...own.parts, unit: fixed(unit) } }
    const [figure] = previewTable(table('2024', '11,6'), mapping).observations
    expect(figure?.value).toBe(value)
    expect([figure?.series.unit.of, figure?.series.unit.every].filter(Boolean).join('/')).toBe(base)
  })

  it.each(['', 'stone', 'more than tons', '3 tons', 'tons and TEU'])('in %j are refused', (unit) => {
    const { refused } = read(table('2024', '1'), { ...own, parts: { ...own.parts, unit: fixed(unit) } })
    expect(refused).toEqual([expect.objectContaining({ line: 2, column: 'unit', received: unit })])
  })
})

describe('a mapping', () => {
  it('takes each year of a wide table as a figure, and names what it cannot take', () => {
    const { observations, refused } = previewTable('Port;2023;2024\nKZ-AKTAU;1,5;\nAktau;2;3\n', wide)
    expect(observations).toEqual([
      expect.objectContaining({
        value: 1.5,
        period: { kind: 'year', start: '2023-01-01', end: '2023-12-31' },
        series: expect.objectContaining({ where: ['KZ-AKTAU'] }),
        origin: expect.objectContaining({ row: 'strange.csv:2' }),
      }),
    ])
    expect(refused.map(({ line, column, received }) => [line, column, received])).toEqual([
      [2, '2024', ''],
      [3, 'Port', 'Aktau'],
      [3, 'Port', 'Aktau'],
    ])
  })

  it('translates words of a column, and refuses those it does not know', () => {
    const flow = { column: 'Flow', words: { Экспорт: 'export' } }
    const mapping = { ...own, parts: { ...own.parts, direction: flow } }
    const text = 'Flow;When;How much\nЭкспорт;2024;1\nИмпорт;2024;2\nconstructor;2024;3\n'
    const { observations, refused } = previewTable(text, mapping)
    expect(observations.map(({ series }) => series.direction)).toEqual(['export'])
    expect(refused.map(({ line, column, received }) => [line, column, received])).toEqual([
      [3, 'Flow', 'Импорт'],
      [4, 'Flow', 'constructor'],
    ])
  })

  it('that names what the table has not, or has twice, gives nothing', () => {
    expect(read('When;Amount\n2024;1\n').refused).toMatchObject([{ line: 1, column: 'How much' }])
    expect(read('When;How much;When\n2024;1;2023\n').refused).toMatchObject([{ line: 1, column: 'When' }])
  })

  it('that leaves out what a figure needs is refused part by part', () => {
    const { refused, values } = read(table('2024', '1'), { ...own, parts: { value: { column: 'How much' } } })
    expect(values).toEqual([])
    expect(refused.map(({ column }) => column)).toEqual(['measure', 'unit', 'status', 'source', 'period'])
  })

  it('does not take both one column of values and columns of years', () => {
    const both = { ...wide, parts: { ...wide.parts, value: { column: '2023' } } }
    expect(read('Port;2023;2024\nKZ;1;2\n', both).refused).toMatchObject([{ line: 1, column: 'value' }])
  })

  it('refuses rows of another width, quotes left open, and a figure said twice', () => {
    const text = 'When;How much\n2023;1;2\n2024;1\n\n2024;1\n2025;"2\n2026;3\n'
    expect(read(text).values).toEqual([1])
    expect(read(text).refused.map(({ line }) => line)).toEqual([2, 5, 6])
  })
})

describe('a proposed mapping', () => {
  it('is what headings and cells say, and no more', () => {
    const { proposed, observations, refused } = previewTable('Год;Объем, тыс. тонн\n2023;1 234,5\n2024;2 000\n', null)
    expect(proposed).toEqual({
      separator: ';',
      decimal: ',',
      parts: {
        period: { column: 'Год' },
        value: { column: 'Объем, тыс. тонн' },
        unit: { fixed: 'тыс. тонн' },
      },
      wide: [],
      file: null,
    })
    expect(observations).toEqual([])
    expect(refused.map(({ column }) => column)).toEqual(['measure', 'status', 'source'])
  })

  it('finds times and the only numbers by what the cells hold', () => {
    const { parts } = previewTable('a\tb\tc\nAktau\t2024-Q1\t3.5\nBaku\t2024-Q2\t4.5\n', null).proposed
    expect(parts).toEqual({ period: { column: 'b' }, value: { column: 'c' } })
    expect(previewTable('a,b,c\n2024,3,5\n', null).proposed.parts).toEqual({ period: { column: 'a' } })
  })

  it.each([',', ';', '\t'])('finds the separator %j, whatever stands in the cells', (separator) => {
    const texts = fc.stringMatching(/^[a-z ,;\t]{1,8}[a-z]$/)
    fc.assert(
      fc.property(fc.array(fc.tuple(texts, texts, texts), { minLength: 1, maxLength: 4 }), (rows) => {
        const quoted = rows.map((cells) => cells.map((cell) => `"${cell}"`).join(separator))
        expect(previewTable(`${['a', 'b', 'c'].join(separator)}\n${quoted.join('\n')}`, null).proposed.separator).toBe(
          separator,
        )
      }),
    )
  })

  it('is read with a semicolon where every number has a decimal comma', () => {
    const { proposed } = previewTable('Year;Volume, t\n2023;1,5\n2024;2,5\n', null)
    expect(proposed).toMatchObject({ separator: ';', decimal: ',' })
  })

  it('takes a comma where nothing is parted', () => {
    expect(previewTable('Volume\n5\n', null).proposed.separator).toBe(',')
    expect(previewTable('', null).columns).toEqual([])
  })

  it('finds columns of years', () => {
    const { proposed } = previewTable('Port,2023,2024-H1\nAktau,1,2\n', null)
    expect(proposed).toMatchObject({ wide: ['2023', '2024-H1'], parts: {} })
  })
})

describe('any text at all', () => {
  const piece = fc.oneof(
    fc.constantFrom(';', ',', '\t', '\n', '\r\n', '"', '2024', '2024-Q1', '1 234,5', '4.5', 'value', 'year', '\uFEFF'),
    fc.string({ maxLength: 6, unit: 'grapheme' }),
  )
  const texts = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''))

  it('never throws, and reads the same each time', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(null, own, wide), (text, mapping) => {
        expect(previewTable(text, mapping)).toEqual(previewTable(text, mapping))
      }),
      { numRuns: 500 },
    )
  })

  it('is accounted for: each value cell of a sound table is a figure or is refused, once', () => {
    const cell = fc.constantFrom('1', '2,5', '1 000', '', 'n/a', 'x', '4.5', '-')
    const row = fc.record({ port: fc.constantFrom('KZ-AKTAU', 'AZ-ALAT', 'Poti', ''), first: cell, second: cell })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
        const lines = rows.map(({ port, first, second }) => `${port};${first};${second}`)
        const { observations, refused } = previewTable(['Port;2023;2024', ...lines].join('\n'), wide)

        expect(observations.length + refused.length).toBe(rows.length * 2)
        expect(new Set(observations.map(({ id }) => id)).size).toBe(observations.length)
        for (const { line } of refused) expect(line).toBeGreaterThan(1)
      }),
    )
  })
})
