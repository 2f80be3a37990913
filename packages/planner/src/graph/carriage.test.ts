import type { EquipmentKind } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { bundledNetwork, NO_CONDITIONS } from '../../test/bundled.js'
import { buildMoveGraph } from './build.js'
import { carriageOf, GROUND } from './carriage.js'

describe('goods that are put on wheels', () => {
  it.each<EquipmentKind>(['40HC', 'wagon-covered', 'truck'])('move before they are taken off again: %s', (kind) => {
    const graph = buildMoveGraph(bundledNetwork(), NO_CONDITIONS, kind)
    const ends = [...graph.indexOf.values()].flatMap((place) => [
      ...graph.ends.atOrigin(place),
      ...graph.ends.atDestination(place),
    ])
    const leaving = [...graph.moves, ...ends]
    const unloaded = new Set(leaving.filter((move) => move.kind === 'unload').map(({ from }) => from))
    const loads = graph.moves.filter((move) => move.kind === 'load')
    for (const { from, to } of loads) {
      expect(GROUND).toContain(carriageOf(from))
      expect(unloaded.has(to)).toBe(false)
    }
    expect(loads.length).toBeGreaterThan(0)
    expect(unloaded.size).toBeGreaterThan(0)
  })
})
