import { ENGLISH, tell } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { bundledNetwork, NO_CONDITIONS } from '../../test/bundled.js'
import { buildMoveGraph } from './build.js'
import { type Carriage, carriageOf, placeOf, vertexOf } from './carriage.js'
import { sameCustomsTerritory } from './customs.js'
import { HaulWays } from './haul-ways.js'
import type { Move } from './move.js'
import { PlaceIndex } from './places.js'

const network = bundledNetwork()
const graph = buildMoveGraph(network, NO_CONDITIONS, '40HC')
const most = network.parameters.get('box_haul_km.most')?.value ?? 0
const hauls = graph.moves.filter(({ kind }) => kind === 'haul')
const indexOf = (id: string) => graph.indexOf.get(id) ?? -1
const between = (moves: readonly Move[], from: string, to: string) =>
  moves.filter(
    (move) => move.kind === 'haul' && placeOf(move.from) === indexOf(from) && placeOf(move.to) === indexOf(to),
  )
const customsBorders = ({ crosses }: Move) =>
  crosses.filter((country, i) => i > 0 && !sameCustomsTerritory(crosses[i - 1] ?? '', country)).length
const carriages = (moves: readonly Move[], end: 'from' | 'to') =>
  new Set(moves.map((move): Carriage => carriageOf(move[end])))

describe('a haul', () => {
  it('is no longer than the limit, and passes one customs border at most', () => {
    expect(hauls.length).toBeGreaterThan(1000)
    for (const haul of hauls) {
      expect(haul.distanceKm).toBeLessThanOrEqual(most)
      expect(customsBorders(haul)).toBeLessThanOrEqual(1)
    }
  })

  it('crosses any number of borders inside one customs territory', () => {
    const [haul] = between(hauls, 'HU-BUDAPEST', 'PL-WARSAW')
    expect(haul?.borders.length).toBeGreaterThan(2)
    expect(haul && customsBorders(haul)).toBe(0)
  })

  it('takes boxes off trains and ships, and none from another lorry', () => {
    expect(carriages(hauls, 'from')).toEqual(new Set(['offRail', 'offSea', 'road']))
    expect(carriages(hauls, 'to')).toEqual(new Set(['offRoad']))
    const offFerries = graph.moves.filter(({ kind, to }) => kind !== 'haul' && carriageOf(to) === 'road')
    expect(new Set(offFerries.map(({ mode }) => mode))).toEqual(new Set(['ro_ro']))
  })

  it('has another border point where the nearest is avoided', () => {
    const points = between(hauls, 'KZ-ALMATY', 'UZ-TASHKENT').map(({ borders }) =>
      borders.map(({ place }) => place).join(),
    )
    expect(new Set(points).size).toBeGreaterThan(1)
  })

  it('is made for boxes only', () => {
    for (const kind of ['truck', 'wagon-covered'] as const)
      expect(buildMoveGraph(network, NO_CONDITIONS, kind).moves.some((move) => move.kind === 'haul')).toBe(false)
  })

  it('names every place, country and border on its way, with the kilometres of each country', () => {
    for (const { via, links, crosses, borders, carried, distanceKm } of hauls) {
      expect(links.length).toBe(via.length - 1)
      links.forEach((link, i) => {
        const { from, to } = network.links[link] ?? {}
        expect([from, to].sort()).toEqual([via[i], via[i + 1]].sort())
      })
      expect(borders.map(({ from, to }) => `${from}>${to}`)).toEqual(
        crosses.slice(1).map((country, i) => `${crosses[i]}>${country}`),
      )
      expect(carried?.km.reduce((sum, { km }) => sum + km, 0)).toBeCloseTo(distanceKm, 6)
    }
  })
})

describe('the stages of a haul', () => {
  const stages = (move: Move | undefined) =>
    move?.stages.map(({ label }) => tell(label, ENGLISH).replace(/, \d+ km$/, ''))

  it('come in the order of travel, with a run for each country', () => {
    const [haul] = between(hauls, 'GE-POTI', 'AZ-BAKU')
    expect(stages(haul)).toEqual([
      'rail to road, Poti port',
      expect.stringMatching(/^Poti port – /),
      'entering AZ from GE',
      expect.stringMatching(/ – Baku$/),
      'unloading, Baku',
    ])
  })

  it('come in the order of travel to a destination that is no terminal', () => {
    const ends = graph.places.filter((id) => network.locations.get(id)?.kind === 'border_crossing')
    const arriving = ends.flatMap((id) => graph.ends.atDestination(indexOf(id)).filter(({ kind }) => kind === 'haul'))
    const abroad = arriving.filter(({ crosses }) => crosses.length === 2)
    expect(abroad.length).toBeGreaterThan(0)
    for (const haul of arriving) {
      expect(haul.via.at(-1)).toBe(graph.places[placeOf(haul.to)])
      expect(haul.via[0]).toBe(graph.places[placeOf(haul.from)])
      expect(haul.stages.filter(({ kind }) => kind === 'run').at(-1)?.place).toBe(haul.via.at(-1))
    }
    for (const { stages, crosses } of abroad) {
      const entered = stages.flatMap(({ label }) => (label.key === 'stage.entering' ? [label.values] : []))
      for (const values of entered) expect(values).toEqual({ to: crosses[1], from: crosses[0] })
    }
  })
})

