import { type LiveArrival, message, type Stage } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { holdsAhead, liveArrival } from '../../src/index.js'
import { ALL_KINDS, BEGIN } from './chains.js'
import { told } from './telling.js'

const DAY = 1440
const queue = (from: number, hours: number): Stage => ({
  stageId: `queue-${from}-${hours}`,
  kind: 'hold',
  place: 'KZ-AKTAU',
  serviceId: null,
  label: 'queue',
  told: { label: message('stage.queue', { place: 'Aktau', waiting: 5, date: '2026-11-25' }) },
  time: { kind: 'window', from, until: from + DAY, extension: { min: hours, p50: hours, max: hours } },
  contentHash: `${from} ${hours}`,
  provenance: [],
})

function liveBy(stages: readonly Stage[], now: number, words: Parameters<typeof told>[1] = []): LiveArrival {
  const live = liveArrival({ plan: ALL_KINDS, story: told(ALL_KINDS, words, now), now, stages })
  if (live.kind === 'none') throw new Error(live.why)
  return live
}

/** Puts stages before one of the plan's. */
function withBefore(stageId: string, ...put: readonly Stage[]): readonly Stage[] {
  return ALL_KINDS.stages.flatMap((stage) => (stage.stageId === stageId ? [...put, stage] : [stage]))
}

describe('what holds goods on the way that is left', () => {
  it('is a queue that goods may come to, and none that is handled before nine in ten are there', () => {
    const [soon, long] = [queue(BEGIN, 1), queue(BEGIN, 600)]
    const stages = withBefore('sailing', soon, long)
    const holds = holdsAhead(ALL_KINDS, stages, liveBy(stages, BEGIN))
    expect(holds.map(({ stage, sort, isNew }) => [stage.stageId, sort, isNew])).toEqual([[long.stageId, 'queue', true]])
    expect(holds[0]).toMatchObject({ orderId: null, from: null, until: null })
  })

  it('is a closure where it is not as the plan was made by', () => {
    const { stages } = ALL_KINDS
    expect(holdsAhead(ALL_KINDS, stages, liveBy(stages, BEGIN))).toEqual([])
    const foreseen = stages.map((stage) => (stage.stageId === 'shut' ? { ...stage, contentHash: 'other' } : stage))
    const holds = holdsAhead(ALL_KINDS, foreseen, liveBy(foreseen, BEGIN))
    expect(holds.map(({ stage, sort }) => [stage.stageId, sort])).toEqual([['shut', 'closure']])
  })

  it('is nothing that the goods are behind', () => {
    const long = queue(BEGIN, 600)
    const stages = withBefore('load', long)
    expect(holdsAhead(ALL_KINDS, stages, liveBy(stages, BEGIN))).toHaveLength(1)
    const left = { milestone: 2, at: BEGIN + 600 }
    expect(holdsAhead(ALL_KINDS, stages, liveBy(stages, BEGIN + DAY, [left]))).toEqual([])
  })
})
