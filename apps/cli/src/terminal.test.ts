import { describe, expect, it } from 'vitest'
import { table, terminalOf } from './terminal.js'

describe('a terminal', () => {
  const row = ['x'.repeat(300), 'y'.repeat(300)]

  it('cuts the cells of tables to its width, and in a pipe none', () => {
    const width = (terminal: ReturnType<typeof terminalOf>) => table(['a', 'b'], [row], terminal.room)[1]?.length
    expect(width(terminalOf({ isTTY: true, columns: 90 }, {}))).toBe(90)
    expect(width(terminalOf({}, { COLUMNS: '120' }))).toBe(120)
    expect(width(terminalOf({}, {}))).toBe(602)
    expect(terminalOf({}, {}).columns).toBe(100)
  })
})
