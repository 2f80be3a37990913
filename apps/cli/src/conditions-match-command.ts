import { admit, type ConditionEntries, matchAnswer, NO_ENTRIES, registerWith } from '@karavan/conditions'
import { type EpochMinutes, formatDate } from '@karavan/core'
import type { Advice, ConditionHit, MatchAnswer } from '@karavan/model'
import { passagesOf, plan, readQuestion } from '@karavan/planner'
import { loadWorld } from '@karavan/storage'
import { draftsIn } from './drafts.js'
import { type Invocation, UsageError } from './options.js'
import { asJson, type Outcome, overlayOf, question } from './plan-command.js'
import { percent } from './plan-words.js'
import type { NameOf } from './render-plan.js'
import { type Terminal, wrap } from './terminal.js'

/**
 * `karavan conditions match FROM TO`: the orders that look at the ways of a question; none at all with exit code 0, no way
 * with 3. Orders of `--order FILE`, which nobody entered, are laid over those that are known.
 * @throws {StructuredError} FILE_UNREADABLE, DRAFTS_UNREADABLE, and as `admit`, the question's reader and the planner
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
  const files = Array.isArray(values['order']) ? values['order'] : []
  const drafts = files.flatMap(draftsIn)
  admit(known, { ...NO_ENTRIES, orders: drafts }, (id) => network.locations.has(id))
  const { query, notes } = readQuestion({ from, to, ...question(values) }, network, now)
  const { plans } = plan(query, network, snapshot, notes)
  const ways = plans.map((one) => ({ plan: one, planned: passagesOf(one, query) }))
  const answer = matchAnswer(ways, query.ready, registerWith(register, drafts), now)
  const nameOf: NameOf = (id) => network.locations.get(id)?.name ?? id
  return {
    code: plans.length === 0 ? 3 : 0,
    output:
      values['json'] === true ? asJson(answer) : render(answer, new Set(drafts.map(({ id }) => id)), nameOf, terminal),
  }
}

function render({ plans }: MatchAnswer, drafts: ReadonlySet<string>, nameOf: NameOf, terminal: Terminal): string {
  if (plans.length === 0) return 'There is no way; karavan plan says why.\n'
  const names = new Map(plans.map(({ planId, title }, i) => [planId, `${i + 1}. ${title}`]))
  const lines = plans.flatMap(({ planId, hits }) => {
    const body = hits.flatMap((hit) => hitLines(hit, drafts.has(hit.orderId), names, nameOf, terminal))
    return [terminal.bold(names.get(planId) ?? ''), ...(body.length === 0 ? ['  no order looks at it'] : body), '']
  })
  return `${lines.join('\n')}`
}

function hitLines(
  hit: ConditionHit,
  isDraft: boolean,
  names: ReadonlyMap<string, string>,
  nameOf: NameOf,
  terminal: Terminal,
): string[] {
  const { verdict, chance, location, when, title, issuer, number, orderId, clause } = hit
  const where = location === null ? '' : ` at ${nameOf(location)}`
  const day = (instant: number | null) => (instant === null ? 'beyond the horizon' : formatDate(instant))
  const indented = (text: string, by: string) => wrap(text, terminal.columns, by)
  return [
    ...indented(`${verdict} with ${percent(chance)}${where}, ${day(when.p10)} to ${day(when.p90)}: ${title}`, '  '),
    ...indented(
      `${issuer}${number === null ? '' : ` No. ${number}`} (${orderId}${isDraft ? ', not entered yet' : ''}): ${clause}`,
      '    ',
    ),
    ...hit.advice.flatMap((one) => indented(`→ ${adviceInWords(one, names)}`, '    ')),
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
