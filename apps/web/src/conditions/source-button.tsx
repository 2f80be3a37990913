import type { Provenance } from '@karavan/model'
import { BasisMark } from '../sources/basis-mark.js'
import { type Figure, SourcedNumber } from '../sources/source-context.js'
import { dateOf } from '../words/date-of.js'
import { useWords } from '../words/words-context.js'

interface SourceButtonProps {
  readonly what: string
  readonly value: string
  readonly source: Provenance
}

/** Opens where a line of the list comes from; how well and since when it is known stands on it. */
export function SourceButton({ what, value, source: { source, sourceDate, basis, note, row } }: SourceButtonProps) {
  const words = useWords()
  const figure: Figure = {
    what,
    value,
    sources: [{ source, sourceDate, basis, ...(note ? { note } : {}), ...(row ? { row } : {}) }],
  }
  return (
    <span className="condition-source">
      <SourcedNumber figure={figure}>{words.say('conditions.source')}</SourcedNumber>
      <BasisMark basis={basis} /> {dateOf(sourceDate, words)}
    </span>
  )
}
