import { type ReactNode, useId, useRef } from 'react'
import { useWords } from '../words/words-context.js'
import type { TermName } from './terms.js'

const GAP = 6
const MARGIN = 8

/** A word that a newcomer may not know: pressed, it says what it means where it stands. */
export function Term({ name, children }: { name: TermName; children?: ReactNode }) {
  const { say } = useWords()
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const note = useRef<HTMLSpanElement>(null)
  const word = say(`term.${name}`)
  const shown = typeof children === 'string' ? children : word

  function place() {
    if (!button.current || !note.current) return
    const anchor = button.current.getBoundingClientRect()
    const own = note.current.getBoundingClientRect()
    const below = anchor.bottom + GAP
    const top = below + own.height > innerHeight - MARGIN ? Math.max(MARGIN, anchor.top - GAP - own.height) : below
    const left = Math.max(MARGIN, Math.min(anchor.left, innerWidth - own.width - MARGIN))
    note.current.style.setProperty('top', `${top}px`)
    note.current.style.setProperty('left', `${left}px`)
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        className="term"
        popoverTarget={id}
        aria-label={say('term.explain', { word: shown })}
      >
        {children ?? word}
      </button>
      <span ref={note} id={id} popover="auto" className="term-note" role="note" onToggle={place}>
        <strong>{word}</strong> {say(`term.${name}.meaning`)}
      </span>
    </>
  )
}
