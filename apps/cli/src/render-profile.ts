import { formatDate } from '@karavan/core'
import type { DayPromise, ProfileAnswer, ProfileDay } from '@karavan/model'
import { days as asDays, daysAfter, percent, questionWords } from './plan-words.js'
import type { NameOf } from './render-plan.js'
import { type Terminal, table, wrap } from './terminal.js'

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const

/** Hours of P90 that the weekday must make to be told: less is the season's. */
const WORTH_TELLING = 12

/** Which plan of a day is looked at, by the order asked for. */
const FIRST = { arrival: 'quickest', reliability: 'surest', cost: 'cheapest', co2e: 'cleanest' } as const

/** A hand-over with the promise of its first plan in the order asked for. */
interface Best {
  readonly day: ProfileDay
  readonly promise: DayPromise
}

/** The days of a profile summed up by month and weekday, as a page of text. */
export function renderProfile(answer: ProfileAnswer, nameOf: NameOf, terminal: Terminal): string {
  const { query, days, ways } = answer
  const first = FIRST[query.sort]
  const best = days.flatMap((day): Best[] => {
    const promise = day.promises[ways.findIndex(({ wayId }) => wayId === day[first])] ?? null
    return promise === null ? [] : [{ day, promise }]
  })
  const lines = [
    terminal.bold(`${nameOf(query.from)} → ${nameOf(query.to)}`),
    ...wrap(`${questionWords(query)} · ${days.length} hand-overs, a day apart`, terminal.columns, ''),
    ...answer.notes.flatMap((note) => wrap(`· ${note}`, terminal.columns, '  ')),
    '',
    ...(best.length === 0
      ? [terminal.bold('There is no way on any of these days.')]
      : renderMonths(answer, best, terminal)),
    '',
    ...renderWays(answer, terminal),
    ...renderRules(answer, terminal),
    ...renderWithout(days, terminal),
    terminal.dim(answer.citation),
  ]
  return `${lines.join('\n')}\n`
}

function renderMonths({ query, within }: ProfileAnswer, best: readonly Best[], terminal: Terminal): string[] {
  const header = [
    'month',
    '>P50',
    '>P90',
    ...(query.deadline === undefined ? [] : ['>in time']),
    ...(within === null ? [] : [`>in ${within} d`]),
    ...WEEKDAYS.map((name) => `>${name}`),
    'best day',
    '>P50',
    '>P90',
  ]
  const row = (name: string, of: readonly Best[]) => {
    const [first] = [...of].sort(sooner)
    return [
      name,
      asDays(median(of, ({ hours }) => hours.p50)),
      asDays(median(of, ({ hours }) => hours.p90)),
      ...(query.deadline === undefined ? [] : [chance(median(of, ({ onTime }) => onTime))]),
      ...(within === null ? [] : [chance(median(of, (promise) => promise.within))]),
      ...WEEKDAYS.map((_, weekday) => asDays(lateOn(of, weekday))),
      first === undefined ? '' : formatDate(first.day.ready),
      first === undefined ? '–' : daysAfter(first.day.ready, first.promise.hours.p50),
      first === undefined ? '–' : daysAfter(first.day.ready, first.promise.hours.p90),
    ]
  }
  const months = new Map<string, Best[]>()
  for (const one of best) {
    const month = formatDate(one.day.ready).slice(0, 7)
    months.set(month, [...(months.get(month) ?? []), one])
  }
  const rows = [...[...months].map(([month, of]) => row(month, of)), row('all', best)]
  const [head = '', ...body] = table(header, rows, terminal.columns)
  const weekdays = WEEKDAYS.map((name, weekday) => ({ name, late: lateOn(best, weekday) }))
    .filter((one): one is { name: (typeof WEEKDAYS)[number]; late: number } => one.late !== null)
    .sort((a, b) => a.late - b.late)
  const [good, bad] = [weekdays[0], weekdays.at(-1)]
  return [
    terminal.bold(head),
    ...body.slice(0, -1),
    terminal.bold(body.at(-1) ?? ''),
    ...wrap(
      `Days from hand-over, medians over the hand-overs of a month, each by its ${FIRST[query.sort]} plan; under the weekdays P90. The best day has the least P90.`,
      terminal.columns,
      '',
    ).map(terminal.dim),
    ...(good === undefined || bad === undefined || bad.late - good.late < WORTH_TELLING
      ? []
      : ['', `Best weekday ${good.name} (P90 ${asDays(good.late)}), worst ${bad.name} (P90 ${asDays(bad.late)}).`]),
  ]
}

function renderWays({ ways, days }: ProfileAnswer, terminal: Terminal): string[] {
  if (ways.length === 0) return []
  const count = (of: (day: ProfileDay) => string | null, wayId: string) =>
    String(days.filter((day) => of(day) === wayId).length)
  const rows = ways.map(({ wayId, title, crosses }, i) => [
    title,
    crosses.join(' '),
    String(days.filter(({ promises }) => promises[i]?.shown === true).length),
    count(({ quickest }) => quickest, wayId),
    count(({ cheapest }) => cheapest, wayId),
    count(({ cleanest }) => cleanest, wayId),
  ])
  const [head = '', ...body] = table(
    ['way', 'crosses', '>days shown', '>quickest', '>cheapest', '>cleanest'],
    rows,
    terminal.columns,
  )
  return [terminal.bold(head), ...body, '']
}

function renderRules({ rules, days }: ProfileAnswer, terminal: Terminal): string[] {
  if (rules.length === 0) return []
  const lines = rules.flatMap(({ id, title, effect }) => {
    const met = days.filter(({ promises }) =>
      promises.some((promise) => promise?.shown && promise.rules.includes(id)),
    ).length
    return wrap(`${title} [${effect}, ${id}], on ${met} days`, terminal.columns, '  ')
  })
  return [terminal.bold('Rules that goods may meet'), ...lines, '']
}

/** What stands in the way on days without a plan, each once with how many days. */
function renderWithout(days: readonly ProfileDay[], terminal: Terminal): string[] {
  const counts = new Map<string, number>()
  for (const { plans, knockedOut } of days) {
    if (plans > 0) continue
    const why = knockedOut === null ? 'nothing leads there' : `${knockedOut.subjectName}: ${knockedOut.rule.text}`
    counts.set(why, (counts.get(why) ?? 0) + 1)
  }
  if (counts.size === 0) return []
  const lines = [...counts].flatMap(([why, count]) => wrap(`${count} days: ${why}`, terminal.columns, '  '))
  return [terminal.bold('Days without a way'), ...lines, '']
}

/** Least P90 first, then least P50. */
function sooner({ promise: { hours: a } }: Best, { promise: { hours: b } }: Best): number {
  const of = (quantile: number | null) => quantile ?? Number.MAX_VALUE
  return of(a.p90) - of(b.p90) || of(a.p50) - of(b.p50)
}

function lateOn(best: readonly Best[], weekday: number): number | null {
  // The first of January 1970 was a Thursday.
  const on = best.filter(({ day }) => (Math.floor(day.ready / 1440) + 3) % 7 === weekday)
  return median(on, ({ hours }) => hours.p90)
}

/** The lower median; what is null counts as more than any number. */
function median(best: readonly Best[], measure: (promise: DayPromise) => number | null): number | null {
  const values = best.map(({ promise }) => measure(promise) ?? Number.POSITIVE_INFINITY).sort((a, b) => a - b)
  const middle = values[(values.length - 1) >> 1]
  return middle === undefined || middle === Number.POSITIVE_INFINITY ? null : middle
}

function chance(value: number | null): string {
  return value === null ? '–' : percent(value)
}
