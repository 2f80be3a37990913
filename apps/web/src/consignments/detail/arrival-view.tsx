import type { ArrivalAnswer } from '@karavan/api'
import { api } from '../../api/client.js'
import { Failed } from '../../conditions/failed.js'
import { readIn, useReading } from '../../conditions/use-reading.js'
import { Opening } from '../../shell/opening.js'
import { useWords } from '../../words/words-context.js'
import { useLooking } from '../consignments-context.js'
import { moment } from '../moments.js'
import { tellingMoves } from '../pictures/moved.js'
import { MovedPicture } from '../pictures/moved-picture.js'
import { AdviceLines, AdviceList } from './advice-list.js'
import { OtherWays } from './other-ways.js'

/**
 * When it arrives now, how surely, how that moved, and what can be done.
 * @param mayTake - whether another way may be taken; null where it may not even be looked for
 */
export function ArrivalView({ id, mayTake }: { readonly id: string; readonly mayTake: boolean | null }) {
  const { say, tell } = useWords()
  const { revision } = useLooking()
  const [state, again] = useReading(`arrival ${id} ${revision}`, (signal) => api.consignmentArrival(id, signal))
  const answer = readIn(state)
  if (state.kind === 'failed') return <Failed problem={state.problem} onAgain={again} />
  if (answer === null) return <Opening word={say('consignments.arrival.reading')} />
  return (
    <div className="arrival-view">
      {answer.why !== null && <p className="note">{say(`consignments.arrival.none.${answer.why}`)}</p>}
      {answer.estimate !== null && <Estimate answer={answer} estimate={answer.estimate} />}
      <AdviceList advice={answer.advice} />
      {answer.holds.length > 0 && (
        <section>
          <h3>{say('consignments.arrival.holds')}</h3>
          <ul className="arrival-holds">
            {answer.holds.map(({ sort, orderId, place, from, told, isNew }) => (
              <li key={`${sort} ${orderId} ${place} ${from}`}>
                {tell(told.text)} {isNew && <strong>{say('consignments.arrival.holds.new')}</strong>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <MovedPicture answer={answer} />
      <Moves answer={answer} />
      {answer.estimate !== null && mayTake !== null && <OtherWays id={id} mayTake={mayTake} />}
    </div>
  )
}

function Estimate({
  answer: { due, asOf },
  estimate: { p10, p50, p90, arrival, beyondLaw },
}: {
  readonly answer: ArrivalAnswer
  readonly estimate: NonNullable<ArrivalAnswer['estimate']>
}) {
  const words = useWords()
  const { say, number, duration } = words
  const at = (instant: number | null) => (instant === null ? say('consignments.arrival.never') : moment(instant, words))
  const percent = (chance: number) => number(Math.round(chance * 100))
  return (
    <section className="arrival-now">
      <dl className="arrival-days">
        {(
          [
            ['p10', p10],
            ['p50', p50],
            ['p90', p90],
          ] as const
        ).map(([which, instant]) => (
          <div key={which}>
            <dt>{say(`consignments.arrival.${which}`)}</dt>
            <dd>{at(instant)}</dd>
          </div>
        ))}
      </dl>
      {due !== null && (
        <p className="arrival-due" data-risk={due.missing >= 0.5 ? 'high' : due.missing >= 0.1 ? 'some' : 'low'}>
          {say(`consignments.arrival.due.${due.basis}`, { day: moment(due.at, words) })}{' '}
          <strong>{say('consignments.arrival.missing', { percent: percent(due.missing) })}</strong>
          {due.hoursIfMissed !== null && due.missing >= 0.01 && (
            <> {say('consignments.arrival.ifMissed', { time: duration(due.hoursIfMissed) })}</>
          )}
        </p>
      )}
      {arrival.never >= 0.005 && (
        <p className="note">{say('consignments.arrival.beyond', { percent: percent(arrival.never) })}</p>
      )}
      {beyondLaw.length > 0 && <p className="note">{say('consignments.arrival.beyondLaw')}</p>}
      <p className="note">{say('consignments.arrival.how', { time: moment(asOf, words) })}</p>
    </section>
  )
}

function Moves({ answer: { past, leftOut } }: { readonly answer: ArrivalAnswer }) {
  const words = useWords()
  const { say, tell, number, duration } = words
  const moves = tellingMoves(past)
  if (moves.length === 0) return past.length > 1 ? <p className="note">{say('consignments.arrival.unmoved')}</p> : null
  const by = (minutes: number | null) =>
    minutes === null || Math.abs(minutes) < 60
      ? say('consignments.arrival.same')
      : say(minutes > 0 ? 'consignments.arrival.later' : 'consignments.arrival.earlier', {
          time: duration(Math.abs(minutes) / 60),
        })
  return (
    <section>
      <h3>{say('consignments.arrival.moves')}</h3>
      <ol className="arrival-moves">
        {moves.map(({ asOf, moved, missing }) => (
          <li key={asOf}>
            <span className="arrival-when">{moment(asOf, words)}</span>
            <strong data-late={(moved?.p50 ?? 0) >= 60 ? 'later' : 'earlier'}>{by(moved?.p50 ?? null)}</strong>
            {missing !== null && (
              <span>{say('consignments.arrival.chance', { percent: number(Math.round(missing * 100)) })}</span>
            )}
            <ul>
              {(moved?.causes ?? [])
                .filter(({ cause }, _, all) => cause !== 'timePassed' || all.length === 1)
                .map(({ cause, told }) => (
                  <li key={`${cause} ${tell(told.text)}`}>{tell(told.text)}</li>
                ))}
            </ul>
            <AdviceLines advice={moved?.advice ?? []} />
          </li>
        ))}
      </ol>
      {leftOut > 0 && <p className="note">{say('consignments.arrival.leftOut', { count: leftOut })}</p>}
    </section>
  )
}
