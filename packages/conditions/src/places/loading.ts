import { type EpochMinutes, formatInstant, StructuredError } from '@karavan/core'
import {
  type ConditionsAnswer,
  type EarliestLoading,
  EQUIPMENT,
  type EquipmentFamily,
  type EquipmentKind,
  holdsGoods,
  inEnglish,
  type LocationId,
  type Message,
  type MessageValue,
  MODES,
  type Mode,
  message,
  type QueueUnit,
  ruleWords,
  type StandingOrder,
  type StandingQueue,
  surfaceOf,
} from '@karavan/model'
import type { ListQuestion } from '../listing.js'

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

/** How goods usually come to a place: how many hours after the hand-over, and by which mode. */
interface UsualWay {
  readonly hours: NonNullable<EarliestLoading['hours']>
  readonly mode: Mode
}

/** What is asked of the planner and the network before it can be said from when to load. */
interface Ways {
  /** The usual way of a question for the planner, and the mode by which it comes to the place; null where there is none. */
  readonly wayOf: (question: WayAsked['question']) => UsualWay | null
  /** A place as it stands in a sentence. */
  readonly named: (id: LocationId) => MessageValue
}

/**
 * From when to load at a place for each place that was asked about, by the way of the equipment that was asked about, or of
 * that of the queue there.
 * @param asked - the question of the answer
 * @param answer - what is shut, banned or queueing on the day, for what is to be loaded
 * @throws {StructuredError} QUESTION_VALUE_INVALID for no place or too many
 */
export function loadingFrom(
  from: LocationId,
  asked: ListQuestion,
  answer: ConditionsAnswer,
  now: EpochMinutes,
  { wayOf, named }: Ways,
): readonly EarliestLoading[] {
  return waysToLoad(from, asked, answer, now).map((way) => earliestLoading(answer, way, wayOf(way.question), named))
}

function waysToLoad(
  from: LocationId,
  { on, places, equipment, hs }: ListQuestion,
  { queues }: ConditionsAnswer,
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
      const queue = queues.find((one) => one.place === place)
      const kind = equipment ?? (queue === undefined ? 'wagon-covered' : USUAL[queue.unit])
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
 * and when the ban there is over.
 * @param usual - from loading to the place; null where there is no way
 */
function earliestLoading(
  { on, orders, queues }: ConditionsAnswer,
  way: WayAsked,
  usual: UsualWay | null,
  named: Ways['named'],
): EarliestLoading {
  const { equipment } = way
  const hours = usual?.hours ?? null
  const [from, place] = [named(way.from), named(way.place)]
  const queue = latest(
    queues.filter((one) => one.place === way.place && one.clears > on && waits(one, way, usual)),
    ({ clears }) => clears,
  )
  const bans = orders.filter((standing) => standing.verdict === 'banned' && stops(standing.order, way))
  const open = bans.find((ban) => endOf(ban) === null) ?? null
  const ban = open ?? latest(bans, (one) => endOf(one) ?? 0)
  const told = (
    loadFrom: EpochMinutes | null,
    decides: EarliestLoading['decides'],
    text: Message,
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
  if (hours?.p50 == null)
    return told(null, 'noWay', message('loading.noWay', { from, place, equipment: { kind: 'equipment', equipment } }))
  if (open !== null)
    return told(null, 'openBan', message('loading.openBan', { title: titleOf(open), issuer: open.order.issuer }))
  if (queue === null && ban === null) return told(on, 'nothing', message('loading.anyDay', { place }))
  const [handled, ended] = [queue?.clears ?? 0, ban === null ? 0 : (endOf(ban) ?? 0)]
  const loadFrom = loadingFor(Math.max(handled, ended), on, hours.p50)
  const said = { from, place, hours: Math.round(hours.p50), date: day(loadFrom) }
  return ended > handled && ban !== null
    ? told(loadFrom, 'ban', message('loading.ban', { ...said, title: titleOf(ban), until: day(ended - 1) }))
    : told(loadFrom, 'queue', message('loading.queue', { ...said, until: day(handled) }))
}

/** First instant from which a ban no longer stops the goods; null where nobody says when it ends. */
function endOf({ changes, until }: StandingOrder): EpochMinutes | null {
  return changes ?? until
}

/** When goods must start to come to a place when it is free, and not before a time. */
function loadingFor(free: EpochMinutes, on: EpochMinutes, hours: number): EpochMinutes {
  return Math.max(on, free - Math.round(hours * 60))
}

/** Whether goods may stand in a queue at the place: as they come there, or aboard the ship on which they go on. */
function waits({ unit, towards }: StandingQueue, { place, equipment }: WayAsked, usual: UsualWay | null): boolean {
  const { family } = EQUIPMENT[equipment]
  const came = usual === null ? CARRIED_BY[family].map(surfaceOf) : [surfaceOf(usual.mode)]
  const goesOn = towards !== null && towards !== place.slice(0, 2)
  return holdsGoods(unit, family, goesOn ? [...came, 'sea'] : came)
}

/** Whether a ban at the place may look at goods that come from the origin; where they go on to is not asked. */
function stops({ places, modes, equipment, origins, goods }: StandingOrder['order'], way: WayAsked): boolean {
  const carried = CARRIED_BY[EQUIPMENT[way.equipment].family]
  return (
    places.includes(way.place) &&
    (modes.length === 0 || modes.some((mode) => carried.includes(mode))) &&
    (equipment.length === 0 || equipment.includes(way.equipment)) &&
    (origins.length === 0 || origins.includes(way.from.slice(0, 2))) &&
    (way.goodsSaid || goods.length === 0)
  )
}

/** Modes by which each family comes to a place, or goes on from it. */
const CARRIED_BY: Readonly<Record<EquipmentFamily, readonly Mode[]>> = {
  container: MODES,
  wagon: ['rail', 'rail_ferry'],
  vehicle: ['road', 'ro_ro'],
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
