import { POLICY_WORTH, type PolicySummary, type TransportPlan } from '@karavan/model'
import { Term } from '../help/term.js'
import { useWords } from '../words/words-context.js'

/** Mean hours below which nothing is gained. */
const NOTHING = 0.5

interface PolicyNoteProps {
  readonly policy: PolicySummary
  /** What the best plan that is fixed beforehand is called. */
  readonly fixedTitle: string
}

/** What deciding on the way would gain where that is too little for a card of its own. */
export function PolicyNote({ policy: { plan, gainHours }, fixedTitle }: PolicyNoteProps) {
  const { say } = useWords()
  return (
    <p className="note">
      {gainHours < NOTHING ? (
        say('answers.policy.nothing')
      ) : (
        <Little plan={plan} hours={gainHours} title={fixedTitle} />
      )}
    </p>
  )
}

function Little({ plan, hours, title }: { plan: TransportPlan; hours: number; title: string }) {
  const { say, duration, number } = useWords()
  return (
    <>
      {say('answers.policy.little', {
        time: duration(hours),
        title,
        least: duration(POLICY_WORTH.hours),
        timed: plan.onTime === null ? 'no' : 'yes',
        points: number(POLICY_WORTH.chance * 100),
      })}{' '}
      <Term name="policy" />
    </>
  )
}
