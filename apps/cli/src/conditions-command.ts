import {
  type ConditionEntries,
  earliestLoading,
  listConditions,
  type RawListQuestion,
  readListQuestion,
  waysToLoad,
} from '@karavan/conditions'
import { type EpochMinutes, formatDate, formatInstant } from '@karavan/core'
import type { ConditionsAnswer, EarliestLoading, StandingOrder, StandingQueue } from '@karavan/model'
import { resolvePlace } from '@karavan/network'
import { placeNamed, plan, readQuestion, usualHours } from '@karavan/planner'
import { loadWorld, type World } from '@karavan/storage'
import { type Invocation, UsageError } from './options.js'
import { asJson, type Outcome, overlayOf } from './plan-command.js'
import type { NameOf } from './render-plan.js'
import { type Terminal, wrap } from './terminal.js'

/**
 * `karavan conditions list`: what is shut, banned or queueing on a day; nothing at all with exit code 3.
 * @throws {StructuredError} INSTANT_INVALID, PLACE_UNKNOWN, PLACE_AMBIGUOUS, EQUIPMENT_UNKNOWN, QUESTION_VALUE_INVALID
 */
export function conditionsList(
  { operands, values }: Invocation,
  now: EpochMinutes,
  terminal: Terminal,
  known: ConditionEntries,
): Outcome {
  if (operands.length > 0)
    throw new UsageError(`karavan conditions list takes options only: --at ${operands.join(' ')}`)
  const world = loadWorld(overlayOf(values), now, known)
  const { network, register, told } = world
  const { on, at, goods, equipment, from, json } = values
  const asked = Object.entries({ on, at: Array.isArray(at) ? at.join(',') : at, goods, equipment })
  const raw: RawListQuestion = Object.fromEntries(asked.filter(([, text]) => typeof text === 'string'))
  const placeOf = (text: string) => resolvePlace(network.locations, text, '/at').id
  const question = readListQuestion(raw, placeOf, now)
  const listed = listConditions(register, told, question)
  const loading = typeof from === 'string' ? loadingFrom(from, question, listed, world, now) : []
  const answer = typeof from === 'string' ? { ...listed, loading } : listed
  const nothing = answer.orders.length + answer.places.length + answer.queues.length + loading.length === 0
  const nameOf: NameOf = (id) => network.locations.get(id)?.name ?? id
  return { code: nothing ? 3 : 0, output: json === true ? asJson(answer) : render(answer, nameOf, terminal) }
}

/** From when to load at a place for those that were asked about. */
function loadingFrom(
  text: string,
  question: ReturnType<typeof readListQuestion>,
  answer: ConditionsAnswer,
  { network, snapshot }: World,
  now: EpochMinutes,
): EarliestLoading[] {
  const from = resolvePlace(network.locations, text, '/from').id
  const named = (id: string) => placeNamed(network, id)
  return waysToLoad(from, question, answer, now).map((way) => {
    const { query, notes } = readQuestion(way.question, network, now)
    const hours = usualHours(plan(query, network, snapshot, notes).plans, query.ready)
    return earliestLoading(answer, way, hours, named)
  })
}

function render(answer: ConditionsAnswer, nameOf: NameOf, terminal: Terminal): string {
  const { on, orders, places, queues, known, loading = [] } = answer
  const lines = [terminal.bold(`On ${formatInstant(on)}, of ${known} orders known`), '']
  const indented = (text: string) => wrap(text, terminal.columns, '  ')
  for (const standing of orders) lines.push(...orderLines(standing, terminal), '')
  for (const { place, state, report, ageDays, old } of places) {
    lines.push(terminal.bold(`${nameOf(place)}: ${state}${report.reason === null ? '' : `, ${report.reason}`}`))
    const until = report.until ?? report.expectedUntil
    const span = `since ${report.since}${until === null ? '' : `, until ${until}`}`
    lines.push(...indented(`${span}; ${report.by}, ${days(ageDays)} ago${old ? ': old' : ''}`), '')
  }
  for (const { place, unit, towards, hours, ageDays, clears, counts } of queues) {
    lines.push(terminal.bold(`${nameOf(place)}: ${unit} wait${towards === null ? '' : ` for ${towards}`}`))
    const [newest] = counts
    const told = newest === undefined ? '' : `${newest.count.waiting} counted, ${newest.perDay} handled a day; `
    const span = [hours.p10 ?? hours.min, hours.p50, hours.p90 ?? hours.max].map((value) => Math.round(value / 24))
    lines.push(
      ...indented(
        `${told}${span.join(' / ')} days (P10 / P50 / P90); counted ${days(ageDays)} ago, gone by ${formatDate(clears)}`,
      ),
      '',
    )
  }
  if (lines.length === 2 && loading.length === 0) lines.push('Nothing is known to be in force, shut or queueing.', '')
  for (const one of loading) lines.push(...loadingLines(one, nameOf, terminal), '')
  return `${lines.join('\n')}`
}

function loadingLines({ place, text, queue, ban }: EarliestLoading, nameOf: NameOf, terminal: Terminal): string[] {
  const indented = (line: string) => wrap(line, terminal.columns, '  ')
  return [
    terminal.bold(`Loading for ${nameOf(place)}`),
    ...indented(text),
    ...(queue === null ? [] : indented(terminal.dim(queueBehind(queue)))),
    ...(ban === null ? [] : indented(terminal.dim(`${ban.order.source}, ${ban.order.sourceDate}, ${ban.order.basis}`))),
  ]
}

function queueBehind({ counts, ageDays }: StandingQueue): string {
  const [newest] = counts
  if (newest === undefined) return ''
  const { by, source, sourceDate, basis } = newest.count
  return `counted ${days(ageDays)} before by ${by}: ${source}, ${sourceDate}, ${basis}`
}

function orderLines(standing: StandingOrder, terminal: Terminal): string[] {
  const { order, takenOver, verdict, clause, from, until, start, state, reliefs } = standing
  const name = order.number === undefined ? '' : ` No. ${order.number}`
  const since = from === null ? '' : ` from ${formatDate(from)}${start === 'printed' ? '' : ` (${start})`}`
  const end = until === null ? ', no end printed' : ` to ${formatDate(until - 1)}`
  const indented = (text: string) => wrap(text, terminal.columns, '  ')
  return [
    `${terminal.bold(verdict)}  ${order.title}`,
    ...indented(`${order.issuer}${name} (${order.id}): ${clause}`),
    ...indented(`${state}${since}${end}`),
    ...(order.text === '' ? [] : indented(order.text)),
    ...order.clauses.flatMap(({ text }) => indented(`except ${text}`)),
    ...order.exceptions.flatMap((text) => indented(`except ${text} (not judged)`)),
    ...(takenOver.length === 0 ? [] : indented(`as in ${order.amends}: ${takenOver.join(', ')}`)),
    ...(reliefs.length === 0 ? [] : indented(`relieved by ${reliefs.join(', ')}`)),
    ...indented(terminal.dim(`${order.source}, ${order.sourceDate}, ${order.basis}`)),
  ]
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`
}
