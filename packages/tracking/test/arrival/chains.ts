import type { DurationKnots, TimeMap } from '@karavan/core'
import { type ChosenPlan, type Message, message, type Stage, type StageKind } from '@karavan/model'
import fc from 'fast-check'

const GRID = 60
/** 2026-11-25T00:00Z: a month ends within a week, and a year within six. */
export const BEGIN = Date.UTC(2026, 10, 25) / 60_000

const hours = (min: number, p10: number, p50: number, p90: number, max: number): DurationKnots => ({
  min,
  p10,
  p50,
  p90,
  max,
})
const byMonth = (winter: number, other: number) =>
  [winter, winter, other, other, other, other, other, other, other, other, other, winter] as const
/** A sailing every third day for half a year. */
const sailings = Array.from({ length: 60 }, (_, i) => BEGIN + (i * 72 + 7) * 60)

function stage(stageId: string, kind: StageKind, place: string, label: Message, time: TimeMap): Stage {
  const contentHash = JSON.stringify(time)
  return { stageId, kind, place, serviceId: null, label: stageId, told: { label }, time, contentHash, provenance: [] }
}

const at = (place: string) => ({ place })

/** From Altynkol over the Caspian to Poti: every kind of law of time is one of its stages. */
const STAGES: readonly Stage[] = [
  stage('load', 'handling', 'KZ-ALTYNKOL', message('entry.loading', at('KZ-ALTYNKOL')), {
    kind: 'duration',
    hours: hours(6, 12, 24, 60, 96),
  }),
  stage('next', 'wait', 'KZ-ALTYNKOL', message('stage.irregular', { times: 2 }), { kind: 'random', meanHours: 40 }),
  stage('train', 'run', 'KZ-AKTAU', message('stage.run', { from: 'Altynkol', to: 'Aktau' }), {
    kind: 'monthly',
    work: hours(70, 80, 100, 150, 220),
    rate: byMonth(0.7, 1),
  }),
  stage('unload', 'handling', 'KZ-AKTAU', message('stage.unloading', at('KZ-AKTAU')), {
    kind: 'duration',
    hours: hours(3, 5, 8, 20, 30),
  }),
  stage('ban', 'hold', 'KZ-AKTAU', message('stage.ends', { date: '2026-12-04' }), {
    kind: 'window',
    from: BEGIN + 5 * 1440,
    until: BEGIN + 9 * 1440,
    extension: hours(0, 0, 12, 48, 72),
  }),
  stage('port', 'handling', 'KZ-AKTAU', message('stage.handOver', { from: 'rail', to: 'sea', place: 'Aktau' }), {
    kind: 'quota',
    from: BEGIN + 8 * 1440,
    until: BEGIN + 20 * 1440,
    hours: 20,
  }),
  stage('sailing', 'wait', 'KZ-AKTAU', message('stage.timetable'), {
    kind: 'departures',
    departures: sailings,
    cutOffMinutes: 360,
  }),
  stage('shut', 'hold', 'KZ-AKTAU', message('stage.shut', at('KZ-AKTAU')), {
    kind: 'closure',
    share: byMonth(0.3, 0.1),
    length: hours(6, 12, 30, 90, 160),
    weatherGroup: 'caspian',
  }),
  stage('sail', 'run', 'AZ-ALAT', message('stage.run', { from: 'Aktau', to: 'Alat' }), {
    kind: 'duration',
    hours: hours(18, 20, 24, 40, 72),
  }),
  stage('off', 'handling', 'AZ-ALAT', message('stage.offShip', at('AZ-ALAT')), {
    kind: 'duration',
    hours: hours(4, 6, 12, 30, 48),
  }),
  stage('west', 'run', 'GE-GARDABANI', message('stage.run', { from: 'Alat', to: 'Gardabani' }), {
    kind: 'monthly',
    work: hours(16, 18, 26, 50, 80),
    rate: byMonth(0.8, 1),
  }),
  stage('border', 'handling', 'GE-GARDABANI', message('stage.border', { from: 'AZ', to: 'GE' }), {
    kind: 'duration',
    hours: hours(2, 4, 10, 48, 96),
  }),
  stage('poti', 'run', 'GE-POTI', message('stage.run', { from: 'Gardabani', to: 'Poti' }), {
    kind: 'duration',
    hours: hours(12, 14, 20, 36, 60),
  }),
  stage('deliver', 'handling', 'GE-POTI', message('stage.delivery', at('GE-POTI')), { kind: 'random', meanHours: 12 }),
]

