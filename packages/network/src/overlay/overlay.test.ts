import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { StructuredError } from '@karavan/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileNetwork, readNetworkTables } from '../index.js'
import { overlayTables } from '../tables/overlay-tables.js'
import { fileOf } from '../tables/tables.js'
import { compileOverlay, overlayAsTables } from './own-tables.js'
import { OVERLAY_TABLES, readOverlay, rowKey } from './read-overlay.js'

const data = fileURLToPath(new URL('../../data/', import.meta.url))
const base = readNetworkTables(
  new Map(
    readdirSync(data)
      .filter((name) => name.endsWith('.csv'))
      .map((name) => [name, readFileSync(data + name, 'utf8')]),
  ),
)
const AKTAU = 'KZ-AKTAU/port/any/sea/out/all'
const QUOTED = { source: 'the port of Aktau, by mail', source_date: '2026-11-20', basis: 'quoted' }
const row = (table: string, cells: Record<string, unknown>) => [{ table, cells: { ...QUOTED, ...cells } }]
const laid = (...rows: unknown[]) => compileOverlay(base, readOverlay(rows.flat()))

function faultOf(rows: unknown): StructuredError {
  try {
    compileOverlay(base, readOverlay(rows))
  } catch (error) {
    if (error instanceof StructuredError) return error
    throw error
  }
  throw new Error('nothing was refused')
}

describe('a row of the asker', () => {
  it('replaces the cells that it gives, says so, and leaves the others', () => {
    const network = laid(row('handling.csv', { id: AKTAU, hours_p50: 30 }))
    const before = compileNetwork(base)
    const at = before.handling.findIndex(({ id }) => id === AKTAU)
    const ours = before.handling[at]
    const theirs = network.handling[at]
    expect(ours).toBeDefined()
    expect(theirs).toMatchObject({
      id: AKTAU,
      hours: { ...ours?.hours, p50: 30 },
      provenance: {
        source: 'the port of Aktau, by mail',
        sourceDate: '2026-11-20',
        basis: 'quoted',
        row: 'your values:1',
        note: expect.stringMatching(/^hours_p50 given, the rest as in .*handling\.csv:\d+ \(\w+\)$/),
      },
    })
    expect(network.handling.toSpliced(at, 1)).toEqual(before.handling.toSpliced(at, 1))
    expect(network.version).not.toBe(before.version)
  })

  it('leaves the date of the data as it is, be it newer or in the place of the newest, and is counted', () => {
    const before = compileNetwork(base)
    const newest = before.handling.find(({ provenance }) => provenance.sourceDate === before.dataAsOf)
    const ids = new Set([AKTAU, ...(newest === undefined ? [] : [newest.id])])
    for (const source_date of ['2026-11-20', '2019'])
      expect(laid([...ids].flatMap((id) => row('handling.csv', { id, hours_p50: 30, source_date })))).toMatchObject({
        dataAsOf: before.dataAsOf,
        ownValues: ids.size,
      })
    expect(before.ownValues).toBe(0)
  })

  it('betters one call of a service, and the others keep their own source', () => {
    const cells = { service_id: 'XIAN-ALAT-TITR', seq: 2, hours_p50: 300 }
    const service = laid(row('service_calls.csv', cells)).services.find(({ id }) => id === 'XIAN-ALAT-TITR')
    expect(service?.calls.map(({ location }) => location)).toEqual(['CN-XIAN', 'AZ-ALAT'])
    expect(service?.calls[0]?.provenance.row).toMatch(/service_calls\.csv:2$/)
    expect(service?.calls[1]).toMatchObject({ hours: { p50: 300 }, provenance: { row: 'your values:1' } })
  })

  it('adds what is new', () => {
    const cells = { location_id: 'BG-BURGAS', month: 1, weather_group: 'burgas', share_closed: 0.1 }
    const hours = { hours_min: 6, hours_p50: 12, hours_max: 24 }
    const closure = laid(row('closures.csv', { ...cells, ...hours })).closures.find(
      ({ location }) => location === 'BG-BURGAS',
    )
    expect(closure).toMatchObject({ length: { min: 6, p50: 12, max: 24 }, provenance: { row: 'your values:1' } })
  })
})

