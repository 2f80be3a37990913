import type { PlanAnswer, Quantiles, TransportPlan } from '@karavan/model'
import { quantilesAlong } from '../answers/time-axis.js'
import { Term } from '../help/term.js'
import { WayHits } from '../hits/way-hits.js'
import { distinctSources, SourcedNumber } from '../sources/source-context.js'
import { useWords } from '../words/words-context.js'
import { ArrivalPicture } from './arrival-picture.js'
import { Warnings } from './warnings.js'

/** A plan at one glance: when it arrives, how surely, what it costs and emits, and what to beware of. */
export function PlanHead({ plan, answer }: { plan: TransportPlan; answer: PlanAnswer }) {
  const { say, tell, weekday, duration, elapsedSpread, percent, deadline, money, moneyRange, emissions } = useWords()
  const sources = distinctSources(plan.legs.map((leg) => leg.sources))
  const how = say('plan.how.composed')
  const { cost, co2eKg, onTime, hours } = plan
  const arrived = quantilesAlong(plan.arrival)
  const day = (quantile: keyof Quantiles) => {
    const at = arrived[quantile]
    return at === null ? say('duration.beyond') : weekday(at)
  }
  return (
    <header className="detail-head" id="plan-head">
      <p className="eyebrow">{say(plan.kind === 'policy' ? 'plan.eyebrow.policy' : 'plan.eyebrow.fixed')}</p>
      <h2 id="detail-title">{tell(plan.told.title)}</h2>
      <ArrivalPicture curve={plan.arrival} deadline={answer.query.deadline} />
      <dl className="quantiles">
        <div className="quantile-0">
          <dt>{say('plan.p10')}</dt>
          <dd>
            <SourcedNumber strong figure={{ what: say('plan.p10'), value: day('p10'), how, sources }} />
          </dd>
        </div>
        <div className="quantile-1">
          <dt>
            <Term name="p50">{say('plan.p50')}</Term>
          </dt>
          <dd>
            <SourcedNumber strong figure={{ what: say('plan.p50'), value: day('p50'), how, sources }} />
          </dd>
        </div>
        <div className="quantile-2">
          <dt>
            <Term name="p90">{say('plan.p90')}</Term>
          </dt>
          <dd>
            <SourcedNumber strong figure={{ what: say('plan.p90'), value: day('p90'), how, sources }} />
          </dd>
        </div>
      </dl>
      <dl className="headline">
        {onTime !== null && (
          <div>
            <dt>{say('plan.onTime')}</dt>
            <dd className={onTime < 0.5 ? 'chance-low' : undefined}>
              <SourcedNumber
                strong
                figure={{
                  what: say('plan.onTime.what'),
                  value: percent(onTime),
                  how:
                    answer.query.deadline === undefined
                      ? how
                      : say('plan.onTime.how', { deadline: deadline(answer.query.deadline) }),
                  sources,
                }}
              />
            </dd>
          </div>
        )}
        <div>
          <dt>{say('plan.doorToDoor')}</dt>
          <dd>
            <SourcedNumber
              figure={{
                what: say('plan.doorToDoor.what'),
                value: elapsedSpread(answer.query.ready, arrived),
                how,
                sources,
              }}
            />
            <small>{say('plan.mean', { hours: duration(hours.mean) })}</small>
          </dd>
        </div>
        <div>
          <dt>{say('plan.cost')}</dt>
          <dd>
            <SourcedNumber
              figure={{
                what: say('plan.cost'),
                value: moneyRange(cost.low, cost.high, cost.currency),
                how: say('plan.cost.how', { amount: money(cost.amount, cost.currency), count: cost.lines.length }),
                sources: distinctSources([cost.lines.map(({ source }) => source)]),
              }}
            />
            <small>{say('plan.typically', { amount: money(cost.amount, cost.currency) })}</small>
          </dd>
        </div>
        <div>
          <dt>
            <Term name="co2e" />
          </dt>
          <dd>
            <SourcedNumber
              figure={{
                what: say('plan.co2e.what'),
                value: co2eKg === null ? say('plan.unknown') : emissions(co2eKg),
                how: say('plan.co2e.how'),
                sources: distinctSources([plan.co2eLines.map(({ source }) => source)]),
              }}
            />
          </dd>
        </div>
      </dl>
      <Warnings flags={plan.flags} />
      <WayHits plan={plan} />
    </header>
  )
}
