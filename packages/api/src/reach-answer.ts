import type { EquipmentKind, LocationId } from '@karavan/model'
import Type, { type TSchema } from 'typebox'
import { Equipment, orNull } from './words.js'

/** What changes with a row of the data: how many of each, and the first of them by name. */
export interface ReachAnswer {
  /** `file:line`. */
  readonly row: string
  /** What the goods travel in; null where all that is often asked is looked at. */
  readonly equipment: EquipmentKind | null
  readonly links: Reached<{ readonly id: string; readonly from: NamedPlace; readonly to: NamedPlace }>
  readonly places: Reached<NamedPlace>
  readonly services: Reached<{ readonly id: string; readonly name: string }>
}

interface Reached<Item> {
  readonly count: number
  readonly first: readonly Item[]
}

interface NamedPlace {
  readonly id: LocationId
  readonly name: string
}

/** Of each kind, so many are named. */
export const REACH_NAMED = 8

const Named = Type.Object({ id: Type.String(), name: Type.String() })
const reached = (item: TSchema) =>
  Type.Object({ count: Type.Integer(), first: Type.Array(item, { maxItems: REACH_NAMED }) })

export const ReachAnswerSchema = Type.Object(
  {
    row: Type.String(),
    equipment: orNull(Equipment),
    links: reached(Type.Object({ id: Type.String(), from: Named, to: Named })),
    places: reached(Named),
    services: reached(Named),
  },
  { description: 'What changes with a row of the data: how many of each, and the first of them by name.' },
)
