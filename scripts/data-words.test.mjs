import { readFileSync } from 'node:fs'
import { ORDER_COLUMNS, readOrders } from '@karavan/conditions'
import { RULE_PARTS, ruleWords } from '@karavan/model'
import { TABLES } from '@karavan/network'
import { describe, expect, it } from 'vitest'

const root = new URL('../', import.meta.url)
const REGISTER = 'packages/conditions/data/orders.csv'
const orders = readOrders(readFileSync(new URL(REGISTER, root), 'utf8'), REGISTER)
const columns = Object.entries(TABLES).flatMap(([table, { columns }]) =>
  columns.map((column) => ({ table, ...column })),
)
const catalogue = (language, area) =>
  JSON.parse(readFileSync(new URL(`apps/web/src/words/catalogue/${language}/${area}.json`, root), 'utf8'))

describe('the English of the page', () => {
  it('has the words of every bundled order as the register has them, and of no other', () => {
    const said = orders.flatMap((order) =>
      RULE_PARTS.map((part) => [`rule.${order.id}.${part}`, ruleWords(order, part).text]),
    )
    expect(catalogue('en', 'rules')).toEqual(Object.fromEntries(said.filter(([, text]) => text !== '')))
  })

  it('has a name and the meaning of every column of the tables', () => {
    const words = catalogue('en', 'columns')
    for (const { table, name, meaning } of columns) {
      expect(words, name).toHaveProperty([`column.${name}`])
      const said = words[`column.${table}.${name}.meaning`] ?? words[`column.${name}.meaning`]
      expect({ table, name, said }).toEqual({ table, name, said: meaning })
    }
  })

  it('has a name for every unit of the tables', () => {
    const words = catalogue('en', 'columns')
    const units = new Set(columns.flatMap(({ unit = '°' }) => (unit === '°' ? [] : [unit])))
    for (const unit of units) expect(words).toHaveProperty([`column.unit.${unit}`], unit)
  })

  it('names every column of the register', () => {
    for (const name of ORDER_COLUMNS) expect(catalogue('en', 'columns')).toHaveProperty([`column.${name}`])
  })
})

it.each(['ru', 'lt'])('%s says rules and columns in its own words', (language) => {
  for (const area of ['rules', 'columns']) {
    const english = catalogue('en', area)
    const own = catalogue(language, area)
    const same = Object.keys(english).filter((key) => own[key] === english[key])
    expect(same.filter((key) => /[a-z]{3}.* .*[a-z]{3}/.test(english[key].replace(/`[^`]*`/g, '')))).toEqual([])
  }
})
