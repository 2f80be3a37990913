import { ENTERED_KINDS } from '@karavan/api'
import { type EquipmentKind, isEquipmentKind, type LocationId } from '@karavan/model'
import { canBeAsked, fromAddress, isGoodsCode, toAddress } from '../question/question.js'
import { isIsoDay } from '../words/typed-day.js'

/** What is open to be entered: a form of a kind, or `made`: the list of what was entered here. */
export const ENTERINGS = [...ENTERED_KINDS, 'made'] as const
export type Entering = (typeof ENTERINGS)[number]

/** What a form begins with: nothing where both are null. */
export interface Begun {
  /** Id of the entry that is corrected. */
  readonly corrects: string | null
  /** Id of the order that the new one amends. */
  readonly amends: string | null
}

export const NOTHING_BEGUN: Begun = { corrects: null, amends: null }

/** What is seen of the conditions; it is the whole address. */
export interface ConditionsShown extends Begun {
  /** YYYY-MM-DD, UTC; null for today. */
  readonly on: string | null
  /** The one place that the list is of. */
  readonly at: LocationId | null
  /** A name or code of that place, as somebody wrote it into the address; empty once its id is known. */
  readonly atNamed: string
  /** HS code of the goods that are asked about; empty for any. */
  readonly goods: string
  readonly equipment: EquipmentKind | null
  /** The order that is open. */
  readonly order: string | null
  /** The place that is open; an order that is open covers it. */
  readonly place: LocationId | null
  /** What is being entered; it covers what else is open. */
  readonly enter: Entering | null
  /** The question of plans that orders are looked at for, as its own address has it; empty where none was asked. */
  readonly question: string
}

export const FIRST_SHOWN: ConditionsShown = {
  on: null,
  at: null,
  atNamed: '',
  goods: '',
  equipment: null,
  order: null,
  place: null,
  enter: null,
  question: '',
  ...NOTHING_BEGUN,
}

/** What makes the list shorter. */
export type Asked = Pick<ConditionsShown, 'at' | 'atNamed' | 'goods' | 'equipment'>

export const NOTHING_ASKED: Asked = { at: null, atNamed: '', goods: '', equipment: null }

/** The query of an address: what differs from what is first shown. */
export function conditionsAddress(shown: ConditionsShown): string {
  const params = new URLSearchParams()
  const { on, at, atNamed, ...others } = shown
  for (const [name, value] of Object.entries({ on, at: at ?? atNamed, ...others }))
    if (value !== null && value !== '') params.set(name, value)
  const query = params.toString()
  return query === '' ? '' : `?${query}`
}

/** Reads what an address shows; what cannot be read is left as at first. */
export function shownIn(query: string): ConditionsShown {
  const params = new URLSearchParams(query)
  const fitting = (name: string, form: RegExp) => form.exec(params.get(name) ?? '')?.[0] ?? null
  const [goods, equipment] = [params.get('goods') ?? '', params.get('equipment') ?? '']
  const on = fitting('on', /^\d{4}-\d{2}-\d{2}$/)
  const at = fitting('at', LOCATION_ID)
  return {
    on: on !== null && isDay(on) ? on : null,
    at,
    atNamed: at === null ? (params.get('at') ?? '').trim() : '',
    goods: isGoodsCode(goods) ? goods : '',
    equipment: isEquipmentKind(equipment) ? equipment : null,
    order: params.get('order'),
    place: fitting('place', LOCATION_ID),
    enter: ENTERINGS.find((one) => one === params.get('enter')) ?? null,
    corrects: params.get('corrects'),
    amends: params.get('amends'),
    question: questionIn(params.get('question') ?? ''),
  }
}

const LOCATION_ID = /^[A-Z]{2}-[A-Z0-9-]+$/

/** The question of an address of plans, without what the address shows of the answer; empty where it is none. */
export function questionIn(query: string): string {
  const asked = fromAddress(query)
  return canBeAsked(asked) ? toAddress(asked) : ''
}

/** First and last day that can be looked at. */
export const FIRST_DAY = '2020-01-01'
export const LAST_DAY = '2049-12-31'

/** True for a day that there is and that can be looked at: not for 30 February. */
export function isDay(text: string): boolean {
  return text >= FIRST_DAY && text <= LAST_DAY && isIsoDay(text)
}

/** The address at which an order is open. @param on - the day that it is looked at, YYYY-MM-DD; today where it is left out */
export function orderAddress(order: string, on: string | null = null): string {
  return `/conditions${conditionsAddress({ ...FIRST_SHOWN, on, order })}`
}

/** The address at which a place is open, today. */
export function placeAddress(place: LocationId): string {
  return `/conditions${conditionsAddress({ ...FIRST_SHOWN, place })}`
}
