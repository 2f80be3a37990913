import { describe, expect, it } from 'vitest'
import { SAMPLE } from '../../test/take/sample-answer.js'
import { fileName, plansByScope } from './forms.js'

describe('a file', () => {
  it('is named after the two ends and the day the goods are ready', () => {
    expect(fileName(SAMPLE, 'plan', 'pdf')).toBe('karavan-kuryk-klaipeda-2026-12-01.pdf')
    expect(fileName(SAMPLE, 'compared', 'legs')).toBe('karavan-kuryk-klaipeda-2026-12-01-compared-legs.csv')
    expect(fileName(SAMPLE, 'all', 'json')).toBe('karavan-kuryk-klaipeda-2026-12-01.json')
  })
})

describe('what can be taken', () => {
  it('is the chosen way, those that the address compares, and all', () => {
    const [one = null] = SAMPLE.plans
    const scopes = plansByScope(SAMPLE, one, '?from=KZ-KURYK&compare=two,one,gone')
    expect([...scopes].map(([scope, plans]) => [scope, plans.map(({ planId }) => planId)])).toEqual([
      ['plan', ['one']],
      ['compared', ['two', 'one']],
      ['all', ['one', 'two']],
    ])
    expect([...plansByScope(SAMPLE, null, '').keys()]).toEqual(['all'])
  })
})
