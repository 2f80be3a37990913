import type { Problem } from '@karavan/api'
import { ProblemText } from '../shell/problem.js'
import { useWords } from '../words/words-context.js'

interface FailedProps {
  readonly problem: Problem
  readonly onAgain: () => void
}

/** That something could not be read, why, and how it is read again. */
export function Failed({ problem, onAgain }: FailedProps) {
  const { say } = useWords()
  return (
    <div className="network-failed" role="alert">
      <p>
        <strong>{say('conditions.failed')}</strong>
      </p>
      <div>
        <ProblemText problem={problem} />
      </div>
      <button type="button" className="button-second" onClick={onAgain}>
        {say('network.again')}
      </button>
    </div>
  )
}
