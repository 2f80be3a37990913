import type { EpochMinutes } from '@karavan/core'
import {
  type AcceptanceKind,
  type Consignment,
  consignmentUri,
  type EpcisEvent,
  type EventRecord,
  instantOf,
  type LocationId,
  namedIn,
} from '@karavan/model'
import {
  type Aggregation,
  ALWAYS,
  aggregationOf,
  canonicalName,
  HeardTimes,
  isCarriage,
  overlapOf,
  type Stay,
  staysOf,
} from './carriage.js'
import { type AccessScope, decide, type Grant, isInScope, isPlaceInScope, standingsOf } from './decide.js'

/** Whether a party stands by a consignment that names it, as it or another said. */
export interface Acceptance {
  readonly partyId: string
  readonly how: AcceptanceKind
}

/** What decides whose words count for a consignment, beside its parties. */
export interface Hearing {
  readonly acceptances: readonly Acceptance[]
  readonly grants: readonly Grant[]
  /** Who takes the word of whom on what is loaded on its wagons and ships, as it takes its own. */
  readonly trusts: readonly Trust[]
  /** Since when it has named its equipment and papers as it does, ms since 1970. */
  readonly since: number
}

/** That a party stands by what another enters, and takes its word on what is loaded. */
export interface Trust {
  readonly partyId: string
  readonly trustedId: string
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
 * another's box and read what the carriers say of it. Who stands by it is heard of what it names, and of what carries that
 * while it does, as they said themselves; who reports of the consignment by its name is heard of that and of what they named
 * with it. Who carries or handles on a part of the way is not heard on places of the way that are others', nor of what is
 * carried where they name no place and others have a part in the way.
 * @param own - by what events name the consignment, in canonical form
 * @param now - epoch minutes
 * @throws {RangeError} an event whose time is none
 */
export function heardOf<Heard extends HeardRecord>(
  records: readonly Heard[],
  consignment: HeardConsignment,
  own: readonly string[],
  hearing: Hearing,
  now: EpochMinutes,
  locate: (uri: string) => LocationId | null,
): readonly Heard[] {
  if (records.every(({ receipts }) => receipts.every(({ vouched }) => vouched))) return records
  const { sayings, whyNot } = hear(records, consignment, own, hearing, now, locate)
  return sayings.flatMap((saying) => {
    const { record } = saying
    const receipts = record.receipts.filter((receipt) => whyNot(saying, receipt) === null)
    if (receipts.length === record.receipts.length) return [record]
    return receipts.length === 0 ? [] : [{ ...record, receipts }]
  })
}

/** Why a word does not count that was kept. */
export type WhyUncounted = WhyUnheard | 'place' | 'carrier'

/**
 * Why some receipts of what was reported do not count, each reason once; none where all count. With the same arguments as
 * `heardOf`.
 * @param isMeant - whether a receipt is asked about
 * @throws {RangeError} an event whose time is none
 */
export function whyUncounted<Heard extends HeardRecord>(
  records: readonly Heard[],
  consignment: HeardConsignment,
  own: readonly string[],
  hearing: Hearing,
  now: EpochMinutes,
  locate: (uri: string) => LocationId | null,
  isMeant: (receipt: Heard['receipts'][number]) => boolean,
): ReadonlySet<WhyUncounted> {
  const { sayings, whyNot } = hear(records, consignment, own, hearing, now, locate)
  return new Set(
    sayings.flatMap((saying) =>
      saying.record.receipts.filter(isMeant).flatMap((receipt) => {
        const why = whyNot(saying, receipt)
        return why === null ? [] : (whyUnheard(receipt.sender, consignment, hearing, now) ?? why)
      }),
    ),
  )
}

/** What was said, and why a word of it does not count as far as that lies in what it says; null where it counts. */
function hear<Heard extends HeardRecord>(
  records: readonly Heard[],
  consignment: HeardConsignment,
  own: readonly string[],
  hearing: Hearing,
  now: EpochMinutes,
  locate: (uri: string) => LocationId | null,
) {
  const scopes = scopesOf(records, consignment, hearing, now)
  const sayings = records.map((record): Saying<Heard> => {
    const { event } = record
    const aggregation = aggregationOf(record, now)
    return { record, names: namedIn(event).map(canonicalName), at: instantOf(event.eventTime), aggregation }
  })
  const reach = new Reach(sayings, consignmentUri(consignment.consignmentId), own, hearing, [...scopes.keys()])
  const whyNot = (saying: Saying, receipt: HeardRecord['receipts'][number]): 'place' | 'carrier' | null => {
    const scope = scopes.get(receipt.sender)
    if (receipt.vouched) return null
    if (scope === undefined || !reach.includes(saying, receipt)) return 'carrier'
    return mayTell(scope, consignment, saying.record.event, locate) ? null : 'place'
  }
  return { sayings, whyNot }
}

/** A record with all that it names. */
interface Saying<Heard extends HeardRecord = HeardRecord> {
  readonly record: Heard
  readonly names: readonly string[]
  readonly at: EpochMinutes
  readonly aggregation: Aggregation | null
}

/** An aggregation that somebody takes for true, and by whose words. */
interface TakenWord {
  readonly aggregation: Aggregation
  readonly saying: Saying
  readonly receipts: HeardRecord['receipts']
}

/**
 * Of which things each is heard, and when. What is found only because another said that it carries the goods is not: whoever
 * lies about a wagon would hear where it is. Nor is it before and after it carried them by the words of its sender: it goes on
 * with goods of others.
 */
class Reach {
  /** By sender, all that may report. */
  readonly #times: ReadonlyMap<string, HeardTimes>
  readonly #stand: ReadonlySet<string>
  readonly #trusts: ReadonlySet<string>
  readonly #own: ReadonlySet<string>
  readonly #uri: string
  readonly #since: number

