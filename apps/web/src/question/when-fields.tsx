import type { ReactNode } from 'react'
import { DayInput } from '../dates/day-input.js'
import { isIsoDay } from '../words/typed-day.js'
import { useWords } from '../words/words-context.js'
import { Labelled } from './labelled.js'
import type { PartProps } from './part-props.js'
import { dayFromNow, tomorrow } from './question.js'

const QUICK = [
  ['tomorrow', 1],
  ['week', 7],
  ['month', 30],
] as const

/** Days from today after which rules, timetables and prices are known of no day as they will be. */
const KNOWN_DAYS = 2 * 365

function isFar(day: string): boolean {
  return isIsoDay(day) && day > dayFromNow(KNOWN_DAYS)
}

/** When the goods are ready, and by when they must be there. */
export function WhenFields({ draft, inputId, faultOf, set }: PartProps) {
  const { say } = useWords()
  const ready = draft.ready || tomorrow()
  return (
    <div className="pair-plain">
      <DayField
        id={inputId('ready')}
        label={say('question.ready')}
        value={draft.ready}
        meant={tomorrow()}
        min={dayFromNow(0)}
        fault={faultOf('ready')}
        note={isFar(ready) && say('question.ready.far', { year: ready.slice(0, 4) })}
        onChange={(day) => set({ ready: day })}
      >
        <div className="quick">
          {QUICK.map(([name, days]) => (
            <button
              key={name}
              type="button"
              aria-pressed={ready === dayFromNow(days)}
              onClick={() => set({ ready: dayFromNow(days) })}
            >
              {say(`question.ready.${name}`)}
            </button>
          ))}
        </div>
      </DayField>
      <DayField
        id={inputId('deadline')}
        label={
          <>
            {say('question.deadline')} <span className="optional">{say('question.optional')}</span>
          </>
        }
        value={draft.deadline}
        min={isIsoDay(ready) ? ready : tomorrow()}
        fault={faultOf('deadline')}
        onChange={(day) => set({ deadline: day })}
      />
    </div>
  )
}

interface DayFieldProps {
  readonly id: string
  readonly label: ReactNode
  /** YYYY-MM-DD, or empty. */
  readonly value: string
  /** The day that is meant where the field is empty. */
  readonly meant?: string
  readonly min: string
  readonly fault: ReactNode
  /** What is worth knowing of the day. */
  readonly note?: ReactNode
  readonly onChange: (day: string) => void
  readonly children?: ReactNode
}

/** A day, with the day of the week beside it. */
function DayField({ id, label, value, meant, min, fault, note, onChange, children }: DayFieldProps) {
  const { weekday } = useWords()
  const day = (value || meant || '').slice(0, 10)
  return (
    <Labelled
      id={id}
      label={label}
      aside={isIsoDay(day) && <span className="aside">{weekday(Date.parse(day) / 60_000)}</span>}
      fault={fault}
    >
      <DayInput
        id={id}
        min={min}
        meant={meant}
        value={value}
        aria-invalid={Boolean(fault)}
        aria-describedby={fault ? `${id}-fault` : note ? `${id}-note` : undefined}
        onChange={onChange}
      />
      {children}
      {note && (
        <p className="note" id={`${id}-note`}>
          {note}
        </p>
      )}
    </Labelled>
  )
}
