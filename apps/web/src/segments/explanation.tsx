import { FEWEST_FOR_PERCENTILES } from '@karavan/model'
import { useWords } from '../words/words-context.js'

/** How the figures come about, and what the marks of the charts mean. */
export function Explanation() {
  const { say, number } = useWords()
  const fewest = number(FEWEST_FOR_PERCENTILES)
  return (
    <section className="segments-how" aria-labelledby="segments-how">
      <h2 id="segments-how">{say('segments.how')}</h2>
      <p>{say('segments.how.what')}</p>
      <p>{say('segments.how.when')}</p>
      <p>{say('segments.how.few', { count: fewest })}</p>
      <p>{say('segments.how.costs')}</p>
      <p>{say('segments.how.samples')}</p>
      <ul className="segments-legend">
        <li>
          <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
            <line className="segment-whisker" x1="11" x2="11" y1="1" y2="21" />
            <rect className="segment-band" x="4" width="14" y="5" height="12" />
            <line className="segment-median" x1="2" x2="20" y1="12" y2="12" />
          </svg>
          {say('segments.legend.many', { count: fewest })}
        </li>
        <li>
          <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
            <line className="segment-whisker" data-few="true" x1="11" x2="11" y1="1" y2="21" />
            <circle className="segment-ring" cx="11" cy="11" r="4.5" />
          </svg>
          {say('segments.legend.few', { count: fewest })}
        </li>
        <li>
          <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
            <path className="segment-cross" d="M7 7l8 8m0 -8l-8 8" />
          </svg>
          {say('segments.legend.none')}
        </li>
      </ul>
      <p className="note">{say('segments.legend.count')}</p>
    </section>
  )
}
