import { type EpochMinutes, formatDate } from '@karavan/core'
import type { TransportPlan } from '@karavan/model'
import { useId, useMemo, useState } from 'react'
import { type Draft, readyOn } from '../question/question.js'
import { ProblemText } from '../shell/problem.js'
import { useWords } from '../words/words-context.js'
import { MonthTable } from './month-table.js'
import { Ribbon } from './ribbon.js'
import { useYear } from './use-year.js'
import { byMonthAndWeekday, byWeekday, differ, isBetter, MEASURES, type Measure, type MonthRow } from './year.js'

const FALLBACK_DAYS = 30

interface WhenViewProps {
  readonly asked: Draft
  /** The plan that is shown in full; its way can be looked at alone. */
  readonly chosen: TransportPlan | null
  readonly onAsk: (draft: Draft) => void
}

/** The same question for every day of the coming year: which month, and which weekday, to hand over. */
export default function WhenView({ asked, chosen, onAsk }: WhenViewProps) {
  const { say, number } = useWords()
  const id = useId()
  const usual = chosen?.hours.p50 == null ? FALLBACK_DAYS : Math.ceil(chosen.hours.p50 / 24)
  const [within, setWithin] = useState(usual)
  const [measure, setMeasure] = useState<Measure>('p90')
  const [wayId, setWayId] = useState<string | null>(null)
  const { year, to, done, months, problem } = useYear(asked, within)
  const rows = useMemo(() => byMonthAndWeekday(year, measure, wayId), [year, measure, wayId])
  const weekdays = useMemo(() => byWeekday(rows), [rows])
  const askFor = (day: EpochMinutes) => onAsk(readyOn(formatDate(day), asked))
  return (
    <section className="when" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{say('when.title')}</h2>
      <div className="when-tools">
        <fieldset className="sorts" aria-label={say('when.measure')}>
          {MEASURES.map((item) => (
            <button key={item} type="button" aria-pressed={measure === item} onClick={() => setMeasure(item)}>
              {say(`when.measure.${item}`, { days: within })}
            </button>
          ))}
        </fieldset>
        {measure === 'within' && (
          <label className="when-within">
            {say('when.within')}
            <input
              type="number"
              min={1}
              max={120}
              value={within}
              onChange={({ target }) =>
                setWithin(Math.max(1, Math.min(120, Math.round(Number(target.value)) || usual)))
              }
            />
          </label>
        )}
        <label className="when-way">
          {say('when.way')}
          <select value={wayId ?? ''} onChange={({ target }) => setWayId(target.value === '' ? null : target.value)}>
            <option value="">{say('when.way.best')}</option>
            {[...year.ways.values()].map((way) => (
              <option key={way.wayId} value={way.wayId}>
                {way.title}
              </option>
            ))}
          </select>
        </label>
      </div>
      {done < months && problem === null && (
        <div className="when-progress" role="status">
          <progress max={months} value={done} aria-label={say('when.progress', { done, months })} />
          {say('when.progress', { done: number(done), months: number(months) })}
        </div>
      )}
      {problem !== null && (
        <p className="when-problem" role="alert">
          {say('when.problem', { done: number(done) })} <ProblemText problem={problem} />
        </p>
      )}
      {year.days.length > 1 && (
        <>
          {done === months && <Advice rows={rows} weekdays={weekdays} measure={measure} />}
          <Ribbon year={year} measure={measure} wayId={wayId} to={to} onAsk={askFor} />
          <MonthTable rows={rows} weekdays={weekdays} measure={measure} />
          <p className="note">{say('when.note')}</p>
        </>
      )}
    </section>
  )
}

interface AdviceProps {
  readonly rows: readonly MonthRow[]
  readonly weekdays: readonly (number | null)[]
  readonly measure: Measure
}

/** The best and the worst month, and the best weekday where it matters. */
function Advice({ rows, weekdays, measure }: AdviceProps) {
  const { say, month, longWeekday, decimal, percent } = useWords()
  const text = (value: number) => (measure === 'within' ? percent(value) : say('when.days', { days: decimal(value) }))
  const full = rows.flatMap(({ first, mean, weekdays }) =>
    mean === null || weekdays.includes(null) ? [] : [{ first, mean }],
  )
  const ranked = [...full].sort((a, b) => (isBetter(measure, a.mean, b.mean) ? -1 : 1))
  const [best, worst] = [ranked[0], ranked.at(-1)]
  if (!best || !worst) return null
  const days = weekdays.flatMap((value, weekday) => (value === null ? [] : [{ weekday, value }]))
  const order = [...days].sort((a, b) => (isBetter(measure, a.value, b.value) ? -1 : 1))
  const [bestDay, worstDay] = [order[0], order.at(-1)]
  const months = differ(measure, [best.mean, worst.mean])
  const weekday = differ(
    measure,
    days.map(({ value }) => value),
  )
  return (
    <p className="when-advice">
      {months
        ? say('when.advice', {
            best: month(best.first),
            bestValue: text(best.mean),
            worst: month(worst.first),
            worstValue: text(worst.mean),
          })
        : say('when.advice.none', { value: text(best.mean) })}{' '}
      {bestDay && worstDay && weekday
        ? say('when.weekday', {
            day: longWeekday(Date.UTC(2026, 5, 1 + bestDay.weekday) / 60_000),
            gain: text(Math.abs(bestDay.value - worstDay.value)),
          })
        : months && say('when.weekday.none')}
    </p>
  )
}
