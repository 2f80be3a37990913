import { ProblemText } from '../shell/problem.js'
import { useWords } from '../words/words-context.js'
import type { Keeping } from './use-keeping.js'

interface KeepPartProps {
  readonly keeping: Keeping
  /** What is lacking before anything can be kept; null where nothing is. */
  readonly lacking: string | null
  readonly act: string
  readonly onKeep: () => void
}

/** The button by which figures are kept, and how that went. */
export function KeepPart({ keeping, lacking, act, onKeep }: KeepPartProps) {
  const { say } = useWords()
  return (
    <div className="article-keep">
      {lacking !== null && <p className="note">{lacking}</p>}
      <button
        type="button"
        className="button"
        disabled={lacking !== null || keeping.kind === 'keeping'}
        onClick={onKeep}
      >
        {act}
      </button>
      <div role="status">
        {keeping.kind === 'keeping' && say('observatory.article.keeping')}
        {keeping.kind === 'kept' && say('observatory.article.kept', { added: keeping.added, known: keeping.known })}
      </div>
      {keeping.kind === 'failed' && (
        <div role="alert">
          <ProblemText problem={keeping.problem} />
        </div>
      )}
    </div>
  )
}
