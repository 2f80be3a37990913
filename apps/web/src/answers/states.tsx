import type { Problem } from '@karavan/api'
import type { NearestQuestion } from '@karavan/model'
import { type Draft, readyOn, tomorrow } from '../question/question.js'
import { capital, dateInWords } from '../words/format.js'

/** While the search runs: the shape of what is coming. */
export function Searching() {
  return (
    <div className="searching" role="status">
      <p>Composing the arrival of every way, hour by hour&nbsp;…</p>
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
  readonly onChange: () => void
  readonly onCandidate: ((candidate: string) => void) | null
}

/** The question was refused, or nothing came back: what was received, what is expected, what to do. */
export function Failed({ problem, onAgain, onChange, onCandidate }: FailedProps) {
  return (
    <section className="state state-failed" role="alert">
      <h2>{problem.title}</h2>
      <p>{problemInWords(problem)}</p>
      {problem.remediation &&
        !problem.candidates?.length &&
        !problem.detail.toLowerCase().includes(problem.remediation.toLowerCase()) && (
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
        {worthRepeating(problem) ? (
          <button type="button" className="button-second" onClick={onAgain}>
            Ask again
          </button>
        ) : (
          <button type="button" className="button-second" onClick={onChange}>
            Change the question
          </button>
        )}
        <code>{problem.code}</code>
      </p>
    </section>
  )
}

/** What the same question would be refused for again is not asked again. */
function worthRepeating({ retryable, status }: Problem): boolean {
  return retryable === true || status >= 500
}

/** The detail, but of a place only its name: what would have been accepted stands beneath as buttons. */
function problemInWords({ code, detail, received, candidates }: Problem): string {
  const shown = received?.replace(/^"|"$/g, '')
  if (shown === undefined || !candidates?.length) return detail
  if (code === 'PLACE_UNKNOWN') return `“${shown}” is not the name or the code of a place that Karavan knows.`
  if (code === 'PLACE_AMBIGUOUS') return `“${shown}” is the name of more than one place.`
  return detail
}

function sentence(text: string): string {
  return `${capital(text)}${/[.!?]$/.test(text) ? '' : '.'}`
}
