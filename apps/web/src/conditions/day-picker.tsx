import { DAY_MINUTES, type EpochMinutes, formatDate } from '@karavan/core'
import { useState } from 'react'
import { DayInput } from '../dates/day-input.js'
import { useWords } from '../words/words-context.js'
import { FIRST_DAY, isDay, LAST_DAY } from './address.js'
import { changesNextTo, FIRST_YEAR, inMonth, LAST_YEAR, MONTHS, monthNumber } from './days.js'

interface DayPickerProps {
  readonly on: EpochMinutes
  readonly isToday: boolean
  /** Days on which an order begins or ceases to hold. */
  readonly changes: readonly EpochMinutes[]
  /** Null for today. */
  readonly onDay: (day: string | null) => void
}

const YEARS = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, i) => FIRST_YEAR + i)
/** As many years as a phone has room to name. */
const NAMED_EVERY = Math.ceil(YEARS.length / 8)

/** The day looked at: typed, walked through from change to change, or slid through by the month. */
export function DayPicker({ on, isToday, changes, onDay }: DayPickerProps) {
  const { say, month, longDate } = useWords()
  const [typed, setTyped] = useState<string | null>(null)
  const { before, after } = changesNextTo(on, changes)
  const step = (to: EpochMinutes | null, way: 'before' | 'after') => (
    <button
      type="button"
      className="button-second day-step"
      disabled={to === null}
      title={to === null ? undefined : longDate(to)}
      aria-label={say(`conditions.change.${way}`)}
      onClick={() => to !== null && onDay(formatDate(to))}
    >
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        <path
          d={way === 'before' ? 'M8 1.5 3.5 6 8 10.5' : 'M4 1.5 8.5 6 4 10.5'}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.8"
        />
      </svg>
    </button>
  )
  return (
    <fieldset className="day-picker" aria-label={say('conditions.day')}>
      <div className="day-line">
        <DayInput
          required
          min={FIRST_DAY}
          max={LAST_DAY}
          aria-label={say('conditions.day')}
          value={typed ?? formatDate(on)}
          onChange={setTyped}
          onSettle={(day) => {
            setTyped(null)
            if (isDay(day) && day !== formatDate(on)) onDay(day)
          }}
        />
        <span className="day-steps">
          {step(before, 'before')}
          <span>{say('conditions.changes')}</span>
          {step(after, 'after')}
        </span>
        <button type="button" className="button-quiet" aria-pressed={isToday} onClick={() => onDay(null)}>
          {say('conditions.today')}
        </button>
      </div>
      <div className="day-slide">
        <input
          type="range"
          min={0}
          max={MONTHS - 1}
          value={monthNumber(on)}
          aria-label={say('conditions.month')}
          aria-valuetext={month(on)}
          onChange={({ target }) => onDay(formatDate(inMonth(on, target.valueAsNumber)))}
        />
        <div className="day-years" aria-hidden="true">
          {YEARS.map((year) => (
            <span key={year}>{(year - FIRST_YEAR) % NAMED_EVERY === 0 && year}</span>
          ))}
        </div>
      </div>
    </fieldset>
  )
}

/** Today, as the first minute of it. */
export function today(): EpochMinutes {
  return Math.floor(Date.now() / 60_000 / DAY_MINUTES) * DAY_MINUTES
}
