import type { QueueCount } from '@karavan/model'
import { dateOf } from '../words/date-of.js'
import { useWords } from '../words/words-context.js'
import { useLooking, usePlaceName } from './conditions-context.js'
import { QueueMark } from './pictures/state-mark.js'
import { countInWords } from './say-conditions.js'
import { SourceButton } from './source-button.js'

/** A count of a queue of which nobody says how many are handled a day, and that plans therefore do not use it. */
export function UnratedLine({ count }: { readonly count: QueueCount }) {
  const words = useWords()
  const { say, country } = words
  const { order, place: opened, openPlace } = useLooking()
  const name = usePlaceName()(count.place)
  const counted = countInWords(count, words) ?? ''
  return (
    <li className="condition">
      <button
        type="button"
        className="entry condition-open"
        aria-current={order === null && opened === count.place}
        data-key={`queue:${count.place}:${count.unit}`}
        onClick={() => openPlace(count.place)}
      >
        <span className="condition-head">
          <QueueMark />
          <span className="condition-issuer">{say(`conditions.unit.${count.unit}`)}</span>
        </span>
        <span className="entry-title">
          {count.towards === null ? name : say('conditions.towards', { place: name, country: country(count.towards) })}
        </span>
        <span className="queue-wait">
          <strong>{counted}</strong>
        </span>
        <span className="entry-sub">{say('conditions.queue.unrated')}</span>
        <span className="entry-sub">
          {say('conditions.counted', { who: count.by, date: dateOf(count.date, words) })}
        </span>
      </button>
      <SourceButton what={say('conditions.queue.at', { place: name })} value={counted} source={count} />
    </li>
  )
}
