import type { TimeMap } from '@karavan/core'
import type { Stage, StageKind, TransportPlan } from '@karavan/model'
import { SourcedNumber } from '../sources/source-context.js'
import { count, duration } from '../words/format.js'

const KINDS: Readonly<Record<StageKind, string>> = { wait: 'Wait', handling: 'Handling', run: 'Run', hold: 'Hold' }

/** Every step that the arrival is composed of, in order, each with its own law and source. */
export function StageList({ plan }: { plan: TransportPlan }) {
  if (plan.stages.length === 0) return null
  return (
    <details className="stages">
      <summary>{count(plan.stages.length, 'stage')} that the arrival is composed of</summary>
      <ol>
        {plan.stages.map((stage) => (
          <li key={stage.stageId}>
            <span className="stage-kind">{KINDS[stage.kind]}</span>
            <span>
              {stage.label} <span className="stage-place">{stage.place}</span>
            </span>
            <SourcedNumber
              figure={{ what: `${KINDS[stage.kind]}: ${stage.label}`, value: lawOf(stage), sources: stage.provenance }}
            />
          </li>
        ))}
      </ol>
    </details>
  )
}

function lawOf(stage: Stage): string {
  return lawInWords(stage.time)
}

/** The law of a step in words. */
function lawInWords(time: TimeMap): string {
  switch (time.kind) {
    case 'duration': {
      const { min, max, p50 } = time.hours
      return min === max ? duration(p50) : `${duration(min)} to ${duration(max)}, half by ${duration(p50)}`
    }
    case 'monthly':
      return `${duration(time.work.p50)} of work, quicker or slower by the month`
    case 'random':
      return `departs irregularly, every ${duration(time.meanHours)} on average`
    case 'departures':
      return `${count(time.departures.length, 'departure')}, cut-off ${duration(time.cutOffMinutes / 60)} before`
    case 'closure':
      return `shut ${Math.round(Math.min(...time.share) * 100)}–${Math.round(Math.max(...time.share) * 100)} % of the time by month`
    case 'window':
      return 'held while a dated order is in force'
  }
}
