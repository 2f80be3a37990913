import type { Cells, Problem } from '@karavan/api'
import type { MatchAnswer } from '@karavan/model'
import { useEffect, useRef, useState } from 'react'
import { api, whyFailed } from '../../api/client.js'
import { type Draft, toQuestion } from '../../question/question.js'
import { InnerLink } from '../../shell/inner-link.js'
import { Opening } from '../../shell/opening.js'
import { ownValues } from '../../sources/own-context.js'
import { withOwnRows } from '../../sources/own-values.js'
import { useWords } from '../../words/words-context.js'
import { useLooking, usePlaceName } from '../conditions-context.js'
import { instantOf } from '../days.js'
import { Failed } from '../failed.js'
import { answerAddress, askedLast } from './asked-last.js'
import { Hits } from './hits.js'

interface WouldHitProps {
  /** Ids of the orders whose hits are shown. */
  readonly orders: readonly string[]
  /** An order that is not entered yet; null where the orders are known. */
  readonly draft: Cells | null
  /** Looks at the draft before the server is asked; false where it is not fit to be. */
  readonly onAsk?: () => boolean
  /** What the server says of a draft that it refuses; true where it is shown there. */
  readonly onRefused?: (problem: Problem) => boolean
}

type State =
  | { readonly kind: 'asking' }
  | { readonly kind: 'answered'; readonly asked: Draft; readonly answer: MatchAnswer; readonly of: string }
  | { readonly kind: 'failed'; readonly problem: Problem }

/** What an order does to each way of the question that was asked last: asked for by a press, as it is a search. */
export function WouldHit({ orders, draft, onAsk = () => true, onRefused = () => false }: WouldHitProps) {
  const { say, longDate } = useWords()
  const { on, question } = useLooking()
  const nameOf = usePlaceName()
  const asked = askedLast(question, on)
  const [state, setState] = useState<State | null>(null)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])
  const of = JSON.stringify(draft)

  function ask(question: Draft) {
    if (!onAsk()) return
    running.current?.abort()
    const leaving = new AbortController()
    running.current = leaving
    setState({ kind: 'asking' })
    const body = {
      ...withOwnRows(toQuestion(question), ownValues.rows()),
      ...(draft === null ? {} : { orders: [draft] }),
    }
    api.match(body, leaving.signal).then(
      (answer) => setState({ kind: 'answered', asked: question, answer, of }),
      (error: unknown) => {
        if (leaving.signal.aborted) return
        const problem = whyFailed(error)
        setState(onRefused(problem) ? null : { kind: 'failed', problem })
      },
    )
  }

  return (
    <section className="would-hit" aria-labelledby="would-hit-title">
      <h3 id="would-hit-title">{say('enter.hit')}</h3>
      {asked === null ? (
        <p className="note">
          {say('enter.hit.unasked')} <InnerLink href="/">{say('enter.hit.plan')}</InnerLink>
        </p>
      ) : (
        <>
          <p className="note">
            {say('enter.hit.question', {
              from: nameOf(asked.from),
              to: nameOf(asked.to),
              date: longDate(instantOf(asked.ready)),
            })}{' '}
            <InnerLink href={answerAddress(asked)}>{say('enter.hit.open')}</InnerLink>
          </p>
          <button type="button" className="button-second" onClick={() => ask(asked)}>
            {say(state?.kind === 'answered' ? 'enter.hit.again' : 'enter.hit.ask')}
          </button>
          <div aria-live="polite">
            {state?.kind === 'asking' && <Opening word={say('enter.hit.asking')} />}
            {state?.kind === 'failed' && <Failed problem={state.problem} onAgain={() => ask(asked)} />}
            {state?.kind === 'answered' && (
              <>
                {state.of !== of && <p className="condition-old">{say('enter.hit.old')}</p>}
                <Hits asked={state.asked} answer={state.answer} orders={orders} />
              </>
            )}
          </div>
        </>
      )}
    </section>
  )
}
