import type { StandingQueue } from '@karavan/model'
import { SourcedNumber } from '../sources/source-context.js'
import { dateOf } from '../words/date-of.js'
import { useWords } from '../words/words-context.js'
import { useLooking, usePlaceName } from './conditions-context.js'
import { QueueMark } from './pictures/state-mark.js'
import { ageInWords, countInWords, waitInWords } from './say-conditions.js'
import { SourceButton } from './source-button.js'

interface QueueLineProps {
  readonly queue: StandingQueue
  /** All queues that are listed. */
  readonly among: readonly StandingQueue[]
}

/**
 * A queue: how many wait and are handled in a day, how long that takes, and when what was counted is gone; where others stand at
 * the same place, which of them plans take.
 */
export function QueueLine({ queue, among }: QueueLineProps) {
  const words = useWords()
  const { say, country, decimal, longDate } = words
  const { on, order, place: opened, openPlace } = useLooking()
  const name = usePlaceName()(queue.place)
  const [latest] = queue.counts
  if (latest === undefined) return null
  const { count, perDay } = latest
  const counted = countInWords(count, words)
  const isOneOfSeveral = among.some((other) => other !== queue && other.place === queue.place)
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
            say(queue.clears > on ? 'conditions.gone' : 'conditions.goneBefore', { date: longDate(queue.clears) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <span className="entry-sub">
          {say('conditions.counted', { who: count.by, date: dateOf(count.date, words) })} ·{' '}
          {ageInWords(queue.ageDays, false, words)}
        </span>
        {isOneOfSeveral && <span className="entry-sub">{say('conditions.queue.several')}</span>}
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
