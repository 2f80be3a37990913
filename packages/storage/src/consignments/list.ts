import { type EpochMinutes, formatInstant } from '@karavan/core'
import type { Consignment, StoryDigest } from '@karavan/model'
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../tables.js'

export interface ConsignmentsQuestion {
  /** Text in an id, a name or a number; empty for all. */
  readonly text: string
  readonly state: StoryDigest['state'] | null
  /** Only those with a gap. */
  readonly silent: boolean
  /** `late`: the latest first; `new`: as they were entered, the last first; `word`: the last word first. */
  readonly order: 'late' | 'new' | 'word'
  /** Only those of which one of these organisations is a party, or for which it is named; null for all. */
  readonly visibleTo: readonly string[] | null
  readonly now: EpochMinutes
  readonly most: number
  readonly skip: number
}

/** A consignment in a list. */
export interface ListedConsignment {
  readonly consignment: Consignment
  readonly version: number
  readonly enteredAt: Date
  /** Null until its story has been told for the first time. */
  readonly digest: StoryDigest | null
}

export interface ConsignmentsFound {
  readonly consignments: readonly ListedConsignment[]
  /** On all pages. */
  readonly total: number
}

/** A page of the newest versions of the consignments that are asked for. */
export async function listConsignments(
  database: Kysely<Tables>,
  { text, state, silent, order, visibleTo, now, most, skip }: ConsignmentsQuestion,
): Promise<ConsignmentsFound> {
  const wanted = text.trim().toLowerCase()
  const clock = sql`${formatInstant(now)}::timestamptz`
  const late = sql`greatest(
    state.late_minutes,
    case when state.next_planned < ${clock} and (state.estimated is null or state.estimated <= ${clock})
      then extract(epoch from ${clock} - state.next_planned) / 60 end
  )`
  const by = {
    late: sql`${late} desc nulls last, entry.entered_at desc`,
    new: sql`entry.entered_at desc`,
    word: sql`state.last_word desc nulls last, entry.entered_at desc`,
  }
  // One row tells the total of a page that holds nothing.
  const { rows } = await sql<(ListedConsignment | Record<keyof ListedConsignment, null>) & { readonly total: string }>`
    with found as (
      select entry.body as consignment, entry.version, entry.entered_at as "enteredAt", state.digest,
        row_number() over (order by ${by[order]}, entry.id) as place
      from karavan.consignment as entry left join karavan.consignment_state as state on state.id = entry.id
      where entry.body is not null
        and not exists (
          select from karavan.consignment as later where later.id = entry.id and later.version > entry.version
        )
        and (${wanted} = '' or strpos(coalesce(state.found_by, lower(entry.id)), ${wanted}) > 0)
        and (${state}::text is null or coalesce(state.state, 'planned') = ${state})
        and (${visibleTo === null} or ${isVisible(visibleTo ?? [], now, wanted)})
        and (not ${silent} or (state.digest ->> 'gaps')::int > 0)
    )
    select found.consignment, found.version, found."enteredAt", found.digest, counted.total
    from (select count(*) as total from found) as counted
    left join found on found.place > ${skip} and found.place <= ${skip + most}
    order by found.place`.execute(database)
  const consignments = rows.flatMap(({ total: _, ...listed }) => (listed.consignment === null ? [] : [listed]))
  return { consignments, total: Number(rows[0]?.total ?? 0) }
}

/**
 * Whether one of some organisations is a party of the version of a consignment that is called `entry`, or named for it. Who sees
 * no goods and no parties finds by the id alone: else they could try words until one is there.
 * @param wanted - text that is sought; empty for all, null where they are not found by any
 */
export function isVisible(organisations: readonly string[], now: EpochMinutes, wanted: string | null) {
  const isFoundById = wanted === null ? sql<boolean>`false` : sql<boolean>`strpos(lower(entry.id), ${wanted}) > 0`
  return sql<boolean>`(
    exists (
      select from jsonb_array_elements(entry.body -> 'parties') as party
      where party ->> 'partyId' = any(${organisations}::text[]) and (party ->> 'role' <> 'notifiedParty' or ${isFoundById})
    )
    or entry.id in (
      select consignment_id from karavan.consignment_grant
      where organisation_id = any(${organisations}::text[]) and revoked_at is null
        and (until is null or until > ${formatInstant(now)}::timestamptz) and (role <> 'guest' or ${isFoundById})
    )
  )`
}
