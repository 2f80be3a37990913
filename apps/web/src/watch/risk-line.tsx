import type { ArrivalAnswer } from '@karavan/api'
import { latenessInWords } from '../consignments/lateness.js'
import { fullMoment } from '../consignments/moments.js'
import type { Places } from '../consignments/use-places.js'
import { ProblemText } from '../shell/problem.js'
import { useWords } from '../words/words-context.js'
import { ConsignmentName } from './consignment-name.js'
import type { Looked } from './risk.js'

interface RiskLineProps {
  readonly looked: Looked
  readonly places: Places
}

/** A consignment on the way: the chance of missing the time that counts, the hours at stake, and the orders that hold it. */
export function RiskLine({ looked: { consignment, arrival, problem }, places }: RiskLineProps) {
  const words = useWords()
  const { say, percent, tell } = words
  const due = arrival?.due ?? null
  return (
    <li className="watch-line">
      <ConsignmentName consignment={consignment} places={places} />
      {due !== null && (
        <p className="watch-chance">
          <span className="watch-bar" aria-hidden="true">
            <span style={{ width: `${due.missing * 100}%` }} />
          </span>
          <strong>{say('watch.chance', { chance: percent(due.missing) })}</strong>
        </p>
      )}
      {due !== null && <p className="note">{dueInWords(due, words)}</p>}
      {arrival !== null && due === null && <p className="note">{say(`watch.why.${arrival.why ?? 'noDue'}`)}</p>}
      {problem !== null && <ProblemText problem={problem} />}
      {consignment.planned && consignment.lateMinutes !== null && (
        <p className="note">{say('watch.late', { late: latenessInWords(consignment.lateMinutes, words) })}</p>
      )}
      {arrival !== null && arrival.holds.length > 0 && (
        <ul className="watch-holds">
          {arrival.holds.map((hold) => (
            <li key={`${hold.orderId} ${hold.place} ${hold.from}`}>
              {tell(hold.told.text)} {hold.isNew && <strong>{say('watch.hold.new')}</strong>}
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

function dueInWords(due: NonNullable<ArrivalAnswer['due']>, words: ReturnType<typeof useWords>): string {
  const { say, duration } = words
  return say(`watch.due.${due.basis}`, { at: fullMoment(due.at, words), hours: duration(due.hours) })
}
