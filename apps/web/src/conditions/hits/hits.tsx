import type { MatchAnswer } from '@karavan/model'
import { HitsContext } from '../../hits/hits-context.js'
import { Met } from '../../hits/met.js'
import { type Draft, readyOn } from '../../question/question.js'
import { goTo } from '../../shell/parts.js'
import { useWords } from '../../words/words-context.js'
import { usePlaceName } from '../conditions-context.js'
import { answerAddress } from './asked-last.js'
import { hitsOf } from './hits-of.js'

interface HitsProps {
  /** The question that was looked at. */
  readonly asked: Draft
  readonly answer: MatchAnswer
  /** Ids of the orders whose hits are shown. */
  readonly orders: readonly string[]
}

/** Way by way, what the orders do to it and what can be done; the ways that they leave alone are named beneath. */
export function Hits({ asked, answer, orders }: HitsProps) {
  const { say, tell, list } = useWords()
  const placeName = usePlaceName()
  const { hit, spared } = hitsOf(answer, orders)
  if (answer.plans.length === 0) return <p>{say('enter.hit.noWay')}</p>
  const leadsTo = (draft: Draft) => goTo(answerAddress(draft))
  const shown = {
    of: () => [],
    placesOn: () => [],
    titleOf: (id: string) => {
      const way = answer.plans.find(({ planId }) => planId === id)
      return way && tell(way.told.title)
    },
    askFor: (day: string) => leadsTo(readyOn(day, asked)),
    choose: () => leadsTo(asked),
    find: async () => null,
  }
  return (
    <HitsContext value={shown}>
      <p>
        <strong>{say('enter.hit.count', { hit: hit.length, count: answer.plans.length })}</strong>
      </p>
      {hit.length > 0 && (
        <ol className="hit-ways">
          {hit.map(({ planId, told, hits }) => (
            <li key={planId}>
              <h4>{tell(told.title)}</h4>
              {hits.map((one) => (
                <Met key={`${one.orderId} ${one.verdict} ${one.leg}`} hit={one} placeName={placeName} />
              ))}
            </li>
          ))}
        </ol>
      )}
      {answer.told.notes.length > 0 && (
        <ul className="note">
          {answer.told.notes.map(tell).map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {spared.length > 0 && hit.length > 0 && (
        <p className="note">
          {say('enter.hit.spared')} {list(spared.map(({ told }) => tell(told.title)))}
        </p>
      )}
    </HitsContext>
  )
}
