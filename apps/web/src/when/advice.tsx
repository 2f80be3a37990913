import type { Words } from '../words/words.js'
import { useWords } from '../words/words-context.js'
import {
  areEqual,
  bestOf,
  type Cause,
  causesOf,
  differ,
  EQUAL_WITHIN,
  equalMonths,
  isWhole,
  type Measure,
  type MonthRow,
  type MonthSpan,
  type Yardstick,
  type Year,
} from './year.js'

/** A Monday, whose week names the weekdays. */
const MONDAY = Date.UTC(2026, 5, 1) / 60_000
const DAY = 1440

/** Causes told at most. */
const MOST_CAUSES = 3

interface AdviceProps {
  readonly year: Year
  readonly by: Yardstick
  /** The only way looked at; null for the best of each day. */
  readonly wayId: string | null
  readonly rows: readonly MonthRow[]
  readonly weekdays: readonly (number | null)[]
}

/** The months to hand over in and those to avoid, as finely as the figures can tell, and the weekdays where they matter. */
export function Advice(props: AdviceProps) {
  const words = useWords()
  const { rows, weekdays } = props
  const { measure } = props.by
  const means = rows.filter(isWhole).flatMap(({ mean }) => mean ?? [])
  const matters = differ(measure, means)
  const causes = matters ? causesInWords(props, words) : ''
  return (
    <div className="when-advice">
      <p>
        {monthsInWords(rows, measure, words)} {weekdaysInWords(rows, weekdays, measure, words)}
      </p>
      {causes !== '' && <p className="when-causes">{causes}</p>}
      {matters && <p className="note">{limitInWords(measure, words)}</p>}
      {rows.some((row) => !isWhole(row)) && (
        <p className="when-gaps">{words.say('when.gaps', { months: gapsInWords(rows, words) })}</p>
      )}
    </div>
  )
}

function monthsInWords(rows: readonly MonthRow[], measure: Measure, words: Words): string {
  const { say } = words
  const means = rows.filter(isWhole).flatMap(({ mean }) => mean ?? [])
  if (means.length === 0) return say('when.advice.gaps')
  if (!differ(measure, means)) return say('when.advice.none', { value: valuesInWords(means, measure, words) })
  const [best, worst] = [equalMonths(rows, measure), equalMonths(rows, measure, true)]
  const told = (spans: readonly MonthSpan[]) =>
    valuesInWords(
      spans.flatMap((span) => span.flatMap(({ mean }) => mean ?? [])),
      measure,
      words,
    )
  return say('when.advice', {
    best: spansInWords(best, words),
    bestValue: told(best),
    worst: spansInWords(worst, words),
    worstValue: told(worst),
  })
}

/** How finely the figures tell one month from another. */
function limitInWords(measure: Measure, { say, number }: Words): string {
  const limit = EQUAL_WITHIN[measure]
  return measure === 'within'
    ? say('when.equal.points', { points: number(limit * 100) })
    : say('when.equal.days', { days: limit })
}

/** What makes the worst months worse than the best: the places and rules, and by how much. */
function causesInWords(props: AdviceProps, words: Words): string {
  const { rows, by } = props
  const [best, worst] = [equalMonths(rows, by.measure), equalMonths(rows, by.measure, true)]
  const causes = causesOf(props, worst, best).slice(0, MOST_CAUSES)
  if (causes.length === 0) return ''
  const told = causes.map((cause) => causeInWords(cause, words))
  return words.say('when.cause', { months: spansInWords(worst, words), causes: words.list(told) })
}

function causeInWords(cause: Cause, { say, duration, place, naming }: Words): string {
  const time = duration(cause.hours)
  if (cause.kind === 'step') {
    const { kind, place: id, placeName } = cause.step
    return say(`when.cause.${kind}`, { place: place(id, placeName), time })
  }
  const { id, title } = cause.rule
  return say('when.cause.rule', { rule: naming.ofData({ kind: 'rule', id, part: 'title', text: title }), time })
}

function weekdaysInWords(
  rows: readonly MonthRow[],
  weekdays: readonly (number | null)[],
  measure: Measure,
  words: Words,
): string {
  const { say, list, longWeekday } = words
  const known = weekdays.flatMap((value) => value ?? [])
  const [best, worst] = [bestOf(measure, known), bestOf(measure, known, true)]
  if (best === null || worst === null || !differ(measure, known)) {
    return rows.some(isWhole) ? say('when.weekday.none') : ''
  }
  const days = weekdays.flatMap((value, i) =>
    value !== null && areEqual(measure, value, best) ? [longWeekday(MONDAY + i * DAY)] : [],
  )
  return say('when.weekday', {
    count: days.length,
    days: list(days),
    gain: valuesInWords([Math.abs(best - worst)], measure, words),
  })
}

/** `24–25 days`, `80–82 %`. */
function valuesInWords(values: readonly number[], measure: Measure, { say, decimal, percent }: Words): string {
  const text = (value: number) => (measure === 'within' ? percent(value) : decimal(value))
  const [low, high] = [text(Math.min(...values)), text(Math.max(...values))]
  const both = low === high ? low : `${low}–${high}`
  return measure === 'within' ? both : say('when.days', { days: both })
}

function spansInWords(spans: readonly MonthSpan[], { list, longMonth, say }: Words): string {
  const name = (row: MonthRow | undefined) => longMonth(row?.parts[0] ?? 0)
  return list(
    spans.map((span) =>
      span.length === 1 ? name(span[0]) : say('when.span', { first: name(span[0]), last: name(span.at(-1)) }),
    ),
  )
}

/** The months that are not advised, each with why. */
function gapsInWords(rows: readonly MonthRow[], { list, longMonth, say }: Words): string {
  return list(
    rows.flatMap((row) => {
      const month = longMonth(row.parts[0] ?? 0)
      if (row.withoutWay > 0) return [say('when.gap', { month, days: row.withoutWay })]
      return row.beyond > 0 ? [say('when.gap.beyond', { month, days: row.beyond })] : []
    }),
  )
}
