import { createHash, randomBytes } from 'node:crypto'

/** A secret that nobody guesses, 256 bits, as it may stand in a header or an address. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** Under what a secret of {@link newSecret} is kept: who reads the database cannot use it. */
export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
