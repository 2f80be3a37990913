import type { ConditionsAnswer, LocationId, StandingOrder } from '@karavan/model'
import type { MapMark } from '../map/map-props.js'
import type { MarkIcon } from '../map/style/icons.js'
import type { Words } from '../words/words.js'
import type { Register } from './register.js'

interface MarkedPlace {
  readonly place: LocationId
  readonly icon: MarkIcon
  /** Ids of the orders that it stands for; none for a closure or a queue. */
  readonly orders: readonly string[]
}

/**
 * What is marked on the map: each place with its orders, closures and queues, one mark a kind.
 * @param likely - ports that are likely to shut by forecast; one that is said to be shut already is not marked as such
 */
export function markedPlaces(
  { orders, places, queues }: ConditionsAnswer,
  likely: readonly LocationId[] = [],
): MarkedPlace[] {
  const shut = new Set(places.flatMap(({ place, state }) => (state === 'closed' ? [place] : [])))
  const byPlace = new Map<LocationId, StandingOrder[]>()
  for (const standing of orders)
    for (const place of standing.order.places) byPlace.set(place, [...(byPlace.get(place) ?? []), standing])
  return [
    ...[...byPlace].map(
      ([place, own]): MarkedPlace => ({
        place,
        icon: own.some(({ verdict }) => verdict === 'banned') ? 'mark-banned' : 'mark-ordered',
        orders: own.map(({ order }) => order.id),
      }),
    ),
    ...places.flatMap(({ place, state }): MarkedPlace[] =>
      state === 'open' ? [] : [{ place, icon: state === 'closed' ? 'mark-shut' : 'mark-limited', orders: [] }],
    ),
    ...likely
      .filter((place) => !shut.has(place))
      .map((place): MarkedPlace => ({ place, icon: 'mark-likely', orders: [] })),
    ...[...new Set(queues.map(({ place }) => place))].map(
      (place): MarkedPlace => ({ place, icon: 'mark-queue', orders: [] }),
    ),
  ]
}

interface Opened {
  readonly order: string | null
  readonly place: LocationId | null
}

/** The marks as the map draws them; that of what is open stands out. */
export function mapMarks(
  marked: readonly MarkedPlace[],
  { placeOf }: Register,
  { order, place: opened }: Opened,
  words: Words,
): MapMark[] {
  return marked.flatMap(({ place, icon, orders }) => {
    const found = placeOf(place)
    if (found === undefined) return []
    const title = words.say('conditions.mark', {
      place: words.place(place, found.name),
      what: words.say(`map.legend.${icon}`),
    })
    const pointed = order === null ? opened === place : orders.includes(order)
    return [{ key: markKey({ place, icon }), icon, at: found.at, title, pointed }]
  })
}

export function markKey({ place, icon }: Pick<MarkedPlace, 'place' | 'icon'>): string {
  return `${icon} ${place}`
}
