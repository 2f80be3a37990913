import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fingerprint } from './index.js'

/** FNV-1a with whole 64-bit numbers over the bytes of UTF-8. */
function naive(text: string): string {
  let hash = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n)
  return hash.toString(16).padStart(16, '0')
}

describe('a fingerprint', () => {
  it.each([
    ['', 'cbf29ce484222325'],
    ['a', 'af63dc4c8601ec8c'],
    ['foobar', '85944171f73967e8'],
    ['Алматы 中国', 'ae681431e905c9af'],
  ])('of %j stays %s', (text, golden) => {
    expect(fingerprint(text)).toBe(golden)
  })

  it('is FNV-1a over UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fingerprint(text)).toBe(naive(text))
      }),
      { numRuns: 500 },
    )
  })

  it('tells a Chinese character from the two Latin ones that share its bytes in UTF-16', () => {
    expect(fingerprint('中')).not.toBe(fingerprint('-N'))
  })

  it('tells halves of characters apart', () => {
    expect(fingerprint('\ud800')).not.toBe(fingerprint('\ud801'))
  })
})
