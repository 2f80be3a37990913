import type { EpochMinutes } from '@karavan/core'
import {
  type ArrivalAdvice,
  type ChosenLeg,
  type Comparison,
  changedPlaces,
  type LiveArrival,
  type LocationId,
  type MessageValue,
  message,
  type OtherWay,
  surfaceOf,
  type TransportPlan,
} from '@karavan/model'
import { adviceOf, dayOf, percentOf } from '../arrival/advice.js'

/** From which gain on another way is named. */
const WORTH = { minutes: 60, surer: 0.05 } as const

/** What can be done about the way: another one that is sooner or surer, or that there is none. */
export function adviceOnWays(
  { inForce, others }: Comparison,
  left: readonly Pick<ChosenLeg, 'from' | 'to'>[],
  from: LocationId,
  due: EpochMinutes | null,
  nameOf: (place: LocationId) => string,
): readonly ArrivalAdvice[] {
  const name = (id: LocationId) => ({ kind: 'place', id, name: nameOf(id) }) as const
  const others50 = others.filter(({ live }) => gainOf(live, inForce.live) >= WORTH.minutes)
  const soonest = others50.reduce<OtherWay | null>(
    (best, each) => (best === null || gainOf(each.live, best.live) > 0 ? each : best),
    null,
  )
  const surest = others.reduce<OtherWay | null>(
    (best, each) => (best === null || (each.missing ?? 1) < (best.missing ?? 1) ? each : best),
    null,
  )
  const advice: ArrivalAdvice[] = []
  if (soonest !== null) {
    const time = timeOf(gainOf(soonest.live, inForce.live))
    const places = listOf(turnsOn(left, soonest.found.legs).map(name))
    advice.push(
      adviceOf(
        'otherWay',
        places === null ? message('advice.otherWaySame', { time }) : message('advice.otherWay', { places, time }),
        soonest.found.wayId,
      ),
    )
  }
  const [was, would] = [inForce.missing, surest?.missing ?? null]
  if (surest !== null && due !== null && was !== null && would !== null && was - would >= WORTH.surer) {
    const places = listOf(turnsOn(left, surest.found.legs).map(name))
    const said = { due: dayOf(due), percent: percentOf(would), before: percentOf(was) }
    advice.push(
      adviceOf(
        'otherWay',
        places === null ? message('advice.surerSame', said) : message('advice.surer', { places, ...said }),
        surest.found.wayId,
      ),
    )
  }
  return advice.length > 0 ? advice : [adviceOf('noOther', message('advice.noOther', { place: name(from) }))]
}

/** That it is too late for another way. */
export function lastLegAdvice(): ArrivalAdvice {
  return adviceOf('lastLeg', message('advice.lastLeg'))
}

/** By where a way is told from another: the ports that it passes and the other does not, or where there are none the places. */
function turnsOn(left: readonly Pick<ChosenLeg, 'from' | 'to'>[], legs: TransportPlan['legs']): readonly LocationId[] {
  const { added } = changedPlaces(left, legs)
  const ports = legs.flatMap(({ mode, from, to }) => (surfaceOf(mode) === 'sea' ? [from, to] : []))
  const passed = added.filter((place) => ports.includes(place))
  return passed.length > 0 ? passed : added
}

/** By how many minutes the median of one is before that of another; 0 where one of them has none. */
function gainOf(live: LiveArrival, than: LiveArrival): number {
  return live.p50 === null || than.p50 === null ? 0 : than.p50 - live.p50
}

/** Under two days in hours. */
function timeOf(minutes: number): MessageValue {
  const hours = Math.round(minutes / 60)
  const time =
    hours < 48 ? message('time.hours', { count: hours }) : message('time.days', { count: Math.round(hours / 24) })
  return { kind: 'message', message: time }
}

function listOf(items: readonly MessageValue[]): MessageValue | null {
  return items.length === 0 ? null : { kind: 'list', items }
}
