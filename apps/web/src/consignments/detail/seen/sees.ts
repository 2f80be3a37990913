import type { VisibilityGrant } from '@karavan/api'
import type { Consignment, LocationId, PartyRole } from '@karavan/model'
import type { Words } from '../../../words/words.js'
import type { Places } from '../../use-places.js'

/** What is given to somebody who is no party. */
export type GivenRole = VisibilityGrant['role']

/** The party that sees what each given role sees. */
const SEES_AS: Readonly<Record<GivenRole, PartyRole>> = {
  owner: 'consignor',
  agent: 'customsAgent',
  carrier: 'carrier',
  port: 'terminalOperator',
  authority: 'customsAuthority',
  guest: 'notifiedParty',
}

/** What a given role sees and does, in a sentence. */
export function seesInWords(role: GivenRole, { say }: Words): string {
  return say(`consignments.sees.${SEES_AS[role]}`)
}

/** By what the part of the way is chosen that somebody sees; null where they see the whole. */
export function scopedBy(role: GivenRole | PartyRole): 'legs' | 'locations' | null {
  if (role === 'carrier') return 'legs'
  return role === 'port' || role === 'terminalOperator' ? 'locations' : null
}

interface Scope {
  readonly role: GivenRole | PartyRole
  readonly legs: readonly number[]
  readonly locations: readonly LocationId[]
}

/** Of which part of the way somebody sees what happens; empty for the whole. */
export function scopeInWords(
  { role, legs, locations }: Scope,
  { plan }: Pick<Consignment, 'plan'>,
  { nameOf }: Pick<Places, 'nameOf'>,
  { say, list }: Words,
): string {
  if (scopedBy(role) === null) return ''
  const ways = legs.flatMap((leg) => {
    const own = plan?.legs[leg]
    return own === undefined ? [] : [say('consignments.fromTo', { from: nameOf(own.from), to: nameOf(own.to) })]
  })
  const parts = [
    ...(ways.length === 0 ? [] : [say('consignments.seen.legs', { legs: list(ways) })]),
    ...(locations.length === 0 ? [] : [say('consignments.seen.places', { places: list(locations.map(nameOf)) })]),
  ]
  return parts.length === 0 ? say('consignments.seen.nowhere') : parts.join(' · ')
}

/** Until when somebody sees it. @param until - first minute at which it no longer holds; null for no end */
export function untilInWords(until: number | null, { say, longDate }: Words): string {
  return until === null
    ? say('consignments.seen.untilTaken')
    : say('consignments.seen.until', { date: longDate(until - 1) })
}

/** Where a guest sees what happens; the secret stands where no server is told it. @param origin - of this page */
export function guestAddress(origin: string, consignmentId: string, secret: string): string {
  return `${origin}/guest/${encodeURIComponent(consignmentId)}#${secret}`
}

/** What a guest was given by an address; null where something of it is missing. */
export function guestIn(
  path: string,
  hash: string,
): { readonly consignmentId: string; readonly secret: string } | null {
  const [, id = ''] = /^\/guest\/([^/]+)\/?$/.exec(path) ?? []
  const secret = /^#[\w-]{20,100}$/.test(hash) ? hash.slice(1) : ''
  try {
    const consignmentId = decodeURIComponent(id)
    return consignmentId === '' || secret === '' ? null : { consignmentId, secret }
  } catch {
    return null
  }
}
