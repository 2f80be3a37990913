import { ProblemText } from '../shell/problem.js'
import { useWords } from '../words/words-context.js'
import type { Keeping } from './use-keeping.js'

/** Refused rows that are told one by one. */
const MOST_TOLD = 20

interface KeepPartProps {
  readonly keeping: Keeping
  /** What is lacking before anything can be kept; null where nothing is. */
  readonly lacking: string | null
  readonly act: string
  readonly onKeep: () => void
  /** What a row is called by its place among those that are kept. */
  readonly nameOf: (index: number) => string
}

/** The button by which figures are kept, and how that went. */
export function KeepPart({ keeping, lacking, act, onKeep, nameOf }: KeepPartProps) {
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
          {keeping.refused.length === 0 || keeping.added > 0 ? (
            <ProblemText problem={keeping.problem} />
          ) : (
            <p>{say('observatory.keep.refused', { count: keeping.refused.length })}</p>
          )}
          {keeping.added > 0 && <p>{say('observatory.keep.part', { count: keeping.added })}</p>}
          {keeping.refused.length > 0 && (
            <ul className="table-refused">
              {keeping.refused.slice(0, MOST_TOLD).map(({ index, column, received, expected }) => (
                <li key={index}>
                  {say('observatory.keep.refused.row', { row: nameOf(index), column, received })}{' '}
                  <span lang="en">{expected}</span>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </div>
  )
}
