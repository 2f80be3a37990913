import { DAY_MINUTES, type EpochMinutes } from '@karavan/core'
import type { ArrivalCurve, PlanQuery, TransportPlan } from '@karavan/model'
import { type PointerEvent, useMemo, useState } from 'react'
import { AxisLabels } from '../answers/axis-labels.js'
import { arrivedBy, chanceAt, placeOn, sharedAxis, type TimeAxis, ticksBetween } from '../answers/time-axis.js'
import type { Words } from '../words/words.js'
import { useWords } from '../words/words-context.js'
import { type Lead, leads } from './leads.js'
import { letterOf, PlanLetter } from './plan-letter.js'

const WIDTH = 600
const HEIGHT = 200
const HOUR = 60
const SHARES = [0.25, 0.5, 0.75, 0.9]

/** Chance of having arrived by each day, plan over plan, with a line to read them at any day. */
export function ArrivalCurves({
  plans,
  query,
}: {
  plans: readonly TransportPlan[]
  query: Pick<PlanQuery, 'ready' | 'deadline'>
}) {
  const words = useWords()
  const { say, percent, shortDate } = words
  const curves = useMemo(() => plans.map(({ arrival }) => arrival), [plans])
  const axis = useMemo(() => zoomed(sharedAxis(query.ready, curves, query.deadline), curves), [curves, query])
  const ahead = useMemo(() => leads(curves, axis.from, axis.to, HOUR), [curves, axis])
  const [firstDay = 0, lastDay = 0] = [axis.from, axis.to].map(
    (instant) => Math.round((instant - query.ready) / DAY_MINUTES) - 1,
  )
  const [chosenDay, setDay] = useState<number | null>(null)
  const day = Math.min(lastDay, Math.max(firstDay, chosenDay ?? readAt(query, curves)))
  // The end of a day of the calendar is what its name promises.
  const at = endOfDay(query.ready + day * DAY_MINUTES)
  const x = (instant: EpochMinutes) => placeOn(axis, instant) * WIDTH
  const told = curves.map((curve, i) =>
    say('compare.by.plan', { name: letterOf(i), chance: percent(chanceAt(curve, at)) }),
  )
  const by = say('compare.by', { date: shortDate(at), day, chances: words.list(told) })

  function follow(event: PointerEvent<HTMLDivElement>) {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    const instant = axis.from + ((event.clientX - left) / width) * (axis.to - axis.from)
    setDay(Math.floor((instant - query.ready) / DAY_MINUTES))
  }

  return (
    <section className="curves" aria-labelledby="curves-title">
      <h3 id="curves-title">{say('compare.curves')}</h3>
      <p className="curves-reading">
        <strong>{say('compare.by.day', { date: shortDate(at), day })}</strong>
        {curves.map((curve, i) => (
          <span key={letterOf(i)}>
            <PlanLetter index={i} /> {percent(chanceAt(curve, at))}
          </span>
        ))}
      </p>
      <div className="curves-plot">
        <ol className="curves-shares" aria-hidden="true">
          {SHARES.map((share) => (
            <li key={share} style={{ bottom: `${share * 100}%` }}>
              {percent(share)}
            </li>
          ))}
        </ol>
        <div className="curves-box" onPointerMove={follow} onPointerDown={follow}>
          <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
            {SHARES.map((share) => (
              <line
                key={share}
                className="strip-grid"
                x1="0"
                x2={WIDTH}
                y1={(1 - share) * HEIGHT}
                y2={(1 - share) * HEIGHT}
              />
            ))}
            {axis.ticks.map((tick) => (
              <line key={tick} className="strip-grid" x1={x(tick)} x2={x(tick)} y1="0" y2={HEIGHT} />
            ))}
            {query.deadline !== undefined && (
              <line className="strip-deadline" x1={x(query.deadline)} x2={x(query.deadline)} y1="0" y2={HEIGHT} />
            )}
            {curves.map((curve, i) => (
              <path key={letterOf(i)} className={`plan-line plan-${letterOf(i)}`} d={lineOf(axis, curve)} />
            ))}
            <line className="curves-line" x1={x(at)} x2={x(at)} y1="0" y2={HEIGHT} />
          </svg>
          {curves.map((curve, i) => (
            <span
              key={letterOf(i)}
              className={`curves-dot plan-${letterOf(i)}`}
              style={{ left: `${placeOn(axis, at) * 100}%`, bottom: `${chanceAt(curve, at) * 100}%` }}
            />
          ))}
        </div>
        <AxisLabels axis={axis} ready={query.ready} deadline={query.deadline} />
        <input
          type="range"
          className="curves-range"
          aria-label={say('compare.day')}
          aria-valuetext={by}
          min={firstDay}
          max={lastDay}
          value={day}
          onChange={(event) => setDay(Number(event.currentTarget.value))}
        />
        <LeadBar axis={axis} ahead={ahead} />
      </div>
      <p className="curves-leads">{leadsInWords(ahead, axis, words)}</p>
    </section>
  )
}

