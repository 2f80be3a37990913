import { describe, expect, it } from 'vitest'
import { decimalAmount } from './index.js'

describe('an amount', () => {
  it.each([
    [1250, '1250.00'],
    [0.005, '0.01'],
    [-3.5, '-3.50'],
    [-0.001, '0.00'],
    [0, '0.00'],
  ])('%d is written %s', (major, text) => {
    expect(decimalAmount(major)).toBe(text)
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1e21])('refuses %d', (major) => {
    expect(() => decimalAmount(major)).toThrow(RangeError)
  })
})
