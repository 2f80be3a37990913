import { type Advice, adviceOn, type ConditionEntries, type Hit, matchPlans, stops } from '@karavan/conditions'
import { type EpochMinutes, formatDate } from '@karavan/core'
import { ENGLISH, type PlannedConsignment, type TransportPlan, tell } from '@karavan/model'
import { passagesOf, plan, readQuestion } from '@karavan/planner'
import { loadWorld } from '@karavan/storage'
import { type Invocation, UsageError } from './options.js'
import { asJson, type Outcome, overlayOf, question } from './plan-command.js'
import { percent } from './plan-words.js'
import type { NameOf } from './render-plan.js'
import { type Terminal, wrap } from './terminal.js'

/** A plan with what hits it. */
interface Matched {
  readonly plan: TransportPlan
  readonly planned: PlannedConsignment
  readonly hits: readonly (Hit & { readonly advice: readonly Advice[] })[]
}

/**
 * `karavan conditions match FROM TO`: the orders that look at the ways of a question; none at all with exit code 0, no way
 * with 3.
 * @throws {StructuredError} as the question's reader and the planner
 */
export function conditionsMatch(
  { operands, values }: Invocation,
  now: EpochMinutes,
  terminal: Terminal,
  known: ConditionEntries,
): Outcome {
  const [from, to, ...rest] = operands
  if (from === undefined || to === undefined || rest.length > 0)
    throw new UsageError('karavan conditions match takes two places, FROM and TO, and the options of karavan plan')
  const { network, snapshot, register } = loadWorld(overlayOf(values), now, known)
  const { query, notes } = readQuestion({ from, to, ...question(values) }, network, now)
  const { plans } = plan(query, network, snapshot, notes)
  const planned = plans.map((one) => passagesOf(one, query))
  const hits = matchPlans(register.terms, planned)
  const ids = plans.map(({ planId }) => planId)
  const matched = plans.flatMap((one, i): Matched[] => {
    const way = planned[i]
    if (way === undefined) return []
    const own = distinct(hits.filter(({ id }) => id === one.planId)).map((hit) => ({
      ...hit,
      advice: adviceOn(hit, { plan: way, handOver: query.ready }, { ids, hits }, register, now),
    }))
    return [{ plan: one, planned: way, hits: own }]
  })
  const nameOf: NameOf = (id) => network.locations.get(id)?.name ?? id
  return {
    code: plans.length === 0 ? 3 : 0,
    output: values['json'] === true ? asJson(matched.map(answered)) : render(matched, nameOf, terminal),
  }
}

/** One hit for each order: that with the greatest chance. */
function distinct(hits: readonly Hit[]): Hit[] {
  const best = new Map<string, Hit>()
  for (const hit of hits) {
    const key = `${hit.ruling.order?.id} ${hit.ruling.verdict}`
    if ((best.get(key)?.chance ?? 0) < hit.chance) best.set(key, hit)
  }
  return [...best.values()].sort((a, b) => Number(stops(b)) - Number(stops(a)) || b.chance - a.chance)
}

function answered({ plan: { planId, wayId, title }, planned, hits }: Matched) {
  return {
    planId,
    wayId,
    title,
    hits: hits.map(({ passage, ruling: { verdict, order, clause, term, quota }, chance, advice }) => {
      const { leg, moment, location, direction, when } = planned.passages[passage] ?? {}
      return {
        verdict,
        orderId: order?.id ?? null,
        number: order?.number ?? null,
        issuer: order?.issuer ?? null,
        source: order?.source ?? null,
        clause: tell(clause, ENGLISH),
        quota,
        until: term !== null && Number.isFinite(term.until) ? term.until : null,
        chance,
        leg,
        moment,
        location,
        direction,
        when,
        advice,
      }
    }),
  }
}

function render(matched: readonly Matched[], nameOf: NameOf, terminal: Terminal): string {
  if (matched.length === 0) return 'There is no way; karavan plan says why.\n'
  const names = new Map(matched.map(({ plan: { planId, title } }, i) => [planId, `${i + 1}. ${title}`]))
  const lines = matched.flatMap(({ plan: { planId }, planned, hits }) => {
    const body = hits.flatMap((hit) => hitLines(hit, planned, names, nameOf, terminal))
    return [terminal.bold(names.get(planId) ?? ''), ...(body.length === 0 ? ['  no order looks at it'] : body), '']
  })
  return `${lines.join('\n')}`
}

function hitLines(
  { ruling, passage, chance, advice }: Matched['hits'][number],
  planned: PlannedConsignment,
  names: ReadonlyMap<string, string>,
  nameOf: NameOf,
  terminal: Terminal,
): string[] {
  const { order, verdict, clause } = ruling
  const at = planned.passages[passage]
  const number = order?.number === undefined ? '' : ` No. ${order.number}`
  const where = at?.location == null ? '' : ` at ${nameOf(at.location)}`
  const day = (instant: number | null) => (instant === null ? 'beyond the horizon' : formatDate(instant))
  const when = at === undefined ? '' : `, ${day(at.when.p10)} to ${day(at.when.p90)}`
  const indented = (text: string, by: string) => wrap(text, terminal.columns, by)
  return [
    ...indented(`${verdict} with ${percent(chance)}${where}${when}: ${order?.title ?? ''}`, '  '),
    ...indented(`${order?.issuer ?? ''}${number} (${order?.id ?? ''}): ${tell(clause, ENGLISH)}`, '    '),
    ...advice.flatMap((one) => indented(`→ ${adviceInWords(one, names)}`, '    ')),
  ]
}

function adviceInWords(advice: Advice, names: ReadonlyMap<string, string>): string {
  switch (advice.kind) {
    case 'wait': {
      const longer =
        advice.likelyUntil === null
          ? ''
          : `; prolonged bans were over by ${formatDate(advice.likelyUntil)} in nine of ten`
      return `wait until ${formatDate(advice.until)}, or hand over from ${formatDate(advice.handOverFrom)}${longer}`
    }
    case 'exception':
      return `an exception frees ${advice.text} (${advice.orderId})`
    case 'otherWay':
      return `go another way: ${advice.ids.map((id) => names.get(id) ?? id).join('; ')}`
    case 'ask':
      return `no end is stated: ask ${advice.issuer}`
  }
}
