import type { TransportPlan } from '@karavan/model'
import { arrivedBy } from '../answers/time-axis.js'
import { useWords } from '../words/words-context.js'

interface OwnChangeProps {
  readonly before: TransportPlan
  /** The same way in the new answer; null where it is no longer among those shown. */
  readonly after: TransportPlan | null
}

/** What a value of the asker's own changed in the chosen way. */
export default function OwnChange({ before, after }: OwnChangeProps) {
  const { say, shortDate, money } = useWords()
  if (after === null)
    return (
      <p className="own-change" role="status">
        {say('plan.change.gone')}
      </p>
    )
  const day = (plan: TransportPlan, share: number) => {
    const at = arrivedBy(plan.arrival, share)
    return at === null ? say('duration.beyond') : shortDate(at)
  }
  const lines = [
    { what: say('plan.p50'), was: day(before, 0.5), is: day(after, 0.5) },
    { what: say('plan.p90'), was: day(before, 0.9), is: day(after, 0.9) },
    {
      what: say('plan.cost'),
      was: money(before.cost.amount, before.cost.currency),
      is: money(after.cost.amount, after.cost.currency),
    },
  ]
  return (
    <div className="own-change" role="status">
      <strong>{say('plan.change')}</strong>
      <dl>
        {lines.map(({ what, was, is }) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{was === is ? say('plan.change.none', { is }) : say('plan.change.of', { was, is })}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
