import type { Story } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import type { AccessScope } from './decide.js'
import { storyInScope } from './scoped-story.js'

const arrival = { kind: 'arrival', place: 'KZ-AKTAU', leg: 0, at: 200 } as const
const departure = { kind: 'departure', place: 'KZ-AKTAU', leg: 1, at: 100 } as const
const STORY: Story = {
  asOf: 300,
  milestones: [],
  stowages: [],
  positions: [],
  gaps: [],
  doubts: [{ equipment: ['one'], first: arrival, next: departure }],
  others: [],
  leftOut: 0,
}

describe('the doubts of a story within a scope', () => {
  const doubtsFor = (scope: AccessScope) => storyInScope(STORY, scope).doubts

  it('are told to who sees both milestones', () => {
    expect(doubtsFor('all')).toEqual(STORY.doubts)
    expect(doubtsFor({ legs: new Set([0, 1]), locations: new Set() })).toEqual(STORY.doubts)
    expect(doubtsFor({ legs: new Set(), locations: new Set(['KZ-AKTAU']) })).toEqual(STORY.doubts)
  })

  it('are left out for who sees one of them only', () => {
    expect(doubtsFor({ legs: new Set([0]), locations: new Set() })).toBeUndefined()
    expect(doubtsFor({ legs: new Set([1]), locations: new Set() })).toBeUndefined()
  })
})