describe('an overlay', () => {
  it('gives the network that the folder of its files gives', () => {
    const rowOf = fc.constantFrom(...OVERLAY_TABLES).chain((name) =>
      fc.constantFrom(...base[name]).map(({ cells }) => {
        const key = Object.fromEntries(rowKey(name).map((column) => [column, cells[column]]))
        return { table: fileOf(name), cells: { ...QUOTED, ...key, note: 'said, "so"' } }
      }),
    )
    const selector = ({ table, cells }: { table: string; cells: object }) => table + Object.values(cells).join()
    fc.assert(
      fc.property(fc.uniqueArray(rowOf, { minLength: 1, maxLength: 6, selector }), (raw) => {
        const rows = readOverlay(raw)
        const folder = readNetworkTables(overlayAsTables(base, rows))
        expect(compileNetwork(overlayTables(base, folder)).version).toBe(compileOverlay(base, rows).version)
      }),
      { numRuns: 8 },
    )
  })

  it('is one, whether it comes as a list or as its text in an address', () => {
    const rows = row('handling.csv', { id: AKTAU, hours_p50: 30 })
    expect(readOverlay(JSON.stringify(rows))).toEqual(readOverlay(rows))
    expect(readOverlay(undefined)).toEqual([])
  })

  it.each<[string, unknown, string, string, RegExp]>([
    ['no list', { table: 'x' }, 'OVERLAY_MALFORMED', '/overlay', /a list of rows/],
    ['broken text', '[{', 'OVERLAY_MALFORMED', '/overlay', /as JSON/],
    ['too many rows', Array.from({ length: 51 }, () => ({})), 'OVERLAY_MALFORMED', '/overlay', /at most 50/],
    ['a long row', row('handling.csv', { id: 'x'.repeat(4000) }), 'OVERLAY_MALFORMED', '/overlay/0/cells', /4000/],
    ['a row of text', ['x'], 'OVERLAY_MALFORMED', '/overlay/0', /a row/],
    [
      'a list as a cell',
      row('handling.csv', { id: [] }),
      'OVERLAY_MALFORMED',
      '/overlay/0/cells/id',
      /text or a number/,
    ],
    ['a table of no network', row('prices.csv', {}), 'OVERLAY_TABLE_UNKNOWN', '/overlay/0/table', /handling\.csv/],
    ['places', row('locations.csv', {}), 'OVERLAY_TABLE_UNKNOWN', '/overlay/0/table', /handling\.csv/],
    ['another column', row('handling.csv', { p50: 3 }), 'OVERLAY_COLUMN_UNKNOWN', '/overlay/0/cells/p50', /hours_p50/],
    ['no key', row('handling.csv', { hours_p50: 3 }), 'OVERLAY_CELL_INVALID', '/overlay/0/cells/id', /a value/],
    [
      'no source',
      row('handling.csv', { id: AKTAU, source: ' ' }),
      'OVERLAY_CELL_INVALID',
      '/overlay/0/cells/source',
      /value/,
    ],
    [
      'no date',
      row('handling.csv', { id: AKTAU, source_date: 'May' }),
      'OVERLAY_CELL_INVALID',
      '/overlay/0/cells/source_date',
      /YYYY/,
    ],
    [
      'no basis',
      row('handling.csv', { id: AKTAU, basis: 'sure' }),
      'OVERLAY_CELL_INVALID',
      '/overlay/0/cells/basis',
      /official/,
    ],
    [
      'an unknown place',
      row('handling.csv', { id: AKTAU, place: 'KZ-AKTUA' }),
      'OVERLAY_CELL_INVALID',
      '/overlay/0/cells/place',
      /location/,
    ],
    [
      'a word for hours',
      row('handling.csv', { id: AKTAU, hours_p50: 'a day' }),
      'OVERLAY_CELL_INVALID',
      '/overlay/0/cells/hours_p50',
      /a number/,
    ],
    ...['0x10', '1e3', '1,5', 'Infinity'].map((text): [string, unknown, string, string, RegExp] => [
      `hours as ${text}`,
      row('handling.csv', { id: AKTAU, hours_p50: text }),
      'OVERLAY_CELL_INVALID',
      '/overlay/0/cells/hours_p50',
      /a number/,
    ]),
    [
      'hours out of order',
      row('handling.csv', { id: AKTAU, hours_p50: 500 }),
      'OVERLAY_CELL_INVALID',
      '/overlay/0/cells/hours_min',
      /ascending/,
    ],
    [
      'a share of two',
      row('closures.csv', { location_id: 'KZ-AKTAU', month: 1, share_closed: 2 }),
      'OVERLAY_CELL_INVALID',
      '/overlay/0/cells/share_closed',
      /0\.99/,
    ],
    [
      'lines in a cell',
      row('handling.csv', { id: AKTAU, note: 'a\nb' }),
      'OVERLAY_CELL_INVALID',
      '/overlay/0/cells/note',
      /one line/,
    ],
    [
      'a row twice',
      [...row('handling.csv', { id: AKTAU }), ...row('handling.csv', { id: AKTAU })],
      'OVERLAY_MALFORMED',
      '/overlay/1',
      /each row once/,
    ],
    [
      'a fault of ours that it brings out',
      row('handling.csv', {
        id: 'January',
        place: '*',
        activity: 'border',
        from_mode: 'sea',
        to_mode: 'sea',
        direction: 'any',
        month: 1,
        ...{ hours_min: 1, hours_p50: 2, hours_max: 3 },
      }),
      'OVERLAY_CELL_INVALID',
      '/overlay',
      /all year.*handling\.csv:\d+, beside your rows/,
    ],
  ])('with %s is refused, naming the cell', (_, rows, code, pointer, words) => {
    const fault = faultOf(rows)
    expect([fault.code, fault.pointer]).toEqual([code, pointer])
    expect(fault.expected).toMatch(words)
  })
})
