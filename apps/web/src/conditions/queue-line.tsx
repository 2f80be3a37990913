import type { StandingQueue } from '@karavan/model'
import { SourcedNumber } from '../sources/source-context.js'
import { dateOf } from '../words/date-of.js'
import { useWords } from '../words/words-context.js'
import { useLooking, usePlaceName } from './conditions-context.js'
import { QueueMark } from './pictures/state-mark.js'
import { ageInWords, countInWords, waitInWords } from './say-conditions.js'
import { SourceButton } from './source-button.js'

/** A queue: how many wait and are handled in a day, how long that takes, and when what was counted is gone. */
export function QueueLine({ queue }: { readonly queue: StandingQueue }) {
  const words = useWords()
  const { say, country, decimal, longDate } = words
  const { order, place: opened, openPlace } = useLooking()
  const name = usePlaceName()(queue.place)
  const [latest] = queue.counts
  if (latest === undefined) return null
  const { count, perDay } = latest
  const counted = countInWords(count, words)
  return (
    <li className="condition">
      <button
        type="button"
        className="entry condition-open"
        aria-current={order === null && opened === queue.place}
        data-key={`queue:${queue.place}:${queue.unit}`}
        onClick={() => openPlace(queue.place)}
      >
        <span className="condition-head">
          <QueueMark />
          <span className="condition-issuer">{say(`conditions.unit.${queue.unit}`)}</span>
        </span>
        <span className="entry-title">
          {queue.towards === null ? name : say('conditions.towards', { place: name, country: country(queue.towards) })}
        </span>
        <span className="queue-wait">
          <strong>{waitInWords(queue, words)}</strong> <small>{say('conditions.wait')}</small>
        </span>
        <span className="entry-sub">
          {[
            counted,
            say('conditions.perDay', { count: decimal(perDay) }),
            say('conditions.gone', { date: longDate(queue.clears) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <span className="entry-sub">
          {say('conditions.counted', { who: count.by, date: dateOf(count.date, words) })} ·{' '}
          {ageInWords(queue.ageDays, false, words)}
        </span>
      </button>
      {queue.counts.length > 1 ? (
        <span className="condition-source">
          <SourcedNumber
            figure={{
              what: say('conditions.queue.at', { place: name }),
              value: waitInWords(queue, words),
              how: say('conditions.queue.how', { count: queue.counts.length }),
              sources: queue.counts.map((one) => one.count),
            }}
          >
            {say('conditions.sources', { count: queue.counts.length })}
          </SourcedNumber>
        </span>
      ) : (
        <SourceButton
          what={say('conditions.queue.at', { place: name })}
          value={waitInWords(queue, words)}
          source={count}
        />
      )}
    </li>
  )
}
