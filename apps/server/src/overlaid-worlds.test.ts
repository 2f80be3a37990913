import { parseInstant } from '@karavan/core'
import { readOverlay } from '@karavan/network'
import { loadWorld } from '@karavan/storage'
import { expect, it } from 'vitest'
import { OverlaidWorlds } from './overlaid-worlds.js'

const base = loadWorld(undefined, parseInstant('2026-11-25'))
const rows = (hours_p50: number) => {
  const cells = { id: 'KZ-AKTAU/port/any/sea/out/all', hours_p50, source: 'x', source_date: '2026', basis: 'quoted' }
  return readOverlay([{ table: 'handling.csv', cells }])
}

it('gives the world itself to a question without rows', () => {
  expect(new OverlaidWorlds(base).of([], '40HC')).toBe(base)
})

it('compiles the same rows once, and forgets what was asked longest ago', () => {
  const worlds = new OverlaidWorlds(base)
  const first = worlds.of(rows(20), '40HC')
  expect(worlds.of(rows(20), '40HC')).toBe(first)
  for (const hours of [21, 22, 23]) worlds.of(rows(hours), '40HC')
  expect(worlds.of(rows(20), '40HC')).toBe(first)
  worlds.of(rows(24), '40HC')
  expect(worlds.of(rows(20), '40HC')).toBe(first)
  for (const hours of [25, 26, 27, 28]) worlds.of(rows(hours), '40HC')
  expect(worlds.of(rows(20), '40HC')).not.toBe(first)
})

it('makes the snapshot with the closures of the rows', () => {
  const cells = {
    location_id: 'KZ-AKTAU',
    month: 6,
    share_closed: 0.2,
    source: 'x',
    source_date: '2026',
    basis: 'quoted',
  }
  const world = new OverlaidWorlds(base).of(readOverlay([{ table: 'closures.csv', cells }]), '40HC')
  expect(world.snapshot.closures.find(({ location }) => location === 'KZ-AKTAU')?.share[5]).toBe(0.2)
  expect(world.snapshot.version).not.toBe(base.snapshot.version)
})
