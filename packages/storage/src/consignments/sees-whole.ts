import { decide, type Grant, standingsOf } from '@karavan/access'
import { type EpochMinutes, formatInstant } from '@karavan/core'
import { ACCESS_ROLES, type ConsignmentParty, PARTY_ROLES, type PartyRole } from '@karavan/model'
import { sql } from 'kysely'

const SOMEBODY = 'somebody'
const ASKER = { kind: 'member', partyIds: [SOMEBODY] } as const

/**
 * Whether somebody sees the story of the whole way, by a role in the consignment or one that they were given.
 * @param isRecorded - whether also by one whose reads are recorded
 */
function bySeeing(parties: readonly PartyRole[], granted: readonly Grant['role'][], isRecorded = true): boolean {
  const part = { legs: [], locations: [] }
  const named = parties.map((role) => ({ partyId: SOMEBODY, role, ...part }))
  const grants = granted.map((role) => ({ to: { partyId: SOMEBODY }, role, until: null, ...part }))
  const decision = decide(standingsOf(ASKER, { parties: named }, grants, 0), 'read', 'story')
  if (decision.verdict !== 'allowed' || decision.scope !== 'all') return false
  return isRecorded || decision.recordedAs === null
}

/** Roles in a consignment, and those that are given. */
interface Roles {
  readonly parties: readonly PartyRole[]
  readonly granted: readonly Grant['role'][]
}

function rolesThat(see: (parties: readonly PartyRole[], granted: readonly Grant['role'][]) => boolean): Roles {
  const granted = ACCESS_ROLES.filter((role): role is Grant['role'] => role !== 'operator' && see([], [role]))
  return { parties: PARTY_ROLES.filter((role) => see([role], [])), granted }
}

const WHOLE = rolesThat((...roles) => bySeeing(...roles))
const UNRECORDED = rolesThat((...roles) => bySeeing(...roles, false))
/** Whether one of some organisations sees the whole way of a consignment: when the whole comes is for nobody else. */
export function isWholeTo(
  organisations: readonly string[],
  parties: readonly Pick<ConsignmentParty, 'partyId' | 'role'>[],
): boolean {
  return parties.some(({ partyId, role }) => organisations.includes(partyId) && WHOLE.parties.includes(role))
}

/** The same of the version of a consignment that is called `entry`, also by what its parties granted. */
export function seesWhole(organisations: readonly string[], now: EpochMinutes) {
  return hasRole(organisations, now, WHOLE)
}

/** The same where it need not be recorded that they look. */
export function seesUnrecorded(organisations: readonly string[], now: EpochMinutes) {
  return hasRole(organisations, now, UNRECORDED)
}

function hasRole(organisations: readonly string[], now: EpochMinutes, { parties, granted }: Roles) {
  return sql<boolean>`(
    exists (
      select from jsonb_array_elements(entry.body -> 'parties') as party
      where party ->> 'partyId' = any(${organisations}::text[]) and party ->> 'role' = any(${parties}::text[])
    )
    or entry.id in (
      select consignment_id from karavan.consignment_grant
      where organisation_id = any(${organisations}::text[]) and revoked_at is null
        and (until is null or until > ${formatInstant(now)}::timestamptz) and role = any(${granted}::text[])
    )
  )`
}
