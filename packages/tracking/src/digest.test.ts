import type { StoryDigest } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { latenessOf, toldLateness } from './digest.js'

const digest = (more: Partial<StoryDigest>): StoryDigest => ({
  state: 'moving',
  position: null,
  lastWord: null,
  next: null,
  behindMinutes: null,
  arrival: { plannedP50: null, estimated: null },
  gaps: 0,
  ...more,
})
const next = (plannedP50: number) => ({ kind: 'arrival', place: 'GE-POTI', plannedP50, estimated: null }) as const

describe('lateness', () => {
  it('is unknown where nothing can be compared', () => {
    expect(latenessOf(digest({}), 1000)).toBeNull()
    expect(latenessOf(digest({ next: next(1000) }), 1000)).toBeNull()
  })

  it('is the worst of what is told and what is overdue', () => {
    const announced = digest({ behindMinutes: -30, arrival: { plannedP50: 2000, estimated: 2090 }, next: next(900) })
    expect(toldLateness(announced)).toBe(90)
    expect([latenessOf(announced, 950), latenessOf(announced, 1000)]).toEqual([90, 100])
    expect(latenessOf(digest({ behindMinutes: -30, next: next(1100) }), 1000)).toBe(-30)
  })

  it('of what has been delivered does not grow', () => {
    expect(latenessOf(digest({ state: 'delivered', behindMinutes: 40, next: next(0) }), 1_000_000)).toBe(40)
  })
})
