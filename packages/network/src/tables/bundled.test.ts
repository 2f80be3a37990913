import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readTable } from '@karavan/core'
import { describe, expect, it } from 'vitest'
import { expectedInstead, namesIn } from '../overlay/check-cell.js'
import { fileOf, readNetworkTables, TABLE_NAMES, TABLES, tableText } from './tables.js'

const data = fileURLToPath(new URL('../../data/', import.meta.url))
const files = new Map(
  readdirSync(data)
    .filter((name) => name.endsWith('.csv'))
    .map((name) => [name, readFileSync(data + name, 'utf8')]),
)
const tables = readNetworkTables(files)
const names = namesIn(tables)

describe.each(TABLE_NAMES)('%s.csv', (name) => {
  const { columns, key, row = key } = TABLES[name]

  it('has the columns that are described, in their order', () => {
    const header = files.get(fileOf(name))?.split('\n')[0]
    expect(header).toBe(columns.map((column) => column.name).join(','))
  })

  it('holds in every cell what is said of its column', () => {
    const wrong = tables[name].flatMap(({ line, cells }) =>
      columns.flatMap((column) => {
        const text = cells[column.name] ?? ''
        const expected = expectedInstead(column, text, names)
        return expected === null ? [] : [`${line} ${column.name} ${text}: ${expected}`]
      }),
    )
    expect(wrong.slice(0, 5)).toEqual([])
  })

  it('has one row for what singles a row out', () => {
    const keys = tables[name].map(({ cells }) => row.map((column) => cells[column]).join(' '))
    expect(keys.filter((one, i) => keys.indexOf(one) !== i)).toEqual([])
  })

  it('is written as it stands', () => {
    expect(readTable(tableText(name, tables[name]), { file: '', columns: [] }).map(({ cells }) => cells)).toEqual(
      tables[name].map(({ cells }) => cells),
    )
    expect(tableText(name, tables[name]) === files.get(fileOf(name))).toBe(true)
  })
})
