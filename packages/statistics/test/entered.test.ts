import { FaultsError } from '@karavan/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { enteredFigures, flatFigure, readMapping } from '../src/index.js'
import { observations } from './figures.js'

describe('rows that somebody enters', () => {
  it('are the figures that they were, named anew', () => {
    fc.assert(
      fc.property(observations, (figure) => {
        const [read] = enteredFigures([{ ...flatFigure(figure), id: 'a name of their own' }])
        expect({ ...read, id: '' }).toEqual({ ...figure, id: '' })
        expect(read?.id).toMatch(/^[0-9a-f]{16}$/)
      }),
    )
  })

  it('are refused with the place of what is wrong', () => {
    const row = { measure: 'traffic', unit: 't', value: '5', status: 'observed', source: 'x' }
    expect(enteredFigures([row])).toHaveLength(1)
    const refusal = (rows: Record<string, string>[]) => {
      try {
        enteredFigures(rows)
      } catch (error) {
        return error
      }
      return null
    }
    expect(refusal([row, { ...row, colour: 'red' }])).toMatchObject({
      code: 'ENTRY_COLUMN_UNKNOWN',
      pointer: '/rows/1/colour',
    })
    expect(refusal([row, row, { ...row, value: 'much' }])).toMatchObject({
      code: 'FIGURE_ROW_INVALID',
      pointer: '/rows/2 value',
      received: 'much',
    })
    expect(refusal([{ ...row, source: '' }])).toMatchObject({ code: 'FIGURE_ROW_INVALID' })
  })

  it('are all looked at before one is refused, and a bounded number is told', () => {
    const row = { measure: 'traffic', unit: 't', value: '5', status: 'observed', source: 'x' }
    const told = (count: number) => {
      try {
        enteredFigures([
          row,
          ...Array.from({ length: count }, () => ({ ...row, value: 'much' })),
          { ...row, unit: 'loads' },
        ])
      } catch (error) {
        if (error instanceof FaultsError) return { error, faults: error.faults }
      }
      throw new Error('it was taken')
    }
    expect(told(1).faults.map(({ pointer }) => pointer)).toEqual(['/rows/1 value', '/rows/2 unit'])
    expect(told(1).error).toMatchObject({ code: 'FIGURE_ROW_INVALID', pointer: '/rows/1 value', received: 'much' })
    expect(told(150).faults).toHaveLength(100)
    expect(told(150).error.remediation).toContain('150 more')
  })
})

describe('a mapping as JSON', () => {
  const whole = {
    separator: ';',
    decimal: ',',
    parts: { where: { column: 'Port', words: { Актау: 'KZ-AKTAU' } }, unit: { fixed: 't' } },
    wide: ['2023'],
    file: 'ports.csv',
  }

  it('is taken as it was proposed', () => {
    expect(readMapping(JSON.parse(JSON.stringify(whole)))).toEqual(whole)
    expect(readMapping({})).toEqual({ separator: ',', decimal: null, parts: {}, wide: [], file: null })
  })

  it.each([
    ['text', '/mapping'],
    [{ ...whole, colour: 1 }, '/mapping/colour'],
    [{ ...whole, separator: '|' }, '/mapping/separator'],
    [{ ...whole, decimal: "'" }, '/mapping/decimal'],
    [{ ...whole, wide: [1] }, '/mapping/wide'],
    [{ ...whole, file: 1 }, '/mapping/file'],
    [{ ...whole, parts: [] }, '/mapping/parts'],
    [{ ...whole, parts: { colour: { fixed: 'red' } } }, '/mapping/parts/colour'],
    [{ ...whole, parts: { unit: 't' } }, '/mapping/parts/unit'],
    [{ ...whole, parts: { unit: { fixed: 't', column: 'x' } } }, '/mapping/parts/unit'],
    [{ ...whole, parts: { unit: { column: 'x', words: { a: 1 } } } }, '/mapping/parts/unit/words'],
  ])('refuses %j', (mapping, pointer) => {
    expect(() => readMapping(mapping)).toThrow(expect.objectContaining({ code: 'QUESTION_VALUE_INVALID', pointer }))
  })
})
