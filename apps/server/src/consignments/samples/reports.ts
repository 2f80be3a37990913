import { DAY_MINUTES, type EpochMinutes, type Random } from '@karavan/core'
import { type Consignment, EQUIPMENT, type Location, type MilestoneKind, type TransportEquipment } from '@karavan/model'
import type { EventPlaces } from '@karavan/network'
import type { Sample } from './cast.js'
import { type Deed, isAt } from './course.js'
import { misspelt, wagonNumber } from './numbers.js'
import { carrierBy, SENDERS } from './parties.js'
import {
  coarri,
  codeco,
  correction,
  dcsa,
  epcisJson,
  epcisXml,
  iftsta,
  isOperation,
  type Said,
  unLocode,
  type WagonRow,
  wagonReport,
} from './written.js'

/** A message as a party sends it. */
export interface SampleMessage {
  readonly sender: string
  readonly name: string
  readonly text: string
  readonly receivedAt: EpochMinutes
}

/** What reports of a sample are made of. */
export interface Telling {
  readonly sample: Sample
  readonly consignment: Consignment
  readonly course: readonly Deed[]
  readonly locations: ReadonlyMap<string, Location>
  readonly places: EventPlaces
  readonly random: Random
}

type Way = 'wagonReport' | 'iftsta' | 'coarri' | 'codeco' | 'dcsa' | 'customs' | 'epcis'
type Milestone = Said & { readonly kind: MilestoneKind }

const HOUR = 60
/** How often a line says when a ship is to sail. */
const ESTIMATE_EVERY = 40 * HOUR
/** One message in so many comes a day or more late; not where a sample shows what it is there to show. */
const LATE_SHARE = 1 / 9
const LONGEST_DELAY = 2.5 * DAY_MINUTES

/** Everything that is said of a sample, in the order in which it is received. */
export function messagesOf(telling: Telling): readonly SampleMessage[] {
  const rows: WagonRow[] = []
  const messages = [...happenings(telling), ...estimates(telling)].flatMap((each) => written(each, telling, rows))
  return [...messages, ...daily(rows, telling)].sort((a, b) => a.receivedAt - b.receivedAt)
}

interface Spoken {
  readonly deed: Deed
  readonly way: Way
  readonly said: Said
}

/** Whom each deed is told by, and how. */
function happenings(telling: Telling): readonly Spoken[] {
  const { sample, course, random } = telling
  const end = course.find((deed) => isAt(deed, sample.silentAfter))
  const shown = course.find((deed) => isAt(deed, sample.near))
  return course
    .filter(({ at }) => end === undefined || at <= end.at)
    .flatMap((deed) =>
      waysOf(deed, telling).flatMap(({ by, way }): Spoken[] => {
        const equipment = presentAt(deed.at, telling)
        const place = telling.locations.get(deed.place)
        if (place === undefined || equipment.length === 0) return []
        const mayBeLate = shown !== undefined && deed.at < shown.at - LONGEST_DELAY
        const writtenAt = deed.at + delay(random, mayBeLate)
        return [{ deed, way, said: { ...deed, place, classifier: 'ACT', equipment, sender: by, writtenAt } }]
      }),
    )
}

const TERMINAL: ReadonlySet<Deed['kind']> = new Set(['loading', 'unloading', 'gaugeChange'])
const CUSTOMS: ReadonlySet<Deed['kind']> = new Set(['customsHeld', 'customsReleased'])

