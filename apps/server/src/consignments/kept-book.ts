import { type EventPlaces, locateFor } from '@karavan/network'
import { gatherKept, type StoredConsignments, type StoredEvents, type StoredLedger } from '@karavan/storage'
import type { ConsignmentBook } from './book.js'

/** What is kept of consignments and reports. */
export interface KeptTracking {
  readonly consignments: StoredConsignments
  readonly events: StoredEvents
  /** That nobody rewrote them. */
  readonly ledger: StoredLedger
}

/** The consignments that were entered. */
export function keptBook({ consignments, events }: Omit<KeptTracking, 'ledger'>, places: EventPlaces): ConsignmentBook {
  return {
    sample: false,
    coming: () => 0,
    list: consignments.list,
    estimate: consignments.estimate,
    read: consignments.read,
    versions: consignments.versions,
    gather: (consignment, now) =>
      gatherKept({ consignments, events }, consignment, locateFor(places, consignment), now),
    messages: events.messages,
    tellsMore: events.tellsMore,
    bytes: events.bytes,
  }
}
