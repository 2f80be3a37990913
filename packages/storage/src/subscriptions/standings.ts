import { type Asker, type Standing, standingsOf } from '@karavan/access'
import type { EpochMinutes } from '@karavan/core'
import type { Consignment } from '@karavan/model'
import type { Kysely } from 'kysely'
import { readNewest } from '../consignments/versions.js'
import { grantsOf } from '../people/grants.js'
import type { Tables } from '../tables.js'

/** What the owner of a subscription is to a consignment; nothing where there is none. */
export type StandingOf = (owner: string | null) => readonly Standing[]

/** @param owner - an organisation; null for the operator */
function askerOf(owner: string | null): Asker {
  return owner === null ? { kind: 'operator' } : { kind: 'member', partyIds: [owner] }
}

/** What owners are to a consignment as it is now. */
export async function standingsOn(
  database: Kysely<Tables>,
  consignmentId: string,
  now: EpochMinutes,
): Promise<StandingOf> {
  const standing = await readNewest(database, consignmentId)
  return standing === null ? () => [] : standingsTo(database, standing.consignment, now)
}

/** The same of a consignment that was read. */
export async function standingsTo(
  database: Kysely<Tables>,
  consignment: Pick<Consignment, 'consignmentId' | 'parties'>,
  now: EpochMinutes,
): Promise<StandingOf> {
  const grants = await grantsOf(database, consignment.consignmentId)
  return (owner) => standingsOf(askerOf(owner), consignment, grants, now)
}
