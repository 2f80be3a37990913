import type { DeliveryFault, DeliveryState, NoticeKind, PauseReason, SubscriptionState } from '@karavan/model'
import type { ToldEstimate, ToldFacts } from '@karavan/tracking'
import type { ColumnType, Generated } from 'kysely'

/** Tables of those who are told of what is new, and of what they are told. */
export interface SubscriptionTables {
  subscription: {
    id: Generated<string>
    organisation_id: string | null
    address: string
    receiver: string
    kinds: NoticeKind[]
    consignment_id: string | null
    state: Generated<SubscriptionState>
    reason: PauseReason | null
    fault: DeliveryFault['what'] | null
    fault_status: number | null
    state_since: Generated<Date>
    secret: string
    old_secret: string | null
    old_secret_until: Date | null
    added_at: Generated<Date>
    added_by: string
    moved_minutes: Generated<number>
    moved_chance: Generated<number>
  }
  delivery: {
    id: Generated<string>
    subscription_id: string
    consignment_id: string
    sequence: string
    kind: NoticeKind
    leg: number | null
    place: string | null
    at: Date
    body: ColumnType<Readonly<Record<string, unknown>>, string, never>
    state: Generated<DeliveryState>
    tries: Generated<number>
    due_at: Generated<Date>
    lease: string | null
    taken_until: Date | null
    tried_at: Date | null
    fault: DeliveryFault['what'] | null
    fault_status: number | null
    ended_at: Date | null
  }
  delivery_count: {
    subscription_id: string
    consignment_id: string
    last: string
  }
  estimate_told: {
    subscription_id: string
    consignment_id: string
    told: ColumnType<ToldEstimate, string, string>
  }
  consignment_told: {
    id: string
    facts: ColumnType<ToldFacts | null, string | null, string>
  }
}
