import { formatDate, type LonLat } from '@karavan/core'
import {
  EQUIPMENT,
  inEnglish,
  type KnockedOut,
  type Message,
  type MessageValue,
  message,
  type Provenance,
  type Restriction,
  ruleWords,
  type Service,
  serviceNamed,
} from '@karavan/model'
import type { Move, Removal } from '../graph/move.js'
import { placeNamed } from '../graph/places.js'
import type { QuestionGraph } from '../search/question-graph.js'
import type { RuledOut } from '../search/rules.js'
import { sourceOfRule } from './flags.js'
import { courseOfMove } from './legs.js'

/** A way is worth telling when it would take at most this many times as long as the quickest one. */
const WORTH_TELLING = { rule: 2, service: 1.25 }

/** Years before the question after which what a source says of a service that does not run is told as of the past. */
const YEARS_CURRENT = 3

/** Most ways told of each sort. */
const MOST = { rule: 10, service: 6 }

interface Reason {
  readonly key: string
  readonly code: string
  readonly subject: string
  readonly subjectName: Message
  readonly restrictionId: string | null
  readonly text: Message
  readonly source: Provenance | null
  readonly returnsIf: Message
}

/**
 * The ways that were ruled out and would otherwise compete: for each rule, the quickest way with that rule alone lifted.
 * Where no way is left and none comes back by lifting one rule, the rules that stand together on the quickest way there would be.
 */
export function knockedOut(question: QuestionGraph): KnockedOut[] {
  const rules = [...ruledOut(question), ...stoppedOnTheWay(question)]
  const told = rules.length > 0 || question.hasWay ? rules : ruledOutTogether(question)
  return [...best(told, MOST.rule), ...best(oncePerName(unused(question)), MOST.service)].map(({ reason, way }) =>
    tell(question, reason, way.moves()),
  )
}

/** Rules of the question and of law that one way runs into, each lifted alone. */
function ruledOut(question: QuestionGraph): Told[] {
  const limit = limitOf(question, WORTH_TELLING.rule)
  return question.drops.flatMap(({ verdict, moves }) => {
    if (verdict.kind === 'validity') return []
    const way = wayWith(
      question,
      moves.filter((id) => question.dropped[id] === 1),
    )
    return way === null || way.steps > limit ? [] : [{ rank: 0, reason: reasonOfVerdict(question, verdict), way }]
  })
}

/** Bans that begin, or end, too late for goods that would come into them. */
function stoppedOnTheWay(question: QuestionGraph): Told[] {
  const limit = limitOf(question, WORTH_TELLING.rule)
  const through = bestThroughOne(question)
  return [...question.stops].flatMap(([restriction, move]) => {
    const way = through([move.id], 0, limit)
    return way === null ? [] : [{ rank: 0, reason: reasonOfRule(restriction), way }]
  })
}

/** The rules met on the quickest way with all of them lifted. */
function ruledOutTogether(question: QuestionGraph): Told[] {
  const way = wayWith(
    question,
    question.drops.flatMap(({ moves }) => moves),
  )
  if (way === null) return []
  const used = new Set(way.moves().map((move) => move.id))
  const met = question.drops.filter(({ moves }) => moves.some((id) => used.has(id)))
  return met.map(({ verdict }) => {
    const reason = reasonOfVerdict(question, verdict)
    const condition = { kind: 'message', message: reason.returnsIf } as const
    const returnsIf = met.length > 1 ? message('back.together', { condition }) : reason.returnsIf
    return { rank: 0, reason: { ...reason, returnsIf }, way }
  })
}

/** Services that would compete and do not run, or not for this equipment. */
function unused(question: QuestionGraph): Told[] {
  const limit = limitOf(question, WORTH_TELLING.service)
  const through = bestThroughOne(question)
  const validity = question.drops.flatMap(({ verdict, moves }): Told[] => {
    if (verdict.kind !== 'validity') return []
    const way = through(moves, 1, limit)
    return way === null ? [] : [{ rank: 0, reason: reasonOfVerdict(question, verdict), way }]
  })
  const removed = question.removals.flatMap(({ removal, moves }): Told[] => {
    const way = through(moves, 0, limit)
    return way === null ? [] : [{ rank: rankOf(question, removal), reason: reasonOfRemoval(question, removal), way }]
  })
  return [...validity, ...removed]
}

/** How little a person can do about it, or learn from it: what is old last. */
function rankOf(question: QuestionGraph, removal: Removal): number {
  const { code, equipment } = removal
  if (code === 'NOT_BOARDABLE') return isPast(question, removal) ? 3 : 0
  const { family } = EQUIPMENT[question.query.cargo.equipment]
  return equipment.some((kind) => EQUIPMENT[kind].family === family) ? 1 : 2
}

