import type { Problem } from '@karavan/api'
import type { ReactNode } from 'react'
import { ProblemText } from '../../shell/problem.js'
import { useWords } from '../../words/words-context.js'

interface FormFootProps {
  /** What the button says. */
  readonly act: string
  /** Whether it can be sent. */
  readonly isReady: boolean
  /** Why it was refused. */
  readonly problem: Problem | null
  readonly onLeave: () => void
  /** What stands above the buttons. */
  readonly children?: ReactNode
}

/** The end of a form: what sends it, what leaves it, and why it was refused. */
export function FormFoot({ act, isReady, problem, onLeave, children }: FormFootProps) {
  const { say } = useWords()
  return (
    <div className="enter-act">
      {children}
      <div className="enter-buttons">
        <button type="button" className="button-quiet" onClick={onLeave}>
          {say('consignments.leave')}
        </button>
        <button type="submit" className="button" disabled={!isReady}>
          {act}
        </button>
      </div>
      {problem && (
        <div className="enter-refused" role="alert">
          <ProblemText problem={problem} />
        </div>
      )}
    </div>
  )
}
