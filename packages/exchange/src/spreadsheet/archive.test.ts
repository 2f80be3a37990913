import fc from 'fast-check'
import { unzipSync, type Zippable, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { contentOf, entriesOf } from './archive.js'

const level = fc.constantFrom(0, 1, 6, 9) as fc.Arbitrary<0 | 1 | 6 | 9>
const name = fc.stringMatching(/^[a-zа-я]{1,8}$/).filter((each) => each !== '__proto__')
/** Bytes that deflate well, badly, and over several steps. */
const content = fc
  .tuple(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.integer({ min: 0, max: 200_000 }), fc.nat(7))
  .map(([seed, size, noise]) =>
    Uint8Array.from({ length: size }, (_, i) => (seed[i % seed.length] ?? 0) ^ (((i * 2_654_435_761) >>> 13) & noise)),
  )
const archives = fc
  .dictionary(name, fc.tuple(content, level), { maxKeys: 4 })
  .map((files) =>
    Object.fromEntries(Object.entries(files).map(([each, [bytes, by]]) => [each, [bytes, { level: by }]])),
  )

/** A file that tells its sizes and its place in the fields for large ones, as writers do that do not know them beforehand. */
const LARGE_FIELDS = Buffer.from(
  'UEsDBC0AAAAIAAAAIQDLPV7H//////////8FABQAYS54bWwBABAAGwAAAAAAAAALAAAAAAAAALNJtEvCAmz0E+0AUEsBAi0ALQAA' +
    'AAgAAAAhAMs9Xsf//////////wUAHAAAAAAAAAAAAAAA/////2EueG1sAQAYABsAAAAAAAAACwAAAAAAAAAAAAAAAAAAAFBLBgYs' +
    'AAAAAAAAAC0ALQAAAAAAAAAAAAEAAAAAAAAAAQAAAAAAAABPAAAAAAAAAEIAAAAAAAAAUEsGBwAAAACRAAAAAAAAAAEAAABQSwUG' +
    'AAAAAP///////////////wAA',
  'base64',
)

describe('an archive', () => {
  it('is read as fflate reads it at once', () => {
    fc.assert(
      fc.property(archives, (files) => {
        const bytes = zipSync(files as Zippable)
        const read = [...entriesOf(bytes)].map((entry) => [entry.name, contentOf(bytes, entry)] as const)
        expect(read.map(([each]) => each)).toEqual(Object.keys(unzipSync(bytes)))
        for (const [each, told] of read) expect(Buffer.compare(told, unzipSync(bytes)[each] ?? told.slice(1))).toBe(0)
      }),
      { numRuns: 60 },
    )
  })

  it('is read where its sizes and places stand in the fields for large ones', () => {
    const [entry] = [...entriesOf(LARGE_FIELDS)]
    expect(entry).toMatchObject({ name: 'a.xml', inflatedSize: 27, size: 11, offset: 0 })
    expect(entry && Buffer.from(contentOf(LARGE_FIELDS, entry)).toString()).toBe(`<a>${'b'.repeat(20)}</a>`)
  })
})
