import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { StructuredError, shown } from './index.js'

describe('a value from outside', () => {
  it('is shown on one line of at most 80 characters, without what could break it', () => {
    const text = fc.string({
      unit: fc.oneof(fc.constantFrom('\n', '\u2028', '\u2029', '\u202e', '\0', '😀', 'x'), fc.string()),
    })
    fc.assert(
      fc.property(fc.oneof(text, fc.anything()), (value) => {
        const line = shown(value)
        expect([...line].length).toBeLessThanOrEqual(80)
        expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
      }),
      { numRuns: 500 },
    )
  })

  it('is cut between characters', () => {
    expect(shown('😀'.repeat(200))).toBe(`"${'😀'.repeat(76)}…`)
  })

  it.each([
    [12, '12'],
    ['a', '"a"'],
    [Number.NaN, 'NaN'],
    [undefined, 'nothing'],
    [null, 'null'],
    [{ a: 1 }, '{"a":1}'],
    [10n, '10'],
  ])('%o is shown as %s', (value, line) => {
    expect(shown(value)).toBe(line)
  })
})

describe('a structured error', () => {
  it('says where, what, what instead and what to do', () => {
    const error = new StructuredError({
      code: 'PLACE_UNKNOWN',
      pointer: '/from',
      received: 'Atlantis',
      expected: 'a place of the network',
      remediation: 'choose one of the candidates',
      candidates: ['KZ-AKTAU'],
    })
    expect(error.message).toBe(
      '/from: PLACE_UNKNOWN; received "Atlantis"; expected a place of the network; choose one of the candidates',
    )
    expect(error).toMatchObject({ name: 'StructuredError', retryable: false, candidates: ['KZ-AKTAU'] })
    expect(error).not.toHaveProperty('cause')
  })
})
