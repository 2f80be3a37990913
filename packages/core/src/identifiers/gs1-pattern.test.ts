import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GS1_KEYS, LGTIN } from './gs1-keys.js'
import { canonicalGs1, readEpcUrn } from './gs1-link.js'
import { readEpcPattern } from './gs1-pattern.js'

const fits = (pattern: string, name: string) => {
  const read = readEpcPattern(pattern)
  if (read === null || read === 'malformed') throw new Error(`no pattern: ${pattern}`)
  return read.fits(canonicalGs1(name) ?? name)
}

describe('a pattern of EPCs', () => {
  it.each([
    ['urn:epc:idpat:sgtin:4012345.098765.*', 'urn:epc:id:sgtin:4012345.098765.12345'],
    ['urn:epc:idpat:sgtin:4012345.098765.*', 'https://example.org/01/04012345987652/21/12345?seen=1'],
    ['urn:epc:idpat:sgtin:4012345.098765.*', 'urn:epc:idpat:sgtin:4012345.098765.*'],
    ['urn:epc:idpat:sgtin:4012345.098765.*', 'https://id.gs1.org/01/04012345987652'],
    ['urn:epc:idpat:sgtin:4012345.*.*', 'urn:epc:id:sgtin:4012345.998765.a%2Fb.c'],
    ['urn:epc:idpat:sgtin:*.*.*', 'https://id.gs1.org/01/94012345987652/21/1'],
    ['urn:epc:id:sgtin:4012345.098765.*', 'urn:epc:id:sgtin:4012345.098765.*'],
    ['urn:epc:idpat:sscc:4012345.*', 'https://id.gs1.org/00/340123450000001112'],
    ['urn:epc:idpat:sgln:4012345.00011.*', 'urn:epc:id:sgln:4012345.00011.0'],
    ['urn:epc:idpat:sgln:4012345.00011.*', 'https://id.gs1.org/414/4012345000115/254/gate'],
    ['urn:epc:idpat:grai:4012345.12345.*', 'urn:epc:id:grai:4012345.12345.AB'],
    ['urn:epc:idpat:giai:4012345.*', 'urn:epc:id:giai:4012345.W60635208'],
    ['urn:epc:idpat:cpi:4012345.A-B.*', 'urn:epc:id:cpi:4012345.A-B.77'],
    ['urn:epc:idpat:itip:4012345.012345.01.*.*', 'urn:epc:id:itip:4012345.012345.01.02.987'],
    ['urn:epc:class:lgtin:4012345.012345.*', 'urn:epc:class:lgtin:4012345.012345.L1'],
    ['urn:epc:class:lgtin:*.*.*', 'https://example.org/01/04012345123456/10/L1'],
    ['urn:epc:idpat:bic:*', 'urn:epc:id:bic:CSQU3054383'],
    ['urn:epc:idpat:gid:95100000.*.*', 'urn:epc:id:gid:95100000.12345.400'],
  ])('%s takes in %s', (pattern, name) => expect(fits(pattern, name)).toBe(true))

  it.each([
    ['urn:epc:idpat:sgtin:4012345.098765.*', 'urn:epc:id:sgtin:4012345.098766.12345'],
    ['urn:epc:idpat:sgtin:4012345.098765.*', 'urn:epc:class:lgtin:4012345.098765.L1'],
    ['urn:epc:idpat:sgtin:4012345.*.*', 'urn:epc:id:sgtin:4012346.098765.1'],
    ['urn:epc:idpat:sgtin:*.*.*', 'urn:epc:id:sscc:4012345.0000001111'],
    ['urn:epc:idpat:sscc:4012345.*', 'urn:epc:id:sscc:4012346.0000001111'],
    ['urn:epc:idpat:sgln:4012345.*.*', 'urn:epc:id:pgln:4012345.00011'],
    ['urn:epc:idpat:cpi:4012345.A.*', 'urn:epc:id:cpi:4012345.AB.77'],
    ['urn:epc:idpat:itip:4012345.012345.01.*.*', 'urn:epc:id:itip:4012345.012345.02.02.987'],
    ['urn:epc:class:lgtin:4012345.012345.*', 'https://id.gs1.org/01/04012345123456'],
    ['urn:epc:idpat:bic:*', 'urn:epc:id:imovn:9198355'],
    ['urn:epc:idpat:gid:95100000.*.*', 'urn:epc:id:gid:951000001.12345.400'],
  ])('%s leaves out %s', (pattern, name) => expect(fits(pattern, name)).toBe(false))

  it.each([
    'urn:epc:id:sgtin:4012345.098765.12345',
    'urn:epc:id:sgtin:4012345.098765.1.*',
    'urn:epc:id:giai:4012345.A*B',
    'https://id.gs1.org/01/04012345987652/21/*',
    'urn:karavan:wagon8:*',
    'urn:epc:class:other:*',
  ])('%s is none, and stands for itself', (text) => expect(readEpcPattern(text)).toBeNull())

  it.each([
    'urn:epc:idpat:sgtin:4012345.098765.12345',
    'urn:epc:idpat:sgtin:*.098765.*',
    'urn:epc:idpat:sgtin:4012345.*',
    'urn:epc:idpat:sgtin:4012345.0987.*',
    'urn:epc:idpat:sgtin:40123.*.*',
    'urn:epc:idpat:itip:4012345.012345.1.*.*',
  ])('%s is malformed', (text) => expect(readEpcPattern(text)).toBe('malformed'))

  it('takes in what agrees with it in every field that it says, and finds it by a prefix', () => {
    const digits = (length: number) =>
      fc.string({ unit: fc.constantFrom('0', '1', '7'), minLength: length, maxLength: length })
    const thing = (length: number) =>
      fc.constantFrom(...GS1_KEYS, LGTIN).chain((key) =>
        fc.record({
          kind: fc.constant(key === LGTIN ? 'class' : 'id'),
          urn: fc.constant(key.urn),
          fields: fc.tuple(
            digits(length),
            digits(key.digits === null ? 3 : key.digits - length),
            ...(key.pieces === true ? [digits(2), digits(2)] : []),
            ...(key.tail.kind === 'none' ? [] : [digits(2)]),
          ),
        }),
      )
    const pair = fc.integer({ min: 6, max: 8 }).chain((length) => fc.tuple(thing(length), thing(length)))
    const say = (kind: string, urn: string, fields: readonly string[]) => `urn:epc:${kind}:${urn}:${fields.join('.')}`
    fc.assert(
      fc.property(pair, fc.nat(), fc.boolean(), ([one, other], cut, same) => {
        const at = cut % one.fields.length
        const asked = one.fields.map((field, index) => (index < at ? field : '*'))
        const pattern = readEpcPattern(say(one.kind === 'class' ? 'class' : 'idpat', one.urn, asked))
        if (pattern === null || pattern === 'malformed') return expect(pattern).toBeTypeOf('object')
        const named = same ? one : other
        const urn = say(named.kind, named.urn, named.fields)
        const name = canonicalGs1(urn) ?? urn
        const plain =
          named.urn === one.urn && named.fields.slice(0, at).every((field, index) => field === one.fields[index])
        expect(readEpcUrn(urn)).toBeTypeOf('object')
        expect(pattern.fits(name)).toBe(plain)
        if (plain) expect(pattern.prefixes.some((prefix) => name.startsWith(prefix))).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})
