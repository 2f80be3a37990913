import { formatDate, formatInstant } from '@karavan/core'
import { type ConditionHit, type HoursSummary, type Leg, type TransportPlan, weakestBasis } from '@karavan/model'
import { arrivedBy } from '../../answers/time-axis.js'
import { lastDayBefore } from '../../conditions/days.js'
import { distinctSources } from '../../sources/source-context.js'
import type { Taken } from '../sheet/build-sheet.js'
import { type CsvColumns, writeCsv } from './csv.js'

interface LegRow {
  readonly plan: TransportPlan
  readonly leg: Leg
  readonly number: number
}

/** The legs of the plans, one in a row, with what each plan promises beside it; hours, kilometres, kilograms. */
export function legsCsv({ answer, plans, hits }: Taken): string {
  const { query } = answer
  const columns: CsvColumns<LegRow> = {
    plan_id: ({ plan }) => plan.planId,
    plan: ({ plan }) => plan.title,
    leg: ({ number }) => number,
    mode: ({ leg }) => leg.mode,
    from_id: ({ leg }) => leg.from,
    from: ({ leg }) => leg.fromName,
    to_id: ({ leg }) => leg.to,
    to: ({ leg }) => leg.toName,
    service_id: ({ leg }) => leg.service,
    service: ({ leg }) => leg.serviceName,
    operator: ({ leg }) => leg.operator,
    ...hoursColumns('wait', ({ leg }) => leg.wait),
    ...hoursColumns('handling', ({ leg }) => leg.handling),
    ...hoursColumns('running', ({ leg }) => leg.running),
    ...hoursColumns('leg', ({ leg }) => leg.hours),
    distance_km: ({ leg }) => leg.distanceKm.value,
    distance_basis: ({ leg }) => leg.distanceKm.basis,
    countries: ({ leg }) => leg.crosses.join(' '),
    co2e_kg: ({ leg }) => leg.co2eKg,
    share_of_spread: ({ leg }) => leg.spreadShare,
    basis: ({ leg }) => (leg.sources.length === 0 ? null : weakestBasis(leg.sources.map(({ basis }) => basis))),
    sources: ({ leg }) =>
      [
        ...new Set(
          distinctSources([leg.sources, leg.distanceKm.sources]).map(
            ({ source, sourceDate, basis }) => `${source} (${sourceDate}, ${basis})`,
          ),
        ),
      ].join('; '),
    orders: ({ plan, leg }) =>
      hits === null ? 'not known' : orders(hits.get(plan.planId) ?? [], plan.legs.indexOf(leg)),
    plan_ready: () => formatInstant(query.ready),
    plan_deadline: () => (query.deadline === undefined ? null : formatInstant(query.deadline)),
    plan_arrival_p10: ({ plan }) => arrival(plan, 0.1),
    plan_arrival_p50: ({ plan }) => arrival(plan, 0.5),
    plan_arrival_p90: ({ plan }) => arrival(plan, 0.9),
    plan_on_time: ({ plan }) => plan.onTime,
    plan_cost_currency: ({ plan }) => plan.cost.currency,
    plan_cost_low: ({ plan }) => plan.cost.low,
    plan_cost_typical: ({ plan }) => plan.cost.amount,
    plan_cost_high: ({ plan }) => plan.cost.high,
    plan_cost_certain_share: ({ plan }) => plan.cost.certainShare,
    plan_co2e_kg: ({ plan }) => plan.co2eKg,
    network_version: ({ plan }) => plan.networkVersion,
    conditions_version: ({ plan }) => plan.conditionsVersion,
    data_as_of: () => answer.dataAsOf,
  }
  return writeCsv(
    columns,
    plans.flatMap((plan) => plan.legs.map((leg, i) => ({ plan, leg, number: i + 1 }))),
  )
}

function hoursColumns(name: string, hours: (row: LegRow) => HoursSummary): CsvColumns<LegRow> {
  return {
    [`${name}_mean_hours`]: (row) => hours(row).mean,
    [`${name}_p10_hours`]: (row) => hours(row).p10,
    [`${name}_p50_hours`]: (row) => hours(row).p50,
    [`${name}_p90_hours`]: (row) => hours(row).p90,
  }
}

/** The orders that a leg meets: what each does, until when, and with what chance. */
function orders(hits: readonly ConditionHit[], index: number): string {
  return hits
    .filter(({ leg }) => leg === index)
    .map(({ verdict, issuer, number, title, until, chance }) =>
      [
        `${verdict}: ${title}`,
        number === null ? issuer : `${issuer} No ${number}`,
        until === null ? 'no end stated' : `until ${formatDate(lastDayBefore(until))}`,
        `chance ${chance.toFixed(2)}`,
      ].join(', '),
    )
    .join('; ')
}

function arrival(plan: TransportPlan, share: number): string | null {
  const at = arrivedBy(plan.arrival, share)
  return at === null ? null : formatInstant(at)
}
