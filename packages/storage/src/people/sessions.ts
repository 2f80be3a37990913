import { sql } from 'kysely'
import type { Ask } from '../asking.js'
import { type Person, persons, shown } from './persons.js'
import { hashOf, newSecret } from './secret.js'

/** A session ends after so many hours. */
export const SESSION_HOURS = 7 * 24
/** It ends earlier where it is not used for so many. */
const IDLE_HOURS = 12

export interface Sessions {
  /** @param address - internet address that it is begun from @returns the secret that the browser keeps */
  begin(personId: string, address: string): Promise<string>
  /** Whose session it is, which is then used; null where it has ended. */
  personOf(secret: string): Promise<Person | null>
  /** Whose session it is, as {@link personOf}, but it does not count as used. */
  lookUp(secret: string): Promise<Person | null>
  end(secret: string): Promise<void>
}

export function storedSessions(ask: Ask): Sessions {
  const find = (secret: string, isUse: boolean) =>
    ask(async (database) => {
      const hash = hashOf(secret)
      const row = await persons(database)
        .innerJoin('session', 'session.person_id', 'person.id')
        .select(sql<boolean>`session.seen_at < clock_timestamp() - interval '1 minute'`.as('isStale'))
        .where('session.hash', '=', hash)
        .where('session.ended_at', 'is', null)
        .where('session.expires_at', '>', sql<Date>`clock_timestamp()`)
        .where('session.seen_at', '>', sql<Date>`clock_timestamp() - make_interval(hours => ${IDLE_HOURS}::integer)`)
        .executeTakeFirst()
      if (row === undefined) return null
      // Once a minute is enough for a limit of hours.
      if (isUse && row.isStale)
        await database
          .updateTable('session')
          .set({ seen_at: sql<Date>`clock_timestamp()` })
          .where('hash', '=', hash)
          .execute()
      return shown(row)
    })
  return {
    begin: async (personId, address) => {
      const secret = newSecret()
      const row = {
        hash: hashOf(secret),
        person_id: personId,
        address,
        ended_at: null,
        expires_at: sql<Date>`clock_timestamp() + make_interval(hours => ${SESSION_HOURS}::integer)`,
      }
      await ask((database) => database.insertInto('session').values(row).execute())
      return secret
    },
    personOf: (secret) => find(secret, true),
    lookUp: (secret) => find(secret, false),
    end: (secret) =>
      ask(async (database) => {
        await database
          .updateTable('session')
          .set({ ended_at: sql<Date>`clock_timestamp()` })
          .where('hash', '=', hashOf(secret))
          .where('ended_at', 'is', null)
          .execute()
      }),
  }
}
