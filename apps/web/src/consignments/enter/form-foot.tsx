import type { Problem } from '@karavan/api'
import type { ReactNode } from 'react'
import { ProblemText } from '../../shell/problem.js'
import { useWords } from '../../words/words-context.js'
import type { Refusals } from './refusals.js'

interface FormFootProps {
  /** What the button says. */
  readonly act: string
  /** Whether it can be sent. */
  readonly isReady: boolean
  /** Why it was refused. */
  readonly problem: Problem | null
  /** What of that stands at fields, and what does not. */
  readonly refusals: Refusals
  readonly onLeave: () => void
  /** What stands above the buttons. */
  readonly children?: ReactNode
}

/** The end of a form: what sends it, what leaves it, and why it was refused as far as no field says so. */
export function FormFoot({ act, isReady, problem, refusals, onLeave, children }: FormFootProps) {
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
          <Refused problem={problem} refusals={refusals} />
        </div>
      )}
    </div>
  )
}

function Refused({ problem, refusals: { byField, rest } }: Pick<FormFootProps, 'refusals'> & { problem: Problem }) {
  const { say } = useWords()
  if (byField.size === 0) return <ProblemText problem={problem} />
  return (
    <>
      <p>{say('consignments.refused.fields', { count: byField.size })}</p>
      {rest.length > 0 && (
        <ul lang="en">
          {rest.map(({ pointer, expected }) => (
            <li key={pointer}>
              <code>{pointer}</code> {expected}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
