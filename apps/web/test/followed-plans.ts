import type { LonLat, TimeMap } from '@karavan/core'
import { type Leg, type Mode, message, type Stage, type StageKind, type TransportPlan } from '@karavan/model'

/** 1 February 2030. */
export const READY = 31_602_240

const NOTHING_TOLD = message('text', { text: '' })
const NO_HOURS = { mean: 0, p10: 0, p50: 0, p90: 0 }

/** A stage for tests; `place` is where it is done. */
export function stageOf(stageId: string, kind: StageKind, place: string, time: TimeMap): Stage {
  return {
    stageId,
    kind,
    place,
    serviceId: null,
    label: stageId,
    told: { label: NOTHING_TOLD },
    time,
    contentHash: '',
    provenance: [],
  }
}

/** A leg for tests. */
export function legOf(mode: Mode, from: string, to: string, course: readonly LonLat[], stages: readonly string[]): Leg {
  return {
    mode,
    carriage: mode,
    parts: [{ mode, km: 1 }],
    from,
    to,
    fromName: from,
    toName: to,
    service: mode,
    serviceName: mode,
    told: { serviceName: NOTHING_TOLD, carriage: NOTHING_TOLD },
    operator: null,
    distanceKm: { value: 1, basis: 'estimated', sources: [] },
    hours: NO_HOURS,
    wait: NO_HOURS,
    handling: NO_HOURS,
    running: NO_HOURS,
    spreadShare: 0,
    crosses: [],
    co2eKg: null,
    stages,
    course,
    via: [],
    sources: [],
  }
}

/** A plan for tests, by its stages and legs. */
export function planWith(stages: readonly Stage[], legs: readonly Leg[]): TransportPlan {
  return {
    planId: 'p',
    wayId: 'w',
    kind: 'fixed',
    title: 'A way',
    lookedAt: [],
    told: { title: NOTHING_TOLD, lookedAt: [] },
    hours: NO_HOURS,
    arrival: { gridMinutes: 60, start: READY, cdf: [1], never: 0, horizonEnd: READY + 120 * 1440 },
    onTime: null,
    cost: { currency: 'USD', amount: '0', low: '0', high: '0', certainShare: null, lines: [] },
    co2eKg: null,
    co2eLines: [],
    legs,
    stages,
    flags: [],
    borders: [],
    transshipments: 0,
    crosses: [],
    networkVersion: '',
    conditionsVersion: '',
  }
}

/** A plan of runs with no legs, by how long each takes. */
export function planOf(times: readonly TimeMap[]): TransportPlan {
  return planWith(
    times.map((time, i) => stageOf(`s${i + 1}`, 'run', 'B', time)),
    [],
  )
}
