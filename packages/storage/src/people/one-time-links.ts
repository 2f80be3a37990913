import { sql } from 'kysely'
import type { Ask } from '../asking.js'
import type { Tables } from '../tables.js'
import { hashOf, newSecret } from './secret.js'

type Purpose = Tables['one_time_link']['purpose']

/** Secrets that are good once, and for a short time. */
export interface OneTimeLinks {
  /** @param body - what is to be known when it comes back */
  make(purpose: Purpose, minutes: number, body: Readonly<Record<string, string>>): Promise<string>
  /** What was to be known; null where it is not known, was used, or its time is over. Whoever takes it first is the only one. */
  take(purpose: Purpose, secret: string): Promise<Readonly<Record<string, string>> | null>
}

export function storedOneTimeLinks(ask: Ask): OneTimeLinks {
  return {
    make: async (purpose, minutes, body) => {
      const secret = newSecret()
      const row = {
        hash: hashOf(secret),
        purpose,
        body: JSON.stringify(body),
        expires_at: sql<Date>`clock_timestamp() + make_interval(mins => ${minutes}::integer)`,
      }
      await ask((database) => database.insertInto('one_time_link').values(row).execute())
      return secret
    },
    take: (purpose, secret) =>
      ask(async (database) => {
        const row = await database
          .deleteFrom('one_time_link')
          .where('hash', '=', hashOf(secret))
          .where('purpose', '=', purpose)
          .returning(['body', sql<boolean>`expires_at > clock_timestamp()`.as('holds')])
          .executeTakeFirst()
        return row?.holds ? row.body : null
      }),
  }
}