function leg(
  mode: 'rail' | 'feeder',
  from: string,
  to: string,
  stages: string[],
  via: string[],
): ChosenPlan['legs'][number] {
  return { mode, from, to, service: `${from}-${to}`, operator: null, stages, via }
}

/** A plan with a stage of each kind of law. */
export const ALL_KINDS: ChosenPlan = {
  planId: 'plan',
  wayId: 'way',
  networkVersion: 'n1',
  conditionsVersion: 'c1',
  chosenAt: BEGIN - 3 * 1440,
  ready: BEGIN,
  stages: STAGES,
  borders: [],
  arrival: { gridMinutes: GRID, start: BEGIN, cdf: [], never: 0, horizonEnd: BEGIN + 120 * 1440 },
  legs: [
    leg(
      'rail',
      'KZ-ALTYNKOL',
      'KZ-AKTAU',
      ['load', 'next', 'train', 'unload'],
      ['KZ-ALTYNKOL', 'KZ-BEYNEU', 'KZ-AKTAU'],
    ),
    leg('feeder', 'KZ-AKTAU', 'AZ-ALAT', ['ban', 'port', 'sailing', 'shut', 'sail', 'off'], ['KZ-AKTAU', 'AZ-ALAT']),
    leg(
      'rail',
      'AZ-ALAT',
      'GE-POTI',
      ['west', 'border', 'poti', 'deliver'],
      ['AZ-ALAT', 'AZ-YEVLAKH', 'GE-GARDABANI', 'GE-POTI'],
    ),
  ],
}

/** A plan of few stages: a run, and what ends with a milestone each; the last is the delivery. */
export function planOf(times: readonly TimeMap[], horizonSteps = 2880): ChosenPlan {
  const stages = times.map((time, i) => {
    const place = `XX-${i}`
    if (i === 0) return stage('run', 'run', place, message('stage.run', { from: '', to: '' }), time)
    const isLast = i === times.length - 1
    return stage(`s${i}`, 'handling', place, message(isLast ? 'stage.delivery' : 'stage.customs', at(place)), time)
  })
  const via = ['XX-START', ...stages.map(({ place }) => place), 'XX-END']
  const ids = stages.map(({ stageId }) => stageId)
  return {
    ...ALL_KINDS,
    chosenAt: BEGIN,
    stages,
    arrival: { ...ALL_KINDS.arrival, horizonEnd: BEGIN + horizonSteps * GRID },
    legs: [leg('rail', 'XX-START', 'XX-END', ids, via)],
  }
}

/** A law of a few steps. */
export const SMALL: fc.Arbitrary<TimeMap> = fc.oneof(
  fc
    .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 4 }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(
      ([min, more, share]): TimeMap => ({
        kind: 'duration',
        hours: { min, p50: min + more * share, max: min + more },
      }),
    ),
  fc.array(fc.integer({ min: 0, max: 16 }), { minLength: 1, maxLength: 4 }).map(
    (steps): TimeMap => ({
      kind: 'departures',
      departures: [...steps.toSorted((a, b) => a - b), 24].map((step) => BEGIN + step * GRID),
      cutOffMinutes: 60,
    }),
  ),
  fc.tuple(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 8 })).map(
    ([from, hours]): TimeMap => ({
      kind: 'quota',
      from: BEGIN + from * GRID,
      until: BEGIN + (from + 6) * GRID,
      hours,
    }),
  ),
  fc.tuple(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 5 })).map(
    ([from, more]): TimeMap => ({
      kind: 'window',
      from: BEGIN + from * GRID,
      until: BEGIN + (from + 3) * GRID,
      extension: { min: 0, p50: more / 2, max: more },
    }),
  ),
)

/** Two to four laws; now and then with a horizon that they may not end within. */
export const SMALL_CHAINS: fc.Arbitrary<ChosenPlan> = fc
  .tuple(fc.array(SMALL, { minLength: 2, maxLength: 4 }), fc.constantFrom(9, 60, 60))
  .map(([times, horizon]) => planOf(times, horizon))
