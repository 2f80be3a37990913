import type { Basis } from '@karavan/model'
import { certainty } from '../words/modes.js'
import { useWords } from '../words/words-context.js'

/** The basis of a figure as a shape and a word: filled for what is known, hollow for what is assumed. */
export function BasisMark({ basis }: { basis: Basis }) {
  const { basis: name, basisMeaning } = useWords()
  const kind = certainty(basis)
  return (
    <span className={`basis basis-${kind}`} title={basisMeaning(basis)}>
      <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
        {kind === 'certain' && <circle cx="6" cy="6" r="5" fill="currentColor" />}
        {kind === 'quoted' && <path d="M6 1 11 6 6 11 1 6Z" fill="currentColor" />}
        {kind === 'estimated' && (
          <>
            <circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.6" />
            <path d="M6 1.8a4.2 4.2 0 0 1 0 8.4Z" fill="currentColor" />
          </>
        )}
        {kind === 'assumed' && (
          <circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.6" strokeDasharray="2.2 1.6" />
        )}
      </svg>
      {name(basis)}
    </span>
  )
}
