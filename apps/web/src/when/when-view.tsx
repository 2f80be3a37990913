import { type EpochMinutes, formatDate } from '@karavan/core'
import type { TransportPlan } from '@karavan/model'
import { useId, useMemo, useState } from 'react'
import { type Draft, readyOn } from '../question/question.js'
import { ProblemText } from '../shell/problem.js'
import { useWords } from '../words/words-context.js'
import { Advice } from './advice.js'
import { MonthTable } from './month-table.js'
import { Ribbon } from './ribbon.js'
import { useYear } from './use-year.js'
import { byMonthAndWeekday, byWeekday, MEASURES, type Measure } from './year.js'

const FALLBACK_DAYS = 30

interface WhenViewProps {
  readonly asked: Draft
  /** The plan that is shown in full; its way can be looked at alone. */
  readonly chosen: TransportPlan | null
  readonly onAsk: (draft: Draft) => void
}

/** The same question for every day of the coming year: which month, and which weekday, to hand over. */
export default function WhenView({ asked, chosen, onAsk }: WhenViewProps) {
  const { say, tell, number, longDate } = useWords()
  const id = useId()
  const usual = chosen?.hours.p50 == null ? FALLBACK_DAYS : Math.ceil(chosen.hours.p50 / 24)
  const [within, setWithin] = useState(usual)
  const [measure, setMeasure] = useState<Measure>('p90')
  const [wayId, setWayId] = useState<string | null>(null)
  const { year, to, done, months, problem } = useYear(asked)
  const by = useMemo(() => ({ measure, within }), [measure, within])
  const rows = useMemo(() => byMonthAndWeekday(year, by, wayId), [year, by, wayId])
  const weekdays = useMemo(() => byWeekday(rows), [rows])
  const split = rows.find(({ parts }) => parts.length > 1)?.parts[0]
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
                {tell(way.told.title)}
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
          {done === months && <Advice year={year} by={by} wayId={wayId} rows={rows} weekdays={weekdays} />}
          <Ribbon year={year} by={by} wayId={wayId} to={to} onAsk={askFor} />
          <MonthTable rows={rows} weekdays={weekdays} measure={measure} />
          <p className="note">
            {done === months && split && say('when.split', { from: longDate(split), to: longDate(to) })}{' '}
            {say('when.note')}
          </p>
        </>
      )}
    </section>
  )
}
