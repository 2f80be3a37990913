import { type Arrival, type Kernel, type LonLat, monthOf, quantile, type TimeMap } from '@karavan/core'
import {
  EQUIPMENT,
  type HoursSummary,
  inEnglish,
  type Leg,
  type LegPart,
  type Message,
  type Mode,
  message,
  orderHolding,
  type Provenance,
  type Service,
  type Stage,
  type StageKind,
  serviceNamed,
  surfaceOf,
} from '@karavan/model'
import type { Network } from '@karavan/network'
import { carriageOf } from '../graph/carriage.js'
import type { Move, StageSpec } from '../graph/move.js'
import { provenanceOf } from '../graph/stages.js'
import type { Took } from '../search/durations.js'
import type { QuestionGraph } from '../search/question-graph.js'
import { type Concern, holdsOf } from '../search/rules.js'
import { emissionsOf } from './cost.js'
import { courseOfLinks, drawnWay } from './course.js'
import { hoursFrom, round } from './elapsed.js'
import { changesNothing, isLeftOut, whyNoMatter } from './looked-at.js'
import { holdSpec, makeStage } from './make-stage.js'

interface Walked {
  readonly stage: Stage
  readonly took: Took
}

interface LegDraft {
  readonly moves: readonly Move[]
  readonly walked: readonly Walked[]
}

export interface WalkedChain {
  /** When the goods are ready for each move. */
  readonly readyFor: ReadonlyMap<Move, Arrival>
  readonly stages: readonly Stage[]
  readonly legs: readonly Leg[]
  readonly arrival: Arrival
  /** What might have held the goods and does not, each once. */
  readonly lookedAt: readonly Message[]
}

/** Walks a chain stage by stage and tells it leg by leg. */
export function walkChain(question: QuestionGraph, moves: readonly Move[]): WalkedChain {
  const stages: Stage[] = []
  let { ready } = question
  const { stepMinutes } = question.network.grid
  const idle: Message[] = []
  const walk = (spec: StageSpec, time: TimeMap, kernel: Kernel): Walked[] => {
    const done = question.apply(kernel, ready)
    if (spec.kind === 'hold' && changesNothing(ready, done)) {
      const why = whyNoMatter(spec, time, ready, stepMinutes)
      if (why !== null) idle.push(why)
      if (isLeftOut(spec)) return []
    }
    const took = question.durations.of(kernel, ready)
    const begins = (quantile(ready, 0.5) ?? question.end) * stepMinutes
    const season = spec.seasons?.[monthOf(begins)] ?? null
    ready = done
    const stage = makeStage(spec, time, `s${stages.length + 1}`, season === null ? spec.provenance : [season])
    stages.push(stage)
    return [{ stage, took }]
  }
  const walkStage = (spec: StageSpec) => walk(spec, question.kernels.timeOf(spec), question.kernels.ofStage(spec))
  const readyFor = new Map<Move, Arrival>()
  const walkMove = (move: Move): Walked[] => {
    readyFor.set(move, ready)
    const holds = holdsBefore(question.network, move, question.concerns(move))
    return [
      ...holds.flatMap(([spec, time]) => walk(spec, time, question.kernels.ofMap(time))),
      ...move.stages.flatMap(walkStage),
    ]
  }
  const ways = legsOf(moves)
  const drafts = ways.map((own, number): LegDraft => {
    const walked = own.flatMap(walkMove)
    const isLast = number === ways.length - 1
    const delivery = isLast ? question.deliveryStages(moves.at(-1)?.to ?? question.startVertex) : []
    return { moves: own, walked: [...walked, ...delivery.flatMap(walkStage)] }
  })
  const total = drafts.reduce((sum, draft) => sum + draft.walked.reduce((part, { took }) => part + took.variance, 0), 0)
  return {
    readyFor,
    stages,
    legs: drafts.map((draft) => tellLeg(question, draft, total)),
    arrival: ready,
    lookedAt: eachOnce(idle, stages),
  }
}

/** What does not hold the goods, each once; an order that holds them elsewhere is none of it. */
function eachOnce(idle: readonly Message[], stages: readonly Stage[]): Message[] {
  const holding = new Set(stages.map(orderHolding))
  const told = idle.filter(({ values: { title } }) => {
    return typeof title !== 'object' || title.kind !== 'rule' || !holding.has(title.id)
  })
  return [...new Map(told.map((one) => [JSON.stringify(one), one])).values()]
}

/** The bans that hold goods before a move, as stages: the goods stand where the move begins, also for a ban further on. */
export function holdsBefore(network: Network, move: Move, concerns: readonly Concern[]): [StageSpec, TimeMap][] {
  const [place = ''] = move.via
  return holdsOf(concerns).map(({ restriction, time }) => {
    const at = move.via.find((id) => restriction.places.includes(id)) ?? place
    return [holdSpec(network, restriction, time, place, at), time]
  })
}

/** The moves of a chain leg by leg: what is done before goods are carried is of the leg that carries them, unloading of the one before. */
export function legsOf(moves: readonly Move[]): readonly (readonly Move[])[] {
  const legs: Move[][] = []
  let pending: Move[] = []
  for (const move of moves) {
    const last = legs.at(-1)
    if (move.kind === 'unload' && last !== undefined) {
      last.push(move)
    } else if (move.mode === null) {
      pending.push(move)
    } else if (last !== undefined && pending.length === 0 && continues(last, move)) {
      last.push(move)
    } else {
      legs.push([...pending, move])
      pending = []
    }
  }
  return legs
}

