import { formatDate, inHundredths } from '@karavan/core'
import {
  isPolicyWorth,
  type MatchAnswer,
  orderHolding,
  type PlanAnswer,
  POLICY_WORTH,
  type TransportPlan,
} from '@karavan/model'
import { adviceInWords, wayNames } from './advice-words.js'
import { arrivalBars, commonAxis } from './arrival-bar.js'
import { placeMetLines } from './place-met-lines.js'
import {
  costWords,
  dayAfter,
  daysAfter,
  distinctSources,
  modeWords,
  percent,
  questionWords,
  sourceWords,
  span,
  tonnesOf,
} from './plan-words.js'
import { fit, type Terminal, table, wrap } from './terminal.js'

const MOST_SOURCES = 12
const MOST_KNOCKED_OUT = 12
/** Mean hours from which deciding on the way gains anything. */
const ANY_GAIN = 0.05

/** Names a place by its id. */
export type NameOf = (id: string) => string

/** Which plan is told leg by leg, counted from 1. */
export type Shown = number | 'all'

/**
 * The answer as a page of text.
 * @param hits - what the orders do to its ways
 * @param show - a number beyond the last plan tells the last one
 */
export function renderAnswer(
  answer: PlanAnswer,
  hits: MatchAnswer,
  show: Shown,
  nameOf: NameOf,
  terminal: Terminal,
): string {
  const { query, plans } = answer
  const lines = [
    terminal.bold(`${nameOf(query.from)} → ${nameOf(query.to)}`),
    ...wrap(questionWords(query), terminal.columns, ''),
    ...answer.notes.flatMap((note) => wrap(`· ${note}`, terminal.columns, '  ')),
    '',
  ]
  if (plans.length === 0) lines.push(...renderNothing(answer, terminal))
  else {
    lines.push(...renderTable(plans, query.ready, terminal), '')
    if (answer.thinning !== '') lines.push(...wrap(answer.thinning, terminal.columns, '').map(terminal.dim), '')
    for (const [i, plan] of plans.entries()) {
      const isShown = show === 'all' || i === Math.min(show, plans.length) - 1
      if (isShown) lines.push(...renderPlan(plan, i + 1, hits, nameOf, terminal), '')
    }
    if (show !== 'all' && show > plans.length)
      lines.push(...wrap(beyondLast(show, plans.length), terminal.columns, ''), '')
    if (plans.length > 1 && show !== 'all')
      lines.push(
        ...wrap('--show 2 tells the second plan leg by leg, --show all every one.', terminal.columns, '').map(
          terminal.dim,
        ),
        '',
      )
    lines.push(...renderPolicy(answer, terminal))
  }
  lines.push(...renderKnockedOut(answer, terminal), ...renderSources(answer, show, terminal))
  lines.push(...wrap(answer.citation, terminal.columns, '').map(terminal.dim))
  return `${lines.join('\n')}\n`
}

function renderTable(plans: readonly TransportPlan[], ready: number, terminal: Terminal): string[] {
  const deadline = plans.some(({ onTime }) => onTime !== null)
  const header = [
    '>#',
    '>P10',
    '>P50',
    '>P90',
    'P50 on',
    'P90 on',
    ...(deadline ? ['>in time'] : []),
    '>USD',
    '>certain',
    '>CO2e',
    '>borders',
    '>changes',
  ]
  const rows = plans.map((plan, i) => {
    const { typical, certain } = costWords(plan.cost)
    return [
      String(i + 1),
      daysAfter(ready, plan.hours.p10),
      daysAfter(ready, plan.hours.p50),
      daysAfter(ready, plan.hours.p90),
      dayAfter(ready, plan.hours.p50),
      dayAfter(ready, plan.hours.p90),
      ...(deadline ? [plan.onTime === null ? '–' : percent(plan.onTime)] : []),
      typical,
      certain,
      tonnesOf(plan.co2eKg),
      String(plan.borders.length),
      String(plan.transshipments),
    ]
  })
  const [head = '', ...body] = table(header, rows, terminal.columns)
  const curves = plans.map(({ arrival }) => arrival)
  const axis = commonAxis(curves)
  const width = Math.max(20, Math.min(60, terminal.columns - 32))
  const bars = arrivalBars(curves, axis, width)
  const lines = [terminal.bold(head)]
  for (const [i, plan] of plans.entries()) {
    lines.push(body[i] ?? '', `   ${titleLine(plan, terminal)}`, `   │${bars[i]}│ ${costWords(plan.cost).range} USD`)
  }
  const scale = `${formatDate(axis.from)}${' '.repeat(Math.max(1, width - 20))}${formatDate(axis.until)}`
  lines.push(terminal.dim(`    ${scale}`))
  lines.push(
    terminal.dim('P10, P50, P90: days from the day of ready; the bar shows when it arrives; ! there are flags to see'),
  )
  return lines
}

