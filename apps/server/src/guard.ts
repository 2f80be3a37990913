import { isIPv4 } from 'node:net'
import { StructuredError } from '@karavan/core'
import type { FastifyRequest } from 'fastify'
import type { SignInPort } from './access/sign-in-port.js'

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]']
const FORWARDED = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-forwarded-server',
  'x-real-ip',
  'via',
]

/** Whether an address to listen on is this machine's own. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'))
}

/** Names under which a server may be asked that listens on an address of {@link isLoopback}. */
export function ownHosts(port: number, address = '127.0.0.1'): readonly string[] {
  const names = new Set([...LOOPBACK, inAddress(address)])
  return [...names].flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]))
}

/** A name or address as it is written in a URL. */
export function inAddress(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}

/** Names under which a server may be asked that people find at an address. */
export function publicHosts({ protocol, hostname, host, port }: URL): readonly string[] {
  return port === '' ? [hostname, `${hostname}:${protocol === 'https:' ? 443 : 80}`] : [host]
}

/**
 * Refuses what a page of another site, a name rebound to this machine, or a proxy that nobody named could send.
 * @param hosts - names under which the server may be asked
 * @param signIn - null where nobody signs in
 * @throws {StructuredError} HOST_REFUSED, ORIGIN_REFUSED, FORWARDED_REFUSED
 */
export function guard(
  request: FastifyRequest,
  hosts: readonly string[],
  signIn: Pick<SignInPort, 'publicUrl' | 'takesForwarded'> | null,
): void {
  const { headers } = request
  const host = headers.host?.toLowerCase()
  if (host === undefined || !hosts.includes(host)) {
    throw new StructuredError({
      code: 'HOST_REFUSED',
      received: headers.host ?? '',
      expected: `the Host header ${hosts.join(' or ')}`,
      remediation: 'open the address that the server printed',
    })
  }
  const forwarded = FORWARDED.find((name) => headers[name] !== undefined)
  if (forwarded !== undefined && signIn?.takesForwarded(request) !== true) {
    throw new StructuredError({
      code: 'FORWARDED_REFUSED',
      received: forwarded,
      expected: 'a request straight from who asks, or by a proxy that KARAVAN_PROXY names',
      remediation: 'ask without a proxy; docs/sign-in.md says how to put the server behind one',
    })
  }
  const { origin } = headers
  const origins = hosts.map((own) => `${signIn?.publicUrl?.protocol ?? 'http:'}//${own}`)
  const foreign = origin !== undefined && !origins.includes(origin.toLowerCase())
  const crossSite = headers['sec-fetch-site'] === 'cross-site' && headers['sec-fetch-mode'] !== 'navigate'
  if (foreign || crossSite) {
    throw new StructuredError({
      code: 'ORIGIN_REFUSED',
      received: origin ?? 'a request of another site',
      expected: `the origin ${origins.join(' or ')}`,
      remediation: 'ask from the page that this server serves, or from a program',
    })
  }
}

/** Headers on every answer; the map needs workers made from blobs and pictures from data. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'self'",
    "worker-src 'self' blob:",
    "child-src 'self' blob:",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
}