function continues(leg: readonly Move[], move: Move): boolean {
  const before = leg.at(-1)
  return before !== undefined && before.service === null && move.service === null && before.mode === move.mode
}

function tellLeg(question: QuestionGraph, draft: LegDraft, totalSpread: number): Leg {
  const { network, query } = question
  const carried = draft.moves.filter((move) => move.mode !== null)
  const [first, last] = [carried[0], carried.at(-1)]
  const mode = first?.mode ?? 'rail'
  const from = first?.via[0] ?? query.from
  const to = last?.via.at(-1) ?? query.to
  const service = first?.service ?? null
  const sum = (kinds: readonly StageKind[]) =>
    summary(
      question,
      draft.walked.filter(({ stage }) => kinds.includes(stage.kind)),
    )
  const distance = carried.reduce((km, move) => km + move.distanceKm, 0)
  const parts = partsOf(mode, carried, distance)
  const published = carried.every((move) => move.distanceBasis === 'published')
  const crosses: string[] = []
  for (const move of carried) for (const country of move.crosses) if (crosses.at(-1) !== country) crosses.push(country)
  const own = draft.walked.reduce((part, { took }) => part + took.variance, 0)
  return {
    mode,
    from,
    to,
    fromName: network.locations.get(from)?.name ?? from,
    toName: network.locations.get(to)?.name ?? to,
    service: service?.id ?? (mode === 'road' ? 'road' : 'wagonload'),
    ...inEnglish({
      serviceName: serviceName(service, mode),
      carriage: carriageWords(mode, parts, isOnChassis(question, carried)),
    }),
    operator: service === null || service.operator === '' ? null : service.operator,
    distanceKm: {
      value: round(distance),
      basis: published ? 'published' : 'estimated',
      sources: uniqueSources(carried.flatMap((move) => rowsOfDistance(question, move))),
    },
    parts,
    hours: sum(['wait', 'handling', 'run', 'hold']),
    wait: sum(['wait', 'hold']),
    handling: sum(['handling']),
    running: sum(['run']),
    spreadShare: totalSpread > 0 ? round(own / totalSpread, 3) : 0,
    crosses,
    co2eKg: emissionsOf(carried, question.priced, query.cargo).kg,
    stages: draft.walked.map(({ stage }) => stage.stageId),
    course: carried.flatMap((move) => courseOfMove(question, move)),
    via: [...new Set(carried.flatMap((move) => move.via))],
    sources: uniqueSources(draft.walked.flatMap(({ stage }) => stage.provenance)),
  }
}

/** The distance by mode, that of the leg first: what is left of the whole by the other modes. */
function partsOf(mode: Mode, moves: readonly Move[], distance: number): LegPart[] {
  const others = new Map<Mode, number>()
  for (const piece of moves.flatMap((move) => move.carried?.km ?? []))
    if (piece.mode !== undefined && piece.mode !== mode)
      others.set(piece.mode, (others.get(piece.mode) ?? 0) + piece.km)
  const parts = [...others].map(([other, km]) => ({ mode: other, km: round(km) }))
  return [{ mode, km: round(round(distance) - kmOf(parts)) }, ...parts]
}

function kmOf(parts: readonly LegPart[]): number {
  return parts.reduce((sum, { km }) => sum + km, 0)
}

/** Whether a box rolls off a ship by road: it was put on a chassis for that. */
function isOnChassis({ query }: QuestionGraph, moves: readonly Move[]): boolean {
  const isBox = EQUIPMENT[query.cargo.equipment].family === 'container'
  return isBox && moves.some(({ mode, to }) => mode !== null && surfaceOf(mode) === 'sea' && carriageOf(to) === 'road')
}

function carriageWords(mode: Mode, parts: readonly LegPart[], onChassis: boolean): Message {
  const word = { kind: 'mode', mode } as const
  if (onChassis) return message('leg.carriage.onChassis', { mode: word })
  const bySea = surfaceOf(mode) === 'sea' ? 0 : kmOf(parts.filter((part) => surfaceOf(part.mode) === 'sea'))
  return bySea > 0
    ? message('leg.carriage.bySea', { mode: word, km: Math.round(bySea) })
    : message('leg.carriage', { mode: word })
}

function serviceName(service: Service | null, mode: Mode): Message {
  if (service !== null) return message('text', { text: serviceNamed(service) })
  return mode === 'road' ? message('leg.road') : message('leg.wagonload')
}

function summary(question: QuestionGraph, parts: readonly Walked[]): HoursSummary {
  const { stepMinutes, horizonSteps } = question.network.grid
  return hoursFrom(question.durations.sum(parts.map(({ took }) => took)), 0, horizonSteps, stepMinutes)
}

/** The drawn course of a move. */
export function courseOfMove(question: QuestionGraph, move: Move): readonly LonLat[] {
  const { network } = question
  if (move.links.length > 0) return courseOfLinks(network, move.via[0] ?? '', move.links)
  return move.service === null ? [] : drawnWay(network, move.service, move.via, move.crosses).course
}

/** The rows that say how long a move is: its links, or the calls of its service. */
function rowsOfDistance({ network }: QuestionGraph, { links, service, via }: Move): Provenance[] {
  if (links.length > 0) return links.flatMap((index) => network.links[index] ?? []).map(provenanceOf)
  return (service?.calls ?? []).filter((call, i) => i > 0 && via.includes(call.location)).map((call) => call.provenance)
}

function uniqueSources(sources: readonly Provenance[]): Provenance[] {
  const seen = new Map<string, Provenance>()
  for (const source of sources) seen.set(source.row ?? source.source, source)
  return [...seen.values()]
}
