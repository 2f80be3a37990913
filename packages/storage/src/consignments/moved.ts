import { type EpochMinutes, formatInstant } from '@karavan/core'
import type { Consignment } from '@karavan/model'
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../tables.js'
import { isVisible } from './list.js'

/** Behind which consignment a page begins. */
export interface MovedCursor {
  readonly lastWord: EpochMinutes
  readonly id: string
}

/** Consignments with a plan of which something was told. */
export interface MovedQuestion {
  /** Only those of which one of these organisations is a party, or for which it is named; null for all. */
  readonly visibleTo: readonly string[] | null
  /** Only those of which the last word came then or later; null for all. */
  readonly since: EpochMinutes | null
  readonly now: EpochMinutes
  readonly after: MovedCursor | null
  readonly most: number
}

export interface MovedPage {
  readonly consignments: readonly Consignment[]
  /** Null behind the last. */
  readonly next: MovedCursor | null
}

/** A page of the newest versions, the last word first. */
export async function movedConsignments(
  database: Kysely<Tables>,
  { visibleTo, since, now, after, most }: MovedQuestion,
): Promise<MovedPage> {
  const time = (at: EpochMinutes) => sql`${formatInstant(at)}::timestamptz`
  const { rows } = await sql<{ consignment: Consignment; lastWord: number; id: string }>`
    select entry.body as consignment, entry.id,
      floor(extract(epoch from state.last_word) / 60)::integer as "lastWord"
    from karavan.consignment_state as state
    join karavan.consignment as entry on entry.id = state.id
    where entry.body is not null and jsonb_typeof(entry.body -> 'plan') = 'object' and state.last_word is not null
      and not exists (
        select from karavan.consignment as later where later.id = entry.id and later.version > entry.version
      )
      and ${since === null ? sql`true` : sql`state.last_word >= ${time(since)}`}
      and ${visibleTo === null ? sql`true` : isVisible(visibleTo, now, '')}
      and ${after === null ? sql`true` : sql`(state.last_word, entry.id) < (${time(after.lastWord)}, ${after.id})`}
    order by state.last_word desc, entry.id desc
    limit ${most + 1}`.execute(database)
  const last = rows[most - 1]
  return {
    consignments: rows.slice(0, most).map(({ consignment }) => consignment),
    next: rows.length > most && last !== undefined ? { lastWord: last.lastWord, id: last.id } : null,
  }
}
