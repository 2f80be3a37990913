import { expect, it } from 'vitest'
import { labelRoom } from './label-room.js'

it('a name is refused where an earlier one lies, and only there', () => {
  const fits = labelRoom()
  expect(fits('Kazakhstan', 100, 100, 10)).toBe(true)
  expect(fits('Uzbekistan', 120, 105, 10)).toBe(false)
  expect(fits('Uzbekistan', 100, 114, 10)).toBe(true)
  expect(fits('Mongolia', 160, 100, 10)).toBe(true)
  expect(fits('Iran', 145, 114, 10)).toBe(true)
})
