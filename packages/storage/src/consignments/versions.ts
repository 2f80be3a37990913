import { StructuredError } from '@karavan/core'
import { type Consignment, type ConsignmentParty, legHeirs, withOwnStageIds } from '@karavan/model'
import type { Kysely } from 'kysely'
import { eraseMessages } from '../events/messages.js'
import { followLegs } from '../people/grants.js'
import type { Tables } from '../tables.js'
import type { Actor } from './actor.js'
import { changedMeanwhile } from './changed-meanwhile.js'
import { noteChange } from './changes.js'
import { markDue } from './due.js'
import { forgetHearing, standBy } from './hearing.js'

/** One version of what was entered of a consignment. */
export interface ConsignmentVersion {
  readonly version: number
  /** Null where it was erased. */
  readonly consignment: Consignment | null
  readonly enteredAt: Date
  readonly enteredBy: string
  /** Null where it was forgotten, or the consignment erased. */
  readonly enteredFrom: string | null
  /** Why it was changed; null of the first. */
  readonly why: string | null
  readonly erased: {
    readonly at: Date
    readonly by: string
    /** Null where it was not said. */
    readonly why: string | null
  } | null
}

/** How a consignment is erased. */
export interface Erasure {
  readonly why: string | null
  /** Messages of which the bytes are erased with it; none without a `why`. */
  readonly messageIds: readonly string[]
}

/** The newest version of a consignment, which is not erased. */
export interface StandingConsignment extends ConsignmentVersion {
  readonly consignment: Consignment
}

/**
 * Adds a version. Where it goes by another plan, grants of legs follow them.
 * @param after - the version that was seen; 0 for a new consignment
 * @returns the number of the new version
 * @throws {StructuredError} CONSIGNMENT_CHANGED where another came between, CONSIGNMENT_EXISTS
 */
export async function enterVersion(
  transaction: Kysely<Tables>,
  consignment: Consignment,
  actor: Actor,
  why: string | null,
  after: number,
): Promise<number> {
  const { consignmentId: id } = consignment
  const { by, from } = actor
  const before = after === 0 ? null : await readNewest(transaction, id)
  const added = await transaction
    .insertInto('consignment')
    .values({
      id,
      version: after + 1,
      body: JSON.stringify(consignment),
      entered_by: by,
      entered_from: from,
      why,
    })
    .onConflict((row) => row.doNothing())
    .returning('version')
    .executeTakeFirst()
  const isNext = after === 0 || (added !== undefined && (await hasVersion(transaction, id, after)))
  if (added === undefined || !isNext) throw after === 0 ? exists(id) : changedMeanwhile(id, after)
  const [planned, plan] = [before?.consignment.plan ?? null, consignment.plan]
  if (planned !== null && plan !== null && planned.planId !== plan.planId)
    await followLegs(transaction, id, legHeirs(planned, plan))
  await standBy(transaction, consignment, before?.consignment ?? null, actor)
  await markDue(transaction, 'consignment', [id])
  await noteChange(transaction, 'consignment', id)
  return added.version
}

async function hasVersion(transaction: Kysely<Tables>, id: string, version: number): Promise<boolean> {
  const row = await transaction
    .selectFrom('consignment')
    .select('version')
    .where('id', '=', id)
    .where('version', '=', version)
    .where('body', 'is not', null)
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined
}

/** The newest version; null where there is none, or it was erased. */
export async function readNewest(database: Kysely<Tables>, id: string): Promise<StandingConsignment | null> {
  const row = await versions(database, id).orderBy('version', 'desc').limit(1).executeTakeFirst()
  const version = row === undefined ? null : shown(row)
  return version?.consignment == null ? null : { ...version, consignment: version.consignment }
}

/** All versions, the first first. */
export async function readConsignmentVersions(
  database: Kysely<Tables>,
  id: string,
): Promise<readonly ConsignmentVersion[]> {
  return (await versions(database, id).orderBy('version').execute()).map(shown)
}

/** Who had to do with a consignment, as it stands or was erased; null where there is none, or nobody knows any more. */
export async function readParties(
  database: Kysely<Tables>,
  id: string,
): Promise<readonly Pick<ConsignmentParty, 'partyId' | 'role' | 'legs' | 'locations'>[] | null> {
  const row = await versions(database, id).orderBy('version', 'desc').limit(1).executeTakeFirst()
  if (row === undefined) return null
  return row.body?.parties ?? row.erased_parties?.map((party) => ({ ...party, legs: [], locations: [] })) ?? null
}

/**
 * Erases what was entered of a consignment, all versions of it; that there was one, who entered and who erased it stay, and who had
 * to do with it, who may see that.
 * @returns ids of the messages that were erased with it
 */
export async function eraseConsignment(
  transaction: Kysely<Tables>,
  id: string,
  { by }: Actor,
  { why, messageIds }: Erasure = { why: null, messageIds: [] },
): Promise<readonly string[]> {
  const standing = await versions(transaction, id).orderBy('version', 'desc').limit(1).forUpdate().executeTakeFirst()
  const parties = standing?.body?.parties.map(({ partyId, role }) => ({ partyId, role }))
  await transaction
    .updateTable('consignment')
    .set({ body: null, why: null, entered_from: null, erased_at: new Date(), erased_by: by, erased_why: why })
    .set({ erased_parties: parties === undefined ? null : JSON.stringify(parties) })
    .where('id', '=', id)
    .where('body', 'is not', null)
    .execute()
  await transaction.deleteFrom('consignment_state').where('id', '=', id).execute()
  await transaction.deleteFrom('consignment_name').where('id', '=', id).execute()
  await transaction.deleteFrom('consignment_estimate').where('id', '=', id).execute()
  await transaction.deleteFrom('estimate_told').where('consignment_id', '=', id).execute()
  await forgetHearing(transaction, id)
  await transaction.deleteFrom('consignment_told').where('id', '=', id).execute()
  await transaction.deleteFrom('delivery').where('consignment_id', '=', id).execute()
  await noteChange(transaction, 'consignment', id)
  return why === null ? [] : eraseMessages(transaction, messageIds, by, why)
}

function versions(database: Kysely<Tables>, id: string) {
  return database.selectFrom('consignment').selectAll().where('id', '=', id)
}

function shown(row: Awaited<ReturnType<ReturnType<typeof versions>['execute']>>[number]): ConsignmentVersion {
  return {
    version: row.version,
    consignment: row.body === null ? null : withOwnIds(row.body),
    enteredAt: row.entered_at,
    enteredBy: row.entered_by,
    enteredFrom: row.entered_from,
    why: row.why,
    erased: row.erased_at === null ? null : { at: row.erased_at, by: row.erased_by ?? '', why: row.erased_why },
  }
}

function withOwnIds(consignment: Consignment): Consignment {
  const { plan } = consignment
  return plan === null ? consignment : { ...consignment, plan: withOwnStageIds(plan) }
}

function exists(id: string): StructuredError {
  return new StructuredError({
    code: 'CONSIGNMENT_EXISTS',
    received: id,
    expected: 'an id that no consignment has',
    remediation: 'take another id, or change the one that is there',
    pointer: '/consignmentId',
  })
}
