import { type ConditionHit, isStop, type LocationId, type TransportPlan } from '@karavan/model'
import { FlagIcon } from '../answers/flag-icon.js'
import { lastDayBefore } from '../conditions/days.js'
import { placeNames } from '../plan/step-words.js'
import { useWords } from '../words/words-context.js'
import { titleOfHit } from './hit-words.js'
import { useShownHits } from './hits-context.js'

/** On a card: what keeps the goods from passing, where, and from which hand-over on the way is free; and the places said to be shut. */
export function CardHits({ plan }: { plan: TransportPlan }) {
  const { say, place } = useWords()
  const shown = useShownHits()
  const [first, ...more] = shown.of(plan).filter(isStop)
  const places = shown.placesOn(plan)
  if (first === undefined && places.length === 0) return null
  const names = placeNames(plan)
  return (
    <ul className="flag-chips">
      {first && (
        <li className={first.verdict === 'banned' ? 'flag-chip flag-ban' : 'flag-chip'}>
          <FlagIcon kind="ban" />
          <Stop hit={first} more={more.length} names={names} />
        </li>
      )}
      {places.map(({ place: id, state, report }) => (
        <li key={report.id} className={state === 'closed' ? 'flag-chip flag-ban' : 'flag-chip'}>
          <FlagIcon kind="warning" />
          {say(state === 'closed' ? 'hits.card.shut' : 'hits.card.limited', { place: place(id, names.get(id) ?? id) })}
        </li>
      ))}
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
  const words = useWords()
  const { say, shortDate, place } = words
  const { verdict, location, heldAt, advice } = hit
  const named = (id: LocationId) => place(id, names.get(id) ?? id)
  const at = location === null ? titleOfHit(hit, words) : named(location)
  const wait = advice.find((one) => one.kind === 'wait' || one.kind === 'ifProlonged')
  const until = wait?.until ?? hit.until
  const what =
    verdict !== 'banned'
      ? location === null
        ? say('hits.card.inDoubt', { order: at })
        : say('hits.card.unknown', { place: at })
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
