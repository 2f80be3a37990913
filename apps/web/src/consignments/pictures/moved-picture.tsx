import type { ArrivalAnswer } from '@karavan/api'
import type { EpochMinutes } from '@karavan/core'
import { useWords } from '../../words/words-context.js'
import { clock } from '../moments.js'
import {
  type DrawnEstimate,
  drawnEstimates,
  type MovedFrame,
  movedFrame,
  shareOf,
  type Tick,
  tellingMoves,
  ticksOf,
} from './moved.js'

/** Per cent of the way up to which a label does not stand in the way of that of now. */
const CLEAR_OF_NOW = 84

/** How the estimate of the arrival moved: to the right when it was made, upwards later arrivals; what moved it is listed below. */
export function MovedPicture({ answer }: { readonly answer: ArrivalAnswer }) {
  const { say } = useWords()
  const drawn = drawnEstimates(answer)
  const due = answer.due?.at ?? null
  const planned = answer.planned?.p50 ?? null
  const marks = [due, planned].filter((at) => at !== null)
  const frame = movedFrame(answer, drawn, marks)
  if (frame === null) return null
  const { from, to, first, last } = frame
  const up = (at: EpochMinutes) => 100 - shareOf(at, first, last)
  const across = (at: EpochMinutes) => shareOf(at, from, to)
  const moves = tellingMoves(answer.past)
  const levels = ticksOf(first, last)
  const times = ticksOf(from, to)
  return (
    <figure className="moved">
      <div className="moved-field" role="img" aria-label={say('consignments.arrival.picture')}>
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          <path className="moved-band" d={bandOf(drawn, frame)} />
          <path
            className="moved-grid"
            d={[...levels.map(({ at }) => `M0 ${up(at)}H100`), ...times.map(({ at }) => `M${across(at)} 0V100`)].join(
              '',
            )}
          />
          <path className="moved-edge" d={stepsOf(drawn, 'p10', frame) + stepsOf(drawn, 'p90', frame)} />
          <path className="moved-now" d={`M${across(answer.asOf)} 0V100`} />
          {planned !== null && <path className="moved-planned" d={`M0 ${up(planned)}H100`} />}
          {due !== null && <path className="moved-due" d={`M0 ${up(due)}H100`} />}
          <path className="moved-median" d={stepsOf(drawn, 'p50', frame)} />
        </svg>
        {moves.map(({ asOf, p50 }) =>
          p50 === null ? null : (
            <span key={asOf} className="moved-mark" style={{ left: `${across(asOf)}%`, top: `${up(p50)}%` }} />
          ),
        )}
        {levels.map((tick) => (
          <span key={tick.at} className="moved-date" style={{ top: `${up(tick.at)}%` }} aria-hidden="true">
            <TickWords tick={tick} />
          </span>
        ))}
      </div>
      <div className="moved-times" aria-hidden="true">
        {times
          .filter(({ at }) => across(at) <= CLEAR_OF_NOW)
          .map((tick) => (
            <span key={tick.at} style={{ left: `${across(tick.at)}%` }}>
              <TickWords tick={tick} />
            </span>
          ))}
        <strong style={{ left: `${across(answer.asOf)}%` }}>{say('consignments.now')}</strong>
      </div>
      <figcaption>
        <ul className="moved-legend">
          {(['band', 'median', 'planned', 'due', 'mark'] as const).map((what) =>
            (what === 'due' && due === null) ||
            (what === 'planned' && planned === null) ||
            (what === 'mark' && moves.length === 0) ? null : (
              <li key={what}>
                <span className={`moved-sign moved-sign-${what}`} aria-hidden="true" />
                {say(`consignments.arrival.legend.${what}`)}
              </li>
            ),
          )}
        </ul>
      </figcaption>
    </figure>
  )
}

function bandOf(drawn: readonly DrawnEstimate[], { from, to, first, last }: MovedFrame): string {
  const up = (at: EpochMinutes) => 100 - shareOf(at, first, last)
  return drawn
    .map((each) => {
      const [left, right] = [shareOf(each.from, from, to), shareOf(each.to, from, to)]
      return `M${left} ${up(each.p90)}H${right}V${up(each.p10)}H${left}Z`
    })
    .join('')
}

/** The way of one of the figures, in steps. */
function stepsOf(
  drawn: readonly DrawnEstimate[],
  figure: 'p10' | 'p50' | 'p90',
  { from, to, first, last }: MovedFrame,
) {
  return drawn
    .map((each, i) => {
      const y = 100 - shareOf(each[figure], first, last)
      const start = i === 0 ? `M${shareOf(each.from, from, to)} ${y}` : `V${y}`
      return `${start}H${shareOf(each.to, from, to)}`
    })
    .join('')
}

/** The day; with its time below where it is no beginning of a day. */
function TickWords({ tick: { at, isDay } }: { readonly tick: Tick }) {
  const { shortDate } = useWords()
  if (isDay) return shortDate(at)
  return (
    <>
      {shortDate(at)}
      <br />
      {clock(at)}
    </>
  )
}
