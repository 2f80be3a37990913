import type { Acceptance, Hearing, Trust } from '@karavan/access'
import type { Consignment } from '@karavan/model'
import { ownNames } from '@karavan/tracking'
import { type Kysely, sql } from 'kysely'
import { grantsOf } from '../people/grants.js'
import type { Tables } from '../tables.js'
import type { Actor } from './actor.js'
import { changedMeanwhile } from './changed-meanwhile.js'
import { markDue } from './due.js'

/** Whose words count for a consignment, beside its parties. */
export async function readHearing(
  database: Kysely<Tables>,
  { consignmentId, parties }: Pick<Consignment, 'consignmentId' | 'parties'>,
): Promise<Hearing> {
  const { rows } = await sql<Acceptance>`
    select party_id as "partyId", how from karavan.acceptance where consignment_id = ${consignmentId}
    union all
    select party_id, 'trusted' from karavan.trust as trust
    where exists (
      select from karavan.acceptance as entered
      where entered.consignment_id = ${consignmentId} and entered.how = 'entered' and entered.party_id = trust.trusted_id
    )
    and not exists (
      select from karavan.acceptance as entered
      where entered.consignment_id = ${consignmentId} and entered.how = 'entered' and entered.party_id <> trust.party_id
        and entered.party_id not in (select trusted_id from karavan.trust as own where own.party_id = trust.party_id)
    )`.execute(database)
  const naming = await database
    .selectFrom('naming')
    .select(sql<number>`extract(epoch from since)::float8 * 1000`.as('ms'))
    .where('consignment_id', '=', consignmentId)
    .executeTakeFirst()
  const grants = await grantsOf(database, consignmentId)
  const named = [
    ...parties.map(({ partyId }) => partyId),
    ...grants.flatMap(({ to }) => ('partyId' in to ? to.partyId : [])),
  ]
  return {
    acceptances: rows,
    grants,
    trusts: await trustsAmong(database, named),
    since: naming?.ms ?? Number.NEGATIVE_INFINITY,
  }
}

async function trustsAmong(database: Kysely<Tables>, partyIds: readonly string[]): Promise<readonly Trust[]> {
  if (partyIds.length < 2) return []
  return database
    .selectFrom('trust')
    .select(['party_id as partyId', 'trusted_id as trustedId'])
    .where('party_id', 'in', partyIds)
    .where('trusted_id', 'in', partyIds)
    .execute()
}

/**
 * Notes who stands by a version: its author; where that is the operator of the server, all its parties. Where it names other
 * equipment or papers than before, nobody else stands by it any more; who said that they do not still does not.
 */
export async function standBy(
  transaction: Kysely<Tables>,
  consignment: Consignment,
  before: Consignment | null,
  { by, organisation }: Actor,
): Promise<void> {
  const { consignmentId } = consignment
  if (before === null || namingOf(before) !== namingOf(consignment)) {
    await transaction
      .deleteFrom('acceptance')
      .where('consignment_id', '=', consignmentId)
      .where('how', '<>', 'withdrawn')
      .execute()
    await sql`
      insert into karavan.naming (consignment_id) values (${consignmentId})
      on conflict (consignment_id) do update set since = clock_timestamp()`.execute(transaction)
  }
  const parties = organisation === null ? consignment.parties.map(({ partyId }) => partyId) : [organisation]
  await keepAcceptance(transaction, consignmentId, parties, organisation === null ? 'vouched' : 'entered', by)
}

/** All by which a consignment comes to be told of: equipment and papers by the names that events have for them, and what was on what. */
function namingOf(consignment: Consignment): string {
  const names = ownNames(consignment).map(({ name }) => name)
  const equipment = consignment.utilizedEquipment.map(({ equipmentId, number }) => [equipmentId, number.value])
  return JSON.stringify([names.sort(), equipment, consignment.loadings])
}

/** Forgets all of it, with the consignment. */
export async function forgetHearing(transaction: Kysely<Tables>, consignmentId: string): Promise<void> {
  await transaction.deleteFrom('acceptance').where('consignment_id', '=', consignmentId).execute()
  await transaction.deleteFrom('naming').where('consignment_id', '=', consignmentId).execute()
}

type HowKept = Tables['acceptance']['how']

/**
 * That parties stand by a consignment as it is.
 * @param after - the version that they saw; null for whichever is there
 * @throws {StructuredError} CONSIGNMENT_CHANGED
 */
export async function accept(
  transaction: Kysely<Tables>,
  consignmentId: string,
  partyIds: readonly string[],
  how: HowKept,
  by: string,
  after: number | null,
): Promise<void> {
  const newest = await transaction
    .selectFrom('consignment')
    .select('version')
    .where('id', '=', consignmentId)
    .orderBy('version', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
  if (newest === undefined || (after !== null && newest.version !== after)) throw changedMeanwhile(consignmentId, after)
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
    where (acceptance.how = 'withdrawn' and excluded.how <> 'vouched') or (excluded.how = 'entered' and acceptance.how <> 'entered')`.execute(
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
