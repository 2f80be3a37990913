import type { EquipmentFamily, HandlingOverride } from '@karavan/model'
import { countryOfId } from './borders.js'
import { cameBy, carriageOf } from './carriage.js'
import type { Move, MoveBorder } from './move.js'
import { surfaceOf } from './way.js'

type Queue = Pick<HandlingOverride, 'location' | 'towards' | 'unit'>

/**
 * Where a move meets a queue, as the number of its stages that are done before the goods can be held there; null where it
 * does not. A queue stands before the border that is crossed at its place, by land or aboard a ship; one of ships where
 * they come to the port, or before they leave it for the country that they wait for.
 */
export function queueAt(queue: Queue, move: Move, family: EquipmentFamily): number | null {
  if (!standsIn(queue, move, family)) return null
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

/** Whether goods stand in a queue of such units when they go by a move. */
function standsIn({ unit }: Queue, move: Move, family: EquipmentFamily): boolean {
  if (move.mode === null) return false
  const [start, end] = [carriageOf(move.from), carriageOf(move.to)]
  switch (unit) {
    case 'wagons':
      return family === 'wagon'
    case 'containers':
      return family === 'container'
    case 'trains':
      return move.mode === 'rail' || (surfaceOf(move.mode) === 'sea' && cameBy(start) === 'rail')
    case 'trucks':
      return move.mode === 'road' || start === 'road' || end === 'road'
    case 'vessels':
      return surfaceOf(move.mode) === 'sea'
  }
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
