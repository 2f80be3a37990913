import type { Refusal, Remark, WagonReportMapping } from '@karavan/exchange'
import type { ColumnType, Generated } from 'kysely'

/** Tables of messages and events. */
export interface EventTables {
  message: {
    id: Generated<string>
    sender: string
    sha256: Buffer
    bytes: Buffer | null
    size: number
    format: string
    name: string | null
    remarks: ColumnType<readonly Remark[], string, string>
    refused: ColumnType<readonly Refusal[], string, string>
    received_at: Generated<Date>
    received_by: string
    received_from: string | null
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
    vouched: boolean
    reading: Generated<number>
  }
  message_reading: {
    message_id: string
    reading: number
    read_at: Generated<Date>
    read_by: string
  }
  event_word: {
    kind: EventWordKind
    word: string
    sender: string
  }
  named_query: {
    owner: string
    name: string
    query: ColumnType<Readonly<Record<string, unknown>>, string, never>
    created_at: Generated<Date>
    created_by: string
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
  report_mapping: {
    sender: string
    mapping: ColumnType<WagonReportMapping, string, string>
    saved_at: Generated<Date>
    saved_by: string
  }
}

/** What the short names of an event stand for, and which of its fields are left out of its hash. */
export interface EventContext {
  readonly namespaces: Readonly<Record<string, string>>
  readonly ignored: readonly string[]
}

/** What of an event is told in a word of its own. */
export type EventWordKind = 'eventType' | 'bizStep' | 'disposition' | 'readPoint' | 'bizLocation'

/** What becomes of a captured document of which a part breaks rules, after EPCIS 2.0. */
export type ErrorBehaviour = 'rollback' | 'proceed'
