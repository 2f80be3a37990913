import type { OtherEvent, Story, StoryDigest } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { digestOf, latenessOf, toldLateness } from './digest.js'

const digest = (more: Partial<StoryDigest>): StoryDigest => ({
  state: 'moving',
  position: null,
  lastWord: null,
  next: null,
  dueAt: null,
  behindMinutes: null,
  arrival: { plannedP50: null, estimated: null },
  gaps: 0,
  ...more,
})

describe('the last word', () => {
  const lastWord = (...told: readonly (readonly [at: number, receivedAt: number, why: OtherEvent['why']])[]) => {
    const others = told.map(([at, receivedAt, why]) => ({ why, telling: { at, receivedAt } }))
    const story = { milestones: [], positions: [], gaps: [], others } as unknown as Story
    return digestOf(story, { consigneeReceiptLocation: 'GE-POTI' }).lastWord
  }

  it('goes by the clock of silences: until it happened or was said, whichever is earlier', () => {
    expect(lastWord([1000, 9000, 'noMilestone'], [1500, 1600, 'noMilestone'])).toBe(1500)
    expect(lastWord([50_000, 2000, 'ahead'])).toBe(2000)
    expect(lastWord([-9_000_000, 3000, 'timeOutside'])).toBe(3000)
    expect(lastWord()).toBeNull()
  })
})

describe('lateness', () => {
  it('is unknown where nothing can be compared', () => {
    expect(latenessOf(digest({}), 1000)).toBeNull()
    expect(latenessOf(digest({ dueAt: 1000 }), 1000)).toBeNull()
  })

  it('is never less than how long the milestone that is due is overdue', () => {
    const early = digest({ behindMinutes: -30, dueAt: 1000 })
    expect([900, 1000, 1001, 1500].map((now) => latenessOf(early, now))).toEqual([-30, -30, 1, 500])
    expect(latenessOf(digest({ behindMinutes: 90, dueAt: 1000 }), 1010)).toBe(90)
  })

  it('is by what is said of the arrival, until that time is past', () => {
    const said = digest({ behindMinutes: 960, dueAt: 900, arrival: { plannedP50: 4000, estimated: 1500 } })
    expect(toldLateness(said)).toBe(-2500)
    expect([1000, 1499, 1500].map((now) => latenessOf(said, now))).toEqual([-2500, -2500, 600])
  })

  it('of what has been delivered does not grow', () => {
    const delivered = digest({ state: 'delivered', behindMinutes: 40, arrival: { plannedP50: 500, estimated: 540 } })
    expect(latenessOf(delivered, 1_000_000)).toBe(40)
  })
})
