import type { EpochMinutes } from '@karavan/core'
import type {
  AccessAction,
  AccessResource,
  AccessRole,
  Consignment,
  ConsignmentParty,
  LocationId,
  PartyRole,
} from '@karavan/model'
import { RECORDED_ROLES, RIGHTS, SCOPED_ROLES } from './rights.js'

/** Who asks. */
export type Asker =
  /** The one user of a program that listens on this machine alone. */
  | { readonly kind: 'operator' }
  /** Somebody who signed in, for the parties of their organisation. */
  | { readonly kind: 'member'; readonly partyIds: readonly string[] }
  /** Whoever has a link. */
  | { readonly kind: 'link'; readonly linkId: string }
  /** Anybody else. */
  | { readonly kind: 'stranger' }

/** That the parties named somebody who may see a consignment. */
export interface Grant {
  /** A party by its id, or a link. */
  readonly to: { readonly partyId: string } | { readonly linkId: string }
  readonly role: Exclude<AccessRole, 'operator'>
  readonly legs: readonly number[]
  readonly locations: readonly LocationId[]
  /** First instant at which it no longer holds; null where it holds until it is taken back. */
  readonly until: EpochMinutes | null
}

/** What part of a consignment somebody is concerned with. */
export type AccessScope = 'all' | { readonly legs: ReadonlySet<number>; readonly locations: ReadonlySet<LocationId> }

/**
 * Whether somebody may. `hidden`: they may not know that there is such a consignment, and are answered as if there were none;
 * `refused`: they know it, and may not do this.
 */
export type AccessDecision =
  | { readonly verdict: 'allowed'; readonly scope: AccessScope; readonly recordedAs: AccessRole | null }
  | { readonly verdict: 'refused' | 'hidden' }

/** That somebody is something to a consignment, for its whole way or a part. */
export interface Standing extends Pick<Grant, 'legs' | 'locations'> {
  readonly role: AccessRole
}

const ROLE_OF_PARTY: Readonly<Record<PartyRole, AccessRole>> = {
  consignor: 'owner',
  consignee: 'owner',
  freightForwarder: 'owner',
  notifiedParty: 'guest',
  carrier: 'carrier',
  terminalOperator: 'port',
  customsAuthority: 'authority',
  customsAgent: 'agent',
}

/**
 * Decides by all the roles that allow it; their scopes add up. It is recorded where the whole is open only by a role whose
 * reads are recorded.
 * @param standings - all that somebody is to the consignment; {@link standingsOf}
 */
export function decide(standings: readonly Standing[], action: AccessAction, resource: AccessResource): AccessDecision {
  const able = standings.filter(({ role }) => RIGHTS[role][resource].includes(action))
  if (able.length === 0) return { verdict: standings.length === 0 ? 'hidden' : 'refused' }
  const whole = able.filter(({ role }) => !SCOPED_ROLES.has(role))
  const recorded = action === 'read' && whole.every(({ role }) => RECORDED_ROLES.has(role)) ? whole[0] : undefined
  return { verdict: 'allowed', scope: whole.length > 0 ? 'all' : scopeOf(able), recordedAs: recorded?.role ?? null }
}

/** What somebody is to a consignment, as one of its parties or by being named. */
export function standingsOf(
  asker: Asker,
  { parties }: { readonly parties: readonly Pick<ConsignmentParty, 'partyId' | 'role' | 'legs' | 'locations'>[] },
  grants: readonly Grant[],
  now: EpochMinutes,
): readonly Standing[] {
  if (asker.kind === 'operator') return [{ role: 'operator', legs: [], locations: [] }]
  const granted = grants.filter(({ to, until }) => (until === null || now < until) && isTo(asker, to))
  if (asker.kind !== 'member') return granted
  const own = parties.filter(({ partyId }) => asker.partyIds.includes(partyId))
  return [...own.map(({ role, legs, locations }) => ({ role: ROLE_OF_PARTY[role], legs, locations })), ...granted]
}

function isTo(asker: Asker, to: Grant['to']): boolean {
  if (asker.kind === 'member') return 'partyId' in to && asker.partyIds.includes(to.partyId)
  return asker.kind === 'link' && 'linkId' in to && to.linkId === asker.linkId
}

function scopeOf(standings: readonly Standing[]): AccessScope {
  return {
    legs: new Set(standings.flatMap(({ legs }) => legs)),
    locations: new Set(standings.flatMap(({ locations }) => locations)),
  }
}

/** Whether something on a leg or at a place lies within a scope. */
export function isInScope(
  scope: AccessScope,
  { leg, place }: { readonly leg: number | null; readonly place: LocationId | null },
): boolean {
  if (scope === 'all') return true
  return (leg !== null && scope.legs.has(leg)) || (place !== null && scope.locations.has(place))
}

/** Whether a place lies within a scope: by itself, or on a leg of the plan that does. */
export function isPlaceInScope(scope: AccessScope, { plan }: Pick<Consignment, 'plan'>, place: LocationId): boolean {
  if (isInScope(scope, { leg: null, place })) return true
  return (plan?.legs ?? []).some(
    ({ from, via, to }, leg) => [from, ...via, to].includes(place) && isInScope(scope, { leg, place: null }),
  )
}
