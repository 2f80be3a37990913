import type { Question } from '@karavan/api'
import { DAY_MINUTES, formatDate, readDecimal } from '@karavan/core'
import { type EquipmentKind, isEquipmentKind, PLAN_SORTS, type PlanSort } from '@karavan/model'

/** The question as it stands in the form and in the address bar. Empty text means: not said. */
export interface Draft {
  /** Our id of the place, or what was typed. */
  readonly from: string
  readonly to: string
  readonly equipment: EquipmentKind
  /** Boxes, wagons or vehicles; NaN where what was typed is no number. */
  readonly units: number
  /** Tonnes of goods in plain decimal notation, or what was typed and is no number. */
  readonly tonnes: string
  /** Harmonized System code. */
  readonly goods: string
  /** Class of dangerous goods. */
  readonly dg: string
  readonly temperature: boolean
  /** YYYY-MM-DD, UTC: from the start of the day. */
  readonly ready: string
  /** YYYY-MM-DD, UTC: until the end of the day. */
  readonly deadline: string
  /** Countries, places, modes or services. */
  readonly avoid: readonly string[]
  /** What is typed to be avoided and not chosen yet: no part of the question, nor of its address. */
  readonly avoiding: string
  readonly sort: PlanSort
}

export const EMPTY_DRAFT: Draft = {
  from: '',
  to: '',
  equipment: '40HC',
  units: 1,
  tonnes: '',
  goods: '',
  dg: '',
  temperature: false,
  ready: '',
  deadline: '',
  avoid: [],
  avoiding: '',
  sort: 'arrival',
}

const TEXT_FIELDS = ['from', 'to', 'tonnes', 'goods', 'dg', 'ready', 'deadline'] as const
const LONGEST = 120

/** The question as the query of an address; what stands at its default is left out. */
export function toAddress(draft: Draft): string {
  const params = new URLSearchParams()
  for (const field of TEXT_FIELDS) if (draft[field] !== '') params.set(field, draft[field])
  if (draft.equipment !== EMPTY_DRAFT.equipment) params.set('equipment', draft.equipment)
  if (draft.units !== EMPTY_DRAFT.units) params.set('units', String(draft.units))
  if (draft.temperature) params.set('temperature', 'true')
  for (const word of draft.avoid) params.append('avoid', word)
  if (draft.sort !== EMPTY_DRAFT.sort) params.set('sort', draft.sort)
  return params.toString()
}

/** Reads an address; what cannot be read is left at its default, so that an old or mangled link still opens. */
export function fromAddress(query: string): Draft {
  const params = new URLSearchParams(query)
  const text = (field: string) => (params.get(field) ?? '').slice(0, LONGEST)
  const equipment = text('equipment')
  const sort = PLAN_SORTS.find((known) => known === params.get('sort'))
  return {
    ...EMPTY_DRAFT,
    ...Object.fromEntries(TEXT_FIELDS.map((field) => [field, text(field)])),
    ...(isEquipmentKind(equipment) ? { equipment } : {}),
    units: readUnits(params.get('units')),
    temperature: params.get('temperature') === 'true',
    avoid: [...new Set(params.getAll('avoid').flatMap((word) => (word === '' ? [] : [word.slice(0, LONGEST)])))],
    ...(sort === undefined ? {} : { sort }),
  }
}

function readUnits(text: string | null): number {
  return text === null ? EMPTY_DRAFT.units : readDecimal(text)
}

/** The question as the HTTP interface takes it. */
export function toQuestion(draft: Draft): Question {
  const tonnes = tonnesOf(draft)
  return {
    from: draft.from,
    to: draft.to,
    equipment: draft.equipment,
    units: draft.units,
    ...(draft.tonnes === '' ? {} : { tonnes: Number.isFinite(tonnes) ? tonnes : -1 }),
    ...(draft.goods === '' ? {} : { goods: draft.goods }),
    ...(draft.dg === '' ? {} : { dg: draft.dg }),
    ...(draft.temperature ? { temperature: true } : {}),
    ...(draft.ready === '' ? {} : { ready: draft.ready }),
    ...(draft.deadline === '' ? {} : { deadline: endOfDay(draft.deadline) }),
    ...(draft.avoid.length === 0 ? {} : { avoid: [...draft.avoid] }),
    sort: draft.sort,
  }
}

/** A day as its last minute; a time is left as it is. */
function endOfDay(day: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? `${day}T23:59Z` : day
}

/** The day so many days from now, UTC. */
export function dayFromNow(days: number): string {
  return formatDate(Math.floor(Date.now() / 60_000) + days * DAY_MINUTES)
}

/** The next day, UTC. */
export function tomorrow(): string {
  return dayFromNow(1)
}

/** The question for goods that are ready on another day; a deadline that lies before it is dropped. */
export function readyOn(day: string, draft: Draft): Draft {
  return { ...draft, ready: day, deadline: draft.deadline.slice(0, 10) < day ? '' : draft.deadline }
}

/** True for a code of the Harmonized System: 2, 4, 6, 8 or 10 digits. */
export function isGoodsCode(text: string): boolean {
  return /^\d{2}(\d\d){0,4}$/.test(text)
}

/** The weight, tonnes; NaN where it is no number. */
export function tonnesOf({ tonnes }: Draft): number {
  return readDecimal(tonnes)
}

/** Most boxes, wagons or vehicles of one question. */
export const MOST_UNITS = 9999

/** Whether so many boxes, wagons or vehicles can be asked for. */
export function isUnits(units: number): boolean {
  return Number.isInteger(units) && units >= 1 && units <= MOST_UNITS
}

/** True where nothing is missing or unreadable, so that the server can answer or refuse. */
export function canBeAsked(draft: Draft): boolean {
  const { from, to, units, tonnes, goods } = draft
  return (
    from !== '' &&
    to !== '' &&
    isUnits(units) &&
    (tonnes === '' || tonnesOf(draft) > 0) &&
    (goods === '' || isGoodsCode(goods))
  )
}

/** The question with a day on which the goods are ready: tomorrow, where none was said. */
export function dated(draft: Draft): Draft {
  return draft.ready === '' ? { ...draft, ready: tomorrow() } : draft
}
