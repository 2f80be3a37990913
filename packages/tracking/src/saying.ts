import { canonicalGs1, type EpochMinutes } from '@karavan/core'
import {
  CHARGE_PURPOSES,
  type Charge,
  CLOCK_TOLERANCE_MINUTES,
  classifierOf,
  type EpcisEvent,
  type EventReceipt,
  type EventRecord,
  extensionOf,
  instantOf,
  isCurrency,
  MILESTONE_KINDS,
  type MilestoneKind,
  MOST_CHARGES,
  readCharged,
  type Telling,
} from '@karavan/model'

/** One party's word, with what the story looks at in the event. */
export interface Saying extends EventWords {
  readonly telling: Telling
}

interface EventWords {
  readonly type: string
  readonly action: string | null
  /** What carries, in aggregations and associations. */
  readonly parent: string | null
  /** What it is about, without the parent. */
  readonly things: readonly string[]
  readonly transactions: readonly string[]
  /** Where it was read, else where the things are since. */
  readonly place: string | null
  readonly bizStep: string | null
  readonly disposition: string | null
  /** Named outright by an extension, where the words of the CBV do not tell it. */
  readonly milestone: MilestoneKind | null
}

/** Whether a word says that something has happened which is still to come: it is no fact yet. */
export function isAhead({ classifier, at }: Telling, now: EpochMinutes): boolean {
  return classifier === 'ACT' && at > now + CLOCK_TOLERANCE_MINUTES
}

/** One form for all spellings of a URI. */
export function canonicalUri(uri: string): string {
  return canonicalGs1(uri) ?? uri
}

/**
 * The words that stand: one for each event and party that sent it, by its first receipt. What a party declared erroneous is
 * its word no longer; the same event sent by another stays that one's.
 * @throws {RangeError} an event whose time is none
 */
export function sayingsOf(records: readonly EventRecord[]): Saying[] {
  const takenBack = new Set<string>()
  const first = new Map<string, { readonly record: EventRecord; readonly receipt: EventReceipt }>()
  for (const record of records) {
    for (const receipt of record.receipts) {
      const word = JSON.stringify([record.contentHash, receipt.sender])
      const known = first.get(word)
      if (record.declarationKey !== '') takenBack.add(word)
      else if (known === undefined || isBefore(receipt, known.receipt)) first.set(word, { record, receipt })
    }
  }
  return [...first].flatMap(([word, { record, receipt }]) => (takenBack.has(word) ? [] : [saying(record, receipt)]))
}

function isBefore(a: EventReceipt, b: EventReceipt): boolean {
  if (a.receivedAt !== b.receivedAt) return a.receivedAt < b.receivedAt
  if (readingOf(a) !== readingOf(b)) return readingOf(a) < readingOf(b)
  return JSON.stringify([a.format, a.flags]) < JSON.stringify([b.format, b.flags])
}

function saying({ contentHash, event }: EventRecord, receipt: EventReceipt): Saying {
  const { sender, receivedAt, format, flags } = receipt
  const charges = chargesOf(event)
  const said = {
    contentHash,
    classifier: classifierOf(event),
    at: instantOf(event.eventTime),
    ...(charges.length === 0 ? {} : { charges }),
  }
  const again = readingOf(receipt) === 1 ? {} : { reading: readingOf(receipt) }
  return { telling: { ...said, sender, receivedAt, ...again, format, flags }, ...wordsOf(event) }
}

/** Which reading of its message told a word, from 1. */
export function readingOf({ reading = 1 }: Pick<EventReceipt, 'reading'>): number {
  return reading
}

/** What an event says was paid; what is not written as it must be says nothing. */
function chargesOf(event: EpcisEvent): readonly Charge[] {
  const said = extensionOf(event, 'charge')
  return (Array.isArray(said) ? said : [said]).slice(0, MOST_CHARGES).flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null) return []
    const [purpose, amount, currency] = ['purpose', 'amount', 'currency'].map((name) => extensionOf(one, name))
    const known = CHARGE_PURPOSES.find((each) => each === purpose)
    const paid = readCharged(amount)
    if (known === undefined || paid === null) return []
    return typeof currency === 'string' && isCurrency(currency) ? [{ purpose: known, amount: paid, currency }] : []
  })
}

function wordsOf(event: EpcisEvent): EventWords {
  const { readPoint, bizLocation, bizStep = null, disposition = null, bizTransactionList = [] } = event
  const named = extensionOf(event, 'milestone')
  return {
    type: event.type,
    ...thingsOf(event),
    transactions: bizTransactionList.map(({ bizTransaction }) => canonicalUri(bizTransaction)),
    place: readPoint?.id ?? bizLocation?.id ?? null,
    bizStep,
    disposition,
    milestone: MILESTONE_KINDS.find((kind) => kind === named) ?? null,
  }
}

function thingsOf(event: EpcisEvent): Pick<EventWords, 'action' | 'parent' | 'things'> {
  const canonical = (uris: readonly string[] = []) => [...new Set(uris.map(canonicalUri))].sort()
  const parentOf = (uri: string | undefined) => (uri === undefined ? null : canonicalUri(uri))
  switch (event.type) {
    case 'ObjectEvent':
      return { action: event.action, parent: null, things: canonical(event.epcList) }
    case 'AggregationEvent':
    case 'AssociationEvent':
      return { action: event.action, parent: parentOf(event.parentID), things: canonical(event.childEPCs) }
    case 'TransactionEvent':
      return { action: event.action, parent: parentOf(event.parentID), things: canonical(event.epcList) }
    default:
      return { action: null, parent: null, things: [] }
  }
}
