import type { StandingPlace } from '@karavan/model'
import { dateOf } from '../words/date-of.js'
import { useWords } from '../words/words-context.js'
import { useLooking, usePlaceName } from './conditions-context.js'
import { instantOf } from './days.js'
import { StateMark } from './pictures/state-mark.js'
import { ageInWords, reportSpan } from './say-conditions.js'
import { SourceButton } from './source-button.js'

/** A place that is said to be shut or limited: why, since when, who says so, and how old that word is. */
export function PlaceLine({ standing }: { readonly standing: StandingPlace }) {
  const words = useWords()
  const { say, list, mode } = words
  const { on, order, place: opened, openPlace } = useLooking()
  const name = usePlaceName()(standing.place)
  const { report, state, ageDays, old } = standing
  const isLater = instantOf(report.said.slice(0, 10).padEnd(10, '-01')) > on
  const head = [
    state === 'open' ? '' : report.reason && say(`conditions.reason.${report.reason}`),
    list(report.modes.map((one) => mode(one))),
  ]
  return (
    <li className="condition">
      <button
        type="button"
        className="entry condition-open"
        aria-current={order === null && opened === standing.place}
        data-key={`place:${standing.place}`}
        onClick={() => openPlace(standing.place)}
      >
        <span className="condition-head">
          <StateMark state={state} />
          <span className="condition-issuer">{head.filter(Boolean).join(' · ')}</span>
        </span>
        <span className="entry-title">{name}</span>
        <span className="entry-sub">{reportSpan(report, words)}</span>
        <span className="entry-sub">
          {say('conditions.said', { who: report.by, date: dateOf(report.said, words) })} ·{' '}
          {ageInWords(ageDays, isLater, words)}
        </span>
        {old && <span className="condition-old">{say('conditions.old')}</span>}
      </button>
      <SourceButton what={say(`conditions.state.${state}`)} value={name} source={report} />
    </li>
  )
}
