import { type Kysely, sql } from 'kysely'
import { type Ask, breaks } from '../asking.js'
import { markDue } from '../consignments/due.js'
import type { Tables } from '../tables.js'
import { unknownOrganisation } from './organisations.js'

/** Whose consignments an organisation stands by, without looking at each, and whose word on what is loaded it takes. */
export interface Trusts {
  /** Whom an organisation trusts, by their ids. */
  list(partyId: string): Promise<readonly string[]>
  /** @throws {StructuredError} ORGANISATION_UNKNOWN */
  add(partyId: string, trustedId: string): Promise<void>
  /** @returns whether it did */
  remove(partyId: string, trustedId: string): Promise<boolean>
}

export function storedTrusts(ask: Ask): Trusts {
  return {
    list: (partyId) =>
      ask(async (database) => {
        const rows = await database
          .selectFrom('trust')
          .select('trusted_id')
          .where('party_id', '=', partyId)
          .orderBy('trusted_id')
          .execute()
        return rows.map(({ trusted_id: id }) => id)
      }),
    add: (partyId, trustedId) =>
      ask((database) =>
        database.transaction().execute(async (transaction) => {
          try {
            const row = { party_id: partyId, trusted_id: trustedId }
            await transaction
              .insertInto('trust')
              .values(row)
              .onConflict((known) => known.doNothing())
              .execute()
          } catch (error) {
            throw breaks(error, '23503') ? unknownOrganisation(trustedId) : error
          }
          await markHeard(transaction, partyId, trustedId)
        }),
      ),
    remove: (partyId, trustedId) =>
      ask((database) =>
        database.transaction().execute(async (transaction) => {
          const { numDeletedRows } = await transaction
            .deleteFrom('trust')
            .where('party_id', '=', partyId)
            .where('trusted_id', '=', trustedId)
            .executeTakeFirst()
          if (numDeletedRows > 0n) await markHeard(transaction, partyId, trustedId)
          return numDeletedRows > 0n
        }),
      ),
  }
}

/**
 * What the trusted entered, and what the trusting stands by, is told anew: others count there, or of other wagons and ships, or
 * no longer.
 */
async function markHeard(transaction: Kysely<Tables>, partyId: string, trustedId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select distinct consignment_id as id from karavan.acceptance
    where (party_id = ${trustedId} and how = 'entered') or (party_id = ${partyId} and how <> 'withdrawn')`.execute(
    transaction,
  )
  await markDue(
    transaction,
    'consignment',
    rows.map(({ id }) => id),
  )
}