/** Title and countries, for plans of one title may differ by them; `!` where there are flags. */
function titleLine({ title, crosses, flags }: TransportPlan, terminal: Terminal): string {
  const words = fit(title, terminal.columns - 6)
  const room = terminal.columns - [...words].length - 10
  const countries = fit(crosses.filter((country, i) => country !== crosses[i - 1]).join(' '), Math.max(0, room))
  return `${terminal.bold(words)}${countries.length > 1 ? `  ${terminal.dim(countries)}` : ''}${flags.length > 0 ? ' !' : ''}`
}

/**
 * One plan leg by leg, with its borders, what holds it and its flags.
 * @param hits - what the orders do to the ways of the answer
 */
export function renderPlan(
  plan: TransportPlan,
  number: number,
  hits: MatchAnswer,
  nameOf: NameOf,
  terminal: Terminal,
): string[] {
  const rows = plan.legs.map((leg) => [
    modeWords(leg),
    `${leg.fromName} → ${leg.toName}`,
    Math.round(leg.distanceKm.value).toString(),
    span(leg.wait),
    span(leg.handling),
    span(leg.running),
    leg.crosses.join(' '),
  ])
  const header = ['mode', 'leg', '>km', '>wait', '>handling', '>running', 'crosses']
  const [head = '', ...body] = table(header, rows, terminal.columns - 2)
  const lines = [
    terminal.bold(`${number}  ${plan.title}`) + terminal.dim('  (times are means)'),
    terminal.dim(`  ${head}`),
  ]
  for (const [i, leg] of plan.legs.entries()) {
    const { serviceName, operator, carriage } = leg
    const who = operator === null || serviceName.includes(operator) ? serviceName : `${serviceName}, ${operator}`
    const by = leg.told.carriage.key === 'leg.carriage' ? who : `${carriage}: ${who}`
    lines.push(`  ${body[i]}`, terminal.dim(`    ${fit(by, terminal.columns - 4)}`))
  }
  for (const border of plan.borders) {
    const again = border.reconsignment === null ? '' : `; ${border.reconsignment}`
    lines.push(
      ...wrap(
        `border ${border.from}>${border.to} at ${border.placeName}: ${border.regime}${again}`,
        terminal.columns,
        '  ',
      ),
    )
  }
  for (const stage of plan.stages.filter(isCounted)) {
    const [{ note = '', source, sourceDate } = { source: '', sourceDate: '' }] = stage.provenance
    lines.push(...wrap(`held: ${stage.label}; ${note} [${source}, ${sourceDate}]`, terminal.columns, '  '))
  }
  lines.push(...renderHolds(plan, hits, terminal))
  const places = hits.plans.find(({ planId }) => planId === plan.planId)?.places ?? []
  lines.push(...places.flatMap((place) => placeMetLines(place, nameOf, terminal)))
  if (plan.lookedAt.length > 0)
    lines.push(...wrap(`looked at, holding nothing: ${plan.lookedAt.join('; ')}`, terminal.columns, '  '))
  for (const flag of plan.flags) {
    const chance = flag.chance === null ? '' : ` (${percent(flag.chance)})`
    lines.push(...wrap(`! ${flag.text}${chance}`, terminal.columns, '  '))
  }
  return lines
}

/** The orders that hold a plan, each with its source and what to do about it. */
function renderHolds(plan: TransportPlan, { plans }: MatchAnswer, terminal: Terminal): string[] {
  const hits = plans.find(({ planId }) => planId === plan.planId)?.hits ?? []
  return hits.flatMap(({ orderId, heldAt, chance, source, sourceDate, advice }) => {
    const stage =
      heldAt === null ? undefined : plan.stages.find((one) => one.place === heldAt && orderHolding(one) === orderId)
    if (stage === undefined) return []
    return [
      ...wrap(`${stage.label}, with ${percent(chance)} [${source}, ${sourceDate}]`, terminal.columns, '  '),
      ...advice.flatMap((one) => wrap(`→ ${adviceInWords(one, wayNames(plans))}`, terminal.columns, '    ')),
    ]
  })
}

