import type { EpochMinutes } from '@karavan/core'
import {
  type AcceptanceKind,
  type AccessAction,
  type Consignment,
  consignmentUri,
  type EventRecord,
  namedIn,
} from '@karavan/model'
import { type Grant, standingsOf } from './decide.js'
import { RIGHTS } from './rights.js'

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
 * @param now - epoch minutes
 */
export function heardOf<Heard extends HeardRecord>(
  records: readonly Heard[],
  consignment: Pick<Consignment, 'consignmentId' | 'parties'>,
  { acceptances, grants, since }: Hearing,
  now: EpochMinutes,
): readonly Heard[] {
  const withdrawn = new Set(acceptances.flatMap(({ partyId, how }) => (how === 'withdrawn' ? partyId : [])))
  const standBy = new Set([
    ...acceptances.map(({ partyId }) => partyId),
    ...namers(records, consignmentUri(consignment.consignmentId), since),
  ])
  const isHeard = (partyId: string) =>
    standBy.has(partyId) && !withdrawn.has(partyId) && mayReport(partyId, consignment, grants, now)
  const heard = new Map<string, boolean>()
  for (const { receipts } of records)
    for (const { sender } of receipts) if (!heard.has(sender)) heard.set(sender, isHeard(sender))
  return records.flatMap((record) => {
    const receipts = record.receipts.filter(({ vouched, sender }) => vouched || heard.get(sender) === true)
    if (receipts.length === record.receipts.length) return [record]
    return receipts.length === 0 ? [] : [{ ...record, receipts }]
  })
}

/** Whether a party has a say in a consignment, by what it is to it. */
export function mayReport(
  partyId: string,
  consignment: Pick<Consignment, 'parties'>,
  grants: readonly Grant[],
  now: EpochMinutes,
): boolean {
  const add: AccessAction = 'add'
  const standings = standingsOf({ kind: 'member', partyIds: [partyId] }, consignment, grants, now)
  return standings.some(({ role }) => RIGHTS[role].reports.includes(add))
}

/** Who named the consignment in a report, since it is what it is. */
function namers(records: readonly HeardRecord[], uri: string, since: number): readonly string[] {
  return records.flatMap(({ event, receipts }) =>
    namedIn(event).includes(uri)
      ? receipts.flatMap(({ sender, receivedMs }) => (receivedMs > since ? sender : []))
      : [],
  )
}
