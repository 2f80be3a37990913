import type { EpochMinutes } from '@karavan/core'
import {
  type ArrivalAdvice,
  type CauseOfMovement,
  inEnglish,
  type LiveArrival,
  type LocationId,
  type Message,
  type MessageValue,
  type MilestoneToCome,
  type Movement,
  message,
  type OrderAhead,
} from '@karavan/model'
import type { HoldAhead } from './holds-ahead.js'
import { chanceOfMissing } from './lateness.js'

type NameOf = (place: LocationId) => string

/** From which chance of missing the day on, and from which rise of it, the consignee is to be told; from how much later other ways are looked for. */
const WORTH = { missing: 0.5, risk: 0.1, rise: 0.05, minutes: 12 * 60 } as const

export interface AdviceQuestion {
  readonly live: LiveArrival
  /** Under the conditions that are in force. */
  readonly holds: readonly Pick<HoldAhead, 'orderId' | 'stage' | 'from' | 'until' | 'comes'>[]
  readonly due: EpochMinutes | null
  /** The estimate as it was, the first first. */
  readonly past: readonly { readonly missing: number | null; readonly moved: Pick<Movement, 'causes'> | null }[]
  readonly nameOf: NameOf
}

/** What can be done without looking for other ways: wait for an order to end, ask who has not told, tell who waits. */
export function adviceNow({ live, holds, due, past, nameOf }: AdviceQuestion): readonly ArrivalAdvice[] {
  const orders = holds.flatMap(({ orderId, stage, from, until, comes }) =>
    orderId === null || from === null || until === null ? [] : [{ place: stage.place, from, until, comes }],
  )
  const causes = past.flatMap(({ moved }) => moved?.causes ?? [])
  const [first, now] = [past[0]?.missing ?? null, due === null ? null : chanceOfMissing(live, due)]
  const told = due === null || now === null ? [] : tellRisen(due, first, now)
  const high = due !== null && now !== null && now >= WORTH.missing ? [tell(due, now)] : []
  return [...asks(causes, live.toCome), ...waits(orders, nameOf), ...(told.length > 0 ? told : high)]
}

/** What an estimate moved to. */
export interface MovedTo {
  readonly toCome: readonly MilestoneToCome[]
  readonly holds: readonly Pick<OrderAhead, 'place' | 'from' | 'until' | 'comes'>[]
  /** The time that counts, and the chance of missing it before and now; null where there is none, or another counts now. */
  readonly due: { readonly at: EpochMinutes; readonly before: number; readonly now: number } | null
}

/** What can be done about one movement of an estimate: nothing where it came no later and no order is new. */
export function adviceOnMovement(
  { p50, chance, causes }: Pick<Movement, 'p50' | 'chance' | 'causes'>,
  { toCome, holds, due }: MovedTo,
  nameOf: NameOf,
): readonly ArrivalAdvice[] {
  const hasCause = (kind: CauseOfMovement['cause']) => causes.some(({ cause }) => cause === kind)
  const isWorse = (p50 ?? 0) >= WORTH.minutes || (chance ?? 0) >= WORTH.rise
  return [
    ...asks(causes, toCome),
    ...(hasCause('conditions') ? waits(holds, nameOf) : []),
    ...(isWorse && !hasCause('replanned') ? looks(toCome, nameOf) : []),
    ...(due === null ? [] : tellRisen(due.at, due.before, due.now)),
  ]
}

/** Something that can be done. @param wayId - the way that it is about */
export function adviceOf(kind: ArrivalAdvice['kind'], text: Message, wayId: string | null = null): ArrivalAdvice {
  return { kind, wayId, ...inEnglish({ text }) }
}

export function dayOf(at: EpochMinutes): MessageValue {
  return { kind: 'instant', at, to: 'day' }
}

export function percentOf(chance: number): number {
  return Math.round(Math.min(1, Math.max(0, chance)) * 100)
}

/** Who was to tell a milestone that is overdue, while it is still waited for. */
function asks(causes: readonly CauseOfMovement[], toCome: readonly MilestoneToCome[]): ArrivalAdvice[] {
  const late = causes.findLast(({ cause }) => cause === 'milestoneLate')
  const about = late?.milestone
  const isAwaited = toCome.some(
    ({ kind, place, leg }) => about != null && kind === about.kind && place === about.place && leg === about.leg,
  )
  const { milestone, expected } = late?.told.text.values ?? {}
  if (!isAwaited || milestone === undefined || expected === undefined) return []
  return [adviceOf('ask', message('advice.ask', { milestone, expected }))]
}

/** Orders that end after the goods come to them, in the middle of the law. */
function waits(
  orders: readonly Pick<OrderAhead, 'place' | 'from' | 'until' | 'comes'>[],
  nameOf: NameOf,
): ArrivalAdvice[] {
  return orders.flatMap(({ place, from, until, comes }) => {
    if (comes < from || comes >= until) return []
    const ends = { kind: 'instant', at: until, to: 'minute' } as const
    return [adviceOf('wait', message('advice.wait', { place: placeOf(place, nameOf), until: ends }))]
  })
}

/** Where another way could still be taken: from where the goods have not set out yet. */
function looks(toCome: readonly MilestoneToCome[], nameOf: NameOf): ArrivalAdvice[] {
  const next = toCome.find(({ kind }) => kind === 'departure')
  return next === undefined ? [] : [adviceOf('look', message('advice.look', { place: placeOf(next.place, nameOf) }))]
}

function tellRisen(due: EpochMinutes, before: number | null, now: number): ArrivalAdvice[] {
  if (before === null || now < WORTH.risk || now - before < WORTH.rise) return []
  const said = { due: dayOf(due), percent: percentOf(now), before: percentOf(before) }
  return [adviceOf('tell', message('advice.tellRisen', said))]
}

function tell(due: EpochMinutes, now: number): ArrivalAdvice {
  return adviceOf('tell', message('advice.tell', { due: dayOf(due), percent: percentOf(now) }))
}

function placeOf(id: LocationId, nameOf: NameOf): MessageValue {
  return { kind: 'place', id, name: nameOf(id) }
}
