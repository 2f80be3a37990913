import { type EpochMinutes, formatInstant, StructuredError } from '@karavan/core'
import {
  type EarliestLoading,
  EQUIPMENT,
  type EquipmentKind,
  holdsGoods,
  inEnglish,
  type LocationId,
  type Message,
  type MessageValue,
  type Mode,
  message,
  type PlannedPassage,
  type QueueUnit,
  ruleWords,
  type StandingOrder,
  type StandingQueue,
  surfaceOf,
  whyElsewhere,
} from '@karavan/model'
import { type ListQuestion, saidOf, standingOf } from '../listing.js'
import { freeFrom } from '../order/free-from.js'
import type { Term } from '../order/terms.js'
import type { Register } from '../snapshot.js'
import { mayMoveBy } from './carried-by.js'

/** What goods are taken to travel in that are to wait in a queue of such units. */
const USUAL: Readonly<Record<QueueUnit, EquipmentKind>> = {
  wagons: 'wagon-covered',
  trains: 'wagon-covered',
  trucks: 'truck',
  containers: '40HC',
  vessels: '40HC',
}

/** Places to which the way is searched in one answer. */
const MOST_PLACES = 5

/** A way to a place, to be searched before it can be said from when to load for it. */
interface WayAsked {
  readonly from: LocationId
  readonly place: LocationId
  readonly equipment: EquipmentKind
  /** Whether it is said what is loaded; else bans on some goods decide nothing. */
  readonly goodsSaid: boolean
  /** For the planner; `history` where its day is over. */
  readonly question: Readonly<Record<string, string | boolean>>
}

/** How goods usually come to a place: how many hours after the hand-over, by which mode, and past what. */
interface UsualWay {
  readonly hours: NonNullable<EarliestLoading['hours']>
  readonly mode: Mode
  /** What they pass on the way, and when; the first is the hand-over. */
  readonly passages: readonly PlannedPassage[]
}

/** What is asked of the planner and the network before it can be said from when to load. */
interface Ways {
  /** The usual way of a question for the planner, and the mode by which it comes to the place; null where there is none. */
  readonly wayOf: (question: WayAsked['question']) => UsualWay | null
  /** A place as it stands in a sentence. */
  readonly named: (id: LocationId) => MessageValue
}

/** What may keep goods from a place. */
interface Known {
  readonly register: Register
  /** Those that stand on the day that is asked about. */
  readonly queues: readonly StandingQueue[]
}

/**
 * From when to load at a place for each place that was asked about, by the way of the equipment that was asked about, or of
 * that of the queue there.
 * @param asked - the question of the answer
 * @throws {StructuredError} QUESTION_VALUE_INVALID for no place or too many
 */
export function loadingFrom(
  from: LocationId,
  asked: ListQuestion,
  { register, queues }: Known,
  now: EpochMinutes,
  { wayOf, named }: Ways,
): readonly EarliestLoading[] {
  return waysToLoad(from, asked, queues, now).map((way) =>
    earliestLoading({ register, queues }, asked, way, wayOf(way.question), named),
  )
}

function waysToLoad(
  from: LocationId,
  { on, places, equipment, hs }: ListQuestion,
  queues: Known['queues'],
  now: EpochMinutes,
): readonly WayAsked[] {
  if (places.length === 0 || places.length > MOST_PLACES)
    throw new StructuredError({
      code: 'QUESTION_VALUE_INVALID',
      received: places,
      expected: `1 to ${MOST_PLACES} places to come to, in \`at\``,
      pointer: '/at',
    })
  return places
    .filter((place) => place !== from)
    .map((place) => {
      const queue = latest(
        queues.filter((one) => one.place === place),
        ({ clears }) => clears,
      )
      const kind = equipment ?? (queue === null ? 'wagon-covered' : USUAL[queue.unit])
      return {
        from,
        place,
        equipment: kind,
        goodsSaid: hs !== undefined,
        question: {
          from,
          to: place,
          equipment: kind,
          ready: formatInstant(on),
          ...(hs === undefined ? {} : { goods: hs }),
          ...(on < now ? { history: true } : {}),
        },
      }
    })
}

/**
 * The first day on which loading makes sense: goods that start then come to the place when what waits there now is handled,
 * and to where a ban would hold them when none does, for as long as they may come later than usual.
 * @param usual - from loading to the place; null where there is no way
 */
