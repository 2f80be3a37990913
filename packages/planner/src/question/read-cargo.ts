import { StructuredError } from '@karavan/core'
import {
  type Cargo,
  ENGLISH,
  EQUIPMENT,
  EQUIPMENT_KINDS,
  type EquipmentFamily,
  type EquipmentKind,
  type Message,
  message,
  payloadKg,
  payloadSource,
  tell,
} from '@karavan/model'
import type { RawQuestion } from './raw-question.js'

/** Share of the payload that a unit is taken to carry where the mass is not said; assumed. */
const ASSUMED_FILL = 2 / 3

const MOST_UNITS = 10_000
const MOST_TONNES = 1_000_000

/** Mass of a five-axle tractor with a container chassis, kilograms; a typical value, estimated. */
const TRACTOR_AND_CHASSIS_KG = 14_000
/** Directive 96/53/EC, annex I, 2.2.2: greatest mass on the road with a container in combined transport, kilograms. */
const ROAD_LIMIT_KG = 44_000

const DG_CLASSES = [
  '1',
  '1.1',
  '1.2',
  '1.3',
  '1.4',
  '1.5',
  '1.6',
  '2',
  '2.1',
  '2.2',
  '2.3',
  '3',
  '4',
  '4.1',
  '4.2',
  '4.3',
  '5',
  '5.1',
  '5.2',
  '6',
  '6.1',
  '6.2',
  '7',
  '8',
  '9',
]

const COUNTS = ['teu', 'wagons', 'trucks', 'units'] as const
const FAMILY_OF_COUNT: Readonly<Record<(typeof COUNTS)[number], EquipmentFamily | null>> = {
  teu: 'container',
  wagons: 'wagon',
  trucks: 'vehicle',
  units: null,
}
const DEFAULT_EQUIPMENT: Readonly<Record<EquipmentFamily, EquipmentKind>> = {
  container: '40HC',
  wagon: 'wagon-covered',
  vehicle: 'truck',
}

/**
 * What is to be moved, from what was said of it; what was not said is filled in and told in `notes`.
 * @throws {StructuredError} QUESTION_VALUE_INVALID, QUESTION_CONFLICT, EQUIPMENT_UNKNOWN, CARGO_TOO_LARGE
 */
export function readCargo(raw: RawQuestion, notes: Message[]): Cargo {
  const temperatureControlled = raw.yes('temperature')
  const count = readCount(raw)
  const equipment = readEquipment(raw, count?.family ?? null, temperatureControlled, notes)
  const words = EQUIPMENT[equipment]
  if (count !== undefined && count.family !== null && count.family !== words.family) {
    throw new StructuredError({
      code: 'QUESTION_CONFLICT',
      received: `${count.field} with ${equipment}`,
      expected: `${count.field} with equipment of the family ${count.family}`,
      remediation: `use units, or another equipment: ${kindsOf(count.family).join(', ')}`,
      pointer: `/${count.field}`,
    })
  }
  const asked =
    count === undefined
      ? undefined
      : Math.max(1, Math.ceil(count.field === 'teu' ? count.amount / words.teu - 1e-9 : count.amount))
  const said = raw.amount('tonnes')
  const { units, tonnes } = fill(equipment, asked, said, notes)
  if (units > MOST_UNITS || tonnes > MOST_TONNES) {
    throw new StructuredError({
      code: 'CARGO_TOO_LARGE',
      received: `${tonnes} t in ${units} × ${equipment}`,
      expected: `at most ${MOST_UNITS} units and ${MOST_TONNES} t; one ${equipment} carries at most ${payloadKg(equipment) / 1000} t (${tell(payloadSource(equipment), ENGLISH)})`,
      remediation: 'ask for a part of it',
      pointer: said === undefined ? `/${count?.field ?? 'units'}` : '/tonnes',
    })
  }
  warnOfRoad(equipment, tonnes / units, notes)
  const hs = readGoods(raw)
  const dgClass = readDangerous(raw)
  if (dgClass !== undefined) notes.push(message('note.dangerous', { class: dgClass }))
  if (temperatureControlled && words.family !== 'vehicle' && !words.temperatureControlled) {
    throw new StructuredError({
      code: 'QUESTION_CONFLICT',
      received: `temperature with ${equipment}`,
      expected: 'equipment that can keep a temperature: 20RF, 40RF, or a truck or trailer with a cooling unit',
      remediation: 'choose one of them, or leave out temperature',
      pointer: '/equipment',
    })
  }
  if (temperatureControlled && words.family !== 'vehicle') notes.push(message('note.cooling'))
  return {
    equipment,
    units,
    tonnes,
    ...(hs === undefined ? {} : { hs }),
    ...(dgClass === undefined ? {} : { dgClass }),
    ...(temperatureControlled ? { temperatureControlled } : {}),
  }
}

interface Count {
  readonly field: (typeof COUNTS)[number]
  readonly amount: number
  readonly family: EquipmentFamily | null
}

