import { DAY_MINUTES, formatDate } from '@karavan/core'
import { type InputHTMLAttributes, type KeyboardEvent, useRef, useState } from 'react'
import { isIsoDay } from '../words/typed-day.js'
import { useWords } from '../words/words-context.js'
import { CalendarIcon } from './calendar-icon.js'

type Own = 'value' | 'placeholder' | 'onChange' | 'type' | 'min' | 'max' | 'onKeyDown'

interface DayInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, Own> {
  /** YYYY-MM-DD, or empty; what is no day stands as it was typed. */
  readonly value: string
  /** The day that is meant where the field is empty, YYYY-MM-DD. */
  readonly meant?: string | undefined
  /** First and last day of the calendar, YYYY-MM-DD. */
  readonly min?: string
  readonly max?: string
  /** Told the day, YYYY-MM-DD; what is typed and is no day is told as it is. */
  readonly onChange: (day: string) => void
  /** The reader is done with it: left it, chose in the calendar, or pressed Enter. */
  readonly onSettle?: (day: string) => void
}

/**
 * A day, shown as the language writes it and typed as people do. The arrows up and down go on and back a day; the calendar
 * of the browser opens beside it.
 */
export function DayInput({
  value,
  meant,
  min,
  max,
  onChange,
  onSettle,
  onBlur,
  className = '',
  ...rest
}: DayInputProps) {
  const words = useWords()
  const [typed, setTyped] = useState<string | null>(null)
  const calendar = useRef<HTMLInputElement>(null)
  const readAs = (text: string) => words.readDay(text, min ?? formatDate(now())) ?? text.trim()
  const shown = typed !== null && readAs(typed) === value ? typed : inWords(value)

  function inWords(day: string): string {
    return isIsoDay(day) ? words.dateInWords(day) : day
  }

  function choose(day: string) {
    setTyped(null)
    onChange(day)
  }

  function onKey(event: KeyboardEvent<HTMLInputElement>) {
    const days = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
    if (event.key === 'Enter') {
      setTyped(null)
      onSettle?.(value)
    }
    if (days === 0 || !isIsoDay(value)) return
    event.preventDefault()
    const day = formatDate(Date.parse(value) / 60_000 + days * DAY_MINUTES)
    if ((min === undefined || day >= min) && (max === undefined || day <= max)) choose(day)
  }

  return (
    <span className={`day-input ${className}`.trim()}>
      <input
        {...rest}
        type="text"
        autoComplete="off"
        placeholder={meant === undefined ? words.say('date.example') : inWords(meant)}
        value={shown}
        onChange={({ target }) => {
          setTyped(target.value)
          onChange(readAs(target.value))
        }}
        onKeyDown={onKey}
        onBlur={(event) => {
          setTyped(null)
          onSettle?.(value)
          onBlur?.(event)
        }}
      />
      <button
        type="button"
        className="button-quiet"
        aria-label={words.say('date.calendar')}
        title={words.say('date.calendar')}
        onClick={() => calendar.current?.showPicker()}
      >
        <CalendarIcon />
      </button>
      <input
        ref={calendar}
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        min={min}
        max={max}
        value={isIsoDay(value) ? value : ''}
        onChange={({ target }) => {
          choose(target.value)
          onSettle?.(target.value)
        }}
      />
    </span>
  )
}

function now(): number {
  return Math.floor(Date.now() / 60_000)
}
