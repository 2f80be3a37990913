import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net'
import { isLoopback } from '../guard.js'
import { StartFault } from '../start-options.js'

/** A provider of OpenID Connect at which people sign in. */
export interface OidcSettings {
  readonly issuer: URL
  readonly clientId: string
  readonly clientSecret: string
  /** As the page calls it. */
  readonly name: string
}

/** How people sign in. */
export interface SignInSettings {
  /** Where people find the server; null where they find it at the address that it listens to. */
  readonly publicUrl: URL | null
  /** Addresses of proxies whose word is taken on where a request came from. */
  readonly proxies: BlockList
  readonly oidc: OidcSettings | null
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Null where the server serves one user on this machine alone.
 * @param host - address to listen on
 * @throws {StartFault} what of the settings cannot be used, or is missing
 */
export function readSignIn(env: Environment, host: string): SignInSettings | null {
  const { KARAVAN_SIGN_IN: wanted, KARAVAN_PUBLIC_URL: address } = env
  if (wanted !== undefined && wanted !== '' && wanted !== 'required')
    throw new StartFault(`KARAVAN_SIGN_IN is ${JSON.stringify(wanted)}; expected "required", or nothing.`)
  if (wanted !== 'required' && isLoopback(host) && !address) return null
  if (!address && !isLoopback(host)) {
    throw new StartFault(
      `HOST is ${JSON.stringify(host)}, so others may reach this server; expected the address under which they do in KARAVAN_PUBLIC_URL, as KARAVAN_PUBLIC_URL=https://karavan.example. See docs/sign-in.md.`,
    )
  }
  const publicUrl = address ? readPublicUrl(address) : null
  return { publicUrl, proxies: readProxies(env['KARAVAN_PROXY']), oidc: readOidc(env) }
}

function readPublicUrl(text: string): URL {
  const url = readUrl('KARAVAN_PUBLIC_URL', text)
  if (url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '') return url
  throw new StartFault(
    `KARAVAN_PUBLIC_URL is ${JSON.stringify(text)}; expected a scheme, a name and perhaps a port, as https://karavan.example.`,
  )
}

function readUrl(name: string, text: string): URL {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return new URL(text)
  throw new StartFault(`${name} is ${JSON.stringify(text)}; expected an address that begins with https:// or http://.`)
}

function readProxies(text = ''): BlockList {
  const list = new BlockList()
  for (const entry of text.split(',').map((one) => one.trim())) {
    if (entry === '') continue
    const [address = '', bits] = entry.split('/')
    const family = isIPv6(address) ? 'ipv6' : 'ipv4'
    const most = family === 'ipv6' ? 128 : 32
    const length = bits === undefined ? most : Number(bits)
    if (isIP(address) === 0 || !Number.isInteger(length) || length < 0 || length > most) {
      throw new StartFault(
        `KARAVAN_PROXY holds ${JSON.stringify(entry)}; expected addresses or networks, parted by commas, as 127.0.0.1,10.0.0.0/8.`,
      )
    }
    list.addSubnet(address, length, family)
  }
  return list
}

function readOidc(env: Environment): OidcSettings | null {
  const { KARAVAN_OIDC_ISSUER: issuer, KARAVAN_OIDC_CLIENT_ID: clientId, KARAVAN_OIDC_CLIENT_SECRET: secret } = env
  if (!issuer && !clientId && !secret) return null
  const missing = Object.entries({
    KARAVAN_OIDC_ISSUER: issuer,
    KARAVAN_OIDC_CLIENT_ID: clientId,
    KARAVAN_OIDC_CLIENT_SECRET: secret,
  }).find(([, value]) => !value)
  if (missing !== undefined || !issuer || !clientId || !secret) {
    throw new StartFault(
      `${missing?.[0]} is not set; expected KARAVAN_OIDC_ISSUER, KARAVAN_OIDC_CLIENT_ID and KARAVAN_OIDC_CLIENT_SECRET together, or none of them.`,
    )
  }
  const url = readUrl('KARAVAN_OIDC_ISSUER', issuer)
  if (url.protocol !== 'https:' && !isLoopback(url.hostname))
    throw new StartFault(`KARAVAN_OIDC_ISSUER is ${JSON.stringify(issuer)}; expected an address with https://.`)
  return { issuer: url, clientId, clientSecret: secret, name: env['KARAVAN_OIDC_NAME'] || url.host }
}

/** Whether a list of addresses holds one, as a socket tells it. */
export function holds(list: BlockList, address: string): boolean {
  const plain = address.replace(/^::ffff:/i, '')
  return isIPv4(plain) ? list.check(plain, 'ipv4') : isIPv6(plain) && list.check(plain, 'ipv6')
}
