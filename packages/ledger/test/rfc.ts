import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import type { Digest, Hash, NoteKey, Verify } from '../src/index.js'

export const sha256: Digest = (bytes) => createHash('sha256').update(bytes).digest()

/** The Merkle tree hash as RFC 6962, 2.1 defines it over a list of entries: no levels, no indices, nothing kept. */
export function plainRoot(entries: readonly Uint8Array[]): Hash {
  if (entries.length === 0) return sha256(new Uint8Array())
  if (entries.length === 1) return sha256(Buffer.concat([Buffer.of(0), ...entries]))
  const k = greatestPowerBelow(entries.length)
  return sha256(Buffer.concat([Buffer.of(1), plainRoot(entries.slice(0, k)), plainRoot(entries.slice(k))]))
}

/** PATH(m, D[n]) of RFC 6962, 2.1.1. */
export function plainPath(m: number, entries: readonly Uint8Array[]): Hash[] {
  if (entries.length === 1) return []
  const k = greatestPowerBelow(entries.length)
  return m < k
    ? [...plainPath(m, entries.slice(0, k)), plainRoot(entries.slice(k))]
    : [...plainPath(m - k, entries.slice(k)), plainRoot(entries.slice(0, k))]
}

/** SUBPROOF(m, D[n], b) of RFC 6962, 2.1.2. */
export function plainProof(m: number, entries: readonly Uint8Array[], known = true): Hash[] {
  if (m === entries.length) return known ? [] : [plainRoot(entries)]
  const k = greatestPowerBelow(entries.length)
  return m <= k
    ? [...plainProof(m, entries.slice(0, k), known), plainRoot(entries.slice(k))]
    : [...plainProof(m - k, entries.slice(k), false), plainRoot(entries.slice(0, k))]
}

function greatestPowerBelow(n: number): number {
  return 1 << (31 - Math.clz32(n - 1))
}

/** A key made now. */
export function someKey(name: string): { readonly key: NoteKey; readonly sign: (bytes: Uint8Array) => Uint8Array } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)
  return { key: { name, publicKey: raw }, sign: (bytes) => sign(null, bytes, privateKey) }
}

const SPKI_ED25519 = Buffer.from('302a300506032b6570032100', 'hex')

export const ed25519: Verify = (bytes, signature, publicKey) =>
  verify(
    null,
    bytes,
    createPublicKey({ key: Buffer.concat([SPKI_ED25519, publicKey]), format: 'der', type: 'spki' }),
    signature,
  )