  constructor(
    sayings: readonly Saying[],
    uri: string,
    own: readonly string[],
    { acceptances, trusts, since }: Hearing,
    senders: readonly string[],
  ) {
    this.#uri = canonicalName(uri)
    this.#since = since
    this.#own = new Set(own)
    this.#stand = new Set(acceptances.flatMap(({ partyId, how }) => (how === 'withdrawn' ? [] : partyId)))
    this.#trusts = new Set(trusts.map(({ partyId, trustedId }) => pairOf(partyId, trustedId)))
    this.#times = new Map(senders.map((sender) => [sender, new HeardTimes()]))
    for (const [sender, times] of this.#times) {
      if (this.#stand.has(sender)) for (const name of own) times.add(name, ALWAYS)
    }
    const naming = sayings.filter((saying) => this.#isNaming(saying))
    const stays = [...this.#times].map(([sender, times]) => {
      return { sender, times, stays: staysOf(this.#takenBy(sender, sayings)) }
    })
    for (let isMore = true; isMore; ) {
      isMore = naming.filter((saying) => this.#tieNamed(saying)).length > 0
      for (const { times, stays: own } of stays) isMore = this.#tieCarriers(times, own) || isMore
    }
  }

  /** Whether its sender is heard of what a word is about. */
  includes(saying: Saying, { vouched, sender, receivedMs }: HeardRecord['receipts'][number]): boolean {
    if (vouched) return true
    const times = this.#times.get(sender)
    if (times === undefined) return false
    return (
      saying.names.some((name) => times.includes(name, saying.at)) ||
      (this.#isNaming(saying) && receivedMs > this.#since)
    )
  }

  /** @returns whether anybody is heard of more by a word that names the consignment */
  #tieNamed(saying: Saying): boolean {
    const { record, names, at, aggregation } = saying
    const tellers = record.receipts.filter((receipt) => this.includes(saying, receipt))
    let isMore = false
    for (const [sender, times] of this.#times) {
      const told = this.#takenOf(sender, tellers)
      const isOwn = told.some((teller) => teller.sender === sender)
      if (told.length === 0 || !(isOwn || this.#stand.has(sender))) continue
      for (const name of names) {
        if (name === this.#uri || name === aggregation?.carrier) continue
        isMore = times.add(name, this.#own.has(name) ? ALWAYS : { from: at, until: at }) || isMore
      }
    }
    return isMore
  }

  /** @returns whether somebody is heard more of what carries what they are heard of */
  #tieCarriers(times: HeardTimes, stays: readonly Stay<TakenWord>[]): boolean {
    let isMore = false
    for (const { word, thing, carrier, ...stay } of stays) {
      if (times.of(thing).length === 0) continue
      if (!word.receipts.some((receipt) => this.includes(word.saying, receipt))) continue
      for (const span of times.of(thing)) isMore = times.add(carrier, overlapOf(span, stay)) || isMore
    }
    return isMore
  }

  /** The aggregations that a sender said, or takes from others; what their sender took back is none. */
  #takenBy(sender: string, sayings: readonly Saying[]): readonly TakenWord[] {
    const takenBack = new Set(
      sayings.flatMap(({ record: { contentHash, declarationKey, receipts } }) =>
        declarationKey === '' ? [] : receipts.map((receipt) => pairOf(receipt.sender, contentHash)),
      ),
    )
    return sayings.flatMap((saying) => {
      const { record, aggregation } = saying
      if (aggregation === null) return []
      const receipts = this.#takenOf(sender, record.receipts).filter(
        (receipt) => !takenBack.has(pairOf(receipt.sender, record.contentHash)),
      )
      return receipts.length === 0 ? [] : [{ aggregation, saying, receipts }]
    })
  }

  /** The words that a sender takes as its own. */
  #takenOf(sender: string, receipts: HeardRecord['receipts']): HeardRecord['receipts'] {
    return receipts.filter(
      (teller) => teller.vouched || teller.sender === sender || this.#trusts.has(pairOf(sender, teller.sender)),
    )
  }

  #isNaming({ names }: Saying): boolean {
    return names.includes(this.#uri)
  }
}

function pairOf(a: string, b: string): string {
  return JSON.stringify([a, b])
}

/** Whether a sender may speak of where an event is; without a place it may be meant anywhere on the way. */
function mayTell(
  scope: AccessScope,
  consignment: HeardConsignment,
  event: EpcisEvent,
  locate: (uri: string) => LocationId | null,
): boolean {
  const uri = event.readPoint?.id ?? event.bizLocation?.id ?? null
  if (uri === null) return !isCarriage(event) || isAllInScope(scope, consignment)
  const place = locate(uri)
  return place === null || !isOthers(scope, consignment, place)
}

/** On what part of the way each sender has a say, of those that have one and did not withdraw. */
function scopesOf(
  records: readonly HeardRecord[],
  consignment: HeardConsignment,
  { acceptances, grants }: Hearing,
  now: EpochMinutes,
): ReadonlyMap<string, AccessScope> {
  const withdrawn = new Set(acceptances.flatMap(({ partyId, how }) => (how === 'withdrawn' ? partyId : [])))
  const senders = new Set(records.flatMap(({ receipts }) => receipts.map(({ sender }) => sender)))
  return new Map(
    [...senders].flatMap((sender) => {
      const scope = withdrawn.has(sender) ? null : sayOf(sender, consignment, grants, now)
      return scope === null ? [] : [[sender, scope] as const]
    }),
  )
}

/** What of a consignment decides whose words count for it. */
export type HeardConsignment = Pick<
  Consignment,
  'consignmentId' | 'parties' | 'plan' | 'carrierAcceptanceLocation' | 'consigneeReceiptLocation'
>

/** Whether a place of the way is that of others alone; a station in between that no plan names is anybody's. */
function isOthers(scope: AccessScope, consignment: HeardConsignment, place: LocationId): boolean {
  return wayOf(consignment).includes(place) && !isPlaceInScope(scope, consignment, place)
}

/** Whether no leg and no place of the way is that of others alone. */
function isAllInScope(scope: AccessScope, consignment: HeardConsignment): boolean {
  const legs = consignment.plan?.legs ?? []
  return (
    legs.every((_, leg) => isInScope(scope, { leg, place: null })) &&
    wayOf(consignment).every((place) => isPlaceInScope(scope, consignment, place))
  )
}

function wayOf({ plan, carrierAcceptanceLocation, consigneeReceiptLocation }: HeardConsignment) {
  return [
    carrierAcceptanceLocation,
    consigneeReceiptLocation,
    ...(plan?.legs ?? []).flatMap(({ from, via, to }) => [from, ...via, to]),
  ]
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

/** Why what a party reports of a consignment does not count there. */
export type WhyUnheard = 'role' | 'withdrawn' | 'unaccepted'

/**
 * Why the words of a party on what a consignment names do not count there as things are; null where they do. Of one that is
 * `unaccepted`, a report that names the consignment itself counts all the same.
 */
export function whyUnheard(
  partyId: string,
  consignment: Pick<Consignment, 'parties'>,
  { acceptances, grants }: Hearing,
  now: EpochMinutes,
): WhyUnheard | null {
  if (!mayReport(partyId, consignment, grants, now)) return 'role'
  const own = acceptances.filter((one) => one.partyId === partyId)
  if (own.some(({ how }) => how === 'withdrawn')) return 'withdrawn'
  return own.length === 0 ? 'unaccepted' : null
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
