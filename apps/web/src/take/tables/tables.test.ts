import { readTable } from '@karavan/core'
import { describe, expect, it } from 'vitest'
import { SAMPLE, SAMPLE_HITS } from '../../../test/take/sample-answer.js'
import { arrivalsCsv } from './arrivals-csv.js'
import { writeCsv } from './csv.js'
import { legsCsv } from './legs-csv.js'

const TAKEN = { answer: SAMPLE, plans: SAMPLE.plans, link: '', made: 0, hits: SAMPLE_HITS, places: new Map(), own: [] }
const rowsOf = (text: string) => readTable(text, { file: 'x.csv', columns: ['plan_id'] }).map(({ cells }) => cells)

describe('CSV', () => {
  it('comes back as it was written', () => {
    const texts = ['a,b', 'say "so"', 'two\nlines', ' ფოთი', '']
    const text = writeCsv({ plan_id: (row: string) => row, n: () => 1.5, none: () => null }, texts)
    expect(text.startsWith('\ufeffplan_id,n,none\r\n')).toBe(true)
    expect(rowsOf(text).map((row) => [row['plan_id']?.trim(), row['n'], row['none']])).toEqual(
      texts.map((row) => [row.trim(), '1.5', '']),
    )
  })
})

describe('the legs', () => {
  it('stand one in a row, with numbers as numbers, days as ISO 8601, basis and sources', () => {
    const rows = rowsOf(legsCsv(TAKEN))
    expect(rows.length).toBe(4)
    expect(rows[0]).toMatchObject({
      plan_id: 'one',
      leg: '1',
      mode: 'rail_ferry',
      from_id: 'KZ-KURYK',
      to: 'ფოთი',
      wait_mean_hours: '24',
      running_p90_hours: '84',
      distance_km: '1204',
      countries: 'KZ AZ GE',
      basis: 'published',
      plan_ready: '2026-12-01T00:00Z',
      plan_arrival_p50: '2026-12-21T00:00Z',
      plan_cost_high: '30000',
      data_as_of: '2026-09-19',
    })
    expect(rows.map((row) => row['orders'])).toEqual([
      'banned: Grain to Құрық, KTZ No KZ-17, until 2026-12-31, chance 0.80',
      ...['', '', ''],
    ])
    expect(rows[0]?.['sources']).toContain('own knowledge (2026, assumed)')
  })
})

describe('the arrivals', () => {
  it('sum up to all by the last day', () => {
    const rows = rowsOf(arrivalsCsv(TAKEN)).filter((row) => row['plan_id'] === 'one')
    const sum = rows.reduce((total, row) => total + Number(row['chance_on_day']), 0)
    expect(sum).toBeCloseTo(1, 5)
    expect(rows[0]).toMatchObject({ day: '2026-12-16' })
    expect(Number(rows.at(-1)?.['chance_by_end_of_day'])).toBe(1)
  })
})
