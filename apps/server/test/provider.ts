import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

export const CLIENT = { id: 'karavan', secret: 'a secret between two servers' }

/** What the provider says of who signs in, and how it lies. */
export interface Says {
  readonly sub: string
  readonly email?: string
  readonly emailVerified?: boolean
  readonly lie?: 'signature' | 'nonce' | 'audience' | 'issuer' | 'none' | 'expired'
}

/** A small provider of OpenID Connect: one client, and whoever comes is who `says` tells. */
export async function startProvider(says: () => Says) {
  const [own, foreign] = [await generateKeyPair('RS256'), await generateKeyPair('RS256')]
  const codes = new Map<string, { readonly challenge: string; readonly nonce: string; readonly redirect: string }>()
  let issuer = ''
  const idToken = ({ sub, email, emailVerified, lie }: Says, nonce: string) => {
    const claims = { email, email_verified: emailVerified, nonce: lie === 'nonce' ? 'another' : nonce }
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
      .setSubject(sub)
      .setIssuer(lie === 'issuer' ? 'https://other.example' : issuer)
      .setAudience(lie === 'audience' ? 'another' : CLIENT.id)
      .setIssuedAt()
      .setExpirationTime(lie === 'expired' ? '-5m' : '5m')
      .sign((lie === 'signature' ? foreign : own).privateKey)
  }
  const grant = async (form: URLSearchParams): Promise<[number, object]> => {
    const code = form.get('code') ?? ''
    const begun = codes.get(code)
    codes.delete(code)
    const hash = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    const isClient = form.get('client_id') === CLIENT.id && form.get('client_secret') === CLIENT.secret
    if (!isClient || begun?.challenge !== hash || begun.redirect !== form.get('redirect_uri'))
      return [400, { error: 'invalid_grant' }]
    const token = says().lie === 'none' ? {} : { id_token: await idToken(says(), begun.nonce) }
    return [200, { access_token: 'x', token_type: 'Bearer', expires_in: 60, ...token }]
  }
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', issuer)
    const send = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    switch (url.pathname) {
      case '/.well-known/openid-configuration':
        return send(200, {
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/keys`,
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['RS256'],
          code_challenge_methods_supported: ['S256'],
        })
      case '/keys':
        return send(200, { keys: [{ ...(await exportJWK(own.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' }] })
      case '/authorize': {
        const { searchParams: asked } = url
        const code = `code-${codes.size}-${Date.now()}`
        const redirect = asked.get('redirect_uri') ?? ''
        codes.set(code, { challenge: asked.get('code_challenge') ?? '', nonce: asked.get('nonce') ?? '', redirect })
        const back = new URL(redirect)
        back.search = new URLSearchParams({ code, state: asked.get('state') ?? '' }).toString()
        return response.writeHead(302, { location: back.href }).end()
      }
      case '/token':
        return send(...(await grant(new URLSearchParams(await bodyOf(request)))))
      default:
        return send(404, {})
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { issuer, stop: () => new Promise((resolve) => server.close(resolve)) }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of request) text += part
  return text
}
