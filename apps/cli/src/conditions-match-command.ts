import { admit, type ConditionEntries, NO_ENTRIES, registerWith } from '@karavan/conditions'
import { type EpochMinutes, formatDate } from '@karavan/core'
import { type ConditionHit, ENGLISH, type MatchAnswer, orderName, type QueueMet, tell } from '@karavan/model'
import { plan, readQuestion } from '@karavan/planner'
import { worldThen } from '@karavan/storage'
import { adviceInWords, type WayNames, wayNames } from './advice-words.js'
import { draftsIn } from './drafts.js'
import { matched } from './matched.js'
import { type Invocation, UsageError } from './options.js'
import { placeMetLines } from './place-met-lines.js'
import { asJson, type Outcome, overlayOf, question } from './plan-command.js'
import { percent } from './plan-words.js'
import type { NameOf } from './render-plan.js'
import { type Terminal, wrap } from './terminal.js'
import { worldToday } from './world-today.js'

/**
 * `karavan conditions match FROM TO`: the orders that look at the ways of a question; none at all with exit code 0, no way
 * with 3. Orders of `--order FILE`, which nobody entered, are laid over those that are known.
 * @throws {StructuredError} FILE_UNREADABLE, DRAFTS_UNREADABLE, and as `admit`, the question's reader and the planner
 */
export async function conditionsMatch(
  { operands, values }: Invocation,
  now: EpochMinutes,
  terminal: Terminal,
  known: ConditionEntries,
): Promise<Outcome> {
  const [from, to, ...rest] = operands
  if (from === undefined || to === undefined || rest.length > 0)
    throw new UsageError('karavan conditions match takes two places, FROM and TO, and the options of karavan plan')
  const world = await worldToday(overlayOf(values), now, known)
  const { network, told } = world
  const files = Array.isArray(values['order']) ? values['order'] : []
  const drafts = files.flatMap(draftsIn)
  admit(known, { ...NO_ENTRIES, orders: drafts }, (id) => network.locations.has(id))
  const { query, notes } = readQuestion({ from, to, ...question(values) }, network, now)
  const then = worldThen(world, query.ready)
  const noted = [...notes, ...then.notes]
  const { plans } = plan(query, network, then.world.snapshot, noted)
  const register = registerWith(world.register, drafts)
  const answer = matched(plans, query, { register, reports: told.reports }, now, noted)
  const nameOf: NameOf = (id) => network.locations.get(id)?.name ?? id
  return {
    code: plans.length === 0 ? 3 : 0,
    output:
      values['json'] === true ? asJson(answer) : render(answer, new Set(drafts.map(({ id }) => id)), nameOf, terminal),
  }
}

function render(
  { plans, notes }: MatchAnswer,
  drafts: ReadonlySet<string>,
  nameOf: NameOf,
  terminal: Terminal,
): string {
  if (plans.length === 0) return 'There is no way; karavan plan says why.\n'
  const names = wayNames(plans)
  const lines = plans.flatMap(({ planId, hits, places, queues }) => {
    const body = hits.flatMap((hit) => hitLines(hit, drafts.has(hit.orderId), names, nameOf, terminal))
    return [
      terminal.bold(names.get(planId) ?? ''),
      ...(body.length === 0 ? ['  no order looks at it'] : body),
      ...queues.flatMap((queue) => queueMetLines(queue, terminal)),
      ...places.flatMap((place) => placeMetLines(place, nameOf, terminal)),
      '',
    ]
  })
  const noted = notes.flatMap((note) => wrap(`· ${note}`, terminal.columns, '  '))
  return [...lines, ...(noted.length === 0 ? [] : [...noted, ''])].join('\n')
}

function queueMetLines({ text, chance, when, passed, provenance }: QueueMet, terminal: Terminal): string[] {
  const sources = provenance.map(({ source, sourceDate }) => `${source} (${sourceDate})`)
  return [
    ...wrap(
      `waits with ${percent(chance)} in the queue, ${day(when.p10)} to ${day(when.p90)}, and is behind it by ${day(passed.p50)}, in nine of ten by ${day(passed.p90)}: ${text}`,
      terminal.columns,
      '  ',
    ),
    ...wrap(`[${[...new Set(sources)].join('; ')}]`, terminal.columns, '    '),
  ]
}

function day(instant: number | null): string {
  return instant === null ? 'beyond the horizon' : formatDate(instant)
}

function hitLines(hit: ConditionHit, isDraft: boolean, names: WayNames, nameOf: NameOf, terminal: Terminal): string[] {
  const { verdict, chance, heldAt, location, when, title, orderId, clause, unjudged } = hit
  const where = location === null ? '' : ` at ${nameOf(location)}`
  const held = heldAt === null ? '' : `, held at ${nameOf(heldAt)}`
  const indented = (text: string, by: string) => wrap(text, terminal.columns, by)
  return [
    ...indented(
      `${verdict} with ${percent(chance)}${where}${held}, ${day(when.p10)} to ${day(when.p90)}: ${title}`,
      '  ',
    ),
    ...indented(
      `${tell(orderName(hit), ENGLISH)} (${orderId}${isDraft ? ', not entered yet' : ''}): ${clause}`,
      '    ',
    ),
    ...unjudged.flatMap((text) => indented(`except (not judged): ${text}`, '    ')),
    ...hit.advice.flatMap((one) => indented(`→ ${adviceInWords(one, names)}`, '    ')),
  ]
}
