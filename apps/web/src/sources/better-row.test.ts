import type { TableAnswer, TableColumn } from '@karavan/api'
import { describe, expect, it } from 'vitest'
import { loadTranslation } from '../words/languages.js'
import { createWords, ENGLISH } from '../words/words.js'
import { type BetterRow, cellFaults, editableColumns, faultOf, overlayRow } from './better-row.js'

const column = (name: string, part: Partial<TableColumn> = {}): TableColumn => ({
  name,
  meaning: name,
  kind: 'number',
  unit: 'h',
  values: null,
  names: null,
  required: true,
  isKey: false,
  editable: true,
  ...part,
})
const table: TableAnswer = {
  table: 'handling',
  file: 'handling.csv',
  meaning: 'a time',
  rows: 1,
  inQuestions: true,
  columns: [
    column('id', { kind: 'text', isKey: true, editable: false }),
    column('place', { kind: 'text', editable: false }),
    column('needs', { kind: 'text', required: false }),
    column('hours_p50'),
    column('hours_max'),
    column('source', { kind: 'text' }),
    column('source_date', { kind: 'date' }),
    column('basis', { kind: 'enum' }),
  ],
}
const ours = { id: 'KZ-AKTAU/port', place: 'KZ-AKTAU', hours_p50: '24', hours_max: '170', needs: '' }
const entered = (part: Partial<BetterRow>): BetterRow => ({
  cells: { hours_p50: '30', hours_max: '170' },
  source: 'the port, by mail',
  date: '2026-11-20',
  basis: 'quoted',
  ...part,
})

describe('a better value for a row', () => {
  it('is asked for in the columns that may be bettered, numbers first, and not in those of the origin', () => {
    expect(editableColumns(table).map(({ name }) => name)).toEqual(['hours_p50', 'hours_max', 'needs'])
  })

  it('is sent with its key, what differs, and on what it rests', () => {
    expect(
      overlayRow(table, ours, entered({ cells: { hours_p50: ' 30,5 ', hours_max: '170', needs: '' } }), ENGLISH),
    ).toEqual({
      table: 'handling.csv',
      cells: {
        id: 'KZ-AKTAU/port',
        hours_p50: '30.5',
        source: 'the port, by mail',
        source_date: '2026-11-20',
        basis: 'quoted',
      },
    })
  })

  it('is refused without a change, with a word for a number, without source or date', () => {
    expect(faultOf(table, ours, entered({}), ENGLISH)).toBeNull()
    expect(faultOf(table, ours, entered({ cells: { hours_p50: '24' } }), ENGLISH)).toEqual({ fault: 'nothing' })
    expect(faultOf(table, ours, entered({ cells: { hours_p50: 'two' } }), ENGLISH)).toEqual({
      fault: 'number',
      column: 'hours_p50',
    })
    expect(faultOf(table, ours, entered({ source: ' ' }), ENGLISH)).toEqual({ fault: 'source' })
    expect(faultOf(table, ours, entered({ date: 'soon' }), ENGLISH)).toEqual({ fault: 'sourceDate' })
  })

  it('tells at which cell a number, a needed value or the order of times is wrong, and nothing of cells left as ours', () => {
    const faults = (cells: Record<string, string>) => [...cellFaults(table, ours, cells, ENGLISH)]
    expect(faults({})).toEqual([])
    expect(faults({ hours_p50: 'two', hours_max: '' })).toEqual([
      ['hours_p50', 'number'],
      ['hours_max', 'required'],
    ])
    expect(faults({ hours_p50: '200' })).toEqual([['hours_p50', 'order']])
    expect(faults({ hours_p50: '30', hours_max: '20' })).toEqual([['hours_max', 'order']])
    expect(faults({ needs: '' })).toEqual([])
  })

  it('reads numbers by the marks of the language, and no other notation', async () => {
    const russian = createWords('ru', await loadTranslation('ru'))
    const hours = (text: string, words = ENGLISH) =>
      overlayRow(table, ours, entered({ cells: { hours_p50: text } }), words).cells['hours_p50']
    expect([hours('1,300'), hours('1,300', russian), hours('1 300,5', russian)]).toEqual(['1300', '1.3', '1300.5'])
    expect(faultOf(table, ours, entered({ cells: { hours_p50: '0x10' } }), ENGLISH)?.fault).toBe('number')
  })
})
