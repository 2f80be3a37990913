import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { EquipmentKind } from '@karavan/model'
import { compileOverlay, readNetworkTables } from '@karavan/network'
import { describe, expect, it } from 'vitest'
import { buildMoveGraph } from '../src/graph/build.js'
import { type RowReach, RowReaches } from '../src/index.js'
import { bundledSnapshot } from './bundled.js'

const data = fileURLToPath(new URL('../../network/data/', import.meta.url))
const names = readdirSync(data).filter((name) => name.endsWith('.csv'))
const tables = readNetworkTables(new Map(names.map((name) => [name, readFileSync(data + name, 'utf8')])))
const network = compileOverlay(tables, [])
const snapshot = bundledSnapshot(network)
const BETTER = { source: 'a letter', source_date: '2026-11-20', basis: 'quoted' }

/** What is laid out with another time where a row is another: the slow way to know what rests on it. */
function changedBy(table: string, cells: Readonly<Record<string, string>>, kind: EquipmentKind): RowReach {
  const other = compileOverlay(tables, [{ table, cells: { ...cells, ...BETTER } }])
  const [before, after] = [network, other].map((one) => buildMoveGraph(one, bundledSnapshot(one), kind))
  if (before === undefined || after === undefined) throw new Error('two graphs were expected')
  const found = { links: new Set<string>(), places: new Set<string>(), services: new Set<string>() }
  const ends = (graph: typeof before) =>
    [...graph.places.keys()].flatMap((place) => [...graph.ends.atOrigin(place), ...graph.ends.atDestination(place)])
  const [ours, theirs] = [before, after].map((graph) => [...graph.moves, ...ends(graph)])
  expect(theirs?.length).toBe(ours?.length)
  ours?.forEach((move, i) => {
    move.stages.forEach(({ kind: what, place, serviceId, time }, k) => {
      if (move.removal !== null || JSON.stringify(time) === JSON.stringify(theirs?.[i]?.stages[k]?.time)) return
      if (serviceId !== null) found.services.add(serviceId)
      else if (what !== 'run') found.places.add(place)
      else for (const link of move.links) found.links.add(network.links[link]?.id ?? '')
    })
  })
  return { links: [...found.links], places: [...found.places], services: [...found.services] }
}

const sorted = ({ links, places, services }: RowReach) => [links, places, services].map((ids) => [...ids].sort())

/** Where a row stands. */
function rowOf(
  name: 'parameters' | 'handling' | 'service_calls',
  is: (cells: Record<string, string>) => boolean,
): string {
  const row = tables[name].find(({ cells }) => is(cells))
  if (row === undefined) throw new Error(`no such row of ${name}`)
  return `${row.file}:${row.line}`
}

describe('what rests on a row', () => {
  const kind = 'wagon-open'
  const reaches = new RowReaches(network, snapshot, kind)

  it.each(['typical', 'slow'])('is all links of a country where the %s pace is its own', (pace) => {
    const key = `wagonload_km_per_day.AZ.${pace}`
    const reach = reaches.of(rowOf('parameters', (cells) => cells['key'] === key))
    const value = pace === 'slow' ? '240' : '410'
    expect(sorted(reach)).toEqual(sorted(changedBy('parameters.csv', { key, value }, kind)))
    expect(reach.links.length).toBeGreaterThan(5)
    expect(reach.places).toEqual([])
  })

  it('is every place that the handling of a country stands for', () => {
    const id = 'KZ/loading/any/rail/any/all'
    const reach = reaches.of(rowOf('handling', (cells) => cells['id'] === id))
    expect(sorted(reach)).toEqual(sorted(changedBy('handling.csv', { id, hours_p50: '25' }, kind)))
    expect(reach.places.length).toBeGreaterThan(5)
  })

  it('is one service where the row is a call of it', () => {
    const row = rowOf(
      'service_calls',
      (cells) => cells['service_id'] === 'KURYK-ALAT-RAIL-ASCO' && cells['seq'] === '2',
    )
    expect(sorted(reaches.of(row))).toEqual([[], [], ['KURYK-ALAT-RAIL-ASCO']])
  })

  it('is nothing where the row is not one of the network', () => {
    expect(reaches.of('elsewhere.csv:2')).toEqual({ links: [], places: [], services: [] })
  })
})
