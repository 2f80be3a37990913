import type { Problem } from '@karavan/api'
import type { NearestQuestion } from '@karavan/model'
import { type Draft, readyOn, tomorrow } from '../question/question.js'
import { dateInWords } from '../words/format.js'

/** While the search runs: the shape of what is coming. */
export function Searching() {
  return (
    <div className="searching" role="status">
      <p>Composing the arrival of every way, hour by hour …</p>
      {[0, 1, 2].map((i) => (
        <div key={i} className="card ghost" aria-hidden="true">
          <span className="ghost-line ghost-short" />
          <span className="ghost-strip" />
          <span className="ghost-line" />
        </div>
      ))}
    </div>
  )
}

interface NothingFoundProps {
  readonly nearest: readonly NearestQuestion[]
  readonly knockedOut: number
  readonly onAsk: (nearest: NearestQuestion) => void
}

/** No way is left: say so, and offer the nearest question that has an answer. */
export function NothingFound({ nearest, knockedOut, onAsk }: NothingFoundProps) {
  return (
    <section className="state" role="status">
      <h2>No way is left</h2>
      <p>
        {knockedOut > 0
          ? 'Each way was removed by a rule; all of them stand below, with what would bring them back.'
          : 'The network holds no chain of services between these places for these goods.'}
      </p>
      {nearest.length > 0 && (
        <>
          <p>The nearest questions that have an answer:</p>
          <ul className="nearest">
            {nearest.map((question) => (
              <li key={question.change}>
                <button type="button" className="button-second" onClick={() => onAsk(question)}>
                  {capital(question.change)}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** The day of the question has passed, as in an old link: the same question for tomorrow. */
export function DayPassed({ asked, onAsk }: { asked: Draft; onAsk: (draft: Draft) => void }) {
  const next = readyOn(tomorrow(), asked)
  const losesDeadline = asked.deadline !== next.deadline
  return (
    <section className="state" role="alert">
      <h2>This day has passed</h2>
      <p>
        The question is for goods that were ready on {dateInWords(asked.ready)}. Ways are planned from today on; all
        else that was asked can stay as it is{losesDeadline && ', but not the deadline, which has passed as well'}.
      </p>
      <p>
        <button type="button" className="button" onClick={() => onAsk(next)}>
          {losesDeadline ? 'Ask for tomorrow, without the deadline' : 'Ask for tomorrow'}
        </button>
      </p>
    </section>
  )
}

interface FailedProps {
  readonly problem: Problem
  readonly onAgain: () => void
  readonly onCandidate: ((candidate: string) => void) | null
}

/** The question was refused, or nothing came back: what was received, what is expected, what to do. */
export function Failed({ problem, onAgain, onCandidate }: FailedProps) {
  return (
    <section className="state state-failed" role="alert">
      <h2>{problem.title}</h2>
      <p>{problem.detail}</p>
      {problem.remediation && !problem.detail.toLowerCase().includes(problem.remediation.toLowerCase()) && (
        <p>{sentence(problem.remediation)}</p>
      )}
      {problem.candidates && problem.candidates.length > 0 && (
        <>
          <p>Did you mean:</p>
          <ul className="nearest">
            {problem.candidates.slice(0, 6).map((candidate) => (
              <li key={candidate}>
                {onCandidate ? (
                  <button type="button" className="button-second" onClick={() => onCandidate(candidate)}>
                    {candidate}
                  </button>
                ) : (
                  candidate
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="state-tools">
        <button type="button" className="button-second" onClick={onAgain}>
          Ask again
        </button>
        <code>{problem.code}</code>
      </p>
    </section>
  )
}

function sentence(text: string): string {
  return `${capital(text)}${/[.!?]$/.test(text) ? '' : '.'}`
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
