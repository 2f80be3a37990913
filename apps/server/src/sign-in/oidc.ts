import { StructuredError } from '@karavan/core'
import type { StoredPeople } from '@karavan/storage'
import type { Configuration } from 'openid-client'
import type { Provider } from './provider.js'
import type { OidcSettings } from './settings.js'

/** Minutes that somebody may take to sign in at the provider. */
const LONGEST_MINUTES = 10

/** The path that the provider sends people back to. */
const CALLBACK = '/api/v1/session/oidc/callback'

/** A provider of OpenID Connect: code flow with PKCE, state, nonce and a checked signature. */
export function oidcClient(
  settings: OidcSettings,
  publicUrl: URL | null,
  people: () => Promise<StoredPeople>,
): Provider {
  const base = (origin: string) => publicUrl?.origin ?? origin
  const discovered = onceItWorks(() => discover(settings))
  return {
    name: settings.name,
    start: async (origin) => {
      const client = await import('openid-client')
      const configuration = await discovered()
      const [verifier, nonce] = [client.randomPKCECodeVerifier(), client.randomNonce()]
      const state = await (await people()).links.make('oidc', LONGEST_MINUTES, { verifier, nonce })
      const url = client.buildAuthorizationUrl(configuration, {
        redirect_uri: `${base(origin)}${CALLBACK}`,
        scope: 'openid profile email',
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      })
      return { url, state }
    },
    finish: async (origin, search, state) => {
      const { links, persons } = await people()
      const begun = state === null ? null : await links.take('oidc', state)
      if (state === null || begun === null)
        throw failed('an answer to a question that this browser did not ask, or too late')
      const client = await import('openid-client')
      try {
        const tokens = await client.authorizationCodeGrant(
          await discovered(),
          new URL(`${base(origin)}${CALLBACK}${search}`),
          {
            pkceCodeVerifier: begun['verifier'] ?? '',
            expectedNonce: begun['nonce'] ?? '',
            expectedState: state,
            idTokenExpected: true,
          },
        )
        const claims = tokens.claims()
        if (claims === undefined) throw new Error('no ID token')
        const person = await persons.byOidc(claims.iss, claims.sub, loginIn(claims))
        if (person !== null) return person
      } catch (error) {
        console.error(error)
        throw failed('an answer that cannot be trusted', error)
      }
      throw failed('somebody whom nobody has added here')
    },
  }
}

/** An address of mail only where the provider has checked it; else anybody could call themselves what they like. */
function loginIn(claims: Readonly<Record<string, unknown>>): string | null {
  const { email, email_verified: isVerified } = claims
  return typeof email === 'string' && isVerified === true ? email : null
}

async function discover({ issuer, clientId, clientSecret }: OidcSettings): Promise<Configuration> {
  const client = await import('openid-client')
  const plain = issuer.protocol === 'http:' ? [client.allowInsecureRequests] : []
  try {
    return await client.discovery(issuer, clientId, undefined, client.ClientSecretPost(clientSecret), {
      execute: [...plain, client.enableNonRepudiationChecks],
      timeout: 10,
    })
  } catch (error) {
    console.error(error)
    throw failed('a provider that does not answer as one', error)
  }
}

/** Does work once, and again only where it failed. */
function onceItWorks<T>(work: () => Promise<T>): () => Promise<T> {
  let working: Promise<T> | undefined
  return () => {
    if (working !== undefined) return working
    const mine = work()
    working = mine
    mine.catch(() => {
      working = undefined
    })
    return mine
  }
}

function failed(received: string, cause?: unknown): StructuredError {
  return new StructuredError({
    code: 'OIDC_FAILED',
    received,
    expected: 'somebody whose checked address of mail is the login of a person who has no password here',
    remediation: 'sign in again; an administrator adds people: karavan people add LOGIN --organisation ORG --provider',
    ...(cause === undefined ? {} : { cause }),
  })
}
