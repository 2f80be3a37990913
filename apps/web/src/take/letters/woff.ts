import { bytesView, inflated } from '../bytes.js'

const SIGNATURE = 0x774f4646
const HEADER = 44
const ENTRY = 20

/** Tables of a font by their tags, such as `glyf`. */
export type FontTables = ReadonlyMap<string, Uint8Array>

/** Unpacks a font in WOFF 1.0 (W3C Recommendation of 13 December 2012). @throws {Error} for another format */
export async function readWoff(bytes: Uint8Array): Promise<FontTables> {
  const view = bytesView(bytes)
  if (bytes.length < HEADER || view.getUint32(0) !== SIGNATURE)
    throw new Error(`a font in WOFF 1.0 was expected, received ${bytes.length} bytes of something else`)
  const entries = Array.from({ length: view.getUint16(12) }, (_, i) => {
    const at = HEADER + i * ENTRY
    const start = view.getUint32(at + 4)
    const packed = bytes.subarray(start, start + view.getUint32(at + 8))
    return { tag: String.fromCharCode(...bytes.subarray(at, at + 4)), packed, length: view.getUint32(at + 12) }
  })
  return new Map(
    await Promise.all(
      entries.map(
        async ({ tag, packed, length }) => [tag, packed.length < length ? await inflated(packed) : packed] as const,
      ),
    ),
  )
}
