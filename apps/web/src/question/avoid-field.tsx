import { type KeyboardEvent, useId, useState } from 'react'
import { countryName } from '../words/format.js'

interface AvoidFieldProps {
  readonly value: readonly string[]
  readonly onChange: (avoid: readonly string[]) => void
}

const QUICK = ['RU', 'BY', 'IR', 'TM', 'AF']

/** What the goods must keep clear of: countries by one press, anything else by its name or code. */
export function AvoidField({ value, onChange }: AvoidFieldProps) {
  const id = useId()
  const [text, setText] = useState('')
  const toggle = (word: string) =>
    onChange(value.includes(word) ? value.filter((other) => other !== word) : [...value, word])

  function add() {
    const words = text.split(/[,;]/).flatMap((word) => (word.trim() === '' ? [] : [tidy(word.trim())]))
    if (words.length > 0) onChange([...new Set([...value, ...words])])
    setText('')
  }

  function onKeyDown(event: KeyboardEvent) {
    if ((event.key === 'Enter' && text.trim() !== '') || event.key === ',') {
      event.preventDefault()
      add()
    } else if (event.key === 'Backspace' && text === '') onChange(value.slice(0, -1))
  }

  const others = value.filter((word) => !QUICK.includes(word))
  return (
    <div className="field">
      <label htmlFor={id}>Keep clear of</label>
      <div className="chips">
        {QUICK.map((code) => (
          <button
            key={code}
            type="button"
            className="chip"
            aria-pressed={value.includes(code)}
            onClick={() => toggle(code)}
          >
            {countryName(code)}
          </button>
        ))}
        {others.map((word) => (
          <button key={word} type="button" className="chip" aria-pressed="true" onClick={() => toggle(word)}>
            {/^[A-Z]{2}$/.test(word) ? countryName(word) : word} <span aria-hidden="true">×</span>
          </button>
        ))}
        <input
          id={id}
          className="chip-input"
          type="text"
          placeholder="country, place or mode"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={add}
        />
      </div>
    </div>
  )
}

/** Country codes and ids in capitals; everything else as typed. */
function tidy(word: string): string {
  return /^[a-z]{2}(-[a-z-]+)?$/.test(word) ? word.toUpperCase() : word
}
