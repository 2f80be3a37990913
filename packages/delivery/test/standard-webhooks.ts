import { createHash, timingSafeEqual } from 'node:crypto'

/** Longest age of what is taken, seconds. */
const WINDOW = 300
const BLOCK = 64

/**
 * Verifies as the specification of Standard Webhooks says, with HMAC by hand (RFC 2104): the signature of `id.timestamp.body`,
 * any of several, and a time of at most five minutes ago or ahead.
 */
export function verify(headers: Readonly<Record<string, unknown>>, body: string, secret: string, now: number): boolean {
  const [id, timestamp, signatures] = ['id', 'timestamp', 'signature'].map((name) => String(headers[`webhook-${name}`]))
  if (Math.abs(now - Number(timestamp)) > WINDOW) return false
  const expected = hmac(Buffer.from(secret.replace(/^whsec_/, ''), 'base64'), Buffer.from(`${id}.${timestamp}.${body}`))
  return (signatures ?? '').split(' ').some((each) => {
    const [version, text = ''] = each.split(',')
    const given = Buffer.from(text, 'base64')
    return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected)
  })
}

function hmac(key: Buffer, message: Buffer): Buffer {
  const short = key.length > BLOCK ? sha256(key) : key
  const padded = Buffer.concat([short, Buffer.alloc(BLOCK - short.length)])
  const pad = (byte: number) => padded.map((one) => one ^ byte)
  return sha256(Buffer.concat([pad(0x5c), sha256(Buffer.concat([pad(0x36), message]))]))
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}
