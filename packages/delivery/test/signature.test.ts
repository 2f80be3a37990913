import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newWebhookSecret, signedHeaders } from '../src/signature.js'
import { verify } from './standard-webhooks.js'

const AT = 1_795_000_000

describe('signedHeaders', () => {
  it('gives the value of the specification of Standard Webhooks', () => {
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
    const body = '{"test": 2432232314}'
    const id = 'msg_p5jXN8AQM9LWM0D4loKWxJek'
    expect(signedHeaders(id, body, [secret], 1614265330)['webhook-signature']).toBe(
      'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    )
  })

  it('is verified by another implementation, with any of two secrets, and by no other', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.uuid(), (body, id) => {
        const [one, two, other] = [newWebhookSecret(), newWebhookSecret(), newWebhookSecret()]
        const headers = signedHeaders(id, body, [one, two], AT)
        const right = [one, two].every((secret) => verify(headers, body, secret, AT + 300))
        const wrong =
          verify(headers, body, other, AT) ||
          verify(headers, `${body} `, one, AT) ||
          verify({ ...headers, 'webhook-id': `${id}x` }, body, one, AT) ||
          verify({ ...headers, 'webhook-timestamp': String(AT + 1) }, body, one, AT) ||
          verify(headers, body, one, AT + 301) ||
          verify(headers, body, one, AT - 301)
        return right && !wrong
      }),
      { numRuns: 50 },
    )
  })
})

describe('newWebhookSecret', () => {
  it('has 256 bits, another each time', () => {
    const secrets = Array.from({ length: 20 }, newWebhookSecret)
    expect(new Set(secrets).size).toBe(20)
    for (const secret of secrets) {
      expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
      expect(
        createHmac('sha256', Buffer.from(secret.slice(6), 'base64'))
          .update('')
          .digest(),
      ).toHaveLength(32)
    }
  })
})
