import type { BizTransaction } from '@karavan/model'
import { toldOf } from './container-told.js'
import { readEquipment, readReferences } from './equipment.js'
import { addEvent } from './happened.js'
import { type MessageHead, readHead } from './head.js'
import type { EdifactMessage } from './interchange.js'
import { readPlace } from './places.js'
import { groupsOf, type MessageReading } from './reading.js'
import { componentOf, type EdifactSegment } from './segments.js'
import { addCalls, partTransports, readTransport, type TransportCall, type TransportLeg } from './transport.js'

/**
 * Reads BAPLIE: where on a ship each container stands when it leaves a port. Those that were loaded there are loaded by that
 * time; the others are on board. A plan without time of departure tells that of the message.
 */
export function readBaplie(reading: MessageReading, { segments }: EdifactMessage): void {
  const { head, groups } = groupsOf(segments, (each) => each.tag === 'LOC' && componentOf(each, 0) === '147')
  const message = readHead(reading, head)
  if (message === null) return
  const { own, transports } = partTransports(head)
  const [leg = null] = transports.map((each) => readTransport(reading, each))
  if (leg === null) {
    reading.refuse(
      'placeMissing',
      message.segment,
      'The plan has no TDT; expected the ship and its ports. Add them and send again.',
    )
    return
  }
  const references = readReferences(reading, own)
  addCalls(reading, leg, leg.means.vessel === null ? [] : [leg.means.vessel], references)
  const port = reading.takeFirst(transports[0] ?? [], 'LOC', ['5']) ?? reading.takeFirst(own, 'LOC', ['5'])
  const departure = leg.calls.find(({ what }) => what === 'DEPA')
  const plan = { message, leg, port, departure, time: departure?.time ?? reading.takeFirst(own, 'DTM', ['137']) }
  for (const group of groups) reading.whole(group, () => readPosition(reading, group, plan, references))
}

interface StowagePlan {
  readonly message: MessageHead
  readonly leg: TransportLeg
  /** Port that the ship leaves. */
  readonly port: EdifactSegment | undefined
  readonly departure: TransportCall | undefined
  readonly time: EdifactSegment | undefined
}

function readPosition(
  reading: MessageReading,
  group: readonly EdifactSegment[],
  { message, leg, port, departure, time }: StowagePlan,
  references: readonly BizTransaction[],
): void {
  const eqd = group.find(({ tag }) => tag === 'EQD')
  if (eqd === undefined) return // An empty position.
  const equipment = readEquipment(reading, eqd, group)
  if (equipment === null) return
  const loading = group.find((each) => each.tag === 'LOC' && ['9', '6'].includes(componentOf(each, 0)))
  const isLoadedHere = loading === undefined || componentOf(loading, 1) === componentOf(port, 1)
  addEvent(reading, {
    what: isLoadedHere ? 'LOAD' : 'DEPA',
    classifier: departure?.classifier ?? 'PLN',
    time,
    place: port === undefined ? null : readPlace(reading, port),
    things: [equipment.uri],
    carrier: leg.means.vessel,
    means: leg.means,
    references: [...references, ...readReferences(reading, group)],
    told: toldOf(reading, equipment, group),
    segment: eqd,
    declaration: message.declaration,
  })
}
