import type { EpochMinutes } from '@karavan/core'
import { type Leg, type LocationId, orderHolding, type Quantiles, type TransportPlan } from '@karavan/model'
import { type ReactNode, useState } from 'react'
import { Term } from '../help/term.js'
import { MomentLine } from '../map/moving/moment-line.js'
import { distinctSources, SourcedNumber } from '../sources/source-context.js'
import { modeGroup } from '../words/modes.js'
import { useWords } from '../words/words-context.js'
import { type Calendar, calendar, placeIn } from './calendar.js'
import { CalendarTicks } from './calendar-ticks.js'
import { capital } from './capital.js'
import { type Look, lookAtLeg, lookAtStep } from './look.js'
import { STEP_KINDS } from './plan-steps.js'
import type { TimedStep } from './plan-times.js'
import { lawInWords, placeNames, stepTitle } from './step-words.js'

const NARROW = '(max-width: 700px)'
/** Steps that are shown at once; of longer plans the legs only, to be opened. */
const FEW = 16
const FEW_NARROW = 6

interface TimelineProps {
  readonly plan: TransportPlan
  readonly steps: readonly TimedStep[]
  readonly ready: EpochMinutes
  readonly deadline: EpochMinutes | undefined
  readonly today: EpochMinutes
  readonly onLook: (look: Look | null) => void
}

/** The way day by day: each leg with its waiting, handling, borders, running and closures, and how far their ends spread. */
export function Timeline({ plan, steps, ready, deadline, today, onLook }: TimelineProps) {
  const words = useWords()
  const { say } = words
  const all = plan.legs.map((_, leg) => leg)
  const [open, setOpen] = useState<ReadonlySet<number>>(() => {
    const long = steps.length > (matchMedia(NARROW).matches ? FEW_NARROW : FEW)
    return new Set(long && plan.legs.length > 1 ? [] : all)
  })
  const [held, setHeld] = useState<string | null>(null)
  const sheet = sheetOf(steps, ready, deadline)
  const names = placeNames(plan)
  const kinds = STEP_KINDS.filter((kind) => steps.some(({ step }) => step.kind === kind))
  const row = (key: string, look: Look) => ({
    held: held === key,
    onHold: () => {
      setHeld(held === key ? null : key)
      onLook(held === key ? null : look)
    },
    onPoint: (pointed: boolean) => {
      if (held === null) onLook(pointed ? look : null)
    },
  })
  return (
    <section className="timeline" id="plan-timeline" aria-labelledby="timeline-title">
      <div className="section-head">
        <h3 id="timeline-title">{say('plan.timeline')}</h3>
        <ul className="legend-pieces" aria-label={say('plan.legend')}>
          {kinds.map((kind) => (
            <li key={kind}>
              <span className={`piece-key piece-${kind}`} />{' '}
              {kind === 'closure' ? <Term name="closure">{say('plan.kind.closure')}</Term> : say(`plan.kind.${kind}`)}
            </li>
          ))}
          <li>
            <span className="piece-key piece-spread" /> <Term name="eight-in-ten" />
          </li>
        </ul>
      </div>
      {plan.kind === 'policy' && <p className="note">{say('plan.timeline.policy')}</p>}
      {plan.legs.length > 1 && (
        <button type="button" className="link" onClick={() => setOpen(new Set(open.size === all.length ? [] : all))}>
          {say(open.size === all.length ? 'plan.timeline.legs' : 'plan.timeline.steps')}
        </button>
      )}
      <div className="gantt">
        <Backdrop sheet={sheet} deadline={deadline} today={today} />
        <Scale sheet={sheet} deadline={deadline} today={today} />
        <ol className="gantt-legs">
          {plan.legs.map((leg, i) => {
            const own = steps.filter(({ step }) => step.leg === i)
            return (
              <li key={leg.stages.join() || `${leg.from}${leg.to}`} className={`leg mode-${modeGroup(leg.mode)}`}>
                <LegRow
                  leg={leg}
                  steps={own}
                  sheet={sheet}
                  open={open.has(i)}
                  onOpen={() => setOpen(toggled(open, i))}
                  {...row(`leg ${i}`, lookAtLeg(i))}
                />
                {open.has(i) && (
                  <ol className="gantt-steps">
                    {own.map((timed) => (
                      <StepRow
                        key={timed.step.stages[0]}
                        plan={plan}
                        timed={timed}
                        sheet={sheet}
                        names={names}
                        {...row(`step ${timed.step.stages[0]}`, lookAtStep(timed.step))}
                      />
                    ))}
                  </ol>
                )}
              </li>
            )
          })}
        </ol>
      </div>
    </section>
  )
}

