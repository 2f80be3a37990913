import { describe, expect, it } from 'vitest'
import { readCharged } from './charge.js'

describe('an amount that was paid', () => {
  it.each([
    [0, 0],
    [120.5, 120.5],
    ['120.50', 120.5],
    ['0', 0],
    [1e12, 1e12],
  ])('is read from %o', (value, amount) => expect(readCharged(value)).toBe(amount))

  it.each([-1, '-1', 1e13, '1e3', '1,5', ' 1', '', '.5', '1.', null, undefined, Number.NaN, true, [1]])(
    'is not read from %o',
    (value) => expect(readCharged(value)).toBeNull(),
  )
})
