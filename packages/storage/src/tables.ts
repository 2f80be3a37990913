import type { EntryKind, EntryVersion } from '@karavan/conditions'
import type { AccessRole, CheckedIdentifier, Observation, PartyScheme } from '@karavan/model'
import type { ColumnType, Generated, RawBuilder } from 'kysely'
import type { ConsignmentTables } from './consignments/tables.js'
import type { EventTables } from './events/tables.js'
import type { LedgerTables } from './ledger/tables.js'
import type { SubscriptionTables } from './subscriptions/tables.js'

/** The tables of the schema `karavan`, as the last migration leaves them. */
export interface Tables extends EventTables, ConsignmentTables, LedgerTables, SubscriptionTables {
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
  figure_entry: {
    id: string
    version: number
    body: ColumnType<Observation | null, string | null, never>
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
  trust: {
    party_id: string
    trusted_id: string
    since: Generated<Date>
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
    actor_kind: 'person' | 'token' | 'link' | 'command' | 'subscription'
    actor_id: string | null
    /** That they acted for; null where it is none. */
    organisation_id: string | null
    what: string
    about: string
    consignment_id: string | null
    address: string | null
  }
  retention: {
    topic: string
    days: number
  }
}