interface RowProps {
  readonly held: boolean
  readonly onHold: () => void
  readonly onPoint: (pointed: boolean) => void
}

interface LegRowProps extends RowProps {
  readonly leg: Leg
  readonly steps: readonly TimedStep[]
  readonly sheet: Calendar
  readonly open: boolean
  readonly onOpen: () => void
}

function LegRow({ leg, steps, sheet, open, onOpen, ...pointing }: LegRowProps) {
  const words = useWords()
  const { say, tell, place, kilometres, duration, spread } = words
  const route = say('plan.step.running', { from: place(leg.from, leg.fromName), to: place(leg.to, leg.toName) })
  const ends = steps.at(-1)?.ends ?? { p10: null, p50: null, p90: null }
  return (
    <Row
      {...pointing}
      className="gantt-leg"
      title={
        <>
          <span className="leg-mode">{capital(tell(leg.told.carriage))}</span> <strong>{route}</strong>
        </>
      }
      before={
        <button
          type="button"
          className="gantt-fold"
          aria-expanded={open}
          aria-label={say('plan.leg.steps', { route })}
          onClick={onOpen}
        />
      }
      detail={
        <>
          {tell(leg.told.serviceName)}
          {leg.operator && !leg.serviceName.includes(leg.operator) && `, ${leg.operator}`}
          {' · '}
          <SourcedNumber
            figure={{
              what: say('plan.distance.of', { route }),
              value: kilometres(leg.distanceKm.value),
              how: say('plan.distance.how', { basis: leg.distanceKm.basis }),
              sources: leg.distanceKm.sources,
            }}
          />
        </>
      }
      number={
        <SourcedNumber
          figure={{
            what: route,
            value: spread(leg.hours),
            how: say('plan.leg.how', { mean: duration(leg.hours.mean) }),
            sources: leg.sources,
          }}
        >
          {duration(leg.hours.p50)}
        </SourcedNumber>
      }
      until={ends}
    >
      <Bar sheet={sheet} steps={steps} ends={ends} label={endsInWords(route, ends, words)} />
    </Row>
  )
}

interface StepRowProps extends RowProps {
  readonly plan: TransportPlan
  readonly timed: TimedStep
  readonly sheet: Calendar
  readonly names: ReadonlyMap<LocationId, string>
}

function StepRow({ plan, timed, sheet, names, ...pointing }: StepRowProps) {
  const words = useWords()
  const { say, tell, list, duration } = words
  const { step, begins, ends } = timed
  const stages = step.stages.flatMap((i) => plan.stages[i] ?? [])
  const [first, ...others] = stages
  const isHeld = first !== undefined && others.length === 0 && orderHolding(first) !== null
  const title = isHeld ? capital(tell(first.told.label)) : stepTitle(step, words, names)
  const lasts = begins.p50 === null || ends.p50 === null ? null : (ends.p50 - begins.p50) / 60
  const label = endsInWords(title, ends, words)
  return (
    <li>
      <Row
        {...pointing}
        className={`gantt-step step-${step.kind}`}
        title={title}
        detail={stages.length <= 3 && !isHeld ? list(stages.map(({ told }) => tell(told.label))) : null}
        number={
          <SourcedNumber
            figure={{
              what: title,
              value: duration(lasts),
              how: [label, ...stages.map(({ told, time }) => `${tell(told.label)}: ${lawInWords(time, words)}`)].join(
                '. ',
              ),
              sources: distinctSources(stages.map(({ provenance }) => provenance)),
            }}
          >
            {lasts !== null && lasts < 0.5 ? say('plan.step.none') : duration(lasts)}
          </SourcedNumber>
        }
        until={ends}
      >
        <Bar sheet={sheet} steps={[timed]} ends={ends} label={label} />
      </Row>
    </li>
  )
}

interface RowLayoutProps extends RowProps {
  readonly className: string
  readonly title: ReactNode
  readonly before?: ReactNode
  readonly detail: ReactNode
  readonly number: ReactNode
  readonly until: Quantiles
  readonly children: ReactNode
}

/** A row: what it is, its bar, how long it takes and when half are done with it. */
function Row({ className, title, before, detail, number, until, children, held, onHold, onPoint }: RowLayoutProps) {
  const { say, shortDate } = useWords()
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at a row is a convenience; its button does the same
    <div
      className={held ? `gantt-row ${className} gantt-held` : `gantt-row ${className}`}
      onPointerEnter={(event) => event.pointerType === 'mouse' && onPoint(true)}
      onPointerLeave={(event) => event.pointerType === 'mouse' && onPoint(false)}
      onFocus={() => onPoint(true)}
      onBlur={() => onPoint(false)}
    >
      {before}
      <div className="gantt-what">
        <button type="button" className="gantt-look" aria-pressed={held} title={say('plan.look')} onClick={onHold}>
          {title}
        </button>
        {detail && <small>{detail}</small>}
      </div>
      <div className="gantt-track">{children}</div>
      <p className="gantt-number">
        {number}
        <small>{until.p50 === null ? say('duration.beyond') : shortDate(until.p50)}</small>
      </p>
    </div>
  )
}