/** Who is ahead when, under the curves. */
function LeadBar({ axis, ahead }: { axis: TimeAxis; ahead: readonly Lead[] }) {
  const share = (minutes: number) => `${(minutes / (axis.to - axis.from)) * 100}%`
  return (
    <div className="leads" aria-hidden="true">
      {ahead.map(({ from, to, leader }) => (
        <span
          key={from}
          className={`plan-${letterOf(leader)}`}
          style={{ left: share(from - axis.from), width: share(to - from) }}
        >
          <span>{letterOf(leader)}</span>
        </span>
      ))}
    </div>
  )
}

function leadsInWords(ahead: readonly Lead[], axis: TimeAxis, { say, shortDate, list }: Words): string {
  const told = ahead.filter(({ from, to }) => to - from >= DAY_MINUTES)
  const [only] = told
  if (only === undefined) return say('compare.lead.none')
  if (new Set(told.map(({ leader }) => leader)).size === 1)
    return say('compare.lead.one', { name: letterOf(only.leader) })
  const stretches = told.map(({ from, to, leader }, i) => {
    const name = letterOf(leader)
    if (i === 0) return say('compare.lead.until', { name, date: shortDate(to) })
    if (to >= axis.to - DAY_MINUTES || i === told.length - 1)
      return say('compare.lead.from', { name, date: shortDate(from) })
    return say('compare.lead.between', { name, from: shortDate(from), to: shortDate(to) })
  })
  return say('compare.lead', { stretches: list(stretches) })
}

/** The axis in whole days from shortly before the first arrivals, for nothing is to be read before. */
function zoomed(axis: TimeAxis, curves: readonly ArrivalCurve[]): TimeAxis {
  const first = Math.min(...curves.map((curve) => arrivedBy(curve, 0.005) ?? axis.to))
  const from = Math.max(axis.from, Math.floor((first - (axis.to - first) * 0.06) / DAY_MINUTES) * DAY_MINUTES)
  const to = Math.ceil(axis.to / DAY_MINUTES) * DAY_MINUTES
  return { from, to, ticks: ticksBetween(from, to, 8) }
}

/** The day at which the line stands first: the deadline, or when half have come by the first plan. */
function readAt({ ready, deadline }: Pick<PlanQuery, 'ready' | 'deadline'>, curves: readonly ArrivalCurve[]): number {
  const [first] = curves
  const instant = deadline ?? (first && arrivedBy(first, 0.5)) ?? ready
  return Math.floor((instant - ready) / DAY_MINUTES)
}

function endOfDay(instant: EpochMinutes): EpochMinutes {
  return Math.floor(instant / DAY_MINUTES) * DAY_MINUTES + DAY_MINUTES - 1
}

/** The curve as a line; every few hours suffice for a picture. */
function lineOf(axis: TimeAxis, curve: ArrivalCurve): string {
  const steps = 240
  const points = Array.from({ length: steps + 1 }, (_, i) => {
    const instant = axis.from + (i / steps) * (axis.to - axis.from)
    return `${((i / steps) * WIDTH).toFixed(1)},${((1 - chanceAt(curve, instant)) * HEIGHT).toFixed(1)}`
  })
  return `M${points.join(' L')}`
}
