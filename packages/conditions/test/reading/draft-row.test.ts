import { readTable, writeTable } from '@karavan/core'
import { describe, expect, it } from 'vitest'
import { draftRow, ORDER_COLUMNS, readOrders, readOrderText } from '../../src/index.js'
import { bundledGazetteer } from './gazetteer.js'
import { casesIn } from './score.js'

const gazetteer = bundledGazetteer()
const beside = { today: '2026-11-26', taken: new Set(['KTZ-2025-KURYK-01']), placeName: (id: string) => id.slice(3) }
const draft = (text: string) => draftRow(readOrderText(text, gazetteer), text, beside)
/** What a person adds. */
const added = { source: 'https://example.org/order', basis: 'published' }

const KURYK =
  'Телеграмма КТЖ № 1327 от 02.06.2025\n\nЗапретить с 3 по 30 июня 2025 года погрузку всех грузов назначением на станцию Курык.'

describe('the row that a text is entered by', () => {
  it('has all that a register needs, but for the source and the basis', () => {
    expect(draft(KURYK)).toMatchObject({
      id: 'KTZ-2025-KURYK-02',
      issuer: 'KTZ',
      title: 'Ban: KURYK',
      action: 'ban',
      effect: 'hold',
      applies_at: 'passage',
      text: KURYK.replace('\n\n', ' '),
      source_date: '2025-06-02',
      note: 'The goods go to the places',
    })
    expect(draft(KURYK).source).toBeUndefined()
    expect(draft(KURYK).basis).toBeUndefined()
  })

  it('gives of a long text the sentence that says what the order does', () => {
    const sentence = 'KTZ bans loading to Kuryk from 3 to 30 June 2025.'
    const long = `${sentence} ${'The port of Aktau had a good year. '.repeat(60)}`
    expect(draft(long).text).toBe(sentence)
  })

  it('leaves the effect of an order that changes another to a person, unless it reads a quota', () => {
    expect(draft('By order No. 7 of 4 June 2025 KTZ extended the ban on loading to Kuryk.').effect).toBeUndefined()
    const exception = 'KTZ made an exception for paraxylene: up to 36 wagons a day may be loaded to Kuryk.'
    expect(draft(exception)).toMatchObject({ action: 'exception', effect: 'quota', quota_value: '36' })
  })

  it('is empty where the text tells of no order', () => {
    expect(draft('The port of Aktau had a good year.')).toEqual({})
  })

  const orders = casesIn(new URL('./known/', import.meta.url)).flatMap(({ id, text }) => {
    const cells = draft(text)
    return cells.action === undefined ? [] : [{ id, cells }]
  })

  it.each(orders)('can be entered once it is completed: $id', ({ cells }) => {
    const written = writeTable(ORDER_COLUMNS, [cells])
    const [row] = readTable(written, { file: 'draft.csv', columns: ORDER_COLUMNS })
    const completed = { issuer: 'Somebody', effect: 'hold', ...cells, ...added }
    expect(row?.cells).toEqual(Object.fromEntries(ORDER_COLUMNS.map((column) => [column, cells[column] ?? ''])))
    const [order, ...more] = readOrders(writeTable(ORDER_COLUMNS, [completed]), 'draft.csv')
    expect(more).toEqual([])
    expect(order).toMatchObject({ id: cells.id, text: cells.text, action: cells.action, effect: completed.effect })
    expect(order?.places.join(' ')).toBe(cells.places ?? '')
  })
})