interface BarProps {
  readonly sheet: Calendar
  readonly steps: readonly TimedStep[]
  readonly ends: Quantiles
  readonly label: string
}

/** Pieces from when half begin to when half are done, fading out to P90, and the span of eight in ten of the end beneath. */
function Bar({ sheet, steps, ends, label }: BarProps) {
  const at = (instant: EpochMinutes | null) => placeIn(sheet, instant ?? sheet.to)
  const between = (from: EpochMinutes | null, to: EpochMinutes | null) => ({
    left: `${at(from) * 100}%`,
    width: `${Math.max(0, at(to) - at(from)) * 100}%`,
  })
  return (
    <div className="bar" role="img" aria-label={label}>
      <span className="bar-fade" style={between(ends.p50, ends.p90)} />
      {steps.map(({ step, begins, ends: reached }) => (
        <span key={step.stages[0]} className={`piece piece-${step.kind}`} style={between(begins.p50, reached.p50)} />
      ))}
      <span className="bar-span" style={between(ends.p10, ends.p90)} />
    </div>
  )
}

interface RulingProps {
  readonly sheet: Calendar
  readonly deadline: EpochMinutes | undefined
  readonly today: EpochMinutes
}

function Backdrop({ sheet, deadline, today }: RulingProps) {
  const at = (instant: EpochMinutes) => `${placeIn(sheet, instant) * 100}%`
  return (
    <div className="gantt-backdrop" aria-hidden="true">
      {sheet.weekends.map(([from, to]) => (
        <span
          key={from}
          className="gantt-weekend"
          style={{ left: at(from), width: `${(placeIn(sheet, to) - placeIn(sheet, from)) * 100}%` }}
        />
      ))}
      {sheet.months.slice(1).map(([from]) => (
        <span key={from} className="gantt-month" style={{ left: at(from) }} />
      ))}
      {isIn(sheet, today) && <span className="gantt-today" style={{ left: at(today) }} />}
      {deadline !== undefined && isIn(sheet, deadline) && (
        <span className="gantt-deadline" style={{ left: at(deadline) }} />
      )}
      <MomentLine className="gantt-moment" from={sheet.from} to={sheet.to} />
    </div>
  )
}

function Scale({ sheet, deadline, today }: RulingProps) {
  const { say, shortDate } = useWords()
  const at = (instant: EpochMinutes) => ({ left: `${placeIn(sheet, instant) * 100}%` })
  return (
    <div className="gantt-scale" aria-hidden="true">
      <CalendarTicks sheet={sheet} />
      <div className="gantt-flags">
        {isIn(sheet, today) && (
          <span className="flag-today" style={at(today)}>
            {say('plan.today')}
          </span>
        )}
        {deadline !== undefined && (
          <span
            className={placeIn(sheet, deadline) > 0.75 ? 'flag-deadline flag-left' : 'flag-deadline'}
            style={at(deadline)}
          >
            {say('plan.deadline.on', { date: shortDate(deadline) })}
          </span>
        )}
      </div>
    </div>
  )
}

function isIn(sheet: Calendar, instant: EpochMinutes): boolean {
  return instant >= sheet.from && instant <= sheet.to
}

/** From the day the goods are ready to the last P90, or to the deadline where that is not far beyond. */
function sheetOf(steps: readonly TimedStep[], ready: EpochMinutes, deadline: EpochMinutes | undefined): Calendar {
  const ends = steps.flatMap(({ ends: { p50, p90 } }) => p90 ?? p50 ?? [])
  const last = Math.max(ready, ...ends)
  const far = ready + (last - ready) * 1.6
  return calendar(ready, deadline !== undefined && deadline > last && deadline < far ? deadline : last)
}

function toggled(set: ReadonlySet<number>, item: number): ReadonlySet<number> {
  return set.has(item) ? new Set([...set].filter((other) => other !== item)) : new Set([...set, item])
}

function endsInWords(
  what: string,
  { p10, p50, p90 }: Quantiles,
  { say, shortDate }: ReturnType<typeof useWords>,
): string {
  const date = (instant: EpochMinutes | null) => (instant === null ? say('duration.beyond') : shortDate(instant))
  return say('plan.ends', { what, p10: date(p10), p50: date(p50), p90: date(p90) })
}
