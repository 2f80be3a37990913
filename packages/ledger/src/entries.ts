import { isSame, joined } from './bytes.js'
import { type Digest, leafHash } from './hashes.js'

/** Entries as a file: each behind its length, two bytes (C2SP tlog-tiles). */
export function entriesBundle(entries: readonly Uint8Array[]): Uint8Array {
  return joined(entries.flatMap((entry) => [new Uint8Array([entry.length >> 8, entry.length & 0xff]), entry]))
}

/** The entries of a file; null where it ends within one. */
export function parseEntries(bundle: Uint8Array): readonly Uint8Array[] | null {
  const entries: Uint8Array[] = []
  for (let at = 0; at < bundle.length; ) {
    const length = ((bundle[at] ?? 0) << 8) + (bundle[at + 1] ?? 0)
    const end = at + 2 + length
    if (end > bundle.length) return null
    entries.push(bundle.subarray(at + 2, end))
    at = end
  }
  return entries
}

/** Whether the hashes of a tile of leaves are those of these entries. */
export function areLeavesOf(hashes: Uint8Array, entries: readonly Uint8Array[], sha256: Digest): boolean {
  return isSame(joined(entries.map((entry) => leafHash(entry, sha256))), hashes)
}
