import type { EpochMinutes } from '@karavan/core'
import {
  ENGLISH,
  isStop,
  type MatchAnswer,
  type Message,
  type PlannedConsignment,
  type StatusReport,
  type TransportPlan,
  tell,
} from '@karavan/model'
import type { Register } from '../snapshot.js'
import { adviceOn } from './advice.js'
import { type Hit, matchHolds, matchPlans } from './match.js'
import { placesMet } from './places-met.js'

/** What ways are matched with: the orders, and what is said of places. */
interface Known {
  readonly register: Register
  readonly reports: Iterable<StatusReport>
}

/**
 * What hits the ways of one question, and what to do about it: for each order and verdict where it hits most, what stops goods
 * first; and what is said of the places on the way.
 * @param ways - each plan with the passages it makes; the id of the one is that of the other
 * @param handOver - when the goods of the question are handed over
 * @param now - bans that end after it may be prolonged
 * @param notes - what was assumed for the question, and what is not known of its time
 */
export function matchAnswer(
  ways: readonly {
    readonly plan: Pick<TransportPlan, 'planId' | 'wayId' | 'title' | 'told'>
    readonly planned: PlannedConsignment
  }[],
  handOver: EpochMinutes,
  { register, reports }: Known,
  now: EpochMinutes,
  notes: readonly Message[] = [],
): MatchAnswer {
  const plans = ways.map(({ planned }) => planned)
  const all = [...matchHolds(register.terms, plans), ...matchPlans(register.terms, plans)]
  const met = placesMet(reports, plans)
  const others = { ids: ways.map(({ planned }) => planned.id), hits: all }
  return {
    plans: ways.map(({ plan: { planId, wayId, title, told }, planned }, i) => ({
      planId,
      wayId,
      title,
      told: { title: told.title },
      hits: greatest(all.filter(({ id }) => id === planned.id)).flatMap((hit) => {
        const advice = adviceOn(hit, { plan: planned, handOver }, others, register, now)
        return answered(hit, planned, advice)
      }),
      places: met[i] ?? [],
      queues: planned.queues,
    })),
    notes: notes.map((note) => tell(note, ENGLISH)),
    told: { notes },
  }
}

/** One hit for each order and verdict: that with the greatest chance, and where the plan waits for it. */
function greatest(hits: readonly Hit[]): Hit[] {
  const best = new Map<string, Hit>()
  for (const hit of hits) {
    const key = `${hit.ruling.order?.id} ${hit.ruling.verdict}`
    const known = best.get(key)
    if ((known?.chance ?? 0) >= hit.chance) continue
    best.set(key, known?.held === undefined ? hit : { ...hit, held: known.held })
  }
  return [...best.values()].sort((a, b) => Number(isStop(b.ruling)) - Number(isStop(a.ruling)) || b.chance - a.chance)
}

type HitAnswer = MatchAnswer['plans'][number]['hits'][number]

function answered(
  { passage: index, ruling, chance, held }: Hit,
  { passages }: PlannedConsignment,
  advice: HitAnswer['advice'],
): HitAnswer[] {
  const { verdict, order, clause, term, quota } = ruling
  const passage = passages[index]
  if (passage === undefined || order === null) return []
  const { leg, moment } = passage
  const isPlaced = order.places.length + order.directions.length > 0
  return [
    {
      verdict,
      orderId: order.id,
      number: order.number ?? null,
      issuer: order.issuer,
      title: order.title,
      source: order.source,
      sourceDate: order.sourceDate,
      clause: tell(clause, ENGLISH),
      told: { clause },
      quota,
      unjudged: order.exceptions,
      until: term !== null && Number.isFinite(term.until) ? term.until : null,
      chance,
      heldAt: held?.location ?? null,
      leg,
      moment,
      location: isPlaced ? passage.location : null,
      direction: isPlaced ? passage.direction : null,
      when: (held ?? passage).when,
      advice,
    },
  ]
}
