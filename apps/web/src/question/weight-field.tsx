import type { ReactNode } from 'react'
import { useState } from 'react'
import { useWords } from '../words/words-context.js'
import { payloadTonnes } from './faults.js'
import { Labelled } from './labelled.js'
import type { Draft } from './question.js'

interface WeightFieldProps {
  readonly id: string
  readonly draft: Draft
  readonly fault: ReactNode
  readonly onChange: (tonnes: string) => void
}

/** The weight, typed with the marks of the reader's language and kept in plain decimal notation. */
export function WeightField({ id, draft, fault, onChange }: WeightFieldProps) {
  const words = useWords()
  const { say } = words
  const [typed, setTyped] = useState<string | null>(null)
  const plainOf = (text: string) => {
    const read = words.readNumber(text)
    return read === null ? text.trim() : String(read.value)
  }
  const shown = typed !== null && plainOf(typed) === draft.tonnes ? typed : words.typedAs(draft.tonnes)
  const read = words.readNumber(shown)
  const payload = payloadTonnes(draft)
  return (
    <>
      <Labelled id={id} label={say('question.tonnes')}>
        <input
          id={id}
          type="text"
          inputMode="decimal"
          placeholder={
            Number.isNaN(payload)
              ? ''
              : say('question.tonnes.most', {
                  tonnes:
                    payload < 100 ? words.tenths(Math.floor(payload * 10) / 10) : words.number(Math.floor(payload)),
                })
          }
          value={shown}
          aria-invalid={Boolean(fault)}
          aria-describedby={fault ? `${id}-fault ${id}-read` : `${id}-read`}
          onChange={({ target }) => {
            setTyped(target.value)
            onChange(plainOf(target.value))
          }}
        />
      </Labelled>
      <p className="read-as" id={`${id}-read`} role="status">
        {read !== null && read.other !== null && (
          <OtherReading
            text={shown}
            value={read.value}
            other={read.other}
            onOther={(other) => {
              setTyped(null)
              onChange(other)
            }}
          />
        )}
      </p>
    </>
  )
}

interface OtherReadingProps {
  readonly text: string
  readonly value: number
  readonly other: number
  readonly onOther: (plain: string) => void
}

/** How a number was read that may have been meant otherwise. */
function OtherReading({ text, value, other, onOther }: OtherReadingProps) {
  const { say, exact } = useWords()
  const tonnes = (mass: number) => say('mass.tonnes', { text: exact(mass) })
  return (
    <>
      {say('question.tonnes.read', { text, tonnes: tonnes(value) })}{' '}
      <button type="button" className="fix" onClick={() => onOther(String(other))}>
        {say('question.tonnes.other', { tonnes: tonnes(other) })}
      </button>
    </>
  )
}
