import type { ListedConsignment } from '@karavan/api'
import { AdviceLines } from '../consignments/detail/advice-list.js'
import { ageInWords, fullMoment } from '../consignments/moments.js'
import { dueOf, lateInWords } from '../consignments/pictures/due.js'
import type { Places } from '../consignments/use-places.js'
import { useWords } from '../words/words-context.js'
import { ConsignmentName } from './consignment-name.js'

type Estimate = NonNullable<ListedConsignment['estimate']>

interface RiskLineProps {
  readonly consignment: ListedConsignment
  readonly places: Places
  readonly now: number
}

/** A consignment on the way: the chance of missing the time that counts, the hours at stake, what moved it, and the orders that hold it. */
export function RiskLine({ consignment, places, now }: RiskLineProps) {
  const words = useWords()
  const { say, percent, tell } = words
  const { estimate, planned } = consignment
  const told = dueOf(consignment)
  const due = estimate?.due ?? null
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
      <p className="note">{due === null ? say('watch.noDue') : dueInWords(due, words)}</p>
      {planned && told.late !== null && (
        <p className="note">
          {told.how === 'estimated' ? lateInWords(told, words) : say('watch.late', { late: lateInWords(told, words) })}
        </p>
      )}
      {estimate !== null && <Moved estimate={estimate} now={now} />}
      <AdviceLines advice={estimate?.moved?.advice ?? []} />
      {estimate !== null && estimate.holds.length > 0 && (
        <ul className="watch-holds">
          {estimate.holds.map((hold) => (
            <li key={`${hold.orderId} ${hold.place} ${hold.from}`}>
              {tell(hold.told.text)} {hold.isNew && <strong>{say('watch.hold.new')}</strong>}
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

/** How old the estimate is, and what moved it last. */
function Moved({ estimate: { asOf, moved }, now }: { readonly estimate: Estimate; readonly now: number }) {
  const words = useWords()
  const { say, tell, duration } = words
  const cause = moved?.causes[0]
  const hours = (moved?.p50 ?? 0) / 60
  const way = hours > 0 ? 'watch.moved.later' : 'watch.moved.earlier'
  return (
    <p className="note">
      {say('watch.asOf', { time: ageInWords(now - asOf, words) })}
      {moved !== null && cause !== undefined && Math.abs(hours) >= 1 && (
        <>
          {' '}
          {say(way, {
            time: ageInWords(now - moved.at, words),
            hours: duration(Math.abs(hours)),
            why: tell(cause.told.text),
          })}
        </>
      )}
    </p>
  )
}

function dueInWords(due: NonNullable<Estimate['due']>, words: ReturnType<typeof useWords>): string {
  const { say, duration } = words
  return say(`watch.due.${due.basis}`, { at: fullMoment(due.at, words), hours: duration(due.hours) })
}
