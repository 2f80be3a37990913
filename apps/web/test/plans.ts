import type { DurationKnots, TimeMap } from '@karavan/core'
import { message, type Stage, type StageKind, type TransportPlan } from '@karavan/model'
import fc from 'fast-check'

/** 1 February 2027, a Monday, UTC. */
export const READY = Date.UTC(2027, 1, 1) / 60_000

const knots = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 5, maxLength: 5 }).map((gaps): DurationKnots => {
  const [min = 0, p10 = 0, p50 = 0, p90 = 0, max = 0] = gaps.reduce<number[]>((at, gap) => {
    at.push((at.at(-1) ?? 0) + gap)
    return at
  }, [])
  return { min, p10, p50, p90, max }
})

const months = (rate: number) => [1, 1, rate, 1, 1, 1, 1, 1, 1, 1, 1, rate] as const

const times: fc.Arbitrary<TimeMap> = fc.oneof(
  knots.map((hours): TimeMap => ({ kind: 'duration', hours })),
  fc
    .tuple(knots, fc.double({ min: 0.3, max: 2, noNaN: true }))
    .map(([work, rate]): TimeMap => ({ kind: 'monthly', work, rate: months(rate) })),
  fc.integer({ min: 1, max: 90 }).map((meanHours): TimeMap => ({ kind: 'random', meanHours })),
  fc.integer({ min: 1, max: 14 }).map(
    (days): TimeMap => ({
      kind: 'departures',
      departures: Array.from({ length: 60 }, (_, i) => READY + (i + 1) * days * 1440),
      cutOffMinutes: 600,
    }),
  ),
  fc.double({ min: 0.01, max: 0.6, noNaN: true }).map(
    (share): TimeMap => ({
      kind: 'closure',
      share: months(1).map(() => share) as unknown as ReturnType<typeof months>,
      length: { min: 12, p50: 30, max: 90 },
      weatherGroup: '',
    }),
  ),
)

const KIND_OF: Readonly<Record<TimeMap['kind'], StageKind>> = {
  duration: 'run',
  monthly: 'handling',
  random: 'wait',
  departures: 'wait',
  closure: 'hold',
  window: 'hold',
  quota: 'hold',
}

export function stage(stageId: string, time: TimeMap, part: Partial<Stage> = {}): Stage {
  return {
    stageId,
    kind: KIND_OF[time.kind],
    place: 'KZ-AKTAU',
    serviceId: null,
    label: stageId,
    told: { label: message('text', { text: stageId }) },
    time,
    contentHash: '',
    provenance: [],
    ...part,
  }
}

/** A plan that holds what the page reads of its time; legs of up to three stages. */
export function planOf(stages: readonly Stage[], part: Partial<TransportPlan> = {}): TransportPlan {
  const legs = []
  for (let i = 0; i < stages.length; i += 3) {
    const own = stages.slice(i, i + 3)
    legs.push({ from: 'KZ-KOSTANAY', to: own.at(-1)?.place ?? '', course: [], stages: own.map((one) => one.stageId) })
  }
  return {
    planId: 'plan',
    stages,
    legs,
    arrival: { gridMinutes: 60, start: READY, cdf: [1], never: 0, horizonEnd: READY + 120 * 1440 },
    onTime: null,
    ...part,
  } as unknown as TransportPlan
}

export const plans = fc
  .array(times, { minLength: 1, maxLength: 8 })
  .map((list) => planOf(list.map((time, i) => stage(`s${i + 1}`, time))))
