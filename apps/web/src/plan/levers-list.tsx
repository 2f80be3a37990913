import { formatDate } from '@karavan/core'
import type { PlanAnswer, TransportPlan } from '@karavan/model'
import { LEAST_GAIN } from '../answers/policy-card.js'
import { useWords } from '../words/words-context.js'
import { type Earlier, type Narrower, narrowerWays, spreadHours } from './levers.js'

interface LeversProps {
  readonly plan: TransportPlan
  readonly answer: PlanAnswer
  readonly earlier: readonly Earlier[]
  readonly onReady: (day: string) => void
  readonly onChoose: (plan: TransportPlan) => void
}

/** What would make the arrival surer, each as a button that does it. */
export function Levers({ plan, answer, earlier, onReady, onChoose }: LeversProps) {
  const { say, tell, percent, duration } = useWords()
  const { policy, plans } = answer
  const choosing = policy !== null && policy.gainHours >= LEAST_GAIN ? [policy.plan] : []
  const narrower = narrowerWays(plan, [...plans, ...choosing], 2)
  if (earlier.length === 0 && narrower.length === 0) return <p className="note">{say('plan.levers.none')}</p>
  return (
    <>
      <h4>{say('plan.levers')}</h4>
      <ul className="levers">
        {earlier.map(({ days, ready, onTime, atLeast }) => (
          <li key={days}>
            <button type="button" className="lever" onClick={() => onReady(formatDate(ready))}>
              <strong>{say('plan.lever.earlier', { days })}</strong>
              <span>
                {say(atLeast ? 'plan.lever.earlier.atLeast' : 'plan.lever.earlier.chance', {
                  chance: percent(onTime),
                  now: percent(plan.onTime ?? 0),
                })}
              </span>
            </button>
          </li>
        ))}
        {narrower.map((other) => (
          <li key={other.plan.planId}>
            <button type="button" className="lever" onClick={() => onChoose(other.plan)}>
              <strong>{tell(other.plan.told.title)}</strong>
              <span>
                {say('plan.lever.narrower', {
                  days: duration(other.spreadHours),
                  now: duration(spreadHours(plan)),
                })}{' '}
                <CostBeside other={other} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

function CostBeside({ other: { plan, costs } }: { other: Narrower }) {
  const { say, money } = useWords()
  if (costs === null) return null
  const amount = money(String(Math.abs(costs)), plan.cost.currency)
  return say(costs >= 0 ? 'plan.lever.dearer' : 'plan.lever.cheaper', { amount })
}