/** Whether a service that does not run was seen last, or planned, too long ago to be a rival: a trial, a plan, a former line. */
function isPast({ query }: QuestionGraph, { code, provenance }: Removal): boolean {
  const current = String(Number(formatDate(query.ready).slice(0, 4)) - YEARS_CURRENT)
  return code === 'NOT_BOARDABLE' && (provenance.sourceDate === 'undated' || provenance.sourceDate < current)
}

function limitOf(question: QuestionGraph, times: number): number {
  return (question.bounds.steps[question.startVertex] ?? Number.POSITIVE_INFINITY) * times
}

function best(told: readonly Told[], most: number): Told[] {
  return inOrder(told).slice(0, most)
}

function inOrder(told: readonly Told[]): Told[] {
  return [...told].sort(
    (a, b) => a.rank - b.rank || a.way.steps - b.way.steps || (a.reason.key < b.reason.key ? -1 : 1),
  )
}

/** Services that readers know by one name, as a line that two operators run: told once, by the best way, with the reasons of all. */
function oncePerName(told: readonly Told[]): Told[] {
  const byName = new Map<string, Told>()
  for (const one of inOrder(told)) {
    const { name } = inEnglish({ name: one.reason.subjectName })
    const first = byName.get(name)
    byName.set(name, first === undefined ? one : { ...first, reason: withReason(first.reason, one.reason) })
  }
  return [...byName.values()]
}

/** A reason with what another says besides. */
function withReason(reason: Reason, other: Reason): Reason {
  const { text, returnsIf } = inEnglish({ text: reason.text, returnsIf: reason.returnsIf })
  const more = inEnglish({ text: other.text, returnsIf: other.returnsIf })
  const both = (first: Message, second: Message) => ({
    first: { kind: 'message', message: first } as const,
    second: { kind: 'message', message: second } as const,
  })
  return {
    ...reason,
    text: text.includes(more.text) ? reason.text : message('out.both', both(reason.text, other.text)),
    returnsIf: returnsIf.includes(more.returnsIf)
      ? reason.returnsIf
      : message('back.either', both(reason.returnsIf, other.returnsIf)),
  }
}

interface Way {
  readonly steps: number
  readonly moves: () => Move[]
}

interface Told {
  readonly rank: number
  readonly reason: Reason
  readonly way: Way
}

function tell(question: QuestionGraph, reason: Reason, way: readonly Move[]): KnockedOut {
  const course: LonLat[] = way.flatMap((move) => courseOfMove(question, move))
  return {
    subject: reason.subject,
    ...inEnglish({ subjectName: reason.subjectName, returnsIf: reason.returnsIf }),
    rule: {
      code: reason.code,
      restrictionId: reason.restrictionId,
      ...inEnglish({ text: reason.text }),
      source: reason.source,
    },
    course,
  }
}

function reasonOfRemoval(question: QuestionGraph, removal: Removal): Reason {
  const { code, subject, subjectName, text, returnsIf, provenance } = removal
  return {
    key: `${code}|${subject}`,
    code: isPast(question, removal) ? 'PAST_SERVICE' : code,
    subject,
    subjectName,
    restrictionId: null,
    text,
    source: provenance,
    returnsIf,
  }
}

const NO_ROW = { restrictionId: null, source: null }

function reasonOfVerdict(question: QuestionGraph, verdict: RuledOut): Reason {
  switch (verdict.kind) {
    case 'avoid': {
      const { name, subjectName } = avoided(question, verdict)
      return {
        ...NO_ROW,
        key: `avoid|${verdict.what}|${verdict.item}`,
        code: 'AVOIDED',
        subject: verdict.item,
        subjectName,
        text: message('out.avoided', { what: name }),
        returnsIf: message('back.avoided', { what: name }),
      }
    }
    case 'crossingUnknown':
      return {
        ...NO_ROW,
        key: 'crossing',
        code: 'CROSSING_UNKNOWN',
        subject: 'links',
        subjectName: message('out.unknownLinks'),
        text: message('out.crossingUnknown'),
        returnsIf: message('back.crossingUnknown'),
      }
    case 'validity':
      return {
        ...NO_ROW,
        key: `validity|${verdict.service.id}`,
        code: 'OUT_OF_VALIDITY',
        subject: verdict.service.id,
        subjectName: message('text', { text: serviceNamed(verdict.service) }),
        text: message('out.outOfValidity', { service: serviceNamed(verdict.service) }),
        returnsIf: whenValid(verdict.service),
      }
    case 'restriction':
      return reasonOfRule(verdict.restriction)
  }
}

