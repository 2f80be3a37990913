import { describe, expect, it } from 'vitest'
import { columnOf, faultsIn } from './faults.js'

const REPORT = {
  place: 'KZ-KURYK',
  state: 'closed',
  since: '2026-11-26T08:00Z',
  by: 'desk',
  source: 'desk',
  basis: 'quoted',
  id: 'X',
}
const problem = (code: string, pointer?: string) => ({
  ...{ type: '', title: '', status: 400, code, detail: '' },
  ...(pointer === undefined ? {} : { pointer }),
})

const TODAY = '2026-11-26'

describe('the faults of a form', () => {
  it('are all told at once', () => {
    expect(faultsIn('reports', REPORT, TODAY).size).toBe(0)
    const { place: _, ...placeless } = REPORT
    expect([...faultsIn('reports', { ...placeless, since: '26.11.2026', expected_until: '2026-12' }, TODAY)]).toEqual([
      ['place', { kind: 'needed' }],
      ['since', { kind: 'moment' }],
    ])
  })

  it('are days to come, where something was signed, told or counted, as far as the day is known', () => {
    const at = (row: Record<string, string>) =>
      [...faultsIn('orders', row, TODAY)].filter(([, { kind }]) => kind === 'future')
    expect(at({ issued_on: '2026-11-26', source_date: '2026-11', from: '2027-01-01', date: '2026' })).toEqual([])
    expect(
      at({ issued_on: '2026-11-27', source_date: '2026-12', said: '2026-11-27T01:00Z' }).map(([one]) => one),
    ).toEqual(['issued_on', 'source_date', 'said'])
    expect(at({ source_date: 'undated' })).toEqual([])
  })

  it('want a quota whole, and one where an order limits', () => {
    const faults = (row: Record<string, string>) =>
      [...faultsIn('orders', row, TODAY).keys()].filter((one) => /quota/.test(one))
    expect(faults({ effect: 'quota' })).toEqual(['quota_value', 'quota_unit'])
    expect(faults({ effect: 'hold', quota_value: '36' })).toEqual(['quota_unit'])
    expect(faults({ effect: 'hold' })).toEqual([])
  })

  it('want a count or a rate', () => {
    expect(faultsIn('queues', {}, TODAY).get('waiting')).toEqual({ kind: 'either' })
    expect(faultsIn('queues', { handled_per_day: '40' }, TODAY).has('waiting')).toBe(false)
  })

  it('find the field that a refusal is about', () => {
    expect(columnOf(problem('ORDER_ROW_INVALID', '/rows/0/from'))).toBe('from')
    expect(columnOf(problem('ORDER_PARENT_UNKNOWN', 'X'))).toBe('amends')
    expect(columnOf(problem('ORDER_AMENDS_LATER', 'X'))).toBe('amends')
    expect(columnOf(problem('ENTRY_PLACE_UNKNOWN', '/rows/0/origin_places'))).toBe('origin_places')
    expect(columnOf(problem('DATABASE_UNREACHABLE'))).toBeNull()
  })
})
