import { type ConditionHit, isStop, type LocationId, type TransportPlan } from '@karavan/model'
import { FlagIcon } from '../answers/flag-icon.js'
import { lastDayBefore } from '../conditions/days.js'
import { placeNames } from '../plan/step-words.js'
import { useWords } from '../words/words-context.js'
import { useShownHits } from './hits-context.js'

/** On a card: what keeps the goods from passing, where, and from which hand-over on the way is free. */
export function CardHits({ plan }: { plan: TransportPlan }) {
  const stops = useShownHits().of(plan).filter(isStop)
  const [first, ...more] = stops
  if (first === undefined) return null
  return (
    <ul className="flag-chips">
      <li className={first.verdict === 'banned' ? 'flag-chip flag-ban' : 'flag-chip'}>
        <FlagIcon kind="ban" />
        <Stop hit={first} more={more.length} names={placeNames(plan)} />
      </li>
    </ul>
  )
}

interface StopProps {
  readonly hit: ConditionHit
  readonly more: number
  /** English names of places. */
  readonly names: ReadonlyMap<LocationId, string>
}

function Stop({ hit, more, names }: StopProps) {
  const { say, shortDate, place } = useWords()
  const { verdict, location, heldAt, advice } = hit
  const named = (id: LocationId) => place(id, names.get(id) ?? id)
  const at = location === null ? hit.issuer : named(location)
  const wait = advice.find((one) => one.kind === 'wait' || one.kind === 'ifProlonged')
  const until = wait?.until ?? hit.until
  const what =
    verdict !== 'banned'
      ? say('hits.card.unknown', { place: at })
      : until === null
        ? say('hits.card.banned', { place: at })
        : wait?.kind === 'ifProlonged' && heldAt !== null
          ? say('hits.card.held', { place: named(heldAt), date: shortDate(lastDayBefore(until)) })
          : say('hits.card.until', { place: at, date: shortDate(lastDayBefore(until)) })
  return (
    <span>
      {what}
      {wait && ` · ${say('hits.card.from', { date: shortDate(wait.handOverFrom) })}`}
      {hit.unjudged.length > 0 && ` · ${say('hits.card.unjudged')}`}
      {more > 0 && ` · ${say('hits.card.more', { count: more })}`}
    </span>
  )
}
