import type { PlaceMet, PlannedConsignment, StatusReport } from '@karavan/model'
import { StatusLog } from '../places/status.js'
import { knotsOf, shareWithin } from './planned.js'

/**
 * What is said of the places of each plan for the time at which it comes to them: shut before limited, then by chance. Each
 * report is told once for a plan, where it is most likely met. Plans themselves wait for no report.
 */
export function placesMet(
  reports: Iterable<StatusReport>,
  plans: readonly PlannedConsignment[],
): readonly (readonly PlaceMet[])[] {
  const log = new StatusLog(reports)
  return plans.map((plan) => ofPlan(log, plan))
}

function ofPlan(log: StatusLog, { passages }: PlannedConsignment): readonly PlaceMet[] {
  const met = new Map<string, PlaceMet>()
  for (const { location, mode, moment, when, leg } of passages) {
    const knots = knotsOf(when)
    const [first, last] = [knots[0], knots.at(-1)]
    // A place that is shut lets nothing through; whoever takes goods in there may do so all the same.
    if (location === null || first === undefined || last === undefined) continue
    if (moment === 'acceptance' || moment === 'loading') continue
    const within = new Map<StatusReport, number>()
    for (const { report, from, until } of log.spans(location, mode, first[0], last[0] + 1))
      within.set(report, (within.get(report) ?? 0) + shareWithin(knots, from, until))
    for (const [report, chance] of within) {
      const { state, place } = report
      if (state === 'open' || chance <= (met.get(report.id)?.chance ?? 0)) continue
      met.set(report.id, { place, state, report, chance, leg, when })
    }
  }
  return [...met.values()].sort(
    (a, b) => Number(b.state === 'closed') - Number(a.state === 'closed') || b.chance - a.chance,
  )
}
