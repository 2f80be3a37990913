import { DAY_MINUTES } from '@karavan/core'
import type { TransportPlan } from '@karavan/model'
import { type ReactNode, useMemo } from 'react'
import { Flag } from '../flags/flag.js'
import { type ModeGroup, modeGroup } from '../words/modes.js'
import { useWords } from '../words/words-context.js'
import { type DayPart, dayParts, minutesOf } from './day-parts.js'
import { STEP_KINDS, type StepKind } from './plan-steps.js'
import type { PlanTimes } from './plan-times.js'
import { byWhereabouts, keyOf, type Whereabouts } from './whereabouts.js'

/** Parts below a twentieth of a day are not told: they would read as none. */
const LEAST_MINUTES = DAY_MINUTES / 20

/** Parts of one kind; those in motion are told apart by what carries them. */
interface Sum {
  readonly kind: StepKind
  readonly group: ModeGroup | null
  readonly minutes: number
}

const GROUPS: readonly ModeGroup[] = ['rail', 'road', 'ferry', 'ship']

/** Where the days go: the mean from ready to arrival by what is done in it, by leg, and by country. */
export function Days({ plan, times }: { plan: TransportPlan; times: PlanTimes }) {
  const { say, duration, decimal, place } = useWords()
  const parts = useMemo(() => dayParts(times), [times])
  const legs = plan.legs.map((leg, i): Row => {
    const [from, to] = [place(leg.from, leg.fromName), place(leg.to, leg.toName)]
    const own = parts.filter(({ step }) => step.leg === i)
    return { key: leg.stages[0] ?? '', name: say('plan.step.running', { from, to }), parts: own }
  })
  const stays = useMemo(() => byWhereabouts(plan, parts), [plan, parts])
  const sums = sumsOf(plan, parts)
  return (
    <section className="days" id="plan-days" aria-labelledby="days-title">
      <h3 id="days-title">{say('plan.days')}</h3>
      <p className="uncertainty-whole">{say('plan.days.whole', { days: duration(minutesOf(parts) / 60) })}</p>
      <figure className="kind-bar">
        <Bar sums={sums} whole={minutesOf(parts)} />
        <figcaption>
          {sums.map(({ kind, group, minutes }) => (
            <span key={`${kind}${group}`} className={group === null ? undefined : `mode-${group}`}>
              <span className={`piece-key piece-${kind}`} />{' '}
              {group === null ? say(`plan.kind.${kind}`) : say(`plan.days.${group}`)}{' '}
              <strong>{say('plan.uncertainty.days', { text: decimal(minutes / DAY_MINUTES) })}</strong>
            </span>
          ))}
        </figcaption>
      </figure>
      {legs.length > 1 && (
        <>
          <h4>{say('plan.days.byLeg')}</h4>
          <Rows plan={plan} rows={legs} />
        </>
      )}
      {stays.length > 1 && (
        <>
          <h4>{say('plan.days.byCountry')}</h4>
          <Rows
            plan={plan}
            rows={stays.map(({ where, parts: own }) => ({
              key: keyOf(where),
              name: <WhereaboutsName where={where} />,
              parts: own,
            }))}
          />
        </>
      )}
    </section>
  )
}

function WhereaboutsName({ where }: { where: Whereabouts }) {
  const { say, country, list } = useWords()
  switch (where.kind) {
    case 'country':
      return (
        <>
          <Flag country={where.country} /> {country(where.country)}
        </>
      )
    case 'sea':
      return say('plan.days.sea')
    case 'through':
      return say('plan.days.through', { countries: list(where.countries.map(country)) })
  }
}

/** Parts that are told together. */
interface Row {
  readonly key: string
  readonly name: ReactNode
  readonly parts: readonly DayPart[]
}

/** Rows under one another on the scale of the longest; those that would read as none are left out. */
function Rows({ plan, rows }: { plan: TransportPlan; rows: readonly Row[] }) {
  const { duration } = useWords()
  const told = rows.filter(({ parts }) => minutesOf(parts) >= LEAST_MINUTES)
  const longest = Math.max(1, ...told.map(({ parts }) => minutesOf(parts)))
  return (
    <ol className="parts">
      {told.map(({ key, name, parts }) => (
        <li key={key} className="day-row">
          <span className="part-name">{name}</span>
          <Bar sums={sumsOf(plan, parts)} whole={longest} />
          <span className="day-row-days">{duration(minutesOf(parts) / 60)}</span>
        </li>
      ))}
    </ol>
  )
}

/** Sums one after another, as shares of a whole. */
function Bar({ sums, whole }: { sums: readonly Sum[]; whole: number }) {
  return (
    <div className="days-bar" aria-hidden="true">
      {sums.map(({ kind, group, minutes }) => (
        <span
          key={`${kind}${group}`}
          className={group === null ? `piece piece-${kind}` : `piece piece-${kind} mode-${group}`}
          style={{ width: `${(minutes / whole) * 100}%` }}
        />
      ))}
    </div>
  )
}

/** The parts by kind, those in motion by what carries them, the greatest first. */
function sumsOf(plan: TransportPlan, parts: readonly DayPart[]): Sum[] {
  const groupOf = ({ step }: DayPart) => modeGroup(plan.legs[step.leg]?.mode ?? 'rail')
  return STEP_KINDS.flatMap((kind): Sum[] => {
    const own = parts.filter(({ step }) => step.kind === kind)
    if (kind !== 'running') return [{ kind, group: null, minutes: minutesOf(own) }]
    return GROUPS.map((group) => ({ kind, group, minutes: minutesOf(own.filter((part) => groupOf(part) === group)) }))
  })
    .filter(({ minutes }) => minutes >= LEAST_MINUTES)
    .sort((a, b) => b.minutes - a.minutes)
}