/** What a question keeps off, as it stands in a sentence and alone. */
function avoided(
  { network }: QuestionGraph,
  { what, item }: Extract<RuledOut, { kind: 'avoid' }>,
): { name: MessageValue; subjectName: Message } {
  switch (what) {
    case 'country': {
      const country = { kind: 'country', code: item } as const
      return { name: country, subjectName: message('out.country', { country }) }
    }
    case 'location': {
      const place = placeNamed(network, item)
      return { name: place, subjectName: message('place', { place }) }
    }
    case 'mode': {
      const mode = { kind: 'mode', mode: item } as const
      return { name: mode, subjectName: message('out.mode', { mode }) }
    }
    case 'service': {
      const service = network.services.find(({ id }) => id === item)
      const name = service === undefined ? item : serviceNamed(service)
      return { name, subjectName: message('text', { text: name }) }
    }
  }
}

function whenValid({ validFrom, validTo }: Service): Message {
  const dated = (date = 'undated') => ({ kind: 'date', date }) as const
  const [from, to] = [dated(validFrom), dated(validTo)] as const
  if (validTo === undefined) return message('back.validFrom', { from })
  return validFrom === undefined ? message('back.validTo', { to }) : message('back.validBetween', { from, to })
}

function reasonOfRule(restriction: Restriction): Reason {
  const { id } = restriction
  return {
    key: `restriction|${id}`,
    code: 'FORBIDDEN',
    subject: id,
    subjectName: message('text', { text: ruleWords(restriction, 'title') }),
    restrictionId: id,
    text: message('text', { text: ruleWords(restriction, 'text') }),
    source: sourceOfRule(restriction),
    returnsIf: whenLifted(restriction),
  }
}

function whenLifted(restriction: Restriction): Message {
  const { exceptions, until } = restriction
  if (exceptions.length > 0) return message('back.exception', { exceptions: ruleWords(restriction, 'exceptions') })
  return until === null
    ? message('back.lifted')
    : message('back.ended', { date: { kind: 'instant', at: until, to: 'day' } })
}

/** For what takes out single services: the best way through one of their moves that so many rules of the question take out besides. */
function bestThroughOne(
  question: QuestionGraph,
): (lifted: readonly number[], rules: number, limit: number) => Way | null {
  const toGoal = question.bounds.steps
  const fromStart = question.fromStart(question.rough)
  return (lifted, rules, limit) => {
    let best: { steps: number; move: Move } | null = null
    for (const id of lifted) {
      const move = question.moves[id]
      if (move === undefined || question.dropped[id] !== rules) continue
      const steps =
        (fromStart[move.from] ?? Number.POSITIVE_INFINITY) +
        (question.rough[move.id] ?? 0) +
        (toGoal[move.to] ?? Number.POSITIVE_INFINITY)
      if (steps <= limit && Number.isFinite(steps) && (best === null || steps < best.steps)) best = { steps, move }
    }
    if (best === null) return null
    const { steps, move } = best
    return {
      steps,
      moves: () => [
        ...uphill(question, fromStart, move.from),
        move,
        ...question.downhill(toGoal, question.rough, move.to),
      ],
    }
  }
}

/** For rules that take out a region or many moves: the best way with them lifted. */
function wayWith(question: QuestionGraph, lifted: readonly number[]): Way | null {
  const usable = question.usable.slice()
  for (const id of lifted) if (question.moves[id]?.removal === null) usable[id] = 1
  const bound = question.toGoal(question.rough, usable)
  const steps = bound[question.startVertex] ?? Number.POSITIVE_INFINITY
  if (!Number.isFinite(steps)) return null
  const moves = question.downhill(bound, question.rough, question.startVertex, usable)
  return moves.some((move) => question.usable[move.id] === 0) ? { steps, moves: () => moves } : null
}

/** The chain by which a vertex is reached soonest. */
function uphill(question: QuestionGraph, fromStart: Float64Array, vertex: number): Move[] {
  const chain: Move[] = []
  const seen = new Set<number>()
  for (let at = vertex; at !== question.startVertex && !seen.has(at); ) {
    seen.add(at)
    const here = fromStart[at] ?? Number.POSITIVE_INFINITY
    const move = question
      .entering(at)
      .find(
        (candidate) =>
          Math.abs(
            (fromStart[candidate.from] ?? Number.POSITIVE_INFINITY) + (question.rough[candidate.id] ?? 0) - here,
          ) < 1e-6,
      )
    if (move === undefined) return chain
    chain.unshift(move)
    at = move.from
  }
  return chain
}