describe('where hauls start and end', () => {
  it('joins an origin to a destination even where neither is a terminal', () => {
    const small = graph.places.filter((id) => !hauls.some(({ via }) => via[0] === id) && id.startsWith('TR-'))
    const joined = small.flatMap((to) =>
      graph.ends
        .atDestination(indexOf(to))
        .filter(({ from, via }) => carriageOf(from) === 'handedOver' && small.includes(via[0] ?? '')),
    )
    expect(joined.length).toBeGreaterThan(0)
  })

  it('makes none twice', () => {
    const key = ({ from, via }: Move) => `${from}|${via.join()}`
    for (const [from, to] of [
      ['GE-POTI', 'AM-YEREVAN'],
      ['KZ-ALMATY', 'KZ-NURZHOLY'],
      ['KZ-NURZHOLY', 'KZ-ALMATY'],
      ['KZ-NURZHOLY', 'CN-KHORGOS'],
    ] as const) {
      const all = [...hauls, ...graph.ends.atOrigin(indexOf(from)), ...graph.ends.atDestination(indexOf(to))]
      const made = between(all, from, to).map(key)
      expect(made.length).toBeGreaterThan(0)
      expect(new Set(made).size).toBe(made.length)
    }
  })

  it('lets a box that came by lorry roll onto a ferry, and go on by lorry beyond it', () => {
    const klaipeda = vertexOf(indexOf('LT-KLAIPEDA'), 'offRoad')
    const ferry = graph.leaving[klaipeda]?.find(({ service }) => service?.id === 'KLAIPEDA-KARLSHAMN-DFDS')
    expect(ferry?.stages.map(({ label }) => tell(label, ENGLISH))).toContain('road to sea, Klaipeda port')
    expect(graph.leaving[ferry?.to ?? -1]?.some(({ kind }) => kind === 'unload')).toBe(true)
    const kiel = graph.leaving[vertexOf(indexOf('DE-KIEL'), 'road')] ?? []
    expect(kiel.some(({ kind }) => kind === 'haul')).toBe(true)
  })
})

describe('the ways of hauls', () => {
  const places = new PlaceIndex(network)
  const ways = new HaulWays(network, places, most)

  it.each(['GE-POTI', 'KZ-ALMATY', 'LT-KAUNAS', 'PL-WARSAW', 'CN-URUMQI'])('are the shortest from %s', (id) => {
    const found = new Map<string, number>()
    for (const { km, places: via } of ways.from(indexOf(id))) {
      const to = places.id(via.at(-1) ?? -1)
      if (!found.has(to)) found.set(to, km)
    }
    const expected = shortestByHand(id)
    expect([...found.keys()].sort()).toEqual([...expected.keys()].sort())
    for (const [to, km] of expected) expect(found.get(to)).toBeCloseTo(km, 6)
  })

  /** Lets every road link shorten every way until none does. */
  function shortestByHand(origin: string): Map<string, number> {
    const km = [new Map([[origin, 0]]), new Map<string, number>()]
    for (let changed = true; changed; ) {
      changed = false
      for (const { from, to, mode, status, crosses, lengthKm } of network.links) {
        if (mode !== 'road' || status !== 'in_use') continue
        const customs = crosses.filter((c, i) => i > 0 && !sameCustomsTerritory(crosses[i - 1] ?? '', c)).length
        for (const [a, b] of [
          [from, to],
          [to, from],
        ] as const) {
          for (const passed of [0, 1]) {
            const total = (km[passed]?.get(a) ?? Number.POSITIVE_INFINITY) + lengthKm
            const next = km[passed + customs]
            if (next === undefined || total > most || total >= (next.get(b) ?? Number.POSITIVE_INFINITY)) continue
            next.set(b, total)
            changed = true
          }
        }
      }
    }
    const least = new Map<string, number>()
    for (const reached of km)
      for (const [to, length] of reached) least.set(to, Math.min(length, least.get(to) ?? Number.POSITIVE_INFINITY))
    least.delete(origin)
    return least
  }
})
