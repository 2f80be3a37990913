import { describe, expect, it } from 'vitest'
import { saidOf } from './said-row.js'

const ROW = {
  measure: 'transit',
  where: 'KZ corridor:TITR',
  from: 'CN',
  by: 'rail',
  goods: 'grain',
  direction: 'westbound',
  unit: 't/day',
  value: '5',
  period: 'year',
  start: '2024-01-01',
  end: '2024-12-31',
  status: 'observed',
  claim: 'change',
  claim_value: '-8.3',
  claim_unit: '%',
  claim_sign: '-1',
  claim_base: 'undated',
  claim_base_value: '6',
}

describe('what a row says', () => {
  it('is what its cells say', () => {
    expect(saidOf(ROW)).toEqual({
      series: {
        measure: 'transit',
        subject: null,
        where: ['KZ', 'corridor:TITR'],
        direction: 'westbound',
        from: 'CN',
        to: null,
        by: 'rail',
        goods: 'grain',
        equipment: null,
        scope: null,
        weight: null,
        load: null,
        whole: null,
        unit: { of: 't', every: 'day', per: null },
      },
      status: 'observed',
      amount: { value: 5, min: null, max: null, missing: null, qualifier: null },
      period: { kind: 'year', start: '2024-01-01', end: '2024-12-31' },
      claim: {
        kind: 'change',
        value: -8.3,
        unit: '%',
        qualifier: null,
        sign: -1,
        base: { period: null, value: 6 },
        span: null,
      },
    })
    expect(saidOf({ ...ROW, unit: 'KZT per USD' }).series.unit).toEqual({ of: 'KZT', every: null, per: 'USD' })
    expect(saidOf({ ...ROW, claim: '', period: '' })).toMatchObject({ claim: null, period: null })
  })

  it('is left open where a cell cannot be read yet', () => {
    for (const cells of [{ value: 'much' }, { unit: 'loads' }, { unit: 't/second' }, { unit: 't per load' }])
      expect(saidOf({ ...ROW, ...cells }).amount).toBeNull()
    expect(saidOf({ ...ROW, end: '' }).period).toBeUndefined()
    expect(saidOf({ ...ROW, claim_value: 'much' }).claim).toBeUndefined()
    expect(saidOf({ ...ROW, claim_base: 'days' }).claim).toBeUndefined()
  })
})
