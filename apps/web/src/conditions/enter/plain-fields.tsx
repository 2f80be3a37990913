import { isMoment, isPartialDate, momentSpan } from '@karavan/core'
import type { ReactNode } from 'react'
import { dateOf } from '../../words/date-of.js'
import type { Words } from '../../words/words.js'
import { useWords } from '../../words/words-context.js'
import { Field, Pointed, useField } from './field.js'

interface ColumnProps {
  readonly column: string
}

interface TextFieldProps extends ColumnProps {
  readonly hint?: string
  /** Offered while it is typed; anything else may be typed too. */
  readonly suggested?: readonly string[]
  readonly isNumber?: boolean
}

/** A line of text. */
export function TextField({ column, hint, suggested = [], isNumber = false }: TextFieldProps) {
  const field = useField(column)
  const list = `${field.id}-suggested`
  return (
    <Field column={column} field={field}>
      <input
        {...field.marks}
        type="text"
        autoComplete="off"
        inputMode={isNumber ? 'decimal' : 'text'}
        placeholder={hint}
        list={suggested.length > 0 ? list : undefined}
        value={field.value}
        onChange={({ target }) => field.set(target.value)}
      />
      {suggested.length > 0 && (
        <datalist id={list}>
          {suggested.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </Field>
  )
}

/** Several lines. @param parted - how the cell parts what stands on lines of their own here */
export function AreaField({ column, parted = '\n', hint }: ColumnProps & { parted?: '; ' | '\n'; hint?: string }) {
  const field = useField(column)
  const text = field.value.replaceAll(parted, '\n')
  return (
    <Field column={column} field={field} className="enter-wide">
      <textarea
        {...field.marks}
        rows={Math.min(6, Math.max(2, text.split('\n').length + Math.floor(text.length / 90)))}
        placeholder={hint}
        value={text}
        onChange={({ target }) => field.set(target.value.replaceAll('\n', parted))}
      />
    </Field>
  )
}

interface ChoiceFieldProps extends ColumnProps {
  readonly choices: readonly { readonly value: string; readonly text: string }[]
  /** What leaves it open; left out where something must be chosen and is proposed. */
  readonly open?: string
  /** What the choice means. */
  readonly meaning?: ReactNode
}

/** One of a few words. */
export function ChoiceField({ column, choices, open, meaning }: ChoiceFieldProps) {
  const field = useField(column)
  return (
    <Field column={column} field={field}>
      <select {...field.marks} value={field.value} onChange={({ target }) => field.set(target.value)}>
        {open !== undefined && <option value="">{open}</option>}
        {choices.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
      {meaning && <p className="enter-meaning">{meaning}</p>}
    </Field>
  )
}

/** Yes, or nothing said. */
export function YesField({ column }: ColumnProps) {
  const field = useField(column)
  return (
    <label className="check">
      <input
        {...field.marks}
        type="checkbox"
        checked={field.value === 'yes'}
        onChange={({ target }) => field.set(target.checked ? 'yes' : '')}
      />
      {field.label}
    </label>
  )
}

interface SegmentsProps extends ColumnProps {
  readonly choices: readonly { readonly value: string; readonly text: string }[]
}

/** One of a few words, all seen at once; walked with the arrow keys. */
export function Segments({ column, choices }: SegmentsProps) {
  const { id, label, value, set } = useField(column)
  return (
    <Pointed column={column} className="enter-wide">
      <fieldset className="segments">
        <legend>{label}</legend>
        {choices.map((choice) => {
          const isChosen = choice.value === value
          return (
            <label key={choice.value} data-chosen={isChosen}>
              <input
                id={isChosen ? id : undefined}
                type="radio"
                name={id}
                checked={isChosen}
                onChange={() => set(choice.value)}
              />
              {choice.text}
            </label>
          )
        })}
      </fieldset>
    </Pointed>
  )
}

interface DateFieldProps extends ColumnProps {
  /** A minute may be told too. */
  readonly isMoment?: boolean
  /** Days or minutes that are entered by one press. */
  readonly quick?: readonly { readonly text: string; readonly value: string }[]
}

/** A date as far as it is known, or a minute; what was understood stands beside the label. */
export function DateField({ column, isMoment: mayBeMinute = false, quick = [] }: DateFieldProps) {
  const words = useWords()
  const field = useField(column)
  return (
    <Field column={column} field={field} understood={dateInWords(field.value, mayBeMinute, words)}>
      <input
        {...field.marks}
        aria-describedby={`${field.marks['aria-describedby']} enter-dates`}
        type="text"
        autoComplete="off"
        placeholder={words.say(mayBeMinute ? 'enter.date.minute.hint' : 'enter.date.hint')}
        value={field.value}
        onChange={({ target }) => field.set(target.value)}
      />
      {quick.length > 0 && (
        <div className="quick">
          {quick.map(({ text, value }) => (
            <button key={text} type="button" aria-pressed={value === field.value} onClick={() => field.set(value)}>
              {text}
            </button>
          ))}
        </div>
      )}
    </Field>
  )
}

function dateInWords(text: string, mayBeMinute: boolean, words: Words): string {
  if (isPartialDate(text)) return dateOf(text, words)
  if (!mayBeMinute || !isMoment(text)) return ''
  const from = momentSpan(text)?.from
  return from === undefined ? '' : words.say('enter.utc', { time: words.deadline(from) })
}
