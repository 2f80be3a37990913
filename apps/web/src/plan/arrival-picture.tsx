import { DAY_MINUTES, type EpochMinutes } from '@karavan/core'
import type { ArrivalCurve } from '@karavan/model'
import { arrivedBy, chanceAt } from '../answers/time-axis.js'
import { useWords } from '../words/words-context.js'
import { type Calendar, calendar, placeIn } from './calendar.js'
import { CalendarTicks } from './calendar-ticks.js'

const WIDTH = 1000
const HEIGHT = 120
const SHARES = [0.1, 0.5, 0.9] as const

interface ArrivalPictureProps {
  readonly curve: ArrivalCurve
  readonly deadline: EpochMinutes | undefined
}

/** When a plan arrives: how likely each day is, with the days by which one in ten, half and nine in ten are there. */
export function ArrivalPicture({ curve, deadline }: ArrivalPictureProps) {
  const { say, shortDate, percent } = useWords()
  const ever = 1 - curve.never
  const first = arrivedBy(curve, 0.005 * ever) ?? curve.start
  const last = arrivedBy(curve, 0.985 * ever) ?? first + DAY_MINUTES
  const span = last - first
  const near = deadline !== undefined && deadline > first - span / 3 && deadline < last + span / 3
  const sheet = calendar(near ? Math.min(first, deadline) : first, near ? Math.max(last, deadline) : last)
  const days = (sheet.to - sheet.from) / DAY_MINUTES
  const daily = Array.from({ length: days }, (_, i) => {
    const start = sheet.from + i * DAY_MINUTES
    return { start, share: Math.max(0, chanceAt(curve, start + DAY_MINUTES - 1) - chanceAt(curve, start - 1)) }
  })
  const tallest = Math.max(...daily.map(({ share }) => share), 1e-9)
  const marks = SHARES.map((share) => arrivedBy(curve, share))
  const [p10, p50, p90] = marks
  const late = deadline === undefined ? null : 1 - chanceAt(curve, deadline)
  return (
    <figure className="arrival">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={say('plan.arrival.picture', {
          p10: p10 === null || p10 === undefined ? say('duration.beyond') : shortDate(p10),
          p50: p50 === null || p50 === undefined ? say('duration.beyond') : shortDate(p50),
          p90: p90 === null || p90 === undefined ? say('duration.beyond') : shortDate(p90),
        })}
      >
        {sheet.weekends.map(([from, to]) => (
          <rect
            key={from}
            className="arrival-weekend"
            x={placeIn(sheet, from) * WIDTH}
            width={(placeIn(sheet, to) - placeIn(sheet, from)) * WIDTH}
            height={HEIGHT}
          />
        ))}
        {daily.map(({ start, share }) => (
          <rect
            key={start}
            className={dayClass(start, p10 ?? null, p90 ?? null, deadline)}
            x={placeIn(sheet, start) * WIDTH + WIDTH / days / 12}
            width={(WIDTH / days) * (5 / 6)}
            y={HEIGHT - (share / tallest) * (HEIGHT - 6)}
            height={(share / tallest) * (HEIGHT - 6)}
          />
        ))}
      </svg>
      {SHARES.map((share, i) => {
        const at = marks[i]
        if (at === null || at === undefined) return null
        return (
          <span
            key={share}
            className={`arrival-mark arrival-mark-${i}`}
            style={{ left: `${placeIn(sheet, at) * 100}%` }}
            aria-hidden="true"
          >
            {percent(share)}
          </span>
        )
      })}
      {near && (
        <span
          className={isCrowded(sheet, deadline, p90 ?? null) ? 'arrival-deadline flag-left' : 'arrival-deadline'}
          style={{ left: `${placeIn(sheet, deadline) * 100}%` }}
          aria-hidden="true"
        >
          {say('plan.deadline')}
        </span>
      )}
      <CalendarTicks sheet={sheet} />
      {(curve.never > 0.005 || (late !== null && !near)) && (
        <figcaption className="note">
          {curve.never > 0.005 && say('plan.arrival.never', { chance: percent(curve.never) })}{' '}
          {late !== null && !near && deadline !== undefined && say('plan.arrival.far', { date: shortDate(deadline) })}
        </figcaption>
      )}
    </figure>
  )
}

/** Whether a label to the right of the deadline would meet the edge or the mark of P90. */
function isCrowded(sheet: Calendar, deadline: EpochMinutes, p90: EpochMinutes | null): boolean {
  const at = placeIn(sheet, deadline)
  const gap = p90 === null ? 1 : placeIn(sheet, p90) - at
  return at > 0.85 || (gap >= 0 && gap < 0.12)
}

function dayClass(
  start: EpochMinutes,
  p10: EpochMinutes | null,
  p90: EpochMinutes | null,
  deadline: EpochMinutes | undefined,
): string {
  if (deadline !== undefined && start > deadline) return 'arrival-day arrival-day-late'
  const inside = (p10 === null || start + DAY_MINUTES > p10) && (p90 === null || start <= p90)
  return inside ? 'arrival-day arrival-day-likely' : 'arrival-day'
}
