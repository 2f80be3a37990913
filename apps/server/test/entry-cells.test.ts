import { readFile } from 'node:fs/promises'
import { entryCells } from '@karavan/api'
import { ENTRY_KINDS, entriesIn, entriesOf } from '@karavan/conditions'
import { ANYTHING, type ExceptionClause, type Order } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const DATA = new URL('../../../packages/conditions/data/', import.meta.url)

describe.each(ENTRY_KINDS)('the cells of %s', (kind) => {
  it('are read as the same again, for all that come with the project', async () => {
    const file = `${kind}.csv`
    const { [kind]: all } = entriesIn(await readFile(new URL(file, DATA), 'utf8'), file)
    expect(all.length).toBeGreaterThan(9)
    const rows = all.map((one) => entryCells(kind, one))
    expect(entriesOf(kind, rows)[kind]).toEqual(all)
  })
})

describe('the cells of an order', () => {
  const text = fc
    .string({ unit: fc.constantFrom('a', 'ж', ' ', ';', '|', ',', '=', '\\', 'n', '\n'), minLength: 1, maxLength: 12 })
    .map((one) => one.trim())
    .filter((one) => one !== '')
  const names = fc.array(text, { minLength: 1, maxLength: 3 })
  const nothing = { origins: [], destinations: [], equipment: [], goodsExcept: [] }
  const clause: fc.Arbitrary<ExceptionClause> = fc
    .record({ text, goods: fc.subarray(['10', '2902'], { minLength: 1 }), consignors: names, unit: text })
    .map(({ text, goods, consignors, unit }) => ({
      text,
      scope: { ...nothing, goods, consignors },
      quota: { value: 36, unit },
    }))
  const order: fc.Arbitrary<Order> = fc
    .record({ exceptions: names, consignees: names, clauses: fc.array(clause, { maxLength: 3 }) })
    .map((told) => ({
      ...ANYTHING,
      ...{ id: 'X', issuer: 'I', title: 'T', text: 'T', action: 'ban', effect: 'hold', appliesAt: 'passage' },
      ...{ issuedOn: null, from: null, to: null, source: 'S', sourceDate: '2025', basis: 'quoted' },
      ...told,
    }))

  it('keep every word of its clauses, exceptions and parties, whatever marks are in them', () => {
    fc.assert(
      fc.property(order, (one) => {
        expect(entriesOf('orders', [entryCells('orders', one)]).orders).toEqual([one])
      }),
    )
  })
})
