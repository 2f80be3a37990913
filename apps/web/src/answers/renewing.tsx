import type { Renewal } from '../planning/use-answer.js'
import { ProblemText } from '../shell/problem.js'
import { useWords } from '../words/words-context.js'

interface RenewingProps {
  readonly renewal: Renewal
  readonly onAgain: () => void
}

/** Above an answer that is being replaced, or could not be: what stands beneath is the former one. */
export function Renewing({ renewal, onAgain }: RenewingProps) {
  const { say } = useWords()
  if (renewal === null) return null
  if (renewal.kind === 'asking') {
    return (
      <div className="renewing" role="status">
        <p>{say('states.renewing')}</p>
        <progress aria-label={say('states.renewing')} />
      </div>
    )
  }
  return (
    <div className="renewing renewing-failed" role="alert">
      <p>{say('states.renewing.failed')}</p>
      <div>
        <ProblemText problem={renewal.problem} />
      </div>
      <button type="button" className="button-second" onClick={onAgain}>
        {say('states.again')}
      </button>
    </div>
  )
}
