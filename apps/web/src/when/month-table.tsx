import { DAY_MINUTES } from '@karavan/core'
import type { CSSProperties } from 'react'
import { useWords } from '../words/words-context.js'
import { areEqual, bestOf, differ, equalMonths, type Measure, type MonthRow } from './year.js'

/** A Monday, whose week names the weekdays. */
const MONDAY = Date.UTC(2026, 5, 1) / 60_000

interface MonthTableProps {
  readonly rows: readonly MonthRow[]
  readonly weekdays: readonly (number | null)[]
  readonly measure: Measure
}

/** Months by weekdays of hand-over: the stronger the colour, the better; the best of each is marked. */
export function MonthTable({ rows, weekdays, measure }: MonthTableProps) {
  const { say, shortMonthYear, shortWeekday, longWeekday, decimal, percent } = useWords()
  const text = (value: number | null) => (value === null ? '–' : measure === 'within' ? percent(value) : decimal(value))
  const cells = rows.flatMap((row) => row.weekdays.flatMap((value) => value ?? []))
  const means = rows.flatMap(({ mean }) => mean ?? [])
  const range = (values: readonly number[]) => {
    const [low, high] = [Math.min(...values), Math.max(...values)]
    return (value: number | null) => {
      if (value === null || !differ(measure, values)) return 0
      const share = (value - low) / (high - low)
      return measure === 'within' ? share : 1 - share
    }
  }
  const good = range([...cells, ...means])
  const style = (value: number | null) => ({ '--good': `${Math.round(good(value) * 55)}%` }) as CSSProperties
  const matters = differ(measure, means)
  const best = new Set(matters ? equalMonths(rows, measure).flat() : [])
  // A mark that most months bear tells nothing: then the worst are marked.
  const marked = best.size * 2 <= rows.length ? best : new Set(equalMonths(rows, measure, true).flat())
  const known = weekdays.flatMap((value) => value ?? [])
  const bestWeekday = differ(measure, known) ? bestOf(measure, known) : null
  const isBestDay = (value: number | null) =>
    bestWeekday !== null && value !== null && areEqual(measure, value, bestWeekday)
  const marksDays = known.filter(isBestDay).length * 2 <= known.length
  const days = [0, 1, 2, 3, 4, 5, 6]
  return (
    <div className="table-scroll">
      <table className="months">
        <caption>{say(`when.table.${measure}`)}</caption>
        <thead>
          <tr>
            <th scope="col">{say('when.month')}</th>
            {days.map((day) => (
              <th key={day} scope="col" className="number">
                <abbr title={longWeekday(MONDAY + day * DAY_MINUTES)}>{shortWeekday(MONDAY + day * DAY_MINUTES)}</abbr>
              </th>
            ))}
            <th scope="col" className="number">
              {say('when.all')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.parts[0]}>
              <th scope="row">
                {row.parts.map((first) => (
                  <span key={first} className="month-part">
                    {shortMonthYear(first)}
                  </span>
                ))}
                {row.withoutWay > 0 && (
                  <small className="month-gap">{say('when.gap.row', { days: row.withoutWay })}</small>
                )}
              </th>
              {days.map((day) => (
                <td key={day} className="month-cell" style={style(row.weekdays[day] ?? null)}>
                  {text(row.weekdays[day] ?? null)}
                </td>
              ))}
              <td className="month-cell month-mean" style={style(row.mean)}>
                {text(row.mean)}
                {marked.has(row) && <Mark worst={marked !== best} />}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{say('when.year')}</th>
            {days.map((day) => (
              <td key={day} className="month-cell month-mean" style={style(weekdays[day] ?? null)}>
                {text(weekdays[day] ?? null)}
                {marksDays && isBestDay(weekdays[day] ?? null) && <Mark worst={false} />}
              </td>
            ))}
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

function Mark({ worst }: { worst: boolean }) {
  const { say } = useWords()
  const said = say(worst ? 'when.worst' : 'when.best')
  return (
    <svg className="month-best" viewBox="0 0 12 12" width="10" height="10" role="img" aria-label={said}>
      <title>{said}</title>
      <path
        d={worst ? 'M1 2.5h10L6 10.5Z' : 'm6 .8 1.6 3.5 3.8.4-2.8 2.6.8 3.8L6 9.2l-3.4 1.9.8-3.8L.6 4.7l3.8-.4Z'}
        fill="currentColor"
      />
    </svg>
  )
}
