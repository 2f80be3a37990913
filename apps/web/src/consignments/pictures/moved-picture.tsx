import type { ArrivalAnswer } from '@karavan/api'
import type { EpochMinutes } from '@karavan/core'
import { useWords } from '../../words/words-context.js'
import { type DrawnEstimate, drawnEstimates, type MovedFrame, movedFrame, shareOf, tellingMoves } from './moved.js'

/** Days that are written beside the picture, and below it. */
const TICKS = 4

/** How the estimate of the arrival moved: to the right when it was made, upwards later arrivals; what moved it is listed below. */
export function MovedPicture({ answer }: { readonly answer: ArrivalAnswer }) {
  const { say, shortDate } = useWords()
  const drawn = drawnEstimates(answer)
  const due = answer.due?.at ?? null
  const planned = answer.planned?.p50 ?? null
  const marks = [due, planned].filter((at) => at !== null)
  const frame = movedFrame(drawn, marks)
  if (frame === null) return null
  const { from, to, first, last } = frame
  const up = (at: EpochMinutes) => 100 - shareOf(at, first, last)
  const across = (at: EpochMinutes) => shareOf(at, from, to)
  return (
    <figure className="moved">
      <div className="moved-field" role="img" aria-label={say('consignments.arrival.picture')}>
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          <path className="moved-band" d={bandOf(drawn, frame)} />
          {planned !== null && <path className="moved-planned" d={`M0 ${up(planned)}H100`} />}
          {due !== null && <path className="moved-due" d={`M0 ${up(due)}H100`} />}
          <path className="moved-median" d={medianOf(drawn, frame)} />
        </svg>
        {tellingMoves(answer.past).map(({ asOf, p50 }) =>
          p50 === null ? null : (
            <span key={asOf} className="moved-mark" style={{ left: `${across(asOf)}%`, top: `${up(p50)}%` }} />
          ),
        )}
        {ticksOf(first, last).map((at) => (
          <span key={at} className="moved-date" style={{ top: `${up(at)}%` }} aria-hidden="true">
            {shortDate(at)}
          </span>
        ))}
      </div>
      <div className="moved-times" aria-hidden="true">
        {ticksOf(from, to).map((at) => (
          <span key={at} style={{ left: `${across(at)}%` }}>
            {shortDate(at)}
          </span>
        ))}
      </div>
      <figcaption>
        <ul className="moved-legend">
          {(['band', 'median', 'planned', 'due', 'mark'] as const).map((what) =>
            (what === 'due' && due === null) || (what === 'planned' && planned === null) ? null : (
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

function medianOf(drawn: readonly DrawnEstimate[], { from, to, first, last }: MovedFrame): string {
  return drawn
    .map((each, i) => {
      const y = 100 - shareOf(each.p50, first, last)
      const start = i === 0 ? `M${shareOf(each.from, from, to)} ${y}` : `V${y}`
      return `${start}H${shareOf(each.to, from, to)}`
    })
    .join('')
}

/** Beginnings of days, spread over a span. */
function ticksOf(from: EpochMinutes, to: EpochMinutes): readonly EpochMinutes[] {
  const day = 24 * 60
  const days = Math.max(1, Math.ceil((to - from) / day / TICKS))
  const begun = Math.ceil(from / day) * day
  return Array.from({ length: TICKS + 1 }, (_, i) => begun + i * days * day).filter((at) => at <= to)
}
