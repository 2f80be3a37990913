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

it('lays a past day out once, whatever the hour, and keeps the days that were asked for last', () => {
  const days = Array.from({ length: 8 }, (_, i) => at(`2025-06-0${i + 1}`))
  const worlds = days.map((day) => worldThen(today, day + 615).world)
  for (const [i, day] of days.entries()) expect(worldThen(today, day + 30).world).toBe(worlds[i])
  worldThen(today, at('2025-07-01'))
  expect(worldThen(today, days[7] ?? 0).world).toBe(worlds[7])
  expect(worldThen(today, days[0] ?? 0).world).not.toBe(worlds[0])
})
