import { parseInstant } from '@karavan/core'
import { describe, expect, it } from 'vitest'
import { weaknessOf } from './basis.js'

const at = parseInstant('2026-11-25')

describe('how weak a figure is', () => {
  it.each([
    ['published', '2024', 'fine'],
    ['quoted', '2021-12', 'fine'],
    ['official', '2021-11-26', 'fine'],
    ['official', '2021-10-01', 'old'],
    ['measured', '2020', 'old'],
    ['published', 'undated', 'old'],
    ['estimated', '2026', 'estimated'],
    ['estimated', '2015', 'old'],
    ['assumed', '2026', 'assumed'],
    ['assumed', 'undated', 'assumed'],
  ] as const)('%s of %s is %s', (basis, sourceDate, weakness) => {
    expect(weaknessOf([{ basis, sourceDate }], at)).toBe(weakness)
  })

  it('is that of the weakest part', () => {
    const rests = [
      { basis: 'official', sourceDate: '2026' },
      { basis: 'estimated', sourceDate: '2026' },
    ] as const
    expect(weaknessOf(rests, at)).toBe('estimated')
    expect(weaknessOf([...rests, { basis: 'published', sourceDate: '2010' }], at)).toBe('old')
    expect(weaknessOf([...rests, { basis: 'assumed', sourceDate: '2026' }], at)).toBe('assumed')
  })
})
