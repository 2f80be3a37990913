import { readFileSync } from 'node:fs'
import { readTable } from '@karavan/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  FIGURE_COLUMNS,
  figuresCsv,
  figuresSdmx,
  observationId,
  readFigures,
  readFiguresSdmx,
  timePeriod,
} from '../src/index.js'
import { observations } from './figures.js'

const some = fc.array(observations, { maxLength: 5 })

describe('figures that are carried out and in', () => {
  it.each([
    ['CSV', figuresCsv, readFigures],
    ['SDMX-CSV', figuresSdmx, readFiguresSdmx],
  ])('lose nothing in %s', (_, write, read) => {
    fc.assert(
      fc.property(some, (figures) => {
        expect(read(write(figures), 'figures.csv')).toEqual(figures)
      }),
    )
  })

  it('hold nothing that a spreadsheet would run', () => {
    fc.assert(
      fc.property(some, (figures) => {
        for (const { cells } of readTable(figuresCsv(figures), { file: 'figures.csv', columns: [] }))
          for (const cell of Object.values(cells)) expect(cell).not.toMatch(/^([=+@\t]|-(?!\d))/)
      }),
    )
  })

  it('have the name of what they say', () => {
    fc.assert(
      fc.property(observations, ({ id, supersedes: _, note: __, ...said }) => {
        expect(observationId(said)).toBe(id)
      }),
    )
  })
})

describe('a table of figures', () => {
  const row = (cells: Record<string, string>) =>
    `${FIGURE_COLUMNS.join(',')}\n${FIGURE_COLUMNS.map((column) => cells[column] ?? '').join(',')}\n`
  const sound = { measure: 'traffic', unit: 't', value: '4500000', status: 'observed', source: 'https://a.example' }

  it.each([
    [{ measure: 'weight' }, 'measure', 'one of traffic'],
    [{ unit: 'stone' }, 'unit', 'one of t, TEU'],
    [{ value: '4,5' }, 'TABLE', ''],
    [{ value: '4 500' }, 'value', 'decimal point'],
    [{ value: '' }, 'missing', 'why there is no figure'],
    [{ missing: 'onlyCompared' }, 'missing', 'nothing, as there is a figure'],
    [{ period: 'year', start: '2024', end: '2024-12-31' }, 'start', 'a day'],
    [{ period: 'year', start: '2024-12-31', end: '2024-01-01' }, 'end', 'not before'],
    [{ source: '' }, 'source', 'where it was read'],
    [{ span: '9-3' }, 'span', 'two offsets'],
  ])('is refused with the place of the fault: %o', (change, column, expected) => {
    const read = () => readFigures(row({ ...sound, ...change }), 'own.csv')
    if (column === 'TABLE') return expect(read).toThrow(/own.csv/)
    expect(read).toThrow(
      expect.objectContaining({
        code: 'FIGURE_ROW_INVALID',
        pointer: `own.csv:2 ${column}`,
        expected: expect.stringContaining(expected),
      }),
    )
  })

  it('names its times as SDMX does', () => {
    const of = (start: string, end: string) => timePeriod({ kind: 'months', start, end })
    expect(of('2024-01-01', '2024-12-31')).toBe('2024')
    expect(of('2024-07-01', '2024-12-31')).toBe('2024-S2')
    expect(of('2024-04-01', '2024-06-30')).toBe('2024-Q2')
    expect(of('2024-02-01', '2024-02-29')).toBe('2024-02')
    expect(of('2025-01-01', '2025-08-31')).toBe('2025-01-01/P8M')
    expect(of('2025-01-03', '2025-01-09')).toBe('2025-01-03/P7D')
    expect(of('2025-01-03', '2025-01-03')).toBe('2025-01-03')
  })
})

it('bundled figures are as they would be written', () => {
  const text = readFileSync(new URL('../data/figures.csv', import.meta.url), 'utf8')
  expect(figuresCsv(readFigures(text, 'figures.csv'))).toBe(text)
})

it('scopes of the bundled figures are all told of in the docs', () => {
  const docs = readFileSync(new URL('../../../docs/observatory.md', import.meta.url), 'utf8')
  const figures = readFigures(readFileSync(new URL('../data/figures.csv', import.meta.url), 'utf8'), 'figures.csv')
  const scopes = new Set(figures.flatMap(({ series }) => series.scope ?? []))
  const told = docs.slice(docs.indexOf('## Scopes'), docs.indexOf('## Reading'))
  expect([...scopes].filter((scope) => !told.includes(`\`${scope}\``))).toEqual([])
})
