import { LAST_YEAR } from '@karavan/core'
import { EQUIPMENT, payloadKg } from '@karavan/model'
import { isIsoDay } from '../words/typed-day.js'
import type { Words } from '../words/words.js'
import { avoidedName } from './avoided-name.js'
import type { Place } from './known-places.js'
import { type Draft, isGoodsCode, isUnits, MOST_UNITS, tomorrow, tonnesOf } from './question.js'

/** Fields of the form that can be at fault, in their order. */
export type QuestionField = 'from' | 'to' | 'equipment' | 'units' | 'tonnes' | 'goods' | 'ready' | 'deadline' | 'avoid'

/** What keeps a question from being asked. */
export interface Fault {
  readonly field: QuestionField
  readonly text: string
  /** When it is first said: while the field is filled in, when it is left, or when the question is to be asked. */
  readonly said: 'typing' | 'left' | 'asking'
  /** A change that would put it right. */
  readonly fix?: {
    readonly text: string
    readonly change: Partial<Draft>
    /** The place that the change names. */
    readonly place?: Place
  }
}

/** What is known of the places of a question. */
export interface KnownOfPlaces {
  /** By id. */
  readonly places: ReadonlyMap<string, Place>
  /** Texts that name no place, with the one that may have been meant. */
  readonly unknown: ReadonlyMap<string, Place | null>
}

/**
 * All that is wrong with a question, in the order of the fields.
 * @param today - YYYY-MM-DD, UTC
 */
export function faultsOf(draft: Draft, known: KnownOfPlaces, today: string, words: Words): readonly Fault[] {
  const { say } = words
  const faults: Fault[] = []
  for (const field of ['from', 'to'] as const) {
    const fault = placeFault(draft, field, known, words)
    if (fault) faults.push(fault)
  }
  const cold = coldFault(draft, words)
  if (cold) faults.push(cold)
  if (!isUnits(draft.units))
    faults.push({ field: 'units', text: say('question.fault.units', { most: words.number(MOST_UNITS) }), said: 'left' })
  const weight = weightFault(draft, words)
  if (weight) faults.push(weight)
  if (draft.goods !== '' && !isGoodsCode(draft.goods))
    faults.push({ field: 'goods', text: say('question.fault.goods', { text: draft.goods }), said: 'left' })
  for (const field of ['ready', 'deadline'] as const) {
    const fault = dayFault(draft, field, today, words)
    if (fault) faults.push(fault)
  }
  const avoid = avoidFault(draft, known.places, words)
  if (avoid) faults.push(avoid)
  return faults
}

function placeFault(draft: Draft, field: 'from' | 'to', { unknown }: KnownOfPlaces, words: Words): Fault | null {
  const { say } = words
  const text = draft[field]
  if (text === '') return { field, text: say(`question.fault.${field}`), said: 'asking' }
  if (field === 'to' && text === draft.from) return { field, text: say('question.fault.same'), said: 'typing' }
  const meant = unknown.get(text)
  if (meant === undefined) return null
  if (meant === null) return { field, text: say('question.place.unknown', { text }), said: 'left' }
  const place = words.place(meant.id, meant.name)
  return {
    field,
    text: say('question.fault.place', { text }),
    said: 'left',
    fix: { text: say('question.fix.place', { place }), change: { [field]: meant.id }, place: meant },
  }
}

function dayFault(draft: Draft, field: 'ready' | 'deadline', today: string, { say }: Words): Fault | null {
  const text = draft[field]
  if (text === '') return null
  if (!beginsWithDay(text)) return { field, text: say('question.fault.day', { text }), said: 'left' }
  if (text.slice(0, 4) > String(LAST_YEAR))
    return { field, text: say('question.fault.year', { most: String(LAST_YEAR) }), said: 'typing' }
  if (field === 'ready') return text < today ? { field, text: say('question.fault.past'), said: 'typing' } : null
  const ready = beginsWithDay(draft.ready) ? draft.ready : tomorrow()
  return text.slice(0, 10) < ready ? { field, text: say('question.fault.deadline'), said: 'typing' } : null
}

/** True for a day and for an instant, in ISO 8601. */
function beginsWithDay(text: string): boolean {
  return isIsoDay(text.slice(0, 10)) && /^(T|$)/.test(text.slice(10))
}

function coldFault({ equipment, temperature }: Draft, words: Words): Fault | null {
  const { family, temperatureControlled } = EQUIPMENT[equipment]
  if (!temperature || temperatureControlled || family === 'vehicle') return null
  const reefer = equipment === '20GP' ? '20RF' : '40RF'
  return {
    field: 'equipment',
    text: words.say('question.fault.temperature', { equipment: words.equipment(equipment) }),
    said: 'typing',
    fix: {
      text: words.say('question.fix.equipment', { equipment: words.equipment(reefer) }),
      change: { equipment: reefer },
    },
  }
}

function weightFault(draft: Draft, words: Words): Fault | null {
  const { equipment, units, tonnes } = draft
  if (tonnes === '') return null
  const mass = tonnesOf(draft)
  if (!(mass > 0)) return { field: 'tonnes', text: words.say('question.fault.tonnes'), said: 'left' }
  if (!isUnits(units) || mass <= payloadTonnes(draft)) return null
  const needed = Math.ceil((mass * 1000) / payloadKg(equipment) - 1e-9)
  const says = (count: number) => words.units(equipment, count)
  return {
    field: 'tonnes',
    text: words.say('question.fault.payload', {
      units: says(units),
      most: words.say('mass.tonnes', { text: words.tenths(payloadTonnes(draft)) }),
    }),
    said: 'typing',
    ...(needed > MOST_UNITS
      ? {}
      : { fix: { text: words.say('question.fix.units', { units: says(needed) }), change: { units: needed } } }),
  }
}

function avoidFault(
  { from, to, avoid, avoiding }: Draft,
  places: ReadonlyMap<string, Place>,
  words: Words,
): Fault | null {
  for (const id of [from, to]) {
    const end = places.get(id)
    const avoided = avoid.find((word) => word === id || word === end?.country)
    if (end === undefined || avoided === undefined) continue
    const values = { avoided: avoidedName(avoided, places, words), place: words.place(end.id, end.name) }
    return { field: 'avoid', text: words.say('question.fault.end', values), said: 'typing' }
  }
  if (avoiding === '') return null
  return { field: 'avoid', text: words.say('question.fault.avoid', { text: avoiding }), said: 'left' }
}

/** Greatest mass of goods in all units together, tonnes. */
export function payloadTonnes({ equipment, units }: Draft): number {
  return (payloadKg(equipment) * units) / 1000
}
