import { expect, it } from 'vitest'
import { inRowAfter, pauseBefore } from './pace.js'

/** How often a page asks while a change comes so often for so long, ms. */
function asks({ every, during, random }: { every: number; during: number; random: number }): readonly number[] {
  const asked: number[] = []
  let [inRow, last, due] = [0, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let at = 0; at < during; at += every) {
    if (due <= at) {
      asked.push(due)
      ;[last, due] = [due, Number.POSITIVE_INFINITY]
    }
    if (due !== Number.POSITIVE_INFINITY) continue
    inRow = inRowAfter(inRow, at - last)
    due = at + pauseBefore(inRow, random)
  }
  return asked
}

it('a first change is told after a second, and after a quiet time so is the next', () => {
  expect(pauseBefore(inRowAfter(7, 60_000), 0)).toBe(1_000)
  expect(pauseBefore(0, 0)).toBe(1_000)
  const seldom = asks({ every: 10_000, during: 300_000, random: 0 })
  expect(seldom.every((at) => at % 10_000 === 1_000)).toBe(true)
})

it('while changes go on the pauses grow to between 10 and 15 seconds', () => {
  expect([0, 1, 2, 3, 4, 5, 50, 5_000].map((inRow) => pauseBefore(inRow, 0) / 1_000)).toEqual([
    1, 2, 4, 8, 10, 10, 10, 10,
  ])
  expect(pauseBefore(5_000, 0.999_999)).toBeLessThan(15_000)
  expect(asks({ every: 500, during: 3_600_000, random: 0.5 }).length).toBeLessThan(3_600 / 12)
})

it('pages that hear of the same changes ask at other times', () => {
  const pages = Array.from({ length: 50 }, (_, i) => asks({ every: 500, during: 60_000, random: i / 50 })[0])
  expect(new Set(pages).size).toBe(50)
})
