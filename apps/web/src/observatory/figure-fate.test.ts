import { describe, expect, it } from 'vitest'
import { fateOf } from './figure-fate.js'

const version = (number: number, withdrawn: boolean) => ({
  version: number,
  enteredAt: '2026-11-27T00:00:00.000Z',
  enteredBy: 'somebody',
  why: null,
  withdrawn,
})

describe('a figure', () => {
  it('stands where nobody withdrew it, though none supersedes it', () => {
    expect(fateOf({ supersededBy: null, versions: [] })).toBe('stands')
    expect(fateOf({ supersededBy: null, versions: [version(1, false)] })).toBe('stands')
    expect(fateOf({ supersededBy: null, versions: [version(1, false), version(2, true), version(3, false)] })).toBe(
      'stands',
    )
  })

  it('is withdrawn by its last version, and superseded by a later word', () => {
    expect(fateOf({ supersededBy: null, versions: [version(1, false), version(2, true)] })).toBe('withdrawn')
    expect(fateOf({ supersededBy: 'other', versions: [version(1, false)] })).toBe('superseded')
  })
})
