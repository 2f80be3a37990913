import {
  type EquipmentFamily,
  type HandlingOverride,
  holdsGoods,
  type Mode,
  type Surface,
  surfaceOf,
} from '@karavan/model'
import { countryOfId } from './borders.js'
import { cameBy, carriageOf } from './carriage.js'
import type { Move, MoveBorder } from './move.js'

type Queue = Pick<HandlingOverride, 'location' | 'towards' | 'unit'>

/**
 * Where a move meets a queue, as the number of its stages that are done before the goods can be held there; null where it
 * does not. A queue stands before the border that is crossed at its place, by land or aboard a ship; one of ships where
 * they come to the port, or before they leave it for the country that they wait for.
 */
export function queueAt(queue: Queue, move: Move, family: EquipmentFamily): number | null {
  if (move.mode === null || !holdsGoods(queue.unit, family, surfacesOf(move.mode, move))) return null
  const home = countryOfId(queue.location)
  if (queue.unit === 'vessels' && (queue.towards === null || queue.towards === home))
    return move.via.at(-1) === queue.location ? after(move, ({ kind }) => kind === 'run') : null
  const border = move.borders.find(
    ({ from, to, between, place }) =>
      from === home &&
      (queue.towards === null || to === queue.towards) &&
      (place === queue.location || between.includes(queue.location)),
  )
  return border === undefined ? null : passed(move, border, queue.location)
}

/** On what goods come to the queues of a move, move by it, or go on: a train may go aboard a ship; a lorry that does rolls off it, too. */
function surfacesOf(mode: Mode, { from, to }: Move): readonly Surface[] {
  const [start, end] = [carriageOf(from), carriageOf(to)]
  const surfaces = new Set<Surface>([surfaceOf(mode)])
  if (surfaceOf(mode) === 'sea' && cameBy(start) === 'rail') surfaces.add('rail')
  if (end === 'road') surfaces.add('road')
  return [...surfaces]
}

/** A service waits for its departure once the queue is over; else a border is passed when its own handling is done. */
function passed(move: Move, { between, place }: MoveBorder, location: string): number {
  if (move.service !== null && move.via[0] === location) {
    const first = move.stages.findIndex(({ kind }) => kind !== 'handling')
    return first < 0 ? move.stages.length : first
  }
  const beside = [...between, place]
  const handled = after(move, (stage) => stage.kind === 'handling' && beside.includes(stage.place))
  return handled > 0 ? handled : after(move, ({ kind }) => kind === 'run')
}

/** How many stages are done when the last one of a sort is. */
function after(move: Move, isSuch: (stage: Move['stages'][number]) => boolean): number {
  return move.stages.findLastIndex(isSuch) + 1
}
