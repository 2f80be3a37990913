import type { Problem } from '@karavan/api'
import type { LocationId, NearestQuestion } from '@karavan/model'
import { useEffect, useState } from 'react'
import { Flag } from '../flags/flag.js'
import type { Place } from '../question/known-places.js'
import { candidateId } from '../question/meant.js'
import { type Draft, readyOn, tomorrow } from '../question/question.js'
import { ProblemDetail, problemInWords } from '../shell/problem.js'
import { isMessage, type MessageKey } from '../words/catalogue.js'
import { useWords } from '../words/words-context.js'

/** Marks what the focus goes to when a question was asked: the words that say how it stands. */
export const OUTCOME = { tabIndex: -1, 'data-outcome': true } as const

const SLOW_MS = 4000

/** While the search runs: the shape of what is coming. */
export function Searching() {
  const { say } = useWords()
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    const pause = setTimeout(() => setSlow(true), SLOW_MS)
    return () => clearTimeout(pause)
  }, [])
  return (
    <div className="searching" role="status">
      <p {...OUTCOME}>{say(slow ? 'states.searching.slow' : 'states.searching')}</p>
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
  const { say, tell } = useWords()
  return (
    <section className="state" role="status">
      <h2 {...OUTCOME}>{say('states.nothing')}</h2>
      <p>{say(knockedOut > 0 ? 'states.nothing.ruled' : 'states.nothing.none')}</p>
      {nearest.length > 0 && (
        <>
          <p>{say('states.nothing.nearest')}</p>
          <ul className="nearest">
            {nearest.map((question) => (
              <li key={question.change}>
                <button type="button" className="button-second capital" onClick={() => onAsk(question)}>
                  {tell(question.told.change)}
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
  const { say, dateInWords } = useWords()
  const next = readyOn(tomorrow(), asked)
  const losesDeadline = asked.deadline !== next.deadline
  return (
    <section className="state" role="alert">
      <h2 {...OUTCOME}>{say('states.passed')}</h2>
      <p>{say(losesDeadline ? 'states.passed.deadline' : 'states.passed.more', { date: dateInWords(asked.ready) })}</p>
      <p>
        <button type="button" className="button" onClick={() => onAsk(next)}>
          {say(losesDeadline ? 'states.passed.ask.deadline' : 'states.passed.ask')}
        </button>
      </p>
    </section>
  )
}

interface FailedProps {
  readonly problem: Problem
  /** Places that are known, by id. */
  readonly places: ReadonlyMap<string, Place>
  readonly onAgain: () => void
  readonly onChange: () => void
  /** The question with a proposed place; null where the refusal points at no place. */
  readonly onCandidate: ((id: LocationId) => void) | null
}

/** The question was refused, or nothing came back: what is wrong, what was meant, what to do. */
export function Failed({ problem, places, onAgain, onChange, onCandidate }: FailedProps) {
  const words = useWords()
  const { say } = words
  const candidates = onCandidate ? (problem.candidates ?? []).flatMap((one) => candidateId(one) ?? []) : []
  const help = helpFor(problem)
  return (
    <section className="state state-failed" role="alert">
      <h2 {...OUTCOME}>{problemInWords(problem, words)}</h2>
      {help && <p>{say(help)}</p>}
      {candidates.length > 0 && (
        <>
          <p>{say(problem.code === 'PLACE_AMBIGUOUS' ? 'states.which' : 'states.meant')}</p>
          <ul className="candidates">
            {candidates.slice(0, 6).map((id) => (
              <li key={id}>
                <button type="button" className="candidate" onClick={() => onCandidate?.(id)}>
                  <Candidate id={id} place={places.get(id)} />
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="state-tools">
        {worthRepeating(problem) ? (
          <button type="button" className="button-second" onClick={onAgain}>
            {say('states.again')}
          </button>
        ) : (
          <button type="button" className="button-second" onClick={onChange}>
            {say('states.change')}
          </button>
        )}
      </p>
      {candidates.length === 0 && <ProblemDetail problem={problem} />}
    </section>
  )
}

/** A place that may have been meant; its id until more is known of it. */
function Candidate({ id, place }: { id: LocationId; place: Place | undefined }) {
  const words = useWords()
  if (place === undefined) return <strong>{id}</strong>
  const { kind, country } = place
  return (
    <>
      <Flag country={country} />
      <strong>{words.place(id, place.name)}</strong>{' '}
      <small>{words.say('question.place.where', { kind: words.kind(kind), country: words.country(country) })}</small>
    </>
  )
}

/** What the same question would be refused for again is not asked again. */
function worthRepeating({ retryable, status }: Problem): boolean {
  return retryable === true || status >= 500
}

function helpFor({ code }: Problem): MessageKey | null {
  const key = `states.help.${code}`
  return isMessage(key) ? key : null
}
