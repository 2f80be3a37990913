import type { EpochMinutes } from '@karavan/core'
import {
  type ArrivalBasis,
  type CauseOfMovement,
  inEnglish,
  type LiveArrival,
  type LocationId,
  type Message,
  type MilestoneThen,
  type MilestoneToCome,
  type Movement,
  type MovementCause,
  message,
  type OrderAhead,
} from '@karavan/model'
import { adviceOnMovement } from './advice.js'
import { chanceOfMissing } from './lateness.js'

export interface MovementOptions {
  readonly deadline?: EpochMinutes
  /** What a place is called; its id where nothing is said. */
  readonly nameOf?: (place: LocationId) => string
  /** Orders before which the goods may stand by the later estimate. */
  readonly holds?: readonly OrderAhead[]
}

/** What moved between two estimates of one consignment, and what is new between them. */
export function movement(before: LiveArrival, after: LiveArrival, options: MovementOptions = {}): Movement {
  const { deadline, nameOf = (place) => place, holds = [] } = options
  const due =
    deadline === undefined
      ? null
      : { at: deadline, before: chanceOfMissing(before, deadline), now: chanceOfMissing(after, deadline) }
  const moved = {
    p50: between(before.p50, after.p50),
    p90: between(before.p90, after.p90),
    chance: due === null ? null : due.now - due.before,
    causes: causesOf(before, after, nameOf),
  }
  const advice = adviceOnMovement(moved, { toCome: after.toCome, holds, due }, nameOf)
  return { from: before.asOf, to: after.asOf, ...moved, advice }
}

function between(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : b - a
}

type NameOf = (place: LocationId) => string

/** What of an estimate its causes are found by. */
type Caused = Pick<LiveArrival, 'asOf' | 'basis' | 'toCome'>

/** What is new between two estimates, the weightiest first. */
export function causesOf(before: Caused, after: Caused, nameOf: NameOf): CauseOfMovement[] {
  const [was, is] = [before.basis, after.basis]
  if (was.planId !== is.planId || was.chosenAt !== is.chosenAt) return [cause('replanned', message('moved.replanned'))]
  const conditions = was.laws === is.laws ? [] : [cause('conditions', message('moved.conditions'))]
  const causes = [...conditions, ...ofMilestones(before, after, nameOf), ...ofSightings(was, is, nameOf)]
  return causes.length > 0 ? causes : [cause('timePassed', message('moved.timePassed'))]
}

function cause(
  kind: MovementCause,
  text: Message,
  milestone: CauseOfMovement['milestone'] = null,
  words: readonly string[] = [],
): CauseOfMovement {
  return { cause: kind, milestone, words, ...inEnglish({ text }) }
}

const ORDER: readonly MovementCause[] = ['correction', 'milestoneTold', 'milestoneLate']

function ofMilestones(before: Caused, after: Caused, nameOf: NameOf): CauseOfMovement[] {
  const was = new Map(before.basis.milestones.map((milestone) => [nameIn(milestone), milestone]))
  const expected = new Map(before.toCome.map((milestone) => [nameIn(milestone), milestone]))
  const late = firstLate(before, after)
  const causes = after.basis.milestones.flatMap((milestone) => {
    const name = nameIn(milestone)
    return ofMilestone(was.get(name), milestone, expected.get(name), late === name ? after.asOf : null, nameOf)
  })
  return causes.sort((a, b) => ORDER.indexOf(a.cause) - ORDER.indexOf(b.cause))
}

function nameIn({ kind, place, leg }: Pick<MilestoneThen, 'kind' | 'place' | 'leg'>): string {
  return `${leg} ${kind} ${place}`
}

/** The first milestone that is still to come although by the earlier estimate half of such had passed it since. */
function firstLate(before: Caused, after: Caused): string | null {
  const still = new Set(after.toCome.map(nameIn))
  const due = before.toCome.find(
    (milestone) => still.has(nameIn(milestone)) && milestone.p50 !== null && milestone.p50 <= after.asOf,
  )
  return due === undefined ? null : nameIn(due)
}

function ofMilestone(
  was: MilestoneThen | undefined,
  is: MilestoneThen,
  expected: MilestoneToCome | undefined,
  lateAt: EpochMinutes | null,
  nameOf: NameOf,
): CauseOfMovement[] {
  const { kind, place, leg } = is
  const milestone = message(`milestone.${kind}`, { place: { kind: 'place', id: place, name: nameOf(place) } })
  const said = { kind: 'message', message: milestone } as const
  const known = new Set(was?.words)
  const fresh = is.words.filter((word) => !known.has(word))
  const about = { kind, place, leg }
  const earlier = was?.at ?? null
  if (earlier !== null && is.at !== earlier) {
    const gone = (was?.words ?? []).filter((word) => !is.words.includes(word))
    const words = fresh.length > 0 ? fresh : gone
    return [cause('correction', correctionText(said, earlier, is.at), about, words)]
  }
  if (earlier === null && is.at !== null) {
    return [cause('milestoneTold', toldText(said, is.at, expected?.p50 ?? null), about, fresh)]
  }
  if (fresh.length > 0 && is.at === null) {
    const text = message('moved.toldInPart', { milestone: said, done: is.done, of: is.of })
    return [cause('milestoneTold', text, about, fresh)]
  }
  if (lateAt === null || expected === undefined || expected.p50 === null) return []
  const text = message('moved.late', { milestone: said, expected: { kind: 'instant', at: expected.p50, to: 'minute' } })
  return [cause('milestoneLate', text, about)]
}

type Said = { readonly kind: 'message'; readonly message: Message }

function correctionText(milestone: Said, before: EpochMinutes, at: EpochMinutes | null): Message {
  const was = { kind: 'instant', at: before, to: 'minute' } as const
  if (at === null) return message('moved.takenBack', { milestone, before: was })
  return message('moved.corrected', { milestone, before: was, at: { kind: 'instant', at, to: 'minute' } })
}

function toldText(milestone: Said, at: EpochMinutes, expected: EpochMinutes | null): Message {
  const when = { kind: 'instant', at, to: 'minute' } as const
  const hours = expected === null ? 0 : Math.round((at - expected) / 60)
  if (hours === 0) return message('moved.told', { milestone, at: when })
  return message(hours > 0 ? 'moved.toldLater' : 'moved.toldEarlier', { milestone, at: when, hours: Math.abs(hours) })
}

/** Where something was seen anew, each place once, where it was not seen at a milestone. */
function ofSightings(was: ArrivalBasis, is: ArrivalBasis, nameOf: NameOf): CauseOfMovement[] {
  const known = new Set([...was.sightings.map(({ word }) => word), ...is.milestones.flatMap(({ words }) => words)])
  const fresh = is.sightings.filter(({ word }) => !known.has(word))
  return [...new Set(fresh.map(({ place }) => place))].map((place) => {
    const words = new Set(fresh.flatMap((each) => (each.place === place ? each.word : [])))
    const text = message('moved.seen', { place: { kind: 'place', id: place, name: nameOf(place) } })
    return cause('seen', text, null, [...words])
  })
}
