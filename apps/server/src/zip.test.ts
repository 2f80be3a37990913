import { crc32, inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { zip } from './zip.js'

/** Reads an archive by its central directory, as APPNOTE 4.3 lays it out. */
function unzip(bytes: Uint8Array): Map<string, string> {
  const data = Buffer.from(bytes)
  const end = data.lastIndexOf(Buffer.from('PK\u0005\u0006'))
  const files = new Map<string, string>()
  let at = data.readUInt32LE(end + 16)
  for (let i = 0; i < data.readUInt16LE(end + 10); i++) {
    expect(data.readUInt32LE(at)).toBe(0x02014b50)
    const nameLength = data.readUInt16LE(at + 28)
    const name = data.toString('utf8', at + 46, at + 46 + nameLength)
    const local = data.readUInt32LE(at + 42)
    expect(data.readUInt32LE(local)).toBe(0x04034b50)
    expect(data.subarray(local + 4, local + 28)).toEqual(data.subarray(at + 6, at + 30))
    const start = local + 30 + data.readUInt16LE(local + 26) + data.readUInt16LE(local + 28)
    const text = inflateRawSync(data.subarray(start, start + data.readUInt32LE(at + 20)))
    expect([text.length, crc32(text)]).toEqual([data.readUInt32LE(at + 24), data.readUInt32LE(at + 16)])
    files.set(name, text.toString('utf8'))
    at += 46 + nameLength + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32)
  }
  expect(at).toBe(end)
  return files
}

it('packs files that are unpacked as they were', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 300 }).map((raw) => raw.replace(/\p{Cs}/gu, ''))
  fc.assert(
    fc.property(fc.dictionary(text, text, { maxKeys: 5 }), (files) => {
      const entries = new Map(Object.entries(files))
      expect(unzip(zip(entries))).toEqual(entries)
    }),
    { numRuns: 60 },
  )
})

it('gives the same bytes for the same files', () => {
  const files = new Map([['a.txt', 'a'.repeat(1000)]])
  expect(zip(files)).toEqual(zip(files))
  expect(zip(files).length).toBeLessThan(200)
})
