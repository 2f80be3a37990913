import type { Provenance, TransportPlan } from '@karavan/model'

/** How much of an answer rests on one row of data. */
export interface RestsOn {
  readonly ways: number
  readonly stages: number
  /** Lines of cost and of emissions. */
  readonly lines: number
}

/** Counts what of several plans rests on a row. */
export function restsOn(row: string, plans: readonly TransportPlan[]): RestsOn {
  const isOf = (source: Provenance) => source.row === row
  const counts = plans.map((plan) => ({
    stages: plan.stages.filter(({ provenance }) => provenance.some(isOf)).length,
    lines: [...plan.cost.lines, ...plan.co2eLines].filter(({ source }) => isOf(source)).length,
  }))
  return {
    ways: counts.filter(({ stages, lines }) => stages + lines > 0).length,
    stages: counts.reduce((sum, { stages }) => sum + stages, 0),
    lines: counts.reduce((sum, { lines }) => sum + lines, 0),
  }
}
