import { useContext } from 'react'
import { BasisMark } from '../../sources/basis-mark.js'
import { shownAddress, sourceAddress } from '../../sources/source-address.js'
import { distinctSources, SourceContext } from '../../sources/source-context.js'
import { sourceName } from '../../sources/source-name.js'
import { SourceNote } from '../../sources/source-note.js'
import { dateOf } from '../../words/date-of.js'
import { useWords } from '../../words/words-context.js'
import { originsOf } from '../origin.js'
import { WeakMark } from '../pictures/weak-mark.js'
import type { Entry } from '../tables.js'

interface OriginNoteProps {
  readonly entry: Entry
  /** What the entry is called. */
  readonly title: string
}

/** Where an entry comes from, and how well it is known; its rows open in the panel of sources. */
export function OriginNote({ entry, title }: OriginNoteProps) {
  const words = useWords()
  const { say } = words
  const open = useContext(SourceContext)
  const sources = distinctSources([originsOf(entry)])
  const told = new Map(sources.map((one) => [`${one.source} ${one.sourceDate} ${one.basis} ${one.note ?? ''}`, one]))
  return (
    <section className="origin-note">
      <h3>{say('network.origin')}</h3>
      <p className="origin-weak">
        <WeakMark weakness={entry.weakness} />
        {say(`network.weak.${entry.weakness}.meaning`)}
      </p>
      <ul>
        {[...told.values()].map((one) => (
          <li key={one.row ?? one.source}>
            <p>
              <BasisMark basis={one.basis} /> {dateOf(one.sourceDate, words)} · <SourceLink source={one.source} />
            </p>
            {one.note && <SourceNote note={one.note} />}
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="sourced"
        onClick={() => open({ what: say(`network.row.${entry.table}`), value: title, sources })}
      >
        {say('network.origin.rows', { count: sources.length })}
      </button>
    </section>
  )
}

function SourceLink({ source }: { source: string }) {
  const words = useWords()
  const address = sourceAddress(source, words.language)
  if (address === null) return sourceName(source, words)
  return (
    <a href={address} target="_blank" rel="noreferrer noopener">
      {shownAddress(address)}
    </a>
  )
}
