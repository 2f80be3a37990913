import { StructuredError } from '@karavan/core'
import { expect, it } from 'vitest'
import { goodsCode } from './goods-option.js'

it('takes words in any language of the table, and codes as they stand', () => {
  expect(['paraxylene', 'параксилол', 'Crude Oil'].map(goodsCode)).toEqual(['2902', '2902', '2709'])
  expect(goodsCode('2902.43')).toBe('2902.43')
})

it('names all that words answer to, and what is like them', () => {
  const fault = (text: string): StructuredError => {
    try {
      throw new Error(goodsCode(text))
    } catch (error) {
      if (error instanceof StructuredError) return error
      throw error
    }
  }
  const steel = fault('steel')
  expect(steel.code).toBe('GOODS_AMBIGUOUS')
  expect(steel.candidates.length).toBeGreaterThan(1)
  expect(steel.candidates.every((one) => /^\d{2,4} ./.test(one))).toBe(true)
  expect(fault('paraxilene')).toMatchObject({ code: 'GOODS_UNKNOWN', pointer: '/goods', received: 'paraxilene' })
  expect(fault('zzzz').candidates).toEqual([])
})
