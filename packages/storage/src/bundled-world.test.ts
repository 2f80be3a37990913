import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseInstant } from '@karavan/core'
import type { StatusReport } from '@karavan/model'
import { readOverlay } from '@karavan/network'
import { afterAll, describe, expect, it } from 'vitest'
import { bundledConditions } from './bundled-conditions.js'
import { loadWorld, overlaidWorld } from './bundled-world.js'

const NOW = parseInstant('2026-11-26')
const KURYK = 'KZ-KURYK'

/** Every January since 2023 a week shut by wind at Kuryk, and the rest of it open. */
const januaries = [2023, 2024, 2025, 2026].flatMap((year): StatusReport[] => {
  const said = (state: StatusReport['state'], since: string, until: string): StatusReport => ({
    id: `${state}-${year}`,
    place: KURYK,
    modes: [],
    state,
    reason: state === 'closed' ? 'wind' : null,
    since,
    until,
    expectedUntil: null,
    said: until,
    by: 'the port',
    source: 'log',
    sourceDate: String(year),
    basis: 'measured',
  })
  return [said('closed', `${year}-01-01`, `${year}-01-07`), said('open', `${year}-01-08`, `${year}-01-31`)]
})
const conditions = { ...bundledConditions(), reports: januaries }
const shareAt = ({ snapshot }: ReturnType<typeof loadWorld>) =>
  snapshot.closures.find(({ location }) => location === KURYK)?.share

const plain = loadWorld(undefined, NOW)
const logged = loadWorld(undefined, NOW, conditions)
const row = (share: number) => ({
  location_id: KURYK,
  month: 1,
  share_closed: share,
  source: 'own log',
  source_date: '2026',
  basis: 'measured',
})

const folder = mkdtempSync(join(tmpdir(), 'karavan-own-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('a world', () => {
  it('rests on the bundled rows alone where the bundled reports and counts tell nothing of today', () => {
    expect(plain.snapshot.closures).toEqual(plain.network.closures)
    expect(plain.snapshot.handlingOverrides).toEqual([])
    expect(plain.closures.every(({ months }) => months.every((count) => count === 0))).toBe(true)
  })

  it('has the queue that stood at Kuryk where it is made as of that day', () => {
    const { snapshot } = loadWorld(undefined, parseInstant('2025-06-03'))
    expect(snapshot.handlingOverrides).toMatchObject([{ location: KURYK, unit: 'wagons', counted: '2025-06-02' }])
  })

  it('draws a port’s share of closed time to what is reported, and says on how many months it rests', () => {
    const [january = 0] = shareAt(plain) ?? []
    expect(shareAt(logged)?.[0]).toBeCloseTo((3 * january + (4 * 7) / 31) / 7)
    expect(shareAt(logged)?.slice(1)).toEqual(shareAt(plain)?.slice(1))
    expect(logged.closures.find(({ process }) => process.location === KURYK)?.months[0]).toBe(4)
    const closure = logged.snapshot.closures.find(({ location }) => location === KURYK)
    expect(closure?.provenance.note).toMatch(/^share of closed time from 4 months of reports and this row/)
    expect(closure?.provenance.row).toContain('closures.csv')
    expect(closure?.months).toBe(4)
    expect(logged.snapshot.version).not.toBe(plain.snapshot.version)
  })

  it('lets a share of the asker’s own stand, and draws the other months', () => {
    const own = overlaidWorld(logged, readOverlay([{ table: 'closures.csv', cells: row(0.9) }]))
    expect(shareAt(own)?.[0]).toBe(0.9)
    const other = overlaidWorld(logged, readOverlay([{ table: 'closures.csv', cells: { ...row(0.9), month: 2 } }]))
    expect(shareAt(other)?.slice(0, 2)).toEqual([shareAt(logged)?.[0], 0.9])
  })

  it('lets the share of a folder of own rows stand, with the rows of a question over it', () => {
    const cells = { modes: 'sea', weather_group: 'w', hours_min: 1, hours_p50: 2, hours_max: 3, note: '', ...row(0.8) }
    const names = Object.keys(cells)
    writeFileSync(join(folder, 'closures.csv'), `${names.join(',')}\n${Object.values(cells).join(',')}\n`)
    const laid = loadWorld(folder, NOW, conditions)
    expect(shareAt(laid)?.[0]).toBe(0.8)
    const asked = overlaidWorld(laid, readOverlay([{ table: 'closures.csv', cells: { ...row(0.1), month: 2 } }]))
    expect(shareAt(asked)?.slice(0, 2)).toEqual([0.8, 0.1])
  })
})

it('counts the reports of whole months that are over', () => {
  const during = loadWorld(undefined, parseInstant('2023-01-20'), conditions)
  expect(shareAt(during)).toEqual(shareAt(plain))
})
