import type { EpochMinutes } from '@karavan/core'
import type { EpcisEvent } from './event.js'

/**
 * Under which a report is kept: two reports with one key are one record. An event, the declaration that it is wrong and
 * the event that corrects it are three.
 */
export interface RecordKey {
  /** What happened, `ni:///sha-256;…?ver=CBV2.0`. */
  readonly contentHash: string
  /** `ni:///sha-256;…` of the error declaration; empty for an event without. */
  readonly declarationKey: string
}

/** That somebody sent a report, once. */
export interface EventReceipt {
  /** Id of the party that sent it, as in the consignment. */
  readonly sender: string
  readonly receivedAt: EpochMinutes
  /** Which reading of its message told it, from 1, where the same bytes came again and were read otherwise; 1 if left out. */
  readonly reading?: number
  /** Format and version in which it came: `EPCIS 2.0 JSON`, `IFTSTA D.00B`. */
  readonly format: string
  /** What was noted while it was read, as a wrong check digit. */
  readonly flags: readonly string[]
}

/** An event, or the declaration that it is wrong, with everybody who sent it. */
export interface EventRecord extends RecordKey {
  readonly event: EpcisEvent
  /** At least one. */
  readonly receipts: readonly EventReceipt[]
}
