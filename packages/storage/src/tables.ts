import type { EntryKind, EntryVersion } from '@karavan/conditions'
import type { Refusal, Remark, WagonReportMapping } from '@karavan/exchange'
import type { AccessRole, CheckedIdentifier, PartyScheme } from '@karavan/model'
import type { ColumnType, Generated, RawBuilder } from 'kysely'

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
  organisation: {
    id: string
    name: string
    country: string | null
    identifiers: ColumnType<readonly CheckedIdentifier<PartyScheme>[], string, string>
    added_at: Generated<Date>
  }
  person: {
    id: Generated<string>
    login: string
    name: string
    organisation_id: string
    /** Null where they sign in elsewhere. */
    password: string | null
    administers: boolean
    oidc_issuer: string | null
    oidc_subject: string | null
    added_at: Generated<Date>
  }
  session: {
    hash: Buffer
    person_id: string
    address: string | null
    begun_at: Generated<Date>
    seen_at: Generated<Date>
    expires_at: ColumnType<Date, RawBuilder<Date>, never>
    ended_at: Date | null
  }
  api_token: {
    id: Generated<string>
    hash: Buffer
    label: string
    organisation_id: string
    may_add: boolean
    added_at: Generated<Date>
    expires_at: Date | null
    used_at: Date | null
    revoked_at: Date | null
  }
  consignment_grant: {
    id: Generated<string>
    consignment_id: string
    organisation_id: string | null
    link_hash: Buffer | null
    role: Exclude<AccessRole, 'operator'>
    legs: number[]
    locations: string[]
    until: Date | null
    granted_at: Generated<Date>
    revoked_at: Date | null
  }
  failed_try: {
    key: Buffer
    failures: number
    last_at: Generated<Date>
  }
  one_time_link: {
    hash: Buffer
    purpose: 'setup' | 'oidc'
    body: ColumnType<Readonly<Record<string, string>>, string, never>
    expires_at: ColumnType<Date, RawBuilder<Date>, never>
  }
  deed: {
    id: Generated<string>
    done_at: Generated<Date>
    actor_kind: 'person' | 'token' | 'link' | 'command'
    actor_id: string | null
    what: string
    about: string
    consignment_id: string | null
    address: string | null
  }
  retention: {
    topic: string
    days: number
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

/** What becomes of a captured document of which a part breaks rules, after EPCIS 2.0. */
export type ErrorBehaviour = 'rollback' | 'proceed'
