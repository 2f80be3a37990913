import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editDistance } from './edit-distance.js'

describe('editDistance', () => {
  it('counts edits as the plain recurrence does', () => {
    const plain = (a: string, b: string): number => {
      const memo = new Map<string, number>()
      const d = (i: number, j: number): number => {
        if (i === 0 || j === 0) return i + j
        const key = `${i},${j}`
        const known = memo.get(key)
        if (known !== undefined) return known
        let least = Math.min(d(i - 1, j) + 1, d(i, j - 1) + 1, d(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1))
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
          least = Math.min(least, d(i - 2, j - 2) + 1)
        memo.set(key, least)
        return least
      }
      return d(a.length, b.length)
    }
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 })
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 8 }), (a, b, limit) => {
        expect(editDistance(a, b, limit)).toBe(Math.min(plain(a, b), limit + 1))
      }),
    )
  })
})
