import type { LonLat } from '@karavan/core'
import type { KnockedOut, Provenance } from '@karavan/model'
import type { Move, Removal } from '../graph/move.js'
import type { QuestionGraph } from '../search/question-graph.js'
import type { RuledOut } from '../search/rules.js'
import { courseOfMove } from './legs.js'

/** A way is worth telling when it would take at most this many times as long as the quickest one. */
const WORTH_TELLING = { rule: 2, service: 1.25 }

/** Most ways told of each sort. */
const MOST = { rule: 10, service: 6 }

interface Reason {
  readonly key: string
  readonly code: string
  readonly subject: string
  readonly subjectName: string
  readonly restrictionId: string | null
  readonly text: string
  readonly source: Provenance | null
  readonly returnsIf: string
}

/**
 * The ways that were ruled out and would otherwise compete: for each rule, the quickest way with that rule alone lifted.
 */
export function knockedOut(question: QuestionGraph): KnockedOut[] {
  const best = question.bounds.steps[question.startVertex] ?? Number.POSITIVE_INFINITY
  const through = bestThroughOne(question)
  const told = { rule: [] as Told[], service: [] as Told[] }
  const consider = (sort: 'rule' | 'service', reason: Reason, find: (limit: number) => Way | null) => {
    const limit = Number.isFinite(best) ? best * WORTH_TELLING[sort] : Number.POSITIVE_INFINITY
    const way = find(limit)
    if (way !== null && way.steps <= limit) told[sort].push({ steps: way.steps, reason, way })
  }
  for (const { verdict, moves } of question.drops) {
    const alone = moves.filter((id) => question.dropped[id] === 1)
    if (verdict.kind === 'validity') consider('service', reasonOfVerdict(verdict), (limit) => through(alone, limit))
    else consider('rule', reasonOfVerdict(verdict), () => wayWith(question, alone))
  }
  for (const { removal, moves } of question.removals) {
    consider('service', reasonOfRemoval(removal), (limit) =>
      through(
        moves.filter((id) => question.dropped[id] === 0),
        limit,
      ),
    )
  }
  return (['rule', 'service'] as const).flatMap((sort) =>
    told[sort]
      .sort((a, b) => a.steps - b.steps || (a.reason.key < b.reason.key ? -1 : 1))
      .slice(0, MOST[sort])
      .map(({ reason, way }) => tell(question, reason, way.moves())),
  )
}

interface Way {
  readonly steps: number
  readonly moves: () => Move[]
}

interface Told {
  readonly steps: number
  readonly reason: Reason
  readonly way: Way
}

function tell(question: QuestionGraph, reason: Reason, way: readonly Move[]): KnockedOut {
  const course: LonLat[] = way.flatMap((move) => courseOfMove(question, move))
  return {
    subject: reason.subject,
    subjectName: reason.subjectName,
    rule: { code: reason.code, restrictionId: reason.restrictionId, text: reason.text, source: reason.source },
    returnsIf: reason.returnsIf,
    course,
  }
}

function reasonOfRemoval(removal: Removal): Reason {
  const { code, subject, subjectName, text, returnsIf, provenance } = removal
  return {
    key: `${code}|${subject}`,
    code,
    subject,
    subjectName,
    restrictionId: null,
    text,
    source: provenance,
    returnsIf,
  }
}

function reasonOfVerdict(verdict: RuledOut): Reason {
  const none = { restrictionId: null, source: null }
  switch (verdict.kind) {
    case 'avoid': {
      const name = verdict.what === 'country' ? (COUNTRY_NAMES.of(verdict.item) ?? verdict.item) : verdict.item
      return {
        ...none,
        key: `avoid|${verdict.what}|${verdict.item}`,
        code: 'AVOIDED',
        subject: verdict.item,
        subjectName: name,
        text: `the question avoids ${name}`,
        returnsIf: `${name} is no longer avoided`,
      }
    }
    case 'crossingUnknown':
      return {
        ...none,
        key: 'crossing',
        code: 'CROSSING_UNKNOWN',
        subject: 'links',
        subjectName: 'services and links without known countries',
        text: 'the countries they cross are not known, so they cannot be shown to avoid any',
        returnsIf: 'their countries are known',
      }
    case 'validity':
      return {
        ...none,
        key: `validity|${verdict.service.id}`,
        code: 'OUT_OF_VALIDITY',
        subject: verdict.service.id,
        subjectName: verdict.service.name,
        text: `${verdict.service.name} does not run at that time`,
        returnsIf: `the goods are ready between ${verdict.service.validFrom ?? 'its start'} and ${verdict.service.validTo ?? 'its end'}`,
      }
    case 'restriction': {
      const { restriction } = verdict
      const { source, sourceDate, basis, row } = restriction
      return {
        key: `restriction|${restriction.id}`,
        code: 'FORBIDDEN',
        subject: restriction.id,
        subjectName: restriction.title,
        restrictionId: restriction.id,
        text: restriction.text,
        source: { source, sourceDate, basis, ...(row === undefined ? {} : { row }) },
        returnsIf:
          restriction.exceptions.length > 0
            ? `an exception applies: ${restriction.exceptions.join('; ')}`
            : 'the rule is lifted, or the goods are others',
      }
    }
  }
}

const COUNTRY_NAMES = new Intl.DisplayNames(['en'], { type: 'region' })

/** For rules that take out single services: the best way through any one of their moves, from two searches over what is left. */
function bestThroughOne(question: QuestionGraph): (lifted: readonly number[], limit: number) => Way | null {
  const toGoal = question.bounds.steps
  const fromStart = question.fromStart(question.rough)
  return (lifted, limit) => {
    let best: { steps: number; move: Move } | null = null
    for (const id of lifted) {
      const move = question.moves[id]
      if (move === undefined) continue
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
