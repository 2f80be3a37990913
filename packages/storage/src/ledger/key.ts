import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import type { Digest, NoteKey, Verify } from '@karavan/ledger'
import type { Kysely } from 'kysely'
import type { Tables } from '../tables.js'

export const sha256: Digest = (bytes) => createHash('sha256').update(bytes).digest()

/** What stands before the 32 bytes of an Ed25519 key in its DER form (RFC 8410). */
const ED25519_DER = Buffer.from('302a300506032b6570032100', 'hex')

export const verifyEd25519: Verify = (bytes, signature, publicKey) => {
  const key = createPublicKey({ key: Buffer.concat([ED25519_DER, publicKey]), format: 'der', type: 'spki' })
  return verify(null, bytes, key, signature)
}

/** The key of a log, and what signs with it. */
export interface SigningKey {
  readonly key: NoteKey
  readonly sign: (bytes: Uint8Array) => Uint8Array
}

/** The key of the log; it is made when it is first asked for. @param transaction - in which nobody else makes one */
export async function signingKey(transaction: Kysely<Tables>): Promise<SigningKey> {
  const kept = await transaction.selectFrom('log_key').select(['name', 'public_key', 'private_key']).executeTakeFirst()
  if (kept !== undefined) {
    const privateKey = createPrivateKey({ key: kept.private_key, format: 'der', type: 'pkcs8' })
    return signing({ name: kept.name, publicKey: kept.public_key }, privateKey)
  }
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(ED25519_DER.length)
  const key = { name: `karavan-${raw.subarray(0, 6).toString('hex')}`, publicKey: raw }
  const written = privateKey.export({ format: 'der', type: 'pkcs8' })
  await transaction.insertInto('log_key').values({ name: key.name, public_key: raw, private_key: written }).execute()
  return signing(key, privateKey)
}

function signing(key: NoteKey, privateKey: KeyObject): SigningKey {
  return { key, sign: (bytes) => sign(null, bytes, privateKey) }
}
