import { DAY_MINUTES, type EpochMinutes, formatDate } from '@karavan/core'
import type { ArrivalCurve, TransportPlan } from '@karavan/model'
import { chanceAt } from '../../answers/time-axis.js'
import type { Taken } from '../sheet/build-sheet.js'
import { writeCsv } from './csv.js'

interface DayRow {
  readonly plan: TransportPlan
  readonly day: EpochMinutes
  readonly during: number
  readonly by: number
}

/** The chance of arriving on each day, and by its end, from the first day that has any to the last; days in UTC. */
export function arrivalsCsv({ plans }: Taken): string {
  return writeCsv<DayRow>(
    {
      plan_id: ({ plan }) => plan.planId,
      plan: ({ plan }) => plan.title,
      day: ({ day }) => formatDate(day),
      chance_on_day: ({ during }) => rounded(during),
      chance_by_end_of_day: ({ by }) => rounded(by),
    },
    plans.flatMap((plan) => daysOf(plan.arrival).map((row) => ({ plan, ...row }))),
  )
}

function daysOf(curve: ArrivalCurve): Omit<DayRow, 'plan'>[] {
  const end = curve.start + (curve.cdf.length - 1) * curve.gridMinutes
  const days: Omit<DayRow, 'plan'>[] = []
  let before = 0
  for (let day = Math.floor(curve.start / DAY_MINUTES) * DAY_MINUTES; day <= end; day += DAY_MINUTES) {
    const by = chanceAt(curve, day + DAY_MINUTES - 1)
    if (by > 0) days.push({ day, during: by - before, by })
    before = by
  }
  return days
}

/** Chances to one in a million. */
function rounded(chance: number): number {
  return Math.round(chance * 1e6) / 1e6
}
