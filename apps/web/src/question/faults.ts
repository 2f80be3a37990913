import { EQUIPMENT, payloadKg } from '@karavan/model'
import type { Words } from '../words/words.js'
import { avoidedName } from './avoided-name.js'
import type { Place } from './known-places.js'
import { type Draft, isGoodsCode, tomorrow, tonnesOf } from './question.js'

/** Fields of the form that can be at fault, in their order. */
export type QuestionField = 'from' | 'to' | 'equipment' | 'tonnes' | 'goods' | 'ready' | 'deadline' | 'avoid'

/** What keeps a question from being asked. */
export interface Fault {
  readonly field: QuestionField
  readonly text: string
  /** True where it is said while the field is being filled in, not only when the question is to be asked. */
  readonly early: boolean
  /** A change that would put it right. */
  readonly fix?: { readonly text: string; readonly change: Partial<Draft> }
}

const MOST_UNITS = 9999

/**
 * All that is wrong with a question, in the order of the fields.
 * @param places - what is known of its places, by id
 * @param today - YYYY-MM-DD, UTC
 */
export function faultsOf(
  draft: Draft,
  places: ReadonlyMap<string, Place>,
  today: string,
  words: Words,
): readonly Fault[] {
  const { say } = words
  const faults: Fault[] = []
  if (draft.from === '') faults.push({ field: 'from', text: say('question.fault.from'), early: false })
  if (draft.to === '') faults.push({ field: 'to', text: say('question.fault.to'), early: false })
  else if (draft.to === draft.from) faults.push({ field: 'to', text: say('question.fault.same'), early: true })
  const cold = coldFault(draft, words)
  if (cold) faults.push(cold)
  const weight = weightFault(draft, words)
  if (weight) faults.push(weight)
  if (draft.goods !== '' && !isGoodsCode(draft.goods))
    faults.push({ field: 'goods', text: say('question.fault.goods', { text: draft.goods }), early: false })
  if (draft.ready !== '' && draft.ready < today)
    faults.push({ field: 'ready', text: say('question.fault.past'), early: true })
  if (draft.deadline !== '' && draft.deadline.slice(0, 10) < (draft.ready || tomorrow()))
    faults.push({ field: 'deadline', text: say('question.fault.deadline'), early: true })
  const avoid = avoidFault(draft, places, words)
  if (avoid) faults.push(avoid)
  return faults
}

function coldFault({ equipment, temperature }: Draft, words: Words): Fault | null {
  const { family, temperatureControlled } = EQUIPMENT[equipment]
  if (!temperature || temperatureControlled || family === 'vehicle') return null
  const reefer = equipment === '20GP' ? '20RF' : '40RF'
  return {
    field: 'equipment',
    text: words.say('question.fault.temperature', { equipment: words.equipment(equipment) }),
    early: true,
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
  if (!(mass > 0)) return { field: 'tonnes', text: words.say('question.fault.tonnes'), early: false }
  if (mass <= payloadTonnes(draft)) return null
  const needed = Math.ceil((mass * 1000) / payloadKg(equipment) - 1e-9)
  const says = (count: number) => words.units(equipment, count)
  return {
    field: 'tonnes',
    text: words.say('question.fault.payload', {
      units: says(units),
      most: words.say('mass.tonnes', { text: words.tenths(payloadTonnes(draft)) }),
    }),
    early: true,
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
    return { field: 'avoid', text: words.say('question.fault.end', values), early: true }
  }
  if (avoiding === '') return null
  return { field: 'avoid', text: words.say('question.fault.avoid', { text: avoiding }), early: false }
}

/** Greatest mass of goods in all units together, tonnes. */
export function payloadTonnes({ equipment, units }: Draft): number {
  return (payloadKg(equipment) * units) / 1000
}
