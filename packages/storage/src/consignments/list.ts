import { type EpochMinutes, formatInstant } from '@karavan/core'
import type { Consignment, StoryDigest } from '@karavan/model'
import type { Estimate } from '@karavan/tracking'
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../tables.js'
import { type KeptEstimate, keptEstimate } from './estimates.js'
import { seesWhole } from './sees-whole.js'

export interface ConsignmentsQuestion {
  /** Text in an id, a name or a number; empty for all. */
  readonly text: string
  readonly state: StoryDigest['state'] | null
  /** Only those with a gap. */
  readonly silent: boolean
  /** Only those of which an arrival is worked out that the asker may see. */
  readonly estimated: boolean
  /**
   * `late`: the latest first, by the estimate where one is seen, else by what was told; `new`: as they were entered, the last first; `word`: the last word first; `risk`: the likeliest to miss
   * the time that counts first, of these the one with most hours at stake.
   */
  readonly order: 'late' | 'new' | 'word' | 'risk'
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
  /** When it arrives, as it was worked out last; null also for who does not see the whole way. */
  readonly estimate: KeptEstimate | null
}

export interface ConsignmentsFound {
  readonly consignments: readonly ListedConsignment[]
  /** On all pages. */
  readonly total: number
  /** Of these, those of which the estimate is about to be worked out anew. */
  readonly renewing: number
}

/** A page of the newest versions of the consignments that are asked for. */
export async function listConsignments(
  database: Kysely<Tables>,
  { text, state, silent, estimated, order, visibleTo, now, most, skip }: ConsignmentsQuestion,
): Promise<ConsignmentsFound> {
  const wanted = text.trim().toLowerCase()
  const clock = sql`${formatInstant(now)}::timestamptz`
  // What `estimatedLateness` says, else `latenessOf`.
  const late = sql`coalesce(
    case when state.state is distinct from 'delivered' then extract(epoch from estimate.p50) / 60
      - coalesce(estimate.body -> 'due' ->> 'at', state.digest -> 'arrival' ->> 'plannedP50')::bigint end,
    greatest(
      state.late_minutes,
      case when state.next_planned < ${clock} and (state.estimated is null or state.estimated <= ${clock})
        then extract(epoch from ${clock} - state.next_planned) / 60 end
    )
  )`
  const isWhole = visibleTo === null ? sql<boolean>`true` : seesWhole(visibleTo, now)
  const by = {
    late: sql`${late} desc nulls last, entry.entered_at desc`,
    new: sql`entry.entered_at desc`,
    word: sql`state.last_word desc nulls last, entry.entered_at desc`,
    risk: sql`estimate.missing desc nulls last, estimate.hours desc nulls last, entry.entered_at desc`,
  }
  // One row tells the total of a page that holds nothing.
  const { rows } = await sql<ListedRow & Counts>`
    with found as (
      select entry.body as consignment, entry.version, entry.entered_at as "enteredAt", state.digest,
        estimate.body as estimate, estimate.moved,
        estimate.id is not null and exists (
          select from karavan.due where kind = 'consignment' and due.id = entry.id and tries = 0
        ) as renews,
        row_number() over (order by ${by[order]}, entry.id) as place
      from karavan.consignment as entry left join karavan.consignment_state as state on state.id = entry.id
      left join karavan.consignment_estimate as estimate on estimate.id = entry.id and ${isWhole}
      where entry.body is not null
        and not exists (
          select from karavan.consignment as later where later.id = entry.id and later.version > entry.version
        )
        and (${wanted} = '' or strpos(coalesce(state.found_by, lower(entry.id)), ${wanted}) > 0)
        and (${state}::text is null or coalesce(state.state, 'planned') = ${state})
        and (${visibleTo === null} or ${isVisible(visibleTo ?? [], now, wanted)})
        and (not ${silent} or (state.digest ->> 'gaps')::int > 0)
        and (not ${estimated} or estimate.id is not null)
    )
    select found.consignment, found.version, found."enteredAt", found.digest, found.estimate, found.moved,
      counted.total, counted.renewing
    from (select count(*) as total, count(*) filter (where renews) as renewing from found) as counted
    left join found on found.place > ${skip} and found.place <= ${skip + most}
    order by found.place`.execute(database)
  const consignments = rows.flatMap((row): ListedConsignment[] => {
    if (row.consignment === null) return []
    const { consignment, version, enteredAt, digest, estimate, moved } = row
    return [
      { consignment, version, enteredAt, digest, estimate: estimate === null ? null : keptEstimate(estimate, moved) },
    ]
  })
  return { consignments, total: Number(rows[0]?.total ?? 0), renewing: Number(rows[0]?.renewing ?? 0) }
}

interface Counts {
  readonly total: string
  readonly renewing: string
}

/** A line as the database gives it; one of nulls where a page holds nothing. */
type ListedRow =
  | (Omit<ListedConsignment, 'estimate'> & Pick<KeptEstimate, 'moved'> & { readonly estimate: Estimate | null })
  | { readonly consignment: null }

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
