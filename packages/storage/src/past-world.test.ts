import { parseInstant } from '@karavan/core'
import { expect, it } from 'vitest'
import { loadWorld } from './bundled-world.js'
import { worldThen } from './past-world.js'

const at = parseInstant
const today = loadWorld(undefined, at('2026-11-26'))

it('is the world of today for goods that are ready today or later', () => {
  for (const ready of ['2026-11-26', '2027-01-01'])
    expect(worldThen(today, at(ready))).toEqual({ world: today, notes: [] })
})

it('knows the queue that stood at Kuryk on a past day, and bans as they turned out', () => {
  const { world, notes } = worldThen(today, at('2025-06-03'))
  expect(world.snapshot.handlingOverrides).toEqual(loadWorld(undefined, at('2025-06-03')).snapshot.handlingOverrides)
  expect(world.snapshot.handlingOverrides).toMatchObject([{ location: 'KZ-KURYK', counted: '2025-06-02' }])
  expect(world.snapshot.restrictions).toEqual(today.snapshot.restrictions)
  expect(notes.map(({ key }) => key)).toEqual(['note.past'])
})

it('says that no queue of a day is known, and counts no report that came after it', () => {
  const { world, notes } = worldThen(today, at('2022-03-01'))
  expect(notes.map(({ key }) => key)).toEqual(['note.past', 'note.pastNoQueue'])
  expect(world.closures.flatMap(({ months }) => months).every((count) => count === 0)).toBe(true)
})
