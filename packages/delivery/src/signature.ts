import { createHmac, randomBytes } from 'node:crypto'

/** How a secret begins, so that people and scanners know one when they see it (Standard Webhooks). */
const MARK = 'whsec_'

/** A secret that nobody guesses, 256 bits, as receivers keep it. */
export function newWebhookSecret(): string {
  return `${MARK}${randomBytes(32).toString('base64')}`
}

/**
 * Headers by which a receiver knows who sent a body (Standard Webhooks): id, time and `v1,` with the HMAC-SHA-256 of
 * `id.time.body` in base64, one for each secret.
 * @param secrets - as {@link newWebhookSecret} makes them; two while they are changed
 * @param at - seconds since 1970
 */
export function signedHeaders(
  id: string,
  body: string,
  secrets: readonly string[],
  at: number,
): Readonly<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>> {
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(MARK.length), 'base64')
    return `v1,${createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64')}`
  })
  return { 'webhook-id': id, 'webhook-timestamp': String(at), 'webhook-signature': signatures.join(' ') }
}
