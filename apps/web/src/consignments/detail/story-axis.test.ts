import type { Milestone, MilestonePiece } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { placeOn } from '../../answers/time-axis.js'
import { behind, byLeg, differs, storyAxis, wordCount } from './story-axis.js'

const milestone = (part: Partial<Milestone>): Milestone => ({
  kind: 'departure',
  place: 'KZ-AKTAU',
  leg: 0,
  mode: 'rail',
  planned: null,
  pieces: [],
  done: 0,
  of: 1,
  actual: null,
  estimated: null,
  ...part,
})

const word = (sender: string, at: number) => ({
  sender,
  at,
  receivedAt: at,
  format: 'EPCIS 2.0',
  flags: [],
  contentHash: `${sender} ${at}`,
  classifier: 'ACT' as const,
})

const piece = (equipmentId: string, at: number, others: readonly number[] = []): MilestonePiece => ({
  equipmentId,
  PLN: null,
  EST: null,
  ACT: {
    taken: word('ktz', at),
    ageMinutes: 0,
    reason: '',
    told: { reason: { key: 'story.agreed', values: {} } },
    others: others.map((other) => word('port', other)),
  },
})

describe('the axis of a story', () => {
  it('holds all that was planned and happened, and now', () => {
    const planned = { p10: 5000, p50: 6000, p90: null }
    const axis = storyAxis({
      milestones: [milestone({ planned, actual: 9000, pieces: [piece('b', 400)] })],
      asOf: 20_000,
    })
    for (const at of [400, 5000, 9000, 20_000]) {
      expect(placeOn(axis, at)).toBeGreaterThan(0)
      expect(placeOn(axis, at)).toBeLessThan(1)
    }
  })
})

describe('milestones by leg', () => {
  it('keep what no plan foresees with its place', () => {
    const held = milestone({ kind: 'customsHeld', leg: null })
    const elsewhere = milestone({ kind: 'customsHeld', leg: null, place: 'GE-POTI' })
    const groups = byLeg([milestone({}), held, milestone({ leg: 1 }), elsewhere])
    expect(groups.map(({ leg, milestones }) => [leg, milestones.length])).toEqual([
      [0, 2],
      [1, 1],
      [null, 1],
    ])
  })
})

describe('a milestone', () => {
  it('is as late as it was, else as it is expected to be', () => {
    const planned = { p10: null, p50: 1000, p90: null }
    expect(behind(milestone({ planned, actual: 1500, estimated: 9000 }))).toBe(500)
    expect(behind(milestone({ planned, estimated: 900 }))).toBe(-100)
    expect(behind(milestone({ planned }))).toBeNull()
    expect(behind(milestone({ actual: 5 }))).toBeNull()
  })

  it('tells pieces apart only where they stand at different times', () => {
    expect(differs(milestone({ pieces: [piece('a', 1), piece('b', 1)] }))).toBe(false)
    expect(differs(milestone({ pieces: [piece('a', 1), piece('b', 2)] }))).toBe(true)
  })

  it('counts each word once', () => {
    expect(wordCount(milestone({ pieces: [piece('a', 1, [2]), piece('b', 1, [2, 3])] }))).toBe(3)
  })
})
