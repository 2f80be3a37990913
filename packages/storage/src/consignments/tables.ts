import type { AcceptanceKind, Consignment, ConsignmentParty, StoryDigest } from '@karavan/model'
import type { Estimate, EstimateMoved } from '@karavan/tracking'
import type { ColumnType, Generated } from 'kysely'

/** Tables of consignments and what is to be told of them. */
export interface ConsignmentTables {
  consignment: {
    id: string
    version: number
    body: ColumnType<Consignment | null, string | null, null>
    entered_at: Generated<Date>
    entered_by: string
    entered_from: string | null
    why: string | null
    erased_at: Date | null
    erased_by: string | null
    erased_why: string | null
    erased_parties: ColumnType<readonly ErasedParty[] | null, never, string | null>
  }
  consignment_state: {
    id: string
    version: number
    told_at: Date
    digest: ColumnType<StoryDigest, string, string>
    state: StoryDigest['state']
    late_minutes: number | null
    next_planned: Date | null
    estimated: Date | null
    last_word: Date | null
    found_by: string
  }
  consignment_name: {
    name: string
    id: string
    from: Date | null
    until: Date | null
  }
  acceptance: {
    consignment_id: string
    party_id: string
    how: Exclude<AcceptanceKind, 'trusted'>
    accepted_at: Generated<Date>
    accepted_by: string
  }
  naming: {
    consignment_id: string
    since: Generated<Date>
  }
  due: {
    kind: DueKind
    id: string
    marks: Generated<string>
    since: Generated<Date>
    taken_until: Date | null
    tries: Generated<number>
    fault: string | null
    later: Generated<boolean>
  }
  consignment_estimate: {
    id: string
    version: number
    as_of: Date
    conditions: string
    p50: Date | null
    missing: number | null
    hours: number | null
    look_at: Date
    body: ColumnType<Estimate, string, string>
    moved: ColumnType<EstimateMoved | null, string | null, string | null>
  }
  consignment_change: {
    kind: ChangeKind
    id: string
    told_in: Generated<string>
  }
}

/** What changed of a consignment: what was entered of it or whether it is there, what was told of it, when it arrives. */
export type ChangeKind = 'consignment' | 'story' | 'estimate'

/** Whoever had to do with a consignment that was erased. */
type ErasedParty = Pick<ConsignmentParty, 'partyId' | 'role'>

/** What is told again: which consignments a message concerns, how a consignment stands. */
export type DueKind = 'message' | 'consignment'
