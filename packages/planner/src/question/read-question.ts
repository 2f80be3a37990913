import { type EpochMinutes, formatInstant, StructuredError } from '@karavan/core'
import {
  type Avoid,
  type Location,
  type Message,
  message,
  type OverlayRow,
  PLAN_SORTS,
  type PlanQuery,
  type ProfileSpan,
} from '@karavan/model'
import { ownKey, readOverlay, resolvePlace } from '@karavan/network'
import { HAND_OVER_FIELDS, PROFILE_FIELDS, QUESTION_FIELDS, RawQuestion } from './raw-question.js'
import { type QuestionWorld, readAvoid } from './read-avoid.js'
import { readCargo } from './read-cargo.js'

/** Plans shown where the question does not say. */
const DEFAULT_LIMIT = 6
const MOST_PLANS = 50
const DAY = 24 * 60

/** Days of a profile where the question does not say, and at most: a year, and some to spare. */
const DEFAULT_DAYS = 365
const MOST_DAYS = 400

/** Longest time from hand-over to arrival whose chance may be asked, days: the horizon. */
const MOST_WITHIN = 120

/** A question as it was understood, and what had to be assumed for it. */
export interface ReadQuestion {
  readonly query: PlanQuery
  readonly notes: readonly Message[]
  /** Rows of the asker's own, to be laid over the network before it is searched. */
  readonly overlay: readonly OverlayRow[]
}

export interface ReadHandOver extends ReadQuestion {
  readonly arriveBy: EpochMinutes
  /** Above 0, below 1. */
  readonly chance: number
}

export interface ReadProfile extends ReadQuestion {
  readonly span: ProfileSpan
}

/**
 * Reads a question from outside: the fields of {@link QUESTION_FIELDS} as text, numbers or truth values.
 * @param world - the places and services that it may name
 * @param now - the time at which it is asked
 * @throws {StructuredError} QUESTION_*, PLACE_*, INSTANT_INVALID, READY_IN_PAST, DEADLINE_BEFORE_READY, EQUIPMENT_UNKNOWN,
 *   CARGO_TOO_LARGE, AVOID_UNKNOWN, OVERLAY_*, each with a JSON pointer into the question
 */
export function readQuestion(raw: unknown, world: QuestionWorld, now: EpochMinutes): ReadQuestion {
  return read(new RawQuestion(raw, QUESTION_FIELDS), world, now)
}

/** Reads the question backwards: by when, and with what chance; `ready` is the earliest hand-over that is looked at. */
export function readHandOver(raw: unknown, world: QuestionWorld, now: EpochMinutes): ReadHandOver {
  const question = new RawQuestion(raw, [...QUESTION_FIELDS, ...HAND_OVER_FIELDS])
  question.needed('arriveBy', 'by when the goods must be there')
  const asked = read(question, world, now)
  const { ready } = asked.query
  const arriveBy = question.instant('arriveBy') ?? ready
  if (arriveBy <= ready) throw tooEarly(arriveBy, ready, '/arriveBy')
  const chance = question.share('chance') ?? 0.9
  return { ...asked, arriveBy, chance }
}

/**
 * Reads the question for many days; `ready` is the first hand-over. A deadline before it is no fault: of the parts of a year
 * that one asks for one after another, some begin after it.
 */
export function readProfile(raw: unknown, world: QuestionWorld, now: EpochMinutes): ReadProfile {
  const question = new RawQuestion(raw, PROFILE_FIELDS)
  const asked = read(question, world, now, true)
  const days = question.whole('days', 1, MOST_DAYS) ?? DEFAULT_DAYS
  return { ...asked, span: { days, within: question.amount('within', MOST_WITHIN) ?? null } }
}

function read(raw: RawQuestion, world: QuestionWorld, now: EpochMinutes, mayBeLate = false): ReadQuestion {
  const notes: Message[] = []
  const query = readQuery(raw, world, now, notes, mayBeLate)
  const overlay = readOverlay(raw.given('overlay'))
  if (overlay.length > 0) {
    const rows = { kind: 'list', items: overlay.map(ownKey) } as const
    notes.push(message('note.ownRows', { count: overlay.length, rows }))
  }
  return { query, notes, overlay }
}

function readQuery(
  raw: RawQuestion,
  world: QuestionWorld,
  now: EpochMinutes,
  notes: Message[],
  mayBeLate: boolean,
): PlanQuery {
  const from = resolvePlace(world.locations, raw.needed('from', 'where the goods are'), '/from')
  const to = resolvePlace(world.locations, raw.needed('to', 'where they go'), '/to')
  if (from.id === to.id) {
    throw new StructuredError({
      code: 'SAME_PLACE',
      received: `from ${from.id} to ${to.id}`,
      expected: 'two different places',
      remediation: 'name another destination',
      pointer: '/to',
    })
  }
  const ready = readReady(raw, now, notes)
  const deadline = raw.instant('deadline')
  if (!mayBeLate && deadline !== undefined && deadline <= ready) throw tooEarly(deadline, ready, '/deadline')
  const avoid = readAvoid(raw, world)
  refuseAvoidedEnds(avoid, from, to)
  return {
    from: from.id,
    to: to.id,
    ready,
    ...(deadline === undefined ? {} : { deadline }),
    cargo: readCargo(raw, notes),
    avoid,
    sort: raw.choice('sort', PLAN_SORTS) ?? 'arrival',
    limit: raw.whole('limit', 1, MOST_PLANS) ?? DEFAULT_LIMIT,
    exact: raw.yes('exact'),
  }
}

function readReady(raw: RawQuestion, now: EpochMinutes, notes: Message[]): EpochMinutes {
  const said = raw.instant('ready')
  if (said === undefined) {
    const next = (Math.floor(now / DAY) + 1) * DAY
    notes.push(message('note.ready', { time: { kind: 'instant', at: next, to: 'minute' } }))
    return next
  }
  if (said >= now - DAY || raw.yes('history')) return said
  throw new StructuredError({
    code: 'READY_IN_PAST',
    received: formatInstant(said),
    expected: `${formatInstant(now - DAY)} or later`,
    remediation: 'give a time to come; to plan what was, ask with history (--history)',
    pointer: '/ready',
  })
}

function tooEarly(at: EpochMinutes, ready: EpochMinutes, pointer: string): StructuredError {
  return new StructuredError({
    code: 'DEADLINE_BEFORE_READY',
    received: formatInstant(at),
    expected: `a time after ${formatInstant(ready)}, when the goods are ready`,
    remediation: 'give a later deadline, or an earlier time of being ready',
    pointer,
  })
}

function refuseAvoidedEnds(avoid: Avoid, from: Location, to: Location): void {
  for (const end of [from, to]) {
    const by = avoid.countries.includes(end.country)
      ? end.country
      : avoid.locations.includes(end.id)
        ? end.id
        : undefined
    if (by === undefined) continue
    throw new StructuredError({
      code: 'QUESTION_CONFLICT',
      received: `avoid ${by}`,
      expected: `nothing that holds an end of the way: ${end.name} lies in ${end.country}`,
      remediation: `take ${by} out of avoid`,
      pointer: '/avoid',
    })
  }
}
