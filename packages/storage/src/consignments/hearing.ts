import type { Acceptance, Hearing } from '@karavan/access'
import type { Consignment } from '@karavan/model'
import { ownNames } from '@karavan/tracking'
import { type Kysely, sql } from 'kysely'
import { grantsOf } from '../people/grants.js'
import type { Tables } from '../tables.js'
import type { Actor } from './actor.js'
import { markDue } from './due.js'

/** Whose words count for a consignment, beside its parties. */
export async function readHearing(database: Kysely<Tables>, consignmentId: string): Promise<Hearing> {
  const { rows } = await sql<Acceptance & { readonly acceptedMs: number | null }>`
    select party_id as "partyId", how, extract(epoch from accepted_at)::float8 * 1000 as "acceptedMs"
    from karavan.acceptance where consignment_id = ${consignmentId}
    union all
    select party_id, 'trusted', null from karavan.trust as trust
    where exists (
      select from karavan.acceptance as entered
      where entered.consignment_id = ${consignmentId} and entered.how = 'entered' and entered.party_id = trust.trusted_id
    )
    and not exists (
      select from karavan.acceptance as entered
      where entered.consignment_id = ${consignmentId} and entered.how = 'entered' and entered.party_id <> trust.party_id
        and entered.party_id not in (select trusted_id from karavan.trust as own where own.party_id = trust.party_id)
    )`.execute(database)
  const named = rows.flatMap(({ how, acceptedMs }) =>
    how === 'entered' || how === 'vouched' ? (acceptedMs ?? []) : [],
  )
  return {
    acceptances: rows.map(({ partyId, how }) => ({ partyId, how })),
    grants: await grantsOf(database, consignmentId),
    since: Math.max(Number.NEGATIVE_INFINITY, ...named),
  }
}

/**
 * Notes who stands by a version: its author; where that is the operator of the server, all its parties. Where it names other
 * equipment or papers than before, nobody else stands by it any more.
 */
export async function standBy(
  transaction: Kysely<Tables>,
  consignment: Consignment,
  before: Consignment | null,
  { by, organisation }: Actor,
): Promise<void> {
  const known = new Set(before === null ? [] : ownNames(before).map(({ name }) => name))
  if (ownNames(consignment).some(({ name }) => !known.has(name))) {
    await forgetHearing(transaction, consignment.consignmentId)
  }
  const parties = organisation === null ? consignment.parties.map(({ partyId }) => partyId) : [organisation]
  await keepAcceptance(
    transaction,
    consignment.consignmentId,
    parties,
    organisation === null ? 'vouched' : 'entered',
    by,
  )
}

export async function forgetHearing(transaction: Kysely<Tables>, consignmentId: string): Promise<void> {
  await transaction.deleteFrom('acceptance').where('consignment_id', '=', consignmentId).execute()
}

type HowKept = Tables['acceptance']['how']

/** That parties stand by a consignment as it is. */
export async function accept(
  transaction: Kysely<Tables>,
  consignmentId: string,
  partyIds: readonly string[],
  how: HowKept,
  by: string,
): Promise<void> {
  await keepAcceptance(transaction, consignmentId, partyIds, how, by)
  await markDue(transaction, 'consignment', [consignmentId])
}

async function keepAcceptance(
  transaction: Kysely<Tables>,
  consignmentId: string,
  partyIds: readonly string[],
  how: HowKept,
  by: string,
): Promise<void> {
  await sql`
    insert into karavan.acceptance (consignment_id, party_id, how, accepted_by)
    select distinct ${consignmentId}, party, ${how}, ${by} from unnest(${[...partyIds]}::text[]) as named (party)
    on conflict (consignment_id, party_id) do update set how = excluded.how, accepted_by = excluded.accepted_by
    where acceptance.how = 'withdrawn' or (excluded.how = 'entered' and acceptance.how <> 'entered')`.execute(
    transaction,
  )
}

/** That a party stands by a consignment no longer, however it came to. */
export async function withdraw(
  transaction: Kysely<Tables>,
  consignmentId: string,
  partyId: string,
  by: string,
): Promise<void> {
  await transaction
    .insertInto('acceptance')
    .values({ consignment_id: consignmentId, party_id: partyId, how: 'withdrawn', accepted_by: by })
    .onConflict((row) => row.columns(['consignment_id', 'party_id']).doUpdateSet({ how: 'withdrawn', accepted_by: by }))
    .execute()
  await markDue(transaction, 'consignment', [consignmentId])
}
