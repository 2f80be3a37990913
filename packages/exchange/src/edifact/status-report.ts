import type { BizTransaction } from '@karavan/model'
import { type Happening, happeningOfStatus } from './codes.js'
import { type ReadEquipment, readEquipment, readReferences, withoutEmpty } from './equipment.js'
import { addEvent } from './happened.js'
import { type MessageHead, readHead } from './head.js'
import type { EdifactMessage } from './interchange.js'
import { equipmentName } from './names.js'
import { type ReadPlace, readPlace } from './places.js'
import { groupsOf, type MessageReading } from './reading.js'
import { componentOf, type EdifactSegment } from './segments.js'
import { addCalls, partTransports, readTransport, type TransportCall } from './transport.js'

/** Most pieces of equipment, and transports, of one status. */
const MOST = 999

/** Reads IFTSTA: what became of consignments, their equipment and its transport. */
export function readIftsta(reading: MessageReading, { segments }: EdifactMessage): void {
  const { head, groups } = groupsOf(segments, ({ tag }) => tag === 'CNI' || tag === 'STS')
  const message = readHead(reading, head)
  if (message === null) return
  const general = { references: readReferences(reading, head), equipment: equipmentReferences(reading, head) }
  let consignment: Consignment = general
  for (const group of groups) {
    const [opening] = group
    if (opening?.tag === 'CNI') {
      const own = [...readReferences(reading, group), ...readConsignmentNumber(reading, opening)]
      const equipment = equipmentReferences(reading, group)
      consignment = {
        references: own.length === 0 ? general.references : [...general.references, ...own],
        equipment: equipment.length === 0 ? general.equipment : equipment,
      }
    } else if (opening !== undefined) {
      reading.whole(group, () => readStatus(reading, opening, group, consignment, message))
    }
  }
  if (!groups.some(([opening]) => opening?.tag === 'STS')) {
    reading.refuse(
      'equipmentMissing',
      message.segment,
      'The message has no STS; expected one for each status. Add them and send again.',
    )
  }
}

/** What stands for every status of a consignment. */
interface Consignment {
  readonly references: readonly BizTransaction[]
  /** Equipment that only references name. */
  readonly equipment: readonly string[]
}

function readStatus(
  reading: MessageReading,
  sts: EdifactSegment,
  group: readonly EdifactSegment[],
  consignment: Consignment,
  message: MessageHead,
): void {
  const { own, transports } = partTransports(group)
  const eqds = own.filter(({ tag }) => tag === 'EQD')
  if (eqds.length > MOST || transports.length > MOST) {
    reading.refuse(
      'tooMany',
      sts,
      `STS has ${eqds.length} EQD and ${transports.length} TDT; expected at most ${MOST} of each. Send several.`,
    )
    return
  }
  const besides = groupsOf(own, ({ tag }) => tag === 'EQD')
  const equipment = besides.groups.flatMap((each) =>
    each[0] === undefined ? [] : (readEquipment(reading, each[0], each) ?? []),
  )
  if (equipment.length === 0 && eqds.length > 0) return
  const referred = equipmentReferences(reading, besides.head)
  const named = referred.length > 0 ? referred : consignment.equipment
  const legs = transports.flatMap((each) => readTransport(reading, each) ?? [])
  const [leg = null] = legs
  const things = thingsOf(equipment, named)
  const references = joined(consignment.references, readReferences(reading, own))
  const { what, told } = readStatusCode(reading, sts)
  const wagon = equipment.find(({ kind }) => kind === 'RR')?.uri ?? null
  const where = placeOfStatus(reading, what, own, transports.flat())
  const time = reading.takeFirst(own, 'DTM', ['334', '7', '178', '186'])
  addEvent(reading, {
    what,
    classifier: 'ACT',
    time,
    place: where,
    things: what === 'LOAD' || what === 'DISC' ? things.boxes : things.all,
    carrier: things.boxes.length > 0 && wagon !== null ? wagon : (leg?.means.vessel ?? null),
    means: leg?.means ?? null,
    references,
    told: { status: told, equipment: equipment.length === 0 ? null : equipment.map((each) => each.told) },
    segment: sts,
    declaration: message.declaration,
  })
  for (const each of legs) {
    const calls = each.calls.filter((call) => !isSame(call, what, time, where))
    for (const { time: said } of each.calls) reading.take(said)
    addCalls(reading, { ...each, calls }, things.all, references)
  }
}

