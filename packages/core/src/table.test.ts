import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTable, StructuredError } from './index.js'

const spec = { file: 'rates.csv', columns: ['id', 'note'] }

function codeAt(text: string, limit?: number): string {
  try {
    readTable(text, limit === undefined ? spec : { ...spec, limit })
  } catch (error) {
    if (error instanceof StructuredError) return `${error.code} ${error.pointer}`
    throw error
  }
  return 'read'
}

describe('a table', () => {
  it('gives each row its cells and its line', () => {
    expect(readTable('id,note\na,first\n\nb, second \n', spec)).toEqual([
      { file: 'rates.csv', line: 2, cells: { id: 'a', note: 'first' } },
      { file: 'rates.csv', line: 4, cells: { id: 'b', note: 'second' } },
    ])
  })

  it('counts lines inside quotes', () => {
    const rows = readTable('id,note\na,"one\ntwo, ""three"""\nb,x\n', spec)
    expect(rows.map(({ line }) => line)).toEqual([2, 4])
    expect(rows[0]?.cells['note']).toBe('one\ntwo, "three"')
  })

  it.each(['\n', '\r\n', '\r'])('reads lines that end with %j alike', (end) => {
    const rows = readTable(['\uFEFFid,note', 'a,"one', 'two"', 'b,x', ''].join(end), spec)
    expect(rows.map(({ line, cells }) => [line, cells['id'], cells['note']])).toEqual([
      [2, 'a', 'one\ntwo'],
      [4, 'b', 'x'],
    ])
  })

  it('reads a file whose lines end in different ways', () => {
    expect(readTable('id,note\r\na,x\nb,y\r\nc,z\n', spec).map(({ line }) => line)).toEqual([2, 3, 4])
  })

  it('keeps columns that were not asked for, in any order', () => {
    expect(readTable('note,more,id\nx,y,a', spec)[0]?.cells).toEqual({ note: 'x', more: 'y', id: 'a' })
  })

  it('holds no row but a header', () => {
    expect(readTable('id,note\n', spec)).toEqual([])
    expect(readTable('id,note', spec)).toEqual([])
  })

  it.each([
    ['id,note\na,"open\nb,x\n', 'TABLE_BROKEN rates.csv:2'],
    ['id,note\na,"one\ntwo"\nb,"x"y\n', 'TABLE_BROKEN rates.csv:4'],
    ['id,note\na,x\nb\n', 'TABLE_ROW_WIDTH rates.csv:3'],
    ['id,note\na,x,y\n', 'TABLE_ROW_WIDTH rates.csv:2'],
    ['id;note\na;x\n', 'TABLE_COLUMN_MISSING rates.csv:1'],
    ['', 'TABLE_COLUMN_MISSING rates.csv:1'],
    ['id,note,id\na,x,b\n', 'TABLE_BROKEN rates.csv:1'],
  ])('refuses %j', (text, fault) => {
    expect(codeAt(text)).toBe(fault)
  })

  it('refuses more characters than the limit', () => {
    expect(codeAt('id,note\na,x\n', 12)).toBe('read')
    expect(codeAt('id,note\na,xy\n', 12)).toBe('TABLE_TOO_LARGE rates.csv')
  })

  it.each(['', '\n', '\r\n'])('refuses more rows than are accepted, with %j behind the last', (end) => {
    const code = (rows: readonly string[], most: number) => {
      try {
        return readTable(`id,note\n${rows.join('\n')}${end}`, { ...spec, most }).length
      } catch (error) {
        return (error as StructuredError).code
      }
    }
    for (const row of ['a,x', 'a,"x\ny"']) {
      expect(code([row, row], 2)).toBe(2)
      expect(code([row, row, row], 2)).toBe('TABLE_TOO_LARGE')
      expect(
        code(
          Array.from({ length: 9 }, () => row),
          2,
        ),
      ).toBe('TABLE_TOO_LARGE')
      expect(code([row, '', row], 3)).toBe(2)
      expect(code([row, '', row, row], 3)).toBe('TABLE_TOO_LARGE')
      expect(code(['', '', '', '', row], 3)).toBe('TABLE_TOO_LARGE')
    }
  })

  it('reads no more of too many rows than tells so', () => {
    // The quote that is never closed stands behind the rows that are looked at.
    const rows = `${'a,x\n'.repeat(50)}a,"x`
    expect(codeAt(`id,note\n${rows}`)).toBe('TABLE_BROKEN rates.csv:52')
    expect(() => readTable(`id,note\n${rows}`, { ...spec, most: 10 })).toThrow('TABLE_TOO_LARGE')
  })

  it('reads back what a plain writer wrote', () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', 'ж', '中', ',', '"', '\n', '7', '-') })
      .map((text) => text.trim())
    const table = fc.array(fc.tuple(fc.constantFrom('k1', 'k2'), cell), { maxLength: 12 })
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), (rows, end) => {
        const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
        const text = ['id,note', ...rows.map(([id, note]) => `${id},${quoted(note)}`), ''].join(end)
        const read = readTable(text, spec)
        expect(read.map(({ cells }) => [cells['id'], cells['note']])).toEqual(rows)
        let line = 2
        read.forEach((row, i) => {
          expect(row.line).toBe(line)
          line += 1 + (rows[i]?.[1].split('\n').length ?? 1) - 1
        })
      }),
      { numRuns: 300 },
    )
  })
})
