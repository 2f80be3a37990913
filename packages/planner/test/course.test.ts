import type { LonLat } from '@karavan/core'
import { type EquipmentKind, surfaceOf } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { courseOfLinks, drawnWay, wayOfService } from '../src/answer/course.js'
import { buildMoveGraph } from '../src/graph/build.js'
import type { Move } from '../src/graph/move.js'
import { bundledNetwork, bundledSnapshot } from './bundled.js'

const network = bundledNetwork()
const snapshot = bundledSnapshot(network)
const nameAt = new Map([...network.locations.values()].map(({ id, position }) => [position.join(), id]))

/** The points at which a course turns back over the point that it came from, as places where they are one. */
function turnsOf(course: readonly LonLat[]): string[] {
  const points = course.map((point) => point.join())
  return points
    .slice(1, -1)
    .flatMap((point, i) => (points[i] === points[i + 2] && points[i] !== point ? [nameAt.get(point) ?? point] : []))
}

const courseOf = ({ links, via, service, crosses }: Move) =>
  service === null ? courseOfLinks(network, via[0] ?? '', links) : drawnWay(network, service, via, crosses).course

describe('the drawn course of what goods move by', () => {
  it.each<EquipmentKind>(['40HC', 'wagon-covered', 'trailer'])(
    'turns back nowhere but where a ship of %s calls',
    (kind) => {
      const { moves } = buildMoveGraph(network, snapshot, kind)
      const astray = moves.flatMap((move) => {
        const calls = move.service?.calls.map(({ location }) => location) ?? []
        const isShip = move.mode !== null && surfaceOf(move.mode) === 'sea'
        return turnsOf(courseOf(move)).filter((turn) => !isShip || !calls.includes(turn))
      })
      expect(moves.length).toBeGreaterThan(1000)
      expect(astray).toEqual([])
    },
  )

  it('leads a ship into the ports at which it calls, and past those at which lanes only meet', () => {
    const ship = (id: string) => {
      const service = network.services.find((one) => one.id === id)
      return service === undefined ? [] : turnsOf(wayOfService(network, service).course)
    }
    expect(ship('POTI-CONSTANTA-GRL')).toEqual(['GE-BATUMI'])
    expect(ship('SHANGHAI-GENOA-GEMINI')).toEqual([])
  })

  it('runs from the first call of a service to its last, over links that follow one another', () => {
    for (const service of network.services) {
      const { course, links } = wayOfService(network, service)
      const [first, last] = [service.calls[0], service.calls.at(-1)]
      if (course.length === 0) continue
      expect(nameAt.get(course[0]?.join() ?? ''), service.id).toBe(first?.location)
      expect(nameAt.get(course.at(-1)?.join() ?? ''), service.id).toBe(last?.location)
      for (const link of links) expect(network.links[link]?.status).toBe('in_use')
    }
  })
})
