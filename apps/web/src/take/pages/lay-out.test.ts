import { describe, expect, it } from 'vitest'
import { Letters } from '../letters/letters.js'
import { paginate } from './lay-out.js'
import { A4 } from './paper.js'
import { tableUnits } from './table-units.js'
import type { Unit } from './unit.js'

const text = (name: string, y = 0) =>
  ({ tag: null, marks: [{ kind: 'text', x: 0, y, text: name, size: 8, weight: 400, colour: '#000000' }] }) as const
const unit = (name: string, height: number, more: Partial<Unit> = {}): Unit => ({
  height,
  before: 10,
  parts: [text(name)],
  ...more,
})
const names = (units: readonly Unit[]) =>
  paginate(units, A4).map((page) =>
    page.flatMap(({ marks }) => marks.map((mark) => (mark.kind === 'text' ? mark.text : ''))),
  )

describe('pages', () => {
  it('begin anew where a unit does not fit, and lose nothing', () => {
    expect(names([unit('a', 400), unit('b', 300), unit('c', 300), unit('d', 200)])).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
  })

  it('never end with a heading', () => {
    expect(names([unit('a', 700), unit('heading', 20, { keepsWithNext: true }), unit('b', 60)])).toEqual([
      ['a'],
      ['heading', 'b'],
    ])
  })

  it('repeat the head of a table that goes on', () => {
    const head = unit('head', 20)
    expect(names([{ ...head, keepsWithNext: true }, unit('1', 500, { head }), unit('2', 500, { head })])).toEqual([
      ['head', '1'],
      ['head', '2'],
    ])
  })

  it('end and begin a table with two rows at least, and its foot with a row', () => {
    const rows = (count: number, foot: boolean) => {
      const cells = (text: string) => [{ text }]
      const table = {
        kind: 'table',
        columns: [{ name: 'head', share: 1 }],
        rows: Array.from({ length: count }, (_, i) => cells(`row ${i}`)),
        ...(foot ? { foot: cells('foot') } : {}),
      } as const
      return tableUnits(
        table,
        { role: 'Document', children: [] },
        { letters: new Letters([], async () => new Uint8Array()), paper: A4 },
      )
    }
    for (let above = 560; above < 760; above += 5) {
      for (const foot of [false, true]) {
        const pages = names([unit('a', above), ...rows(6, foot)])
        for (const page of pages) expect(page.filter((text) => /^(row|foot)/.test(text)).length).not.toBe(1)
      }
    }
  })

  it('keep all within the margins', () => {
    const units = Array.from({ length: 200 }, (_, i) =>
      unit(String(i), 7 + ((i * 37) % 90), { keepsWithNext: i % 3 === 0 }),
    )
    for (const page of paginate(units, A4))
      for (const { marks } of page)
        for (const mark of marks)
          if (mark.kind === 'text') expect(mark.y).toBeLessThanOrEqual(A4.height - A4.margin.bottom)
    expect(names(units).flat()).toEqual(units.map((_, i) => String(i)))
  })
})
