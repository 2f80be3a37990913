/** SHA-256 of bytes: 32 bytes. Given from outside, so that a log can be checked wherever there is one. */
export type Digest = (bytes: Uint8Array) => Uint8Array

/** A hash of the tree: 32 bytes. */
export type Hash = Uint8Array

/** Bytes of a hash. */
export const HASH_BYTES = 32

/** Of an entry (RFC 6962, 2.1): another first byte than that of inner nodes, so that none passes for the other. */
export function leafHash(entry: Uint8Array, sha256: Digest): Hash {
  const bytes = new Uint8Array(1 + entry.length)
  bytes.set(entry, 1)
  return sha256(bytes)
}

/** Of two neighbours. */
export function nodeHash(left: Hash, right: Hash, sha256: Digest): Hash {
  const bytes = new Uint8Array(1 + 2 * HASH_BYTES)
  bytes[0] = 1
  bytes.set(left, 1)
  bytes.set(right, 1 + HASH_BYTES)
  return sha256(bytes)
}

/** Of a log without entries. */
export function emptyRoot(sha256: Digest): Hash {
  return sha256(new Uint8Array())
}
