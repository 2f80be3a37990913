import { type EpochMinutes, formatDate } from '@karavan/core'
import type { PlanAnswer, TransportPlan } from '@karavan/model'
import type { Draft } from '../question/question.js'
import type { Words } from '../words/words.js'
import { useWords } from '../words/words-context.js'
import { HandOverPicture } from './hand-over-picture.js'
import {
  type ChanceOf,
  daysToDeadline,
  earlierDays,
  type HandOverDay,
  handOverDays,
  ofBestWay,
  ofOwnWay,
  startOfDay,
  WORTH_SAYING,
} from './hand-overs.js'
import { LatestHandOvers } from './latest-hand-overs.js'
import { useHandOvers } from './use-hand-overs.js'

export interface HandOverHelpProps {
  readonly plan: TransportPlan
  readonly answer: PlanAnswer
  readonly deadline: EpochMinutes
  /** The question as it was asked. */
  readonly asked: Draft
  /** Earliest instant at which the goods could be ready. */
  readonly soonest: EpochMinutes
  /** Asks again with the goods ready on another day, `2027-02-01`. */
  readonly onReady: (day: string) => void
}

/** How late the goods may be handed over, and what an earlier hand-over gains. */
export function HandOverHelp({ plan, answer, deadline, asked, soonest, onReady }: HandOverHelpProps) {
  const { say } = useWords()
  const { ready } = answer.query
  const span = daysToDeadline({ ready, deadline }, soonest, plan.arrival.horizonEnd - ready)
  const found = useHandOvers(asked, answer, span)
  if (found.kind === 'failed') {
    return (
      <p className="note" role="alert">
        {say('plan.handOver.failed')} <span lang="en">{found.problem.detail}</span>
      </p>
    )
  }
  if (found.kind === 'asking') return <p className="note help-waiting">{say('plan.uncertainty.waiting')}</p>
  const wayId = plan.kind === 'fixed' ? plan.wayId : null
  const days = handOverDays(found.profile, wayId)
  return (
    <>
      <h4>{say('plan.handOver.title')}</h4>
      <div className="hand-overs">
        <LatestHandOvers days={days} ways={found.profile.ways} wayId={wayId} ready={ready} onReady={onReady} />
        <HandOverPicture days={days} ready={ready} deadline={deadline} />
      </div>
      <h4>{say('plan.handOver.sooner')}</h4>
      <Sooner plan={plan} days={days} ready={ready} soonest={soonest} onReady={onReady} />
    </>
  )
}

interface SoonerProps {
  readonly plan: TransportPlan
  readonly days: readonly HandOverDay[]
  readonly ready: EpochMinutes
  readonly soonest: EpochMinutes
  readonly onReady: (day: string) => void
}

/** Hand-overs before the day that was asked for, with what they gain; or why none gains anything. */
function Sooner({ plan, days, ready, soonest, onReady }: SoonerProps) {
  const words = useWords()
  const { say, percent } = words
  const now = plan.onTime ?? 0
  const of = plan.kind === 'fixed' ? ofOwnWay : ofBestWay
  const before = days.filter((day) => day.ready < startOfDay(ready) && day.ready >= soonest)
  const earlier = earlierDays(before, ready, now, of)
  if (earlier.length === 0) return <p className="note">{whyNotSooner(before, now, of, words)}</p>
  return (
    <ul className="levers">
      {earlier.map(({ days: count, ready: day, onTime }) => (
        <li key={count}>
          <button type="button" className="lever" onClick={() => onReady(formatDate(day))}>
            <strong>{say('plan.lever.earlier', { days: count })}</strong>
            <span>{say('plan.lever.earlier.chance', { chance: percent(onTime), now: percent(now) })}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

/** @param before - the days on which the goods could be handed over earlier */
function whyNotSooner(before: readonly HandOverDay[], now: number, of: ChanceOf, words: Words): string {
  const { say, percent, weekday } = words
  const [first] = before
  if (first === undefined) return say('plan.handOver.cannot')
  if (now > 1 - WORTH_SAYING) return say('plan.handOver.safe', { chance: percent(now) })
  return say('plan.handOver.useless', { day: weekday(first.ready), chance: percent(of(first) ?? 0) })
}
