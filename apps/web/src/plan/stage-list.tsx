import type { TransportPlan } from '@karavan/model'
import { Fragment } from 'react'
import { citedOrders } from '../conditions/cited-orders.js'
import { OrderLink } from '../conditions/order-link.js'
import { SourcedNumber } from '../sources/source-context.js'
import { useWords } from '../words/words-context.js'
import { lawInWords, placeNames } from './step-words.js'

/** Every stage that the arrival is composed of, in order, each with its own law and source. */
export function StageList({ plan }: { plan: TransportPlan }) {
  const words = useWords()
  const { say, tell, place } = words
  const names = placeNames(plan)
  if (plan.stages.length === 0) return null
  return (
    <details className="stages" id="plan-stages">
      <summary>{say('plan.stages', { count: plan.stages.length })}</summary>
      <ol>
        {plan.stages.map((stage) => (
          <li key={stage.stageId}>
            <span className="stage-kind">{say(`plan.stage.${stage.kind}`)}</span>
            <span>
              {tell(stage.told.label)}{' '}
              <span className="stage-place">{place(stage.place, names.get(stage.place) ?? stage.place)}</span>
              {citedOrders(stage.told.label).map((order) => (
                <Fragment key={order}>
                  {' '}
                  <OrderLink order={order} />
                </Fragment>
              ))}
            </span>
            <SourcedNumber
              figure={{
                what: say('plan.step.at', { what: say(`plan.stage.${stage.kind}`), place: tell(stage.told.label) }),
                value: lawInWords(stage.time, words),
                sources: stage.provenance,
              }}
            />
          </li>
        ))}
      </ol>
    </details>
  )
}

/** What might have held the goods and does not, in one line that opens. */
export function LookedAt({ plan }: { plan: TransportPlan }) {
  const { say, tell } = useWords()
  const { lookedAt } = plan.told
  if (lookedAt.length === 0) return null
  return (
    <details className="stages">
      <summary>{say('plan.lookedAt', { count: lookedAt.length })}</summary>
      <ul className="looked-at">
        {lookedAt.map((one) => (
          <li key={JSON.stringify(one)}>
            {tell(one)}
            {citedOrders(one).map((order) => (
              <Fragment key={order}>
                {' '}
                <OrderLink order={order} />
              </Fragment>
            ))}
          </li>
        ))}
      </ul>
    </details>
  )
}
