import { StructuredError } from '@karavan/core'

/** Longest address of a receiver, characters. */
const LONGEST = 500

/**
 * The address of a receiver as somebody typed it, in its plain form.
 * @param plain - whether http may be used: where one user serves himself
 * @throws {StructuredError} RECEIVER_INVALID
 */
export function readReceiver(text: string, plain: boolean): URL {
  const url = text.length <= LONGEST && URL.canParse(text) ? new URL(text) : null
  const isRight =
    url !== null &&
    (url.protocol === 'https:' || (plain && url.protocol === 'http:')) &&
    url.username === '' &&
    url.password === '' &&
    url.hash === ''
  if (isRight) return url
  throw new StructuredError({
    code: 'RECEIVER_INVALID',
    received: text,
    expected: `an address with https://${plain ? ' or http://' : ''}, without user, password and #, of up to ${LONGEST} characters`,
    remediation: plain ? 'correct it' : 'correct it; TLS keeps others from reading what is sent',
    pointer: '/address',
  })
}
