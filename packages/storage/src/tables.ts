import type { EntryKind, EntryVersion } from '@karavan/conditions'
import type { Refusal, Remark, WagonReportMapping } from '@karavan/exchange'
import type { Consignment, StoryDigest } from '@karavan/model'
import type { ColumnType, Generated } from 'kysely'

/** The tables of the schema `karavan`, as the last migration leaves them. */
export interface Tables {
  revision: {
    topic: string
    value: ColumnType<string, number, number>
  }
  condition_entry: {
    kind: EntryKind
    id: string
    version: number
    body: ColumnType<EntryVersion['body'], string | null, never>
    entered_at: Generated<Date>
    entered_by: string
    why: string | null
  }
  message: {
    id: Generated<string>
    sender: string
    sha256: Buffer
    bytes: Buffer | null
    size: number
    format: string
    name: string | null
    remarks: ColumnType<readonly Remark[], string, never>
    refused: ColumnType<readonly Refusal[], string, never>
    received_at: Generated<Date>
    received_by: string
    received_from: string
    erased_at: Date | null
    erased_by: string | null
    erased_why: string | null
  }
  event_record: {
    id: Generated<string>
    content_hash: Buffer
    declaration_key: Buffer
    event_time: Date
    record_time: Generated<Date>
    event_type: string
    action: string | null
    biz_step: string | null
    disposition: string | null
    read_point: string | null
    biz_location: string | null
    body: string
    context: ColumnType<EventContext | null, string | null, never>
  }
  event_name: {
    name: string
    record_id: string
  }
  event_receipt: {
    record_id: string
    message_id: string
    event_id: string | null
    flags: string[]
  }
  capture_job: {
    place: Generated<string>
    id: string
    message_id: string | null
    error_behaviour: ErrorBehaviour
    created_at: Generated<Date>
    finished_at: Date | null
    success: boolean | null
    errors: ColumnType<readonly Refusal[], string, string>
  }
  consignment: {
    id: string
    version: number
    body: ColumnType<Consignment | null, string | null, null>
    entered_at: Generated<Date>
    entered_by: string
    entered_from: string
    why: string | null
    erased_at: Date | null
    erased_by: string | null
  }
  consignment_state: {
    id: string
    version: number
    told_at: Date
    digest: ColumnType<StoryDigest, string, string>
    state: StoryDigest['state']
    late_minutes: number | null
    next_planned: Date | null
    last_word: Date | null
    found_by: string
  }
  consignment_name: {
    name: string
    id: string
    from: Date | null
    until: Date | null
  }
  due: {
    kind: DueKind
    id: string
    marks: Generated<string>
    since: Generated<Date>
    taken_until: Date | null
    tries: Generated<number>
    fault: string | null
  }
  report_mapping: {
    sender: string
    mapping: ColumnType<WagonReportMapping, string, string>
    saved_at: Generated<Date>
    saved_by: string
  }
}

/** What is told again: which consignments a message concerns, how a consignment stands. */
export type DueKind = 'message' | 'consignment'

/** What the short names of an event stand for, and which of its fields are left out of its hash. */
export interface EventContext {
  readonly namespaces: Readonly<Record<string, string>>
  readonly ignored: readonly string[]
}

/** What becomes of a captured document of which a part breaks rules, after EPCIS 2.0. */
export type ErrorBehaviour = 'rollback' | 'proceed'
