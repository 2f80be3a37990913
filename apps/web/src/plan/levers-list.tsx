import { formatDate } from '@karavan/core'
import { isPolicyWorth, type TransportPlan } from '@karavan/model'
import { planTitles } from '../answers/plan-title.js'
import { arrivedBy } from '../answers/time-axis.js'
import type { Draft } from '../question/question.js'
import type { Words } from '../words/words.js'
import { useWords } from '../words/words-context.js'
import { HandOverHelp, type HandOverHelpProps } from './hand-over-help.js'
import { startOfDay } from './hand-overs.js'
import { type SurerWay, spreadHours, surerWays } from './levers.js'

/** Other ways that are told. */
const MOST_WAYS = 3
/** Differences below these are told as none: hours, and a share of what is compared. */
const SAME_HOURS = 12
const SAME_SHARE = 0.01

interface LeversProps extends Omit<HandOverHelpProps, 'deadline'> {
  readonly onAsk: (draft: Draft) => void
  readonly onChoose: (plan: TransportPlan) => void
}

/** What would help the goods to be there in time, or more surely: each as a button that does it, or why nothing does. */
export function Levers(props: LeversProps) {
  const { say } = useWords()
  const { deadline } = props.answer.query
  return (
    <section className="helps" id="plan-help" aria-labelledby="help-title">
      <h3 id="help-title">{say('plan.levers')}</h3>
      {deadline === undefined ? <WithoutDeadline {...props} /> : <HandOverHelp {...props} deadline={deadline} />}
      <h4>{say('plan.surer')}</h4>
      <SurerWays {...props} />
    </section>
  )
}

/** Without a deadline no hand-over is late: what is needed to tell one, as a button that asks for it. */
function WithoutDeadline({ plan, asked, onAsk }: LeversProps) {
  const { say, longDate } = useWords()
  const nine = arrivedBy(plan.arrival, 0.9)
  return (
    <div className="help-deadline">
      <p>{say('plan.handOver.needsDeadline')}</p>
      {nine !== null && (
        <button
          type="button"
          className="button-second"
          onClick={() => onAsk({ ...asked, deadline: formatDate(startOfDay(nine)) })}
        >
          {say('plan.handOver.setDeadline', { day: longDate(nine) })}
        </button>
      )}
    </div>
  )
}

function SurerWays({ plan, answer, onChoose }: LeversProps) {
  const words = useWords()
  const { policy, plans } = answer
  const all = [...plans, ...(policy !== null && isPolicyWorth(policy, plans) ? [policy.plan] : [])]
  const titles = planTitles(all, words)
  const surer = surerWays(plan, all, MOST_WAYS)
  if (surer.length === 0) return <p className="note">{whyNotSurer(plan, all.length, words)}</p>
  return (
    <ul className="levers">
      {surer.map((way) => (
        <li key={way.plan.planId}>
          <button type="button" className="lever" onClick={() => onChoose(way.plan)}>
            <strong>{titles.get(way.plan.planId)}</strong>
            <span>{gain(plan, way, words)}</span>
            <span>{price(plan, way, words)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

function whyNotSurer(plan: TransportPlan, plans: number, { say }: Words): string {
  if (plans < 2) return say('plan.surer.only')
  return say(plan.onTime === null ? 'plan.surer.none' : 'plan.surer.noneInTime')
}

/** By how much a way is surer. */
function gain(plan: TransportPlan, { plan: other }: SurerWay, { say, percent, duration }: Words): string {
  if (plan.onTime !== null)
    return say('plan.surer.chance', { chance: percent(other.onTime ?? 0), now: percent(plan.onTime) })
  return say('plan.surer.span', { span: duration(spreadHours(other)), now: duration(spreadHours(plan)) })
}

/** What that takes: days, money and CO2e. */
function price(plan: TransportPlan, { plan: other, later, dearer, dirtier }: SurerWay, words: Words): string {
  const { say, duration, money, emissions, list } = words
  const told: string[] = []
  if (later !== null) {
    if (Math.abs(later) < SAME_HOURS) told.push(say('plan.surer.sameDay'))
    else told.push(say(later > 0 ? 'plan.surer.later' : 'plan.surer.sooner', { time: duration(Math.abs(later)) }))
  }
  if (dearer !== null) {
    const amount = money(String(Math.abs(dearer)), plan.cost.currency)
    if (Math.abs(dearer) < SAME_SHARE * Number(plan.cost.amount)) told.push(say('plan.surer.sameCost'))
    else told.push(say(dearer > 0 ? 'plan.surer.dearer' : 'plan.surer.cheaper', { amount }))
  }
  if (dirtier !== null) {
    const mass = emissions(Math.abs(dirtier))
    if (Math.abs(dirtier) < SAME_SHARE * (other.co2eKg ?? 0)) told.push(say('plan.surer.sameEmissions'))
    else told.push(say(dirtier > 0 ? 'plan.surer.dirtier' : 'plan.surer.cleaner', { mass }))
  }
  return list(told)
}
