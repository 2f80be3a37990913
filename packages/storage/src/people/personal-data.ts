import { sql } from 'kysely'
import type { Ask } from '../asking.js'
import { type Person, persons, shown } from './persons.js'

/** All that is kept about somebody, but their password. */
export interface PersonalData {
  readonly person: Person & { readonly addedAt: Date; readonly signsInAt: string | null }
  readonly sessions: readonly {
    readonly begunAt: Date
    readonly seenAt: Date
    readonly endedAt: Date | null
    readonly address: string | null
  }[]
  /** What they did. */
  readonly deeds: readonly {
    readonly doneAt: Date
    readonly what: string
    readonly about: string
    readonly address: string | null
  }[]
}

/** @throws where there is nobody of this number */
export function personalDataOf(ask: Ask, personId: string): Promise<PersonalData> {
  return ask(async (database) => {
    const row = await persons(database)
      .select(['person.added_at as addedAt', 'oidc_issuer as signsInAt'])
      .where('person.id', '=', personId)
      .executeTakeFirstOrThrow()
    const sessions = await database
      .selectFrom('session')
      .select(['begun_at as begunAt', 'seen_at as seenAt', sql<Date | null>`least(ended_at, expires_at)`.as('endedAt')])
      .select('address')
      .where('person_id', '=', personId)
      .orderBy('begun_at')
      .execute()
    const deeds = await database
      .selectFrom('deed')
      .select(['done_at as doneAt', 'what', 'about', 'address'])
      .where('actor_id', '=', personId)
      .orderBy('done_at')
      .execute()
    return { person: { ...shown(row), addedAt: row.addedAt, signsInAt: row.signsInAt }, sessions, deeds }
  })
}
