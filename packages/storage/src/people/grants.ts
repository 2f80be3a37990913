import type { Asker, Grant } from '@karavan/access'
import type { EpochMinutes } from '@karavan/core'
import { type Kysely, sql } from 'kysely'
import type { Ask } from '../asking.js'
import { breaks } from '../asking.js'
import { markDue } from '../consignments/due.js'
import type { Tables } from '../tables.js'
import { unknownOrganisation } from './organisations.js'
import { hashOf, newSecret } from './secret.js'

/** Whom the parties of a consignment name, beside themselves. */
interface NewGrant extends Omit<Grant, 'to'> {
  /** An organisation, or null: whoever has the link. */
  readonly organisation: string | null
}

export interface ConsignmentGrants {
  /**
   * @returns id of the grant, and the secret of its link, which is kept nowhere; null where an organisation is named
   * @throws {StructuredError} ORGANISATION_UNKNOWN
   */
  add(consignmentId: string, grant: NewGrant): Promise<{ readonly id: string; readonly link: string | null }>
  /** All that stand, of a consignment. */
  list(consignmentId: string): Promise<readonly (Grant & { readonly id: string })[]>
  /** @returns whether there was one of this consignment */
  revoke(consignmentId: string, id: string): Promise<boolean>
  /** Consignments that an organisation was named for. */
  consignmentsOf(organisation: string): Promise<readonly string[]>
  /** Who has a link; null where it no longer holds. */
  byLink(secret: string): Promise<Asker | null>
}

const HOLDS = sql<boolean>`revoked_at is null and (until is null or until > clock_timestamp())`

export function storedGrants(ask: Ask): ConsignmentGrants {
  return {
    add: async (consignmentId, { organisation, role, legs, locations, until }) => {
      const link = organisation === null ? newSecret() : null
      const row = {
        consignment_id: consignmentId,
        organisation_id: organisation,
        link_hash: link === null ? null : hashOf(link),
        role,
        legs: [...legs],
        locations: [...locations],
        until: until === null ? null : new Date(until * 60_000),
      }
      return ask(async (database) => {
        try {
          const id = await database.transaction().execute(async (transaction) => {
            await markDue(transaction, 'consignment', [consignmentId])
            return transaction.insertInto('consignment_grant').values(row).returning('id').executeTakeFirstOrThrow()
          })
          return { ...id, link }
        } catch (error) {
          throw breaks(error, '23503') ? unknownOrganisation(organisation ?? '') : error
        }
      })
    },
    list: (consignmentId) => ask((database) => grantsOf(database, consignmentId)),
    revoke: (consignmentId, id) =>
      ask((pool) =>
        pool.transaction().execute(async (database) => {
          const { numUpdatedRows } = await database
            .updateTable('consignment_grant')
            .set({ revoked_at: sql<Date>`clock_timestamp()` })
            .where('consignment_id', '=', consignmentId)
            .where(sql<string>`id::text`, '=', id)
            .where('revoked_at', 'is', null)
            .executeTakeFirst()
          if (numUpdatedRows > 0n) await markDue(database, 'consignment', [consignmentId])
          return numUpdatedRows > 0n
        }),
      ),
    consignmentsOf: (organisation) =>
      ask(async (database) => {
        const rows = await database
          .selectFrom('consignment_grant')
          .select('consignment_id as id')
          .distinct()
          .where('organisation_id', '=', organisation)
          .where(HOLDS)
          .orderBy('consignment_id')
          .execute()
        return rows.map(({ id }) => id)
      }),
    byLink: (secret) =>
      ask(async (database) => {
        const row = await database
          .selectFrom('consignment_grant')
          .select('id')
          .where('link_hash', '=', hashOf(secret))
          .where(HOLDS)
          .executeTakeFirst()
        return row === undefined ? null : { kind: 'link', linkId: row.id }
      }),
  }
}

/** All grants of a consignment that stand. */
export async function grantsOf(
  database: Kysely<Tables>,
  consignmentId: string,
): Promise<readonly (Grant & { readonly id: string })[]> {
  const rows = await database
    .selectFrom('consignment_grant')
    .selectAll()
    .where('consignment_id', '=', consignmentId)
    .where(HOLDS)
    .orderBy('granted_at')
    .execute()
  return rows.map(({ id, organisation_id: organisation, role, legs, locations, until }) => ({
    id,
    to: organisation === null ? { linkId: id } : { partyId: organisation },
    role,
    legs,
    locations,
    until: until === null ? null : minutesOf(until),
  }))
}

/**
 * Lets each grant of some legs follow them into another plan. A leg without an heir is dropped; a grant ends of which no leg is left,
 * unless it is a port's that has places.
 * @param legsNow - numbers of legs in the plan from now on
 */
export async function followLegs(
  transaction: Kysely<Tables>,
  consignmentId: string,
  legsNow: (legs: readonly number[]) => number[],
): Promise<void> {
  const rows = await transaction
    .selectFrom('consignment_grant')
    .select(['id', 'role', 'legs', 'locations'])
    .where('consignment_id', '=', consignmentId)
    .where('revoked_at', 'is', null)
    .where(sql<boolean>`cardinality(legs) > 0`)
    .orderBy('id')
    .forUpdate()
    .execute()
  for (const { id, role, legs: before, locations } of rows) {
    const legs = legsNow(before)
    const isOver = legs.length === 0 && (role !== 'port' || locations.length === 0)
    await transaction
      .updateTable('consignment_grant')
      .set(isOver ? { revoked_at: sql<Date>`clock_timestamp()` } : { legs })
      .where('id', '=', id)
      .execute()
  }
}

function minutesOf(date: Date): EpochMinutes {
  return Math.floor(date.getTime() / 60_000)
}
