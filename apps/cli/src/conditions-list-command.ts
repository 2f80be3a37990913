import {
  type ConditionEntries,
  listConditions,
  loadingFrom,
  type RawListQuestion,
  readListQuestion,
} from '@karavan/conditions'
import { type EpochMinutes, formatInstant } from '@karavan/core'
import type { ConditionsAnswer, EarliestLoading, Order, StandingQueue } from '@karavan/model'
import { resolvePlace } from '@karavan/network'
import { usualWays } from '@karavan/planner'
import { loadWorld } from '@karavan/storage'
import { days, orderLines, placeLines, queueLines, sourceWords, unratedLines } from './condition-lines.js'
import { goodsCode } from './goods-option.js'
import { type Invocation, UsageError } from './options.js'
import { asJson, type Outcome, overlayOf } from './plan-command.js'
import type { NameOf } from './render-plan.js'
import { type Terminal, wrap } from './terminal.js'

/**
 * `karavan conditions list`: what is shut, banned or queueing on a day; nothing at all with exit code 3.
 * @throws {StructuredError} INSTANT_INVALID, PLACE_UNKNOWN, PLACE_AMBIGUOUS, EQUIPMENT_UNKNOWN, GOODS_UNKNOWN, GOODS_AMBIGUOUS,
 *   QUESTION_VALUE_INVALID
 */
export function conditionsList(
  { operands, values }: Invocation,
  now: EpochMinutes,
  terminal: Terminal,
  known: ConditionEntries,
): Outcome {
  if (operands.length > 0)
    throw new UsageError(`karavan conditions list takes options only: --at ${operands.join(' ')}`)
  const { network, snapshot, register, told } = loadWorld(overlayOf(values), now, known)
  const { on, at, goods, equipment, from, json } = values
  const hs = typeof goods === 'string' ? goodsCode(goods) : undefined
  const asked = Object.entries({ on, at: Array.isArray(at) ? at.join(',') : at, goods: hs, equipment })
  const raw: RawListQuestion = Object.fromEntries(asked.filter(([, text]) => typeof text === 'string'))
  const placeOf = (text: string) => resolvePlace(network.locations, text, '/at').id
  const origin = typeof from === 'string' ? resolvePlace(network.locations, from, '/from').id : null
  const question = { ...readListQuestion(raw, placeOf, now), ...(origin !== null && { from: origin }) }
  const listed = listConditions(register, told, question)
  const ways = usualWays(network, snapshot, now)
  const answer =
    origin === null
      ? listed
      : { ...listed, loading: loadingFrom(origin, question, { register, queues: listed.queues }, now, ways) }
  const { orders, coming, places, queues, unratedCounts, loading = [] }: ConditionsAnswer = answer
  const nothing = [orders, coming, places, queues, unratedCounts, loading].every(({ length }) => length === 0)
  const nameOf: NameOf = (id) => network.locations.get(id)?.name ?? id
  const orderOf = (id: string) => register.chains.orders.get(id)
  const meant = hs === undefined || hs === goods ? '' : `, for ${String(goods)} (HS ${hs})`
  const output = json === true ? asJson(answer) : render(answer, meant, nameOf, orderOf, terminal)
  return { code: nothing ? 3 : 0, output }
}

const SEVERAL_QUEUES =
  'Queues of one place are counted apart: plans wait for each that their goods stand in, so that the longest decides.'

function render(
  answer: ConditionsAnswer,
  meant: string,
  nameOf: NameOf,
  orderOf: (id: string) => Order | undefined,
  terminal: Terminal,
): string {
  const { on, orders, coming, places, queues, unratedCounts, known, loading = [] } = answer
  const parts = [
    ...orders.map((standing) => orderLines(standing, orderOf, terminal)),
    ...(coming.length === 0 ? [] : [[terminal.bold('Beginning within 30 days')]]),
    ...coming.map((standing) => orderLines(standing, orderOf, terminal)),
    ...places.map((standing) => placeLines(standing, nameOf, terminal)),
    ...queues.map((queue) => queueLines(queue, on, nameOf, terminal)),
    ...unratedCounts.map((count) => unratedLines(count, nameOf, terminal)),
    ...(new Set(queues.map(({ place }) => place)).size < queues.length
      ? [wrap(SEVERAL_QUEUES, terminal.columns, '')]
      : []),
  ]
  if (parts.length === 0 && loading.length === 0) parts.push(['Nothing is known to be in force, shut or queueing.'])
  parts.push(...loading.map((one) => loadingLines(one, nameOf, terminal)))
  const head = terminal.bold(`On ${formatInstant(on)}${meant}, of ${known} orders known`)
  return [[head], ...parts].map((lines) => `${lines.join('\n')}\n`).join('\n')
}

function loadingLines({ place, text, queue, ban }: EarliestLoading, nameOf: NameOf, terminal: Terminal): string[] {
  const indented = (line: string) => wrap(line, terminal.columns, '  ')
  return [
    terminal.bold(`Loading for ${nameOf(place)}`),
    ...indented(text),
    ...(queue === null ? [] : indented(terminal.dim(queueBehind(queue)))),
    ...(ban === null ? [] : indented(terminal.dim(sourceWords(ban.order)))),
  ]
}

function queueBehind({ counts, ageDays }: StandingQueue): string {
  const [newest] = counts
  if (newest === undefined) return ''
  return `counted ${days(ageDays)} before by ${newest.count.by}: ${sourceWords(newest.count)}`
}