function waysOf({ kind, mode }: Deed, { sample }: Telling): readonly { readonly by: string; readonly way: Way }[] {
  const { family } = EQUIPMENT[sample.equipment]
  const carrier = SENDERS[carrierBy(mode)]
  const isSea = carrier === SENDERS.line
  const isRail = carrier === SENDERS.railway
  if (TERMINAL.has(kind)) return [{ by: SENDERS.terminal, way: isSea && family !== 'vehicle' ? 'coarri' : 'epcis' }]
  if (CUSTOMS.has(kind)) return [{ by: SENDERS.customs, way: 'customs' }]
  if (isRail && family === 'wagon' && isOperation(kind)) return [{ by: carrier, way: 'wagonReport' }]
  if (isRail && kind === 'passing') return [{ by: carrier, way: 'wagonReport' }]
  if (kind === 'borderEntry') return [{ by: SENDERS.customs, way: 'customs' }]
  if (kind !== 'departure' && kind !== 'arrival') return [{ by: carrier, way: 'epcis' }]
  if (family === 'vehicle') return [{ by: carrier, way: 'epcis' }]
  const own = {
    by: carrier,
    way: isSea && family === 'container' ? 'dcsa' : isSea || isRail ? 'iftsta' : 'epcis',
  } as const
  const isGate = family === 'container' && kind === 'departure' && !isSea
  return isGate ? [own, { by: SENDERS.terminal, way: 'codeco' }] : [own]
}

/** What carriers and the forwarder expect. */
function estimates(telling: Telling): readonly Spoken[] {
  const { sample, course, locations, random } = telling
  if (sample.silentAfter !== undefined) return []
  const expected = (deed: Deed | undefined, by: string, writtenAt: EpochMinutes): Spoken[] => {
    const place = deed === undefined ? undefined : locations.get(deed.place)
    if (deed === undefined || place === undefined || writtenAt >= deed.at) return []
    const at = Math.round(deed.at + (random() - 0.4) * 0.15 * (deed.at - writtenAt))
    const equipment = presentAt(writtenAt, telling)
    if (equipment.length === 0) return []
    return [{ deed, way: 'epcis', said: { ...deed, place, at, classifier: 'EST', equipment, sender: by, writtenAt } }]
  }
  const sailings = course.flatMap((deed, i): Spoken[] => {
    const isSailing = deed.kind === 'departure' && carrierBy(deed.mode) === 'line'
    const from = course.findLast(({ leg }, j) => j < i && leg < deed.leg)?.at
    if (!isSailing || from === undefined) return []
    const times = Math.floor((deed.at - from) / ESTIMATE_EVERY)
    return Array.from({ length: times }, (_, n) => from + 5 * HOUR + n * ESTIMATE_EVERY).flatMap((at) =>
      expected(deed, SENDERS.line, at),
    )
  })
  const landfalls = course.flatMap((deed): Spoken[] =>
    deed.kind === 'departure' && carrierBy(deed.mode) !== 'railway'
      ? expected(
          course.find(({ kind, leg }) => kind === 'arrival' && leg === deed.leg),
          SENDERS[carrierBy(deed.mode)],
          deed.at + HOUR,
        )
      : [],
  )
  const last = course.findLast(({ kind }) => kind === 'delivery')
  const deliveries = course
    .filter(({ kind }) => kind === 'arrival')
    .flatMap((deed) => expected(last, SENDERS.forwarder, deed.at + 7 * HOUR))
  return [...sailings, ...landfalls, ...deliveries]
}

/** Messages of one deed; rows of wagon reports are laid by for the report of the day. */
function written({ deed, way, said }: Spoken, telling: Telling, rows: WagonRow[]): readonly SampleMessage[] {
  const { sample, consignment } = telling
  if (way === 'wagonReport') {
    const station = stationOf(said.place, telling)
    if (station !== null) rows.push(...rowsOf(said, station, sample))
    return []
  }
  const message = (text: string, kind: string, { sender, writtenAt }: Said): SampleMessage => ({
    sender,
    name: `${kind}-${said.kind}-${said.place.id}`.toLowerCase(),
    text,
    receivedAt: writtenAt,
  })
  if (said.kind === 'passing') return [message(epcisJson(consignment, said), 'epcis', said)]
  const milestone: Milestone = { ...said, kind: said.kind }
  const told = said.classifier === 'ACT' && isAt(deed, sample.misspelt) ? withMisspelt(milestone) : milestone
  const first = message(...textOf(told, way, consignment), told)
  if (said.classifier !== 'ACT') return [first]
  const more: SampleMessage[] = []
  if (sample.forwarded === true && way === 'coarri') {
    more.push({ ...first, sender: SENDERS.forwarder, receivedAt: first.receivedAt + 5 * HOUR })
  }
  if (isAt(deed, sample.doubted) && way !== 'codeco') {
    const doubt = { ...milestone, at: deed.at - 9 * HOUR, sender: SENDERS.forwarder }
    more.push(message(epcisJson(consignment, doubt), 'epcis', doubt))
  }
  if (isAt(deed, sample.corrected)) {
    const wrong = { ...milestone, at: deed.at - 11 * HOUR }
    const right = { ...milestone, writtenAt: said.writtenAt + DAY_MINUTES }
    return [
      message(epcisJson(consignment, wrong), 'epcis', wrong),
      message(correction(consignment, wrong, right), 'correction', right),
      ...more,
    ]
  }
  return [first, ...more]
}

