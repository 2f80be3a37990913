import { useState } from 'react'
import { useWords } from '../../words/words-context.js'
import { EntryLine } from '../entry-line.js'
import type { Entry } from '../tables.js'

const FIRST = 6

interface EntryGroupProps {
  readonly title: string
  readonly entries: readonly Entry[]
}

/** Entries that have to do with the one that is open; nothing where there are none. */
export function EntryGroup({ title, entries }: EntryGroupProps) {
  const { say, number } = useWords()
  const [all, setAll] = useState(false)
  if (entries.length === 0) return null
  const shown = all ? entries : entries.slice(0, FIRST)
  return (
    <section className="entry-group">
      <h3>
        {title} <small>{number(entries.length)}</small>
      </h3>
      <ul className="entries">
        {shown.map((entry) => (
          <li key={entry.id}>
            <EntryLine entry={entry} />
          </li>
        ))}
      </ul>
      {shown.length < entries.length && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {say('network.all', { count: number(entries.length) })}
        </button>
      )}
    </section>
  )
}
