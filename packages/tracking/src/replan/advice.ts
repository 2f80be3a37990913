import type { EpochMinutes } from '@karavan/core'
import {
  type ArrivalAdvice,
  type ChosenLeg,
  type Comparison,
  changedPlaces,
  inEnglish,
  type LiveArrival,
  type LocationId,
  type Message,
  type MessageValue,
  message,
  type OtherWay,
  orderHolding,
  type Stage,
  surfaceOf,
  type TransportPlan,
} from '@karavan/model'
import type { PastEstimate } from '../arrival/history.js'
import { chanceOfMissing } from '../arrival/lateness.js'

export interface AdviceQuestion {
  readonly live: LiveArrival
  /** Of the plan, under the conditions that are in force. */
  readonly stages: readonly Stage[]
  readonly due: EpochMinutes | null
  /** The estimate as it was, the first first. */
  readonly past: readonly PastEstimate[]
  readonly nameOf: (place: LocationId) => string
}

/** From which chance of missing the day on, and from which rise of it, the consignee is to be told; from which gain another way is named. */
const WORTH = { missing: 0.5, risk: 0.1, rise: 0.05, minutes: 60, surer: 0.05 } as const

/** What can be done without looking for other ways: wait for an order to end, ask who has not told, tell who waits. */
export function adviceNow(question: AdviceQuestion): readonly ArrivalAdvice[] {
  return [...asks(question), ...waits(question), ...tells(question)]
}

/** What can be done about the way: another one that is sooner or surer, or that there is none. */
export function adviceOnWays(
  { inForce, others }: Comparison,
  left: readonly Pick<ChosenLeg, 'from' | 'to'>[],
  from: LocationId,
  due: EpochMinutes | null,
  nameOf: AdviceQuestion['nameOf'],
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

function asks({ live, past }: AdviceQuestion): ArrivalAdvice[] {
  const late = past.flatMap(({ moved }) => moved?.causes ?? []).findLast(({ cause }) => cause === 'milestoneLate')
  const about = late?.milestone
  const waitsFor = live.toCome.some(
    ({ kind, place, leg }) => about != null && kind === about.kind && place === about.place && leg === about.leg,
  )
  const { milestone, expected } = late?.told.text.values ?? {}
  if (!waitsFor || milestone === undefined || expected === undefined) return []
  return [adviceOf('ask', message('advice.ask', { milestone, expected }))]
}

/** Orders that end after the goods come to them, in the middle of the law. */
function waits({ live, stages, nameOf }: AdviceQuestion): ArrivalAdvice[] {
  const passed = stages.findIndex(({ stageId }) => stageId === live.from?.stageId)
  return stages.flatMap((stage, i) => {
    const { time, place } = stage
    if (i <= passed || orderHolding(stage) === null || time.kind !== 'window') return []
    const before = new Set(stages.slice(0, i).map(({ stageId }) => stageId))
    const comes = Math.max(live.asOf, live.toCome.findLast(({ stageId }) => before.has(stageId))?.p50 ?? live.asOf)
    if (comes < time.from || comes >= time.until) return []
    const until = { kind: 'instant', at: time.until, to: 'minute' } as const
    return [
      adviceOf('wait', message('advice.wait', { place: { kind: 'place', id: place, name: nameOf(place) }, until })),
    ]
  })
}

function tells({ live, past, due }: AdviceQuestion): ArrivalAdvice[] {
  if (due === null) return []
  const [first, last] = [past[0]?.missing ?? null, chanceOfMissing(live, due)]
  const said = { due: dayOf(due), percent: percentOf(last) }
  if (first !== null && last >= WORTH.risk && last - first >= WORTH.rise)
    return [adviceOf('tell', message('advice.tellRisen', { ...said, before: percentOf(first) }))]
  return last >= WORTH.missing ? [adviceOf('tell', message('advice.tell', said))] : []
}

function adviceOf(kind: ArrivalAdvice['kind'], text: Message, wayId: string | null = null): ArrivalAdvice {
  return { kind, wayId, ...inEnglish({ text }) }
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

function dayOf(at: EpochMinutes): MessageValue {
  return { kind: 'instant', at, to: 'day' }
}

function percentOf(chance: number): number {
  return Math.round(Math.min(1, Math.max(0, chance)) * 100)
}
