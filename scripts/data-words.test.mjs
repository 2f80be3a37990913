import { readFileSync } from 'node:fs'
import { ORDER_COLUMNS, readOrders } from '@karavan/conditions'
import { readTable } from '@karavan/core'
import { RULE_PARTS, ruleWords, serviceNamed, whyNotOffered } from '@karavan/model'
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

const services = [
  ...readTable(readFileSync(new URL('packages/network/data/services.csv', root), 'utf8'), {
    file: 'services.csv',
    columns: ['id', 'name', 'why_not_boardable'],
  }),
].map(({ cells }) => ({ id: cells.id, name: cells.name, whyNotBoardable: cells.why_not_boardable || undefined }))

describe('the English of the page', () => {
  it('names each bundled service, and says why it is not offered, as the table does, and of no other', () => {
    const said = services
      .flatMap((service) => [serviceNamed(service), whyNotOffered(service)])
      .flatMap((words) => (words === null ? [] : [[`${words.kind}.${words.id}.${words.part}`, words.text]]))
    expect(said.length).toBeGreaterThan(services.length)
    expect(catalogue('en', 'services')).toEqual(Object.fromEntries(said))
  })

  it('has the words of every bundled order as the register has them, and of no other', () => {
    const said = orders.flatMap((order) =>
      RULE_PARTS.map((part) => [`rule.${order.id}.${part}`, ruleWords(order, part).text]),
    )
    expect(catalogue('en', 'rules')).toEqual(Object.fromEntries(said.filter(([, text]) => text !== '')))
  })

  it('names each issuer of the register as it does, and no other', () => {
    const said = orders.map(({ issuer }) => [`issuer.${issuer}`, issuer])
    expect(catalogue('en', 'issuers')).toEqual(Object.fromEntries(said))
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

  it('has no words for the notes of rows that no note is made of, and names what each table says', () => {
    const notes = Object.keys(TABLES).flatMap((table) =>
      [
        ...readTable(readFileSync(new URL(`packages/network/data/${table}.csv`, root), 'utf8'), {
          file: table,
          columns: [],
        }),
      ].map(({ cells }) => cells.note ?? ''),
    )
    expect(notes.length).toBeGreaterThan(1000)
    for (const sentence of Object.values(catalogue('en', 'notes'))) {
      const parts = sentence.split(/\{\w+\}/)
      const isMade = (note) => parts.every((part) => note.includes(part))
      expect(notes.some(isMade), sentence).toBe(true)
    }
    for (const table of Object.keys(TABLES))
      expect(catalogue('en', 'sources')).toHaveProperty([`sources.kind.${table}`])
  })

  it('names every column of the register', () => {
    for (const name of ORDER_COLUMNS) expect(catalogue('en', 'columns')).toHaveProperty([`column.${name}`])
  })
})

it.each(['ru', 'lt'])('%s says rules, services, columns and notes in its own words', (language) => {
  for (const area of ['rules', 'services', 'columns', 'notes']) {
    const english = catalogue('en', area)
    const own = catalogue(language, area)
    const same = Object.keys(english).filter((key) => own[key] === english[key])
    expect(same.filter((key) => /[a-z]{3}.* .*[a-z]{3}/.test(english[key].replace(/`[^`]*`/g, '')))).toEqual([])
  }
})
