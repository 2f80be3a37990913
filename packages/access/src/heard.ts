import { canonicalGs1, type EpochMinutes } from '@karavan/core'
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
 * as they said themselves; who reports of the consignment by its name is heard of that and of what they named with it.
 * Who carries or handles on a part of the way is not heard on places of the way that are others'.
 * @param own - by what events name the consignment, in canonical form
 * @param now - epoch minutes
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
  const scopes = scopesOf(records, consignment, hearing, now)
  const sayings = records.map((record): Saying<Heard> => {
    const uri = record.event.readPoint?.id ?? record.event.bizLocation?.id ?? null
    const place = uri === null ? null : locate(uri)
    const mayTell = (sender: string) => {
      const scope = scopes.get(sender)
      return scope !== undefined && (place === null || !isOthers(scope, consignment, place))
    }
    return { record, names: namedIn(record.event).map(canonical), mayTell }
  })
  const heard = new Reach(sayings, consignmentUri(consignment.consignmentId), own, hearing, [...scopes.keys()])
  return sayings.flatMap((saying) => {
    const { record } = saying
    const receipts = record.receipts.filter((receipt) => heard.counts(saying, receipt))
    if (receipts.length === record.receipts.length) return [record]
    return receipts.length === 0 ? [] : [{ ...record, receipts }]
  })
}

/** A record with all that it names, and who may speak of its place. */
interface Saying<Heard extends HeardRecord = HeardRecord> {
  readonly record: Heard
  readonly names: readonly string[]
  readonly mayTell: (sender: string) => boolean
}

/**
 * Of which things each is heard. What is found only because another said that it carries the goods is not: whoever lies
 * about a wagon would hear where it is.
 */
class Reach {
  /** By sender, all that may report. */
  readonly #names: ReadonlyMap<string, Set<string>>
  readonly #stand: ReadonlySet<string>
  readonly #trusts: ReadonlySet<string>
  readonly #uri: string
  readonly #since: number

  constructor(
    sayings: readonly Saying[],
    uri: string,
    own: readonly string[],
    { acceptances, trusts, since }: Hearing,
    senders: readonly string[],
  ) {
    this.#uri = canonical(uri)
    this.#since = since
    this.#stand = new Set(acceptances.flatMap(({ partyId, how }) => (how === 'withdrawn' ? [] : partyId)))
    this.#trusts = new Set(trusts.map(({ partyId, trustedId }) => pairOf(partyId, trustedId)))
    this.#names = new Map(senders.map((sender) => [sender, new Set(this.#stand.has(sender) ? own : [])]))
    const ties = sayings.filter((saying) => this.#isNaming(saying) || carriageOf(saying) !== null)
    for (let isMore = true; isMore; ) isMore = ties.filter((saying) => this.#tie(saying)).length > 0
  }

  counts(saying: Saying, { vouched, sender, receivedMs }: HeardRecord['receipts'][number]): boolean {
    if (vouched) return true
    const names = this.#names.get(sender)
    if (names === undefined || !saying.mayTell(sender)) return false
    return saying.names.some((name) => names.has(name)) || (this.#isNaming(saying) && receivedMs > this.#since)
  }

  /** @returns whether anybody is heard of more by a word */
  #tie(saying: Saying): boolean {
    const tellers = saying.record.receipts.filter((receipt) => this.counts(saying, receipt))
    const carriage = carriageOf(saying)
    let isMore = false
    for (const [sender, names] of this.#names) {
      const told = tellers.filter((teller) => teller.vouched || this.#takes(sender, teller.sender))
      const isOwn = told.some((teller) => teller.sender === sender)
      if (told.length === 0) continue
      const size = names.size
      const isNamed = this.#isNaming(saying) && (isOwn || this.#stand.has(sender))
      for (const name of isNamed ? saying.names : []) if (name !== this.#uri) names.add(name)
      if (carriage?.things.some((thing) => names.has(thing))) names.add(carriage.carrier)
      isMore ||= names.size > size
    }
    return isMore
  }

  /** Whether a sender takes the word of another as its own. */
  #takes(sender: string, teller: string): boolean {
    return sender === teller || this.#trusts.has(pairOf(sender, teller))
  }

  #isNaming({ names }: Saying): boolean {
    return names.includes(this.#uri)
  }
}

/** What an aggregation says that carries what. */
function carriageOf({ record: { event } }: Saying): { readonly carrier: string; readonly things: string[] } | null {
  if (event.type !== 'AggregationEvent' || event.parentID === undefined) return null
  return { carrier: canonical(event.parentID), things: (event.childEPCs ?? []).map(canonical) }
}

function canonical(uri: string): string {
  return canonicalGs1(uri) ?? uri
}

function pairOf(sender: string, teller: string): string {
  return JSON.stringify([sender, teller])
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
