import type { PlanAnswer, TransportPlan } from '@karavan/model'
import { arrivedBy } from '../answers/time-axis.js'
import { Term } from '../help/term.js'
import { distinctSources, SourcedNumber } from '../sources/source-context.js'
import { deadlineInWords, duration, emissions, money, moneyRange, percent, spread, weekday } from '../words/format.js'
import { Borders } from './borders.js'
import { CostLines } from './cost-lines.js'
import { EmissionLines } from './emission-lines.js'
import { LegList } from './leg-list.js'
import { StageList } from './stage-list.js'

/** The chosen way in full: when, how, what it costs and emits, and on what all that rests. */
export function PlanDetail({ plan, answer }: { plan: TransportPlan; answer: PlanAnswer }) {
  const sources = distinctSources(plan.legs.map((leg) => leg.sources))
  const marks = [0.1, 0.5, 0.9].map((share) => arrivedBy(plan.arrival, share))
  const when = ['One in ten by', 'Half by', 'Nine in ten by']
  const how =
    'Composed stage by stage on a grid of whole hours: each wait, handling and run is a distribution, and none of it is sampled.'
  const named = plan.legs.length
  return (
    <article className="detail" aria-labelledby="detail-title">
      <header className="detail-head">
        <p className="eyebrow">{plan.kind === 'policy' ? 'Deciding on the way' : 'The chosen way'}</p>
        <h2 id="detail-title">{plan.title}</h2>
      </header>
      <dl className="headline">
        {marks.map((at, i) => (
          <div key={when[i]} className={i === 1 ? 'headline-main' : undefined}>
            <dt>{i === 0 ? when[i] : <Term name={i === 1 ? 'p50' : 'p90'}>{when[i]}</Term>}</dt>
            <dd>
              <SourcedNumber
                strong
                figure={{ what: when[i] ?? '', value: at === null ? 'beyond the horizon' : weekday(at), how, sources }}
              />
            </dd>
          </div>
        ))}
        <div>
          <dt>Door to door</dt>
          <dd>
            <SourcedNumber figure={{ what: 'From ready to available', value: spread(plan.hours), how, sources }} />
            <small>mean {duration(plan.hours.mean)}</small>
          </dd>
        </div>
        {plan.onTime !== null && (
          <div>
            <dt>In time</dt>
            <dd>
              <SourcedNumber
                figure={{
                  what: 'Chance of the deadline',
                  value: percent(plan.onTime),
                  how:
                    answer.query.deadline === undefined
                      ? 'Share of the arrival distribution that lies before the deadline.'
                      : `Share of the arrival distribution that lies before ${deadlineInWords(answer.query.deadline)}.`,
                  sources,
                }}
              />
            </dd>
          </div>
        )}
        <div>
          <dt>Cost</dt>
          <dd>
            <SourcedNumber
              figure={{
                what: 'Cost',
                value: moneyRange(plan.cost.low, plan.cost.high, plan.cost.currency),
                how: `Typically ${money(plan.cost.amount, plan.cost.currency)}; the sum of ${plan.cost.lines.length} lines, each with its own source.`,
                sources: distinctSources([plan.cost.lines.map(({ source }) => source)]),
              }}
            />
          </dd>
        </div>
        <div>
          <dt>CO₂e</dt>
          <dd>
            <SourcedNumber
              figure={{
                what: 'CO₂e, well to wheel',
                value: plan.co2eKg === null ? 'not known' : emissions(plan.co2eKg),
                how: 'After ISO 14083: tonnes times kilometres times the factor of each leg.',
                sources: distinctSources([plan.co2eLines.map(({ source }) => source)]),
              }}
            />
          </dd>
        </div>
      </dl>
      {named > 0 && <LegList plan={plan} />}
      <Borders plan={plan} />
      <CostLines cost={plan.cost} />
      <EmissionLines lines={plan.co2eLines} />
      <StageList plan={plan} />
      <p className="note">{answer.citation}. Dates in UTC.</p>
    </article>
  )
}
