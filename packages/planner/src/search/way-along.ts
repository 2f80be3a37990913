import type { ChosenLeg } from '@karavan/model'
import { placeOf, verticesAt } from '../graph/carriage.js'
import type { Move } from '../graph/move.js'
import type { QuestionGraph } from './question-graph.js'

type Carried = Pick<ChosenLeg, 'mode' | 'service' | 'via'>

/** How far along some legs a chain of moves has come. */
interface Along {
  readonly vertex: number
  /** The leg that it is on, or that begins next. */
  readonly leg: number
  /** Index among the places of that leg; 0 between legs. */
  readonly at: number
  readonly rough: number
  readonly chain: readonly Move[]
}

/**
 * The quickest chain of moves that goes by given legs from where a question begins to where it ends, whether or not a rule
 * lets it; null where the network has none. Goods that are loaded for it already begin with it, however that is boarded.
 * @param legs - each by the places that it passes, in order
 */
export function wayAlong(question: QuestionGraph, legs: readonly Carried[]): readonly Move[] | null {
  const { startVertex, query } = question
  return along(question, legs, query.underWay?.loaded === true ? verticesAt(placeOf(startVertex)) : [startVertex])
}

function along(question: QuestionGraph, legs: readonly Carried[], starts: readonly number[]): readonly Move[] | null {
  const all = new Uint8Array(question.moves.length).fill(1)
  const goals = new Set(question.goalVertices())
  const done = new Set<string>()
  const open = starts.map((vertex): Along => ({ vertex, leg: 0, at: 0, rough: 0, chain: [] }))
  for (;;) {
    const next = open.reduce<Along | null>(
      (least, each) => (least === null || each.rough < least.rough ? each : least),
      null,
    )
    if (next === null) return null
    open.splice(open.indexOf(next), 1)
    if (next.leg === legs.length && goals.has(next.vertex)) return next.chain
    const name = `${next.vertex} ${next.leg} ${next.at}`
    if (done.has(name)) continue
    done.add(name)
    for (const move of question.leaving(next.vertex, all)) {
      const along = movedAlong(next, move, legs)
      if (along === null) continue
      const rough = next.rough + (question.rough[move.id] ?? 0)
      open.push({ ...along, vertex: move.to, rough, chain: [...next.chain, move] })
    }
  }
}

/** Where a move leads along the legs; null where it leads off them. What is done between them needs no leg. */
function movedAlong({ leg, at }: Along, move: Move, legs: readonly Carried[]): Pick<Along, 'leg' | 'at'> | null {
  if (move.mode === null) return at === 0 ? { leg, at } : null
  const own = legs[leg]
  if (own === undefined || own.mode !== move.mode || own.service !== serviceOf(move)) return null
  const passed = [...new Set(move.via)]
  if (passed.some((place, i) => own.via[at + i] !== place)) return null
  const reached = at + passed.length - 1
  return reached === own.via.length - 1 ? { leg: leg + 1, at: 0 } : { leg, at: reached }
}

function serviceOf({ service, mode }: Move): string {
  return service?.id ?? (mode === 'road' ? 'road' : 'wagonload')
}
