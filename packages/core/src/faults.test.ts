import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eachOrFaults, FaultsError, MOST_FAULTS, StructuredError } from './index.js'

const odd = (n: number, index: number): number => {
  if (n % 2 === 1) return n
  throw new StructuredError({
    code: 'EVEN',
    received: n,
    expected: 'an odd number',
    pointer: `/${index}`,
    candidates: [String(n + 1)],
    ...(n === 0 ? {} : { remediation: 'add one' }),
  })
}
const refusal = (read: () => unknown): unknown => {
  try {
    read()
  } catch (error) {
    return error
  }
  throw new Error('nothing was refused')
}

describe('each of several', () => {
  it('is made, in order', () => {
    expect(eachOrFaults([1, 3, 5], (n, index) => odd(n, index) * 10 + index)).toEqual([10, 31, 52])
    expect(eachOrFaults(new Set([7]), odd)).toEqual([7])
  })

  it('is refused as itself where no other is', () => {
    const error = refusal(() => eachOrFaults([1, 2, 3], odd))
    expect(error).not.toBeInstanceOf(FaultsError)
    expect(error).toMatchObject({ code: 'EVEN', pointer: '/1', remediation: 'add one' })
  })

  it('is refused as the first, with the faults of all', () => {
    expect(refusal(() => eachOrFaults([1, 2, 3, 4], odd))).toMatchObject({
      code: 'EVEN',
      received: 2,
      expected: 'an odd number',
      pointer: '/1',
      candidates: ['3'],
      remediation: 'add one, and correct 1 more',
      faults: [
        { pointer: '/1', received: 2, expected: 'an odd number' },
        { pointer: '/3', received: 4, expected: 'an odd number' },
      ],
    })
    expect(refusal(() => eachOrFaults([0, 2], odd))).toMatchObject({ remediation: 'correct it, and correct 1 more' })
  })

  it('tells of several lists as of one', () => {
    const list = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 130 })
    fc.assert(
      fc.property(fc.array(list, { maxLength: 4 }), (lists) => {
        const told = (read: () => unknown) => {
          try {
            return read()
          } catch (error) {
            const { received, remediation, faults = null } = error as FaultsError
            return { received, remediation, faults: faults?.map((fault) => fault.received) }
          }
        }
        const at = (n: number) => odd(n, 0)
        expect(told(() => eachOrFaults(lists, (one) => eachOrFaults(one, at)).flat())).toEqual(
          told(() => eachOrFaults(lists.flat(), at)),
        )
      }),
    )
  })

  it('keeps a bounded number of faults, however many there are, and counts them all', () => {
    const lists = [Array.from({ length: 150_000 }, () => 2), [4]]
    const error = refusal(() => eachOrFaults(lists, (one) => eachOrFaults(one, odd)))
    expect(error).toMatchObject({ code: 'EVEN', remediation: 'add one, and correct 150000 more' })
    expect((error as FaultsError).faults).toHaveLength(MOST_FAULTS)
  })

  it('lets through what is no refusal', () => {
    const broken = new TypeError('broken')
    const run = () =>
      eachOrFaults([2, 3], (n) => {
        if (n === 3) throw broken
        return odd(n, 0)
      })
    expect(refusal(run)).toBe(broken)
  })
})
