import { tableOf } from './codes.js'
import type { ReadEquipment } from './equipment.js'
import { readPlace } from './places.js'
import type { MessageReading } from './reading.js'
import { componentOf, type EdifactSegment } from './segments.js'

/** What is told of one container beside what the event itself has. */
export function toldOf(reading: MessageReading, equipment: ReadEquipment, own: readonly EdifactSegment[]) {
  const cell = reading.takeFirst(own, 'LOC', ['147'])
  const ports = own.filter((each) => each.tag === 'LOC' && PORTS.has(componentOf(each, 0)))
  const named = ports.flatMap((loc) => {
    const [place, role] = [readPlace(reading, loc), PORTS.get(componentOf(loc, 0))]
    return place === null || role === undefined ? [] : [[role, place.id] as const]
  })
  return {
    equipment: [equipment.told],
    stowage: cell === undefined ? null : componentOf(cell, 1),
    ...Object.fromEntries(named),
  }
}

/** Places of a container's way (3227), as events call them; 6 and 12 are those of stowage plans before D.95B. */
const PORTS = tableOf({
  '6': 'portOfLoading',
  '7': 'placeOfDelivery',
  '9': 'portOfLoading',
  '11': 'portOfDischarge',
  '12': 'portOfDischarge',
  '83': 'placeOfDelivery',
  '88': 'placeOfReceipt',
})
