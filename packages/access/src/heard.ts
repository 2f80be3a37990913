import type { EpochMinutes } from '@karavan/core'
import {
  type AcceptanceKind,
  type Consignment,
  consignmentUri,
  type EventRecord,
  type LocationId,
  namedIn,
} from '@karavan/model'
import { type AccessScope, decide, type Grant, isPlaceInScope, standingsOf } from './decide.js'

/** Whether a party stands by a consignment that names it, as it or another said. */
export interface Acceptance {
  readonly partyId: string
  readonly how: AcceptanceKind
}

/** What decides whose words count for a consignment, beside its parties. */
export interface Hearing {
  readonly acceptances: readonly Acceptance[]
  readonly grants: readonly Grant[]
  /** Since when it has named its equipment and papers as it does, ms since 1970. */
  readonly since: number
}

/** A record with who told it, and whether the operator of the server brought it, for whomever it speaks. */
export interface HeardRecord extends EventRecord {
  readonly receipts: readonly (EventRecord['receipts'][number] & {
    readonly vouched: boolean
    /** ms since 1970. */
    readonly receivedMs: number
  })[]
}

/**
 * What counts of what was reported: the words that the operator of the server brought, and those of whoever may report of the
 * consignment and stands by it. Else anybody could have a say in what is none of theirs, or enter a consignment with
 * another's box and read what the carriers say of it. Whoever names the consignment itself in a report stands by it.
 * Who carries or handles on a part of the way is not heard on places of the way that are others'.
 * @param now - epoch minutes
 */
export function heardOf<Heard extends HeardRecord>(
  records: readonly Heard[],
  consignment: HeardConsignment,
  { acceptances, grants, since }: Hearing,
  now: EpochMinutes,
  locate: (uri: string) => LocationId | null,
): readonly Heard[] {
  const withdrawn = new Set(acceptances.flatMap(({ partyId, how }) => (how === 'withdrawn' ? partyId : [])))
  const standBy = new Set([
    ...acceptances.map(({ partyId }) => partyId),
    ...namers(records, consignmentUri(consignment.consignmentId), since),
  ])
  const scopes = new Map<string, AccessScope | null>()
  for (const { receipts } of records)
    for (const { sender } of receipts) {
      if (scopes.has(sender)) continue
      const isHeard = standBy.has(sender) && !withdrawn.has(sender)
      scopes.set(sender, isHeard ? sayOf(sender, consignment, grants, now) : null)
    }
  return records.flatMap((record) => {
    const uri = record.event.readPoint?.id ?? record.event.bizLocation?.id ?? null
    const place = uri === null ? null : locate(uri)
    const counts = (sender: string) => {
      const scope = scopes.get(sender) ?? null
      return scope !== null && (place === null || !isOthers(scope, consignment, place))
    }
    const receipts = record.receipts.filter(({ vouched, sender }) => vouched || counts(sender))
    if (receipts.length === record.receipts.length) return [record]
    return receipts.length === 0 ? [] : [{ ...record, receipts }]
  })
}

/** What of a consignment decides whose words count for it. */
export type HeardConsignment = Pick<
  Consignment,
  'consignmentId' | 'parties' | 'plan' | 'carrierAcceptanceLocation' | 'consigneeReceiptLocation'
>

/** Whether a place of the way is that of others alone; a station in between that no plan names is anybody's. */
function isOthers(scope: AccessScope, consignment: HeardConsignment, place: LocationId): boolean {
  const { plan, carrierAcceptanceLocation, consigneeReceiptLocation } = consignment
  const ofWay = [
    carrierAcceptanceLocation,
    consigneeReceiptLocation,
    ...(plan?.legs ?? []).flatMap(({ from, via, to }) => [from, ...via, to]),
  ]
  return ofWay.includes(place) && !isPlaceInScope(scope, consignment, place)
}

/** Whether a party has a say in a consignment, by what it is to it. */
export function mayReport(
  partyId: string,
  consignment: Pick<Consignment, 'parties'>,
  grants: readonly Grant[],
  now: EpochMinutes,
): boolean {
  return sayOf(partyId, consignment, grants, now) !== null
}

/** On what part of the way a party has a say; null for none. */
function sayOf(
  partyId: string,
  consignment: Pick<Consignment, 'parties'>,
  grants: readonly Grant[],
  now: EpochMinutes,
): AccessScope | null {
  const standings = standingsOf({ kind: 'member', partyIds: [partyId] }, consignment, grants, now)
  const decision = decide(standings, 'add', 'reports')
  return decision.verdict === 'allowed' ? decision.scope : null
}

/** Who named the consignment in a report, since it is what it is. */
function namers(records: readonly HeardRecord[], uri: string, since: number): readonly string[] {
  return records.flatMap(({ event, receipts }) =>
    namedIn(event).includes(uri)
      ? receipts.flatMap(({ sender, receivedMs }) => (receivedMs > since ? sender : []))
      : [],
  )
}