function textOf(said: Milestone, way: Way, consignment: Consignment): [string, string] {
  const isCoded = unLocode(said.place) !== undefined
  if (way === 'customs') return [epcisXml(consignment, said), 'customs']
  if (!isCoded || way === 'epcis') return [epcisJson(consignment, said), 'epcis']
  if (way === 'coarri') return [coarri(said), 'coarri']
  if (way === 'codeco') return [codeco(said), 'codeco']
  return way === 'dcsa' ? [dcsa(said), 'dcsa'] : [iftsta(said), 'iftsta']
}

function rowsOf(said: Said, station: string, { serial, equipment }: Sample): readonly WagonRow[] {
  if (EQUIPMENT[equipment].family === 'wagon') {
    return said.equipment.map(({ number }) => ({ wagon: number.value, boxes: [], said, station }))
  }
  const boxes = said.equipment.map(({ number }) => number.value)
  return [{ wagon: wagonNumber(4, serial), boxes, said, station }]
}

/** A report on the morning after, of all that was done on a day; of what only passed, the last. */
function daily(rows: readonly WagonRow[], { random }: Telling): readonly SampleMessage[] {
  const days = new Map<number, WagonRow[]>()
  for (const row of rows) {
    const day = Math.floor(row.said.at / DAY_MINUTES)
    days.set(day, [...(days.get(day) ?? []), row])
  }
  return [...days].map(([day, told]) => {
    const last = told.at(-1)?.said
    const shown = told.filter(({ said }) => said.kind !== 'passing' || said === last)
    return {
      sender: SENDERS.railway,
      name: 'dislocation.csv',
      text: wagonReport(shown.length === 0 ? told.slice(-1) : shown),
      receivedAt: (day + 1) * DAY_MINUTES + 3 * HOUR + Math.floor(random() * 2 * HOUR),
    }
  })
}

/** How a report calls a station, so that it is found again; Russian where there is such a name. */
function stationOf({ id, name, names }: Location, { places }: Telling): string | null {
  const candidates = [...names.filter(({ language }) => language === 'ru').map((each) => each.name), name]
  return (
    candidates.find((each) => places.station({ esr: null, name: each })?.id === `urn:karavan:location:${id}`) ?? null
  )
}

/** Equipment that is of the consignment when something happens. */
function presentAt(at: EpochMinutes, { consignment }: Telling): readonly TransportEquipment[] {
  return consignment.utilizedEquipment.filter(({ equipmentId }) =>
    consignment.partings
      .filter(({ what }) => what.includes(equipmentId))
      .every((parting) => (parting.kind === 'split' ? at < parting.at : at > parting.at)),
  )
}

function withMisspelt(said: Milestone): Milestone {
  const [first, ...others] = said.equipment
  if (first === undefined || first.number.scheme === 'plate') return said
  const number = { ...first.number, value: misspelt(first.number.value) } as TransportEquipment['number']
  return { ...said, equipment: [{ ...first, number }, ...others] }
}

/** Minutes from when something happens until it is told. */
function delay(random: Random, mayBeLate: boolean): number {
  const isLate = random() < LATE_SHARE && mayBeLate
  return isLate
    ? DAY_MINUTES + Math.round(random() * (LONGEST_DELAY - DAY_MINUTES))
    : 20 + Math.round(random() * 4 * HOUR)
}