/** Places (3227) that are those of whatever a status says. */
const PLACES_OF_ANY = ['175', '165', '14']

/** Places that a status may mean where it names no such, by what happened: the likeliest first. */
const PLACES_OF_STATUS: Readonly<Partial<Record<Happening, readonly string[]>>> = {
  DEPA: ['5', '9'],
  LOAD: ['9', '5'],
  ARRI: ['60', '8', '11', '7'],
  DISC: ['11', '8', '7'],
}

const OTHER_PLACES = ['7', '9', '11', '5', '8', '13', '18', '22', '41', '42', '50', '60', '153']

/** Where a status is said of; a transport beside it tells only what its ends are. */
function placeOfStatus(
  reading: MessageReading,
  what: Happening,
  own: readonly EdifactSegment[],
  ofTransports: readonly EdifactSegment[],
): ReadPlace | null {
  const likely = [...PLACES_OF_ANY, ...(PLACES_OF_STATUS[what] ?? [])]
  const place =
    reading.takeFirst(own, 'LOC', [...likely, ...OTHER_PLACES]) ?? reading.takeFirst(ofTransports, 'LOC', likely)
  return place === undefined ? null : readPlace(reading, place)
}

/** Whether a time of the transport says what the status says already. */
function isSame(
  call: TransportCall,
  what: Happening,
  time: EdifactSegment | undefined,
  place: ReadPlace | null,
): boolean {
  return (
    call.classifier === 'ACT' &&
    call.what === what &&
    call.place?.id === place?.id &&
    componentOf(call.time, 0, 1) === componentOf(time, 0, 1) &&
    componentOf(call.time, 0, 2) === componentOf(time, 0, 2)
  )
}

/** All things of a status, and those that others carry: with a wagon and a container, the container. */
function thingsOf(equipment: readonly ReadEquipment[], named: readonly string[]) {
  const all = equipment.length === 0 ? named : [...new Set(equipment.map(({ uri }) => uri))]
  const boxes = equipment.filter(({ kind }) => kind !== 'RR').map(({ uri }) => uri)
  return { all, boxes: equipment.length > 0 && boxes.length > 0 ? [...new Set(boxes)] : all }
}

function readStatusCode(reading: MessageReading, sts: EdifactSegment) {
  reading.take(sts)
  const [code, list, agency, text] = [0, 1, 2, 3].map((component) => componentOf(sts, 1, component))
  const { what, own } = happeningOfStatus(code ?? '', list ?? '', agency ?? '')
  const told = withoutEmpty({
    code: code ?? '',
    list: list ?? '',
    agency: agency ?? '',
    text: text ?? '',
    reason: componentOf(sts, 2) || componentOf(sts, 2, 3),
  })
  const received = `${code}${text ? ` (${text})` : ''}`
  if (what === 'unknown') {
    reading.remark(
      'statusUnknown',
      sts,
      `STS has ${received}; expected a code of UN/ECE Recommendation 24 that is read. It is kept as unknown`,
    )
  } else if (own) {
    reading.remark(
      'statusListOwn',
      sts,
      `STS has ${received} of a list of the sender; it is read as the code of ANSI X12`,
    )
  }
  return { what, told }
}

/** Equipment that RFF+EQ names, as containers. */
function equipmentReferences(reading: MessageReading, segments: readonly EdifactSegment[]): readonly string[] {
  return reading
    .takeAll(segments, 'RFF', ['EQ'])
    .filter((rff) => componentOf(rff, 0, 1) !== '')
    .slice(0, MOST)
    .map((rff) => reading.uriOf(equipmentName('CN', componentOf(rff, 0, 1)), rff))
}

function readConsignmentNumber(reading: MessageReading, cni: EdifactSegment): readonly BizTransaction[] {
  reading.take(cni)
  const number = componentOf(cni, 1)
  if (number === '') return []
  const elements = [[componentOf(cni, 1, 1) || 'CU', number]]
  return readReferences(reading, [{ tag: 'RFF', elements, line: cni.line }])
}

/** Two lists of references, each once. */
function joined(general: readonly BizTransaction[], own: readonly BizTransaction[]): readonly BizTransaction[] {
  if (own.length === 0) return general
  const known = new Set(own.map(({ bizTransaction }) => bizTransaction))
  return [...general.filter(({ bizTransaction }) => !known.has(bizTransaction)), ...own]
}
