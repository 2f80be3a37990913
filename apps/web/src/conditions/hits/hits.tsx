import type { ConditionHit, MatchAnswer } from '@karavan/model'
import { directionName } from '../../network/say-entry.js'
import { useWords } from '../../words/words-context.js'
import { usePlaceName } from '../conditions-context.js'
import { quotaInWords } from '../say-conditions.js'
import { VerdictMark } from '../verdict-mark.js'
import { AdviceLine } from './advice-line.js'
import { hitsOf } from './hits-of.js'

interface HitsProps {
  readonly answer: MatchAnswer
  /** Ids of the orders whose hits are shown. */
  readonly orders: readonly string[]
}

/** Way by way, what the orders do to it and what can be done; the ways that they leave alone are named beneath. */
export function Hits({ answer, orders }: HitsProps) {
  const { say, list } = useWords()
  const { hit, spared } = hitsOf(answer, orders)
  const titleOf = (id: string) => answer.plans.find(({ planId }) => planId === id)?.title ?? id
  if (answer.plans.length === 0) return <p>{say('enter.hit.noWay')}</p>
  return (
    <div className="hits">
      <p>
        <strong>{say('enter.hit.count', { hit: hit.length, count: answer.plans.length })}</strong>
      </p>
      <ol className="hit-ways">
        {hit.map(({ planId, title, hits }) => (
          <li key={planId}>
            <h4 lang="en">{title}</h4>
            <ul>
              {hits.map((one) => (
                <HitLine key={`${one.orderId} ${one.verdict} ${one.leg}`} hit={one} titleOf={titleOf} />
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {spared.length > 0 && hit.length > 0 && (
        <p className="note">
          {say('enter.hit.spared')} <span lang="en">{list(spared.map(({ title }) => title))}</span>
        </p>
      )}
    </div>
  )
}

interface HitLineProps {
  readonly hit: ConditionHit
  readonly titleOf: (planId: string) => string
}

function HitLine({ hit, titleOf }: HitLineProps) {
  const words = useWords()
  const { say, tell, longDate, percent } = words
  const nameOf = usePlaceName()
  const { verdict, location, direction, moment, when, told, quota, chance, advice } = hit
  const where = location === null ? (direction === null ? '' : directionName(direction, words)) : nameOf(location)
  return (
    <li className="hit">
      <p className="condition-head">
        <VerdictMark verdict={verdict} />
        <strong>{where}</strong>
        <span className="condition-issuer">{say(`network.order.at.${moment}`)}</span>
      </p>
      <p>
        {when.p50 !== null && say('enter.hit.when', { date: longDate(when.p50), ...spanOf(hit, longDate) })}{' '}
        {chance < 1 && say('enter.hit.chance', { share: percent(chance) })}
      </p>
      <p className="entry-sub">
        {say('conditions.clause', { clause: tell(told.clause) })}
        {quota && ` · ${quotaInWords(quota, words)}`}
      </p>
      {advice.length > 0 && (
        <ul className="hit-advice" aria-label={say('enter.advice')}>
          {advice.map((one) => (
            <AdviceLine key={JSON.stringify(one)} advice={one} titleOf={titleOf} />
          ))}
        </ul>
      )}
    </li>
  )
}

function spanOf({ when: { p10, p50, p90 } }: ConditionHit, longDate: (at: number) => string) {
  const day = (at: number | null) => longDate(at ?? p50 ?? 0)
  return { first: day(p10), last: day(p90) }
}
