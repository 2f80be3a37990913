import { BlockList, isIPv4, isIPv6 } from 'node:net'

type Network = readonly [address: string, bits: number]

/** Networks that are never called: of this machine's link, of many at once, reserved (IANA special-purpose registries, 2026-11). */
const NEVER: readonly Network[] = [
  ['0.0.0.0', 8],
  ['169.254.0.0', 16],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]

/** Networks of a house or a provider, where an address means another machine for each who calls it. */
const INTERNAL: readonly Network[] = [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
]
const INTERNAL_6: readonly Network[] = [
  ['::1', 128],
  ['fc00::', 7],
]

/** What of the public part of IPv6 is no plain address: protocol assignments with Teredo, documentation, 6to4. */
const NEVER_6: readonly Network[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]

const listOf = (networks: readonly Network[], family: 'ipv4' | 'ipv6') => {
  const list = new BlockList()
  for (const [address, bits] of networks) list.addSubnet(address, bits, family)
  return list
}
const [never, internal] = [listOf(NEVER, 'ipv4'), listOf(INTERNAL, 'ipv4')]
const [never6, internal6, public6] = [
  listOf(NEVER_6, 'ipv6'),
  listOf(INTERNAL_6, 'ipv6'),
  listOf([['2000::', 3]], 'ipv6'),
]

/** Which addresses may be called. */
export interface AddressRules {
  /** Whether those of this machine and this house may be: where one user serves himself. */
  readonly internal: boolean
  /** What an operator allows beside public addresses. */
  readonly allowed: BlockList
}

/**
 * Whether an address, as a resolver tells it, may be called. Of IPv6 only global unicast is public; what maps an address of
 * IPv4 into it is not.
 */
export function mayCall(address: string, { internal: isOwn, allowed }: AddressRules): boolean {
  if (isIPv4(address)) {
    if (allowed.check(address, 'ipv4')) return true
    return !never.check(address, 'ipv4') && (isOwn || !internal.check(address, 'ipv4'))
  }
  if (!isIPv6(address) || address.includes('%') || isMapped(address)) return false
  if (allowed.check(address, 'ipv6')) return true
  if (internal6.check(address, 'ipv6')) return isOwn
  return public6.check(address, 'ipv6') && !never6.check(address, 'ipv6')
}

/** A list of addresses takes a mapped address for that of IPv4. */
function isMapped(address: string): boolean {
  return new URL(`http://[${address}]`).hostname.startsWith('[::ffff:')
}

/**
 * Networks parted by commas, as `10.0.0.0/8,fd00::/8`.
 * @returns the entry that is none where there is one
 */
export function readNetworks(text: string): BlockList | { readonly wrong: string } {
  const list = new BlockList()
  for (const entry of text.split(',').map((one) => one.trim())) {
    if (entry === '') continue
    const [address = '', bits, ...rest] = entry.split('/')
    const family = isIPv4(address) ? 'ipv4' : isIPv6(address) && !address.includes('%') ? 'ipv6' : null
    const most = family === 'ipv4' ? 32 : 128
    const length = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : -1
    if (family === null || length < 0 || length > most || rest.length > 0) return { wrong: entry }
    list.addSubnet(address, length, family)
  }
  return list
}