/** What a stage is called that rests on a count of a queue, the quota of an order, on reports or on a forecast. */
const COUNTED: readonly string[] = [
  'stage.queue',
  'stage.queueByQuota',
  'stage.quota',
  'stage.shutAsReported',
  'stage.shutAsForecast',
]

function isCounted({ told: { label } }: TransportPlan['stages'][number]): boolean {
  return COUNTED.includes(label.key)
}

function renderPolicy({ policy, plans, query }: PlanAnswer, terminal: Terminal): string[] {
  if (policy === null) return []
  const { plan, gainHours, choices } = policy
  if (!isPolicyWorth(policy, plans)) {
    if (gainHours < ANY_GAIN) return []
    const little = `Deciding on the way would gain ${gainHours.toFixed(1)} h on average over the best fixed plan: too little to tell as a plan of its own, which begins at ${POLICY_WORTH.hours} h.`
    return [...wrap(little, terminal.columns, ''), '']
  }
  const lines = wrap(
    `Deciding on the way: P50 after ${daysAfter(query.ready, plan.hours.p50)}, P90 after ${daysAfter(query.ready, plan.hours.p90)} days; on average ${gainHours.toFixed(1)} h sooner than the best fixed plan.`,
    terminal.columns,
    '',
  ).map(terminal.bold)
  for (const choice of choices) {
    const shares = inHundredths(choice.options.map(({ share }) => share))
    const options = choice.options.map(
      ({ what, share, when }, i) => `${what} (${percent(shares[i] ?? share)}${when === '' ? '' : `; ${when}`})`,
    )
    lines.push(...wrap(`at ${choice.placeName}: ${options.join(', or ')}`, terminal.columns, '  '))
  }
  return [...lines, '']
}

function renderKnockedOut({ knockedOut }: PlanAnswer, terminal: Terminal): string[] {
  if (knockedOut.length === 0) return []
  const lines = [terminal.bold('Ruled out')]
  for (const out of knockedOut.slice(0, MOST_KNOCKED_OUT)) {
    const returns = out.returnsIf === '' ? '' : ` Back if: ${out.returnsIf}.`
    lines.push(...wrap(`${out.subjectName}: ${out.rule.text} [${out.rule.code}]${returns}`, terminal.columns, '  '))
  }
  if (knockedOut.length > MOST_KNOCKED_OUT)
    lines.push(`  and ${knockedOut.length - MOST_KNOCKED_OUT} more (--json lists all)`)
  return [...lines, '']
}

function beyondLast(show: number, count: number): string {
  return `There is no plan ${show}: ${count === 1 ? 'the only plan' : `the last of ${count} plans`} is told.`
}

function renderSources({ plans }: PlanAnswer, show: Shown, terminal: Terminal): string[] {
  const told = show === 'all' ? plans : plans.slice(Math.min(show, plans.length) - 1).slice(0, 1)
  const [first] = told
  if (first === undefined) return []
  const sources = distinctSources(
    told.flatMap((plan) => [
      ...plan.legs.flatMap((leg) => leg.sources),
      ...plan.cost.lines.map((line) => line.source),
      ...plan.co2eLines.map((line) => line.source),
    ]),
  )
  const whose = told.length > 1 ? 'of the plans' : `of plan ${plans.indexOf(first) + 1}`
  const lines = [terminal.bold(`Sources ${whose}`)]
  for (const source of sources.slice(0, MOST_SOURCES)) lines.push(`  ${sourceWords(source)}`)
  if (sources.length > MOST_SOURCES) lines.push(`  and ${sources.length - MOST_SOURCES} more (--json lists all)`)
  return [...lines, '']
}

function renderNothing(answer: PlanAnswer, terminal: Terminal): string[] {
  const lines = [terminal.bold('There is no way for this question.'), '']
  if (answer.nearest.length > 0) {
    lines.push('Nearest questions that have one')
    for (const { change } of answer.nearest) lines.push(...wrap(`· ${change}`, terminal.columns, '  '))
    lines.push('')
  }
  return lines
}