function readCount(raw: RawQuestion): Count | undefined {
  const fields = COUNTS.filter((field) => raw.has(field))
  const [field] = fields
  if (field === undefined) return undefined
  if (fields.length > 1) {
    throw new StructuredError({
      code: 'QUESTION_CONFLICT',
      received: fields.join(' and '),
      expected: `only one of ${COUNTS.join(', ')}`,
      remediation: 'count the cargo in one way; tonnes may stand beside it',
      pointer: `/${fields[1] ?? field}`,
    })
  }
  const amount = raw.amount(field, MOST_UNITS * 3)
  if (amount === undefined) return undefined
  if (field !== 'teu' && !Number.isInteger(amount)) throw raw.fault(field, 'a whole number above 0')
  return { field, amount, family: FAMILY_OF_COUNT[field] }
}

function readEquipment(
  raw: RawQuestion,
  family: EquipmentFamily | null,
  cold: boolean,
  notes: Message[],
): EquipmentKind {
  const text = raw.text('equipment')
  if (text === undefined) {
    const kind = cold && (family ?? 'container') === 'container' ? '40RF' : DEFAULT_EQUIPMENT[family ?? 'container']
    notes.push(message('note.equipment', { equipment: { kind: 'equipment', equipment: kind } }))
    return kind
  }
  const found = EQUIPMENT_KINDS.find((kind) => kind.toLowerCase() === text.toLowerCase())
  if (found !== undefined) return found
  const alike = EQUIPMENT_KINDS.filter((kind) => kind.toLowerCase().includes(text.toLowerCase().slice(0, 6)))
  throw new StructuredError({
    code: 'EQUIPMENT_UNKNOWN',
    received: text,
    expected: `one of ${EQUIPMENT_KINDS.join(', ')}`,
    remediation: 'choose one of the list',
    pointer: '/equipment',
    candidates: alike.length > 0 ? alike : EQUIPMENT_KINDS,
  })
}

function kindsOf(family: EquipmentFamily): readonly EquipmentKind[] {
  return EQUIPMENT_KINDS.filter((kind) => EQUIPMENT[kind].family === family)
}

/** Units and tonnes, of which one or both may be missing; a unit is never filled beyond its payload. */
function fill(
  equipment: EquipmentKind,
  asked: number | undefined,
  said: number | undefined,
  notes: Message[],
): { units: number; tonnes: number } {
  const payload = payloadKg(equipment) / 1000
  const source = { kind: 'message', message: payloadSource(equipment) } as const
  const kind = { kind: 'equipment', equipment } as const
  if (said === undefined) {
    const units = asked ?? 1
    const tonnes = Math.round(units * payload * ASSUMED_FILL * 10) / 10
    notes.push(message('note.mass', { tonnes, payload, units, equipment: kind }))
    return { units, tonnes }
  }
  const least = Math.max(1, Math.ceil(said / payload - 1e-9))
  if (asked === undefined) {
    if (least > 1) notes.push(message('note.units', { tonnes: said, units: least, equipment: kind, payload, source }))
    return { units: least, tonnes: said }
  }
  if (asked >= least) return { units: asked, tonnes: said }
  notes.push(message('note.tooHeavy', { tonnes: said, asked, equipment: kind, payload, source, units: least }))
  return { units: least, tonnes: said }
}

function warnOfRoad(equipment: EquipmentKind, tonnesEach: number, notes: Message[]): void {
  const { family, tareKg } = EQUIPMENT[equipment]
  if (family !== 'container') return
  const gross = tonnesEach * 1000 + tareKg + TRACTOR_AND_CHASSIS_KG
  if (gross <= ROAD_LIMIT_KG) return
  const most = (ROAD_LIMIT_KG - TRACTOR_AND_CHASSIS_KG - tareKg) / 1000
  notes.push(
    message('note.roadMass', {
      equipment: { kind: 'equipment', equipment },
      most,
      tractor: TRACTOR_AND_CHASSIS_KG / 1000,
      each: Math.round(tonnesEach * 10) / 10,
    }),
  )
}

function readGoods(raw: RawQuestion): string | undefined {
  const hs = raw.text('goods')?.replace(/[\s.]/g, '')
  if (hs === undefined) return undefined
  const chapter = Number(hs.slice(0, 2))
  if (/^\d{2}(\d{2}){0,4}$/.test(hs) && chapter >= 1 && chapter <= 97 && chapter !== 77) return hs
  throw raw.fault(
    'goods',
    'a Harmonized System code of 2, 4, 6, 8 or 10 digits in the chapters 01–97 (77 is reserved)',
    'give the chapter alone if the rest is not known: 10 for cereals',
  )
}

function readDangerous(raw: RawQuestion): string | undefined {
  const text = raw.text('dg')
  if (text === undefined || DG_CLASSES.includes(text)) return text
  throw raw.fault(
    'dg',
    `a class of dangerous goods: ${DG_CLASSES.join(', ')}`,
    'give the class with its division, not the UN number',
  )
}
