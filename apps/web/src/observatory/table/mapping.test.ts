import { describe, expect, it } from 'vitest'
import { choiceOf, type Mapping, withPart } from './mapping.js'

const MAPPING: Mapping = {
  separator: ',',
  decimal: '.',
  parts: { where: { column: 'Port', words: { Aktau: 'KZ-AKTAU' } }, unit: { fixed: 't' } },
  wide: ['2023'],
  file: null,
}

describe('a mapping of columns', () => {
  it('is chosen by column, for all rows, or not at all', () => {
    const columns = ['2023', 'Port']
    expect(choiceOf(MAPPING.parts['where'], columns)).toBe('1')
    expect(choiceOf(MAPPING.parts['unit'], columns)).toBe('fixed')
    expect(choiceOf(undefined, columns)).toBe('')
  })

  it('keeps all else, and the words of a column that stays', () => {
    expect(withPart(MAPPING, 'where', { column: 'Port' })).toEqual(MAPPING)
    expect(withPart(MAPPING, 'where', { column: 'Town' }).parts['where']).toEqual({ column: 'Town' })
    expect(withPart(MAPPING, 'unit', undefined)).toEqual({ ...MAPPING, parts: { where: MAPPING.parts['where'] } })
  })
})
