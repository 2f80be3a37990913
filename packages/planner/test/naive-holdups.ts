import type { TimeMap } from '@karavan/core'
import { EQUIPMENT, type HandlingOverride, matchConsignment, type Restriction } from '@karavan/model'
import { cameBy, carriageOf, GROUND } from '../src/graph/carriage.js'
import type { Move, StageSpec } from '../src/graph/move.js'
import { looksAt } from '../src/search/rules.js'
import type { World } from './random-world.js'

/** The steps of a move with those at which queues and quotas hold the goods, each found by reading what stands in the world. */
export function heldSteps(world: World, move: Move, mapOf: (stage: StageSpec) => TimeMap): TimeMap[] {
  const steps: { readonly after: number; readonly map: TimeMap }[] = move.stages.map((stage, i) => ({
    after: i + 1,
    map: mapOf(stage),
  }))
  const put = (after: number, map: TimeMap) => {
    const at = steps.findIndex((step) => step.after > after)
    steps.splice(at < 0 ? steps.length : at, 0, { after, map })
  }
  for (const queue of world.snapshot.handlingOverrides) {
    const after = stagesBefore(queue, move, world)
    if (after === null || !isHandledFor(queue, world)) continue
    const { asOf } = world.snapshot
    put(after, { kind: 'window', from: asOf, until: asOf, extension: queue.hours })
  }
  for (const rule of world.snapshot.restrictions) {
    const split = splitBy(rule, move, world)
    if (split !== null) put(split.after, split.map)
  }
  return steps.map(({ map }) => map)
}

function verdictOf(rule: Restriction, { query }: World) {
  const [origin, destination] = [query.from.slice(0, 2), query.to.slice(0, 2)]
  return matchConsignment(rule, { cargo: query.cargo, origin, destination }).verdict
}

function isHandledFor({ quota }: HandlingOverride, world: World): boolean {
  if (quota === null) return true
  const rule = world.snapshot.restrictions.find(({ id }) => id === quota.restrictionId)
  return rule !== undefined && verdictOf(rule, world) === 'hit'
}

function stagesBefore({ location, towards, unit }: HandlingOverride, move: Move, { query }: World): number | null {
  const { family } = EQUIPMENT[query.cargo.equipment]
  const isShip = move.mode !== null && move.mode !== 'rail' && move.mode !== 'road'
  const [start, end] = [carriageOf(move.from), carriageOf(move.to)]
  const isIn = {
    wagons: family === 'wagon',
    containers: family === 'container',
    trains: move.mode === 'rail' || (isShip && cameBy(start) === 'rail'),
    trucks: move.mode === 'road' || start === 'road' || start === 'ontoRoad' || end === 'road',
    vessels: isShip,
  }[unit]
  if (move.mode === null || !isIn) return null
  const kinds = move.stages.map(({ kind }) => kind)
  const country = location.slice(0, 2)
  if (unit === 'vessels' && (towards ?? country) === country)
    return move.via.at(-1) === location ? kinds.lastIndexOf('run') + 1 : null
  for (const { from, to, between, place } of move.borders) {
    if (from !== country || to !== (towards ?? to) || ![...between, place].includes(location)) continue
    if (move.service !== null && move.via[0] === location) {
      const handled = kinds.findIndex((kind) => kind !== 'handling')
      return handled < 0 ? kinds.length : handled
    }
    const beside = move.stages.flatMap((stage, i) =>
      stage.kind === 'handling' && [...between, place].includes(stage.place) ? [i + 1] : [],
    )
    return beside.at(-1) ?? kinds.lastIndexOf('run') + 1
  }
  return null
}

function splitBy(rule: Restriction, move: Move, world: World): { after: number; map: TimeMap } | null {
  const { quota, places, directions, appliesAt, from, until } = rule
  if (rule.effect !== 'quota' || quota === undefined || places.length + directions.length === 0) return null
  if (verdictOf(rule, world) !== 'hit' || !looksAt(rule, move)) return null
  const days = Math.ceil(world.query.cargo.units / quota.value) - 1
  if (days < 1 || (until !== null && until <= world.query.ready)) return null
  const map: TimeMap = { kind: 'quota', from: from ?? 0, until, hours: days * 24 }
  const comes = move.via.some((place, i) => i > 0 && places.includes(place))
  if (appliesAt === 'arrival') return { after: move.stages.length, map }
  if (appliesAt === 'loading') return comes || GROUND.includes(carriageOf(move.from)) ? { after: 0, map } : null
  if (appliesAt === 'departure' || directions.length > 0) return { after: 0, map }
  if (comes) return { after: move.stages.length, map }
  return move.via[0] === world.query.from && places.includes(world.query.from) ? { after: 0, map } : null
}
