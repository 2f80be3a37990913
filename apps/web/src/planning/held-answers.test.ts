import { expect, it } from 'vitest'
import { holdLast } from './held-answers.js'

it('the last answers are held, and the one used longest ago is dropped', () => {
  const held = holdLast<number>(3)
  for (const [i, question] of ['a', 'b', 'c'].entries()) held.hold(question, i)
  expect(held.find('a')).toBe(0)
  held.hold('d', 3)
  expect(['a', 'b', 'c', 'd'].map(held.find)).toEqual([0, undefined, 2, 3])
  held.hold('a', 9)
  held.hold('e', 4)
  expect(['a', 'c', 'd', 'e'].map(held.find)).toEqual([9, undefined, 3, 4])
  held.drop()
  expect(['a', 'd', 'e'].map(held.find)).toEqual([undefined, undefined, undefined])
})