function earliestLoading(
  { register, queues }: Known,
  asked: ListQuestion,
  way: WayAsked,
  usual: UsualWay | null,
  nameOf: Ways['named'],
): EarliestLoading {
  const { on } = asked
  const { equipment } = way
  const hours = usual?.hours ?? null
  const [from, place] = [nameOf(way.from), nameOf(way.place)]
  const told = (
    loadFrom: EpochMinutes | null,
    decides: EarliestLoading['decides'],
    text: Message,
    { queue = null, ban = null }: Partial<Pick<EarliestLoading, 'queue' | 'ban'>> = {},
  ): EarliestLoading => ({
    place: way.place,
    equipment,
    hours,
    loadFrom,
    decides,
    queue,
    ban,
    ...inEnglish({ text }),
  })
  if (usual === null || hours?.p50 == null)
    return told(null, 'noWay', message('loading.noWay', { from, place, equipment: { kind: 'equipment', equipment } }))
  const queue = latest(
    queues.filter((one) => one.place === way.place && one.clears > on && waits(one, way, usual)),
    ({ clears }) => clears,
  )
  const handled = queue?.clears ?? on
  const there = { early: minutes(hours.p50), late: minutes(hours.p90 ?? hours.p50) }
  const unqueued = Math.max(on, handled - there.early)
  const heldAfter = ({ order }: Term) => heldOn(order, usual)?.after ?? there
  const { at: free, last } = freeFrom(
    register.terms,
    {
      at: unqueued,
      meets: (term) => ({ from: term.from - heldAfter(term).late, until: term.until - heldAfter(term).early }),
      since: on,
    },
    (term) => stops(term.order, way, usual) && saidOf(term, asked).verdict === 'banned',
  )
  const ban = last && standingBan(last, asked, register)
  if (free === null && ban !== null)
    return told(
      null,
      'openBan',
      message('loading.openBan', { title: titleOf(ban), issuer: { kind: 'issuer', name: ban.order.issuer } }),
      {
        queue,
        ban,
      },
    )
  const loadFrom = free ?? unqueued
  const said = { from, place, time: usualTime(hours.p50), date: day(loadFrom) }
  if (last !== null && ban !== null) {
    const named = { ...said, title: titleOf(ban) }
    const [until, since] = [day(last.until - 1), day(last.until)]
    const held = heldOn(last.order, usual)
    const isOver = ban.until === last.until
    if (held === null)
      return told(
        loadFrom,
        'ban',
        isOver ? message('loading.ban', { ...named, until }) : message('loading.excepted', { ...named, since }),
        { queue, ban },
      )
    const where = heldWhere(held, from, nameOf)
    const text = isOver
      ? message('loading.heldBan', { ...named, held: where, until })
      : message('loading.heldExcepted', { ...named, held: where, since })
    return told(loadFrom, 'ban', text, { queue, ban })
  }
  return queue === null
    ? told(on, 'nothing', message('loading.anyDay', { place }))
    : told(loadFrom, 'queue', message('loading.queue', { ...said, until: day(handled) }), { queue })
}

/** The order of a term that bans goods, as it stands then. */
function standingBan(term: Term, asked: ListQuestion, register: Register): StandingOrder | null {
  const own = register.terms.filter(({ order }) => order.id === term.order.id)
  return standingOf(term, own, register, asked)[0] ?? null
}

/** Hours, or days where they are many. */
function usualTime(hours: number): MessageValue {
  const isShort = hours < 36
  const count = Math.round(isShort ? hours : hours / 24)
  return { kind: 'message', message: isShort ? message('time.hours', { count }) : message('time.days', { count }) }
}

function minutes(hours: number): number {
  return Math.round(hours * 60)
}

/** Whether goods may stand in a queue at the place: as they come there, or aboard the ship on which they go on. */
function waits({ unit, towards }: StandingQueue, { place, equipment }: WayAsked, { mode }: UsualWay): boolean {
  const { family } = EQUIPMENT[equipment]
  const goesOn = towards !== null && towards !== place.slice(0, 2)
  return holdsGoods(unit, family, goesOn ? [surfaceOf(mode), 'sea'] : [surfaceOf(mode)])
}

/** Where a ban holds goods on their way: before the leg at which it looks, as plans do. */
interface HeldOn {
  /** Minutes from the hand-over until they come there, and until nine in ten have left. */
  readonly after: { readonly early: number; readonly late: number }
  readonly location: LocationId | null
}

/** Where a ban that looks at the way holds goods; null where it looks only at those that go on from the place. */
function heldOn(order: StandingOrder['order'], { passages }: UsualWay): HeldOn | null {
  const leg = passages.find((passage) => whyElsewhere(order, passage) === null)?.leg
  const begun = passages.find((passage) => passage.leg === leg)
  const left = passages.find((passage) => passage.leg === leg && passage.moment === 'departure') ?? begun
  const handOver = passages[0]?.when.p10
  if (begun === undefined || begun.when.p10 === null || handOver == null) return null
  const after = { early: begun.when.p10 - handOver, late: (left?.when.p90 ?? begun.when.p10) - handOver }
  return { after, location: begun.location }
}

/** Where goods are held, with the time from the origin to there where it is not the origin. */
function heldWhere({ after, location }: HeldOn, from: MessageValue, nameOf: Ways['named']): MessageValue {
  if (after.early === 0 || location === null) return from
  const reached = message('loading.reached', { held: nameOf(location), from, time: usualTime(after.early / 60) })
  return { kind: 'message', message: reached }
}

/** Whether a ban at the place may look at goods that come from the origin; where they go on to is not asked. */
function stops(order: StandingOrder['order'], way: WayAsked, usual: UsualWay): boolean {
  const { places, modes, equipment, origins, goods } = order
  return (
    places.includes(way.place) &&
    (mayMoveBy(way.equipment, modes) || heldOn(order, usual) !== null) &&
    (equipment.length === 0 || equipment.includes(way.equipment)) &&
    (origins.length === 0 || origins.includes(way.from.slice(0, 2))) &&
    (way.goodsSaid || goods.length === 0)
  )
}

function latest<Item>(items: readonly Item[], at: (item: Item) => EpochMinutes): Item | null {
  return items.reduce<Item | null>((last, item) => (last === null || at(item) > at(last) ? item : last), null)
}

function titleOf({ order }: StandingOrder): MessageValue {
  return ruleWords(order, 'title')
}

function day(at: EpochMinutes): MessageValue {
  return { kind: 'instant', at, to: 'day' }
}
