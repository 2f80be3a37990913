import type { DurationKnots, EpochMinutes } from '@karavan/core'
import {
  type EffectiveOrder,
  type EquipmentKind,
  type Gauge,
  type LocationId,
  type Order,
  type Provenance,
  type Quota,
  RESTRICTION_STATES,
  type RestrictionState,
  type Weakness,
} from '@karavan/model'
import Type from 'typebox'
import { OrderSchema, QuotaSchema, TakenOver } from './order-schema.js'
import { Duration } from './plan-answer.js'
import { Equipment, LocationId as Id, Instant, oneOf, orNull, ProvenanceSchema, WeaknessSchema } from './words.js'

/** Names of places in one language; places without one are left out. */
export interface NamesAnswer {
  readonly language: string
  readonly names: Readonly<Record<LocationId, string>>
  /** Languages that any name is in. */
  readonly languages: readonly string[]
}

export const NamesAnswerSchema = Type.Object(
  {
    language: Type.String({ description: 'As it was asked for, BCP 47.' }),
    names: Type.Record(Type.String(), Type.String(), {
      description: 'The usual name by id of the place; places without one in the language are left out.',
    }),
    languages: Type.Array(Type.String(), { description: 'Languages that any name is in, BCP 47.' }),
  },
  { description: 'Names of places in one language.' },
)

/** A row that says where it comes from, and how weak that is. */
interface Told {
  readonly weakness: Weakness
  readonly provenance: Provenance
}
const told = { weakness: WeaknessSchema, provenance: ProvenanceSchema }

export interface HandlingAnswer {
  readonly handling: readonly (Told & {
    readonly id: string
    /** Location, country or `*` for everywhere. */
    readonly place: string
    /** English name of the location; null where the place is none. */
    readonly placeName: string | null
    readonly activity: string
    readonly fromMode: string
    readonly toMode: string
    readonly direction: string
    /** 1 is January; null is the whole year. */
    readonly month: number | null
    readonly hours: DurationKnots
  })[]
}

const Month = Type.Integer({ minimum: 1, maximum: 12, description: '1 is January.' })

export const HandlingAnswerSchema = Type.Object({
  handling: Type.Array(
    Type.Object({
      id: Type.String(),
      place: Type.String({ description: 'Location, country or `*` for everywhere.' }),
      placeName: orNull(Type.String()),
      activity: Type.String(),
      fromMode: Type.String({ description: '`any`, rail, road or sea.' }),
      toMode: Type.String({ description: '`any`, rail, road or sea.' }),
      direction: Type.String({ description: '`any`, `in`, `out`, or `AA>BB` from one country into another.' }),
      month: orNull(Month),
      hours: Duration,
      ...told,
    }),
  ),
})

export interface ClosuresAnswer {
  readonly closures: readonly (Told & {
    readonly location: LocationId
    readonly locationName: string
    readonly modes: readonly string[]
    readonly weatherGroup: string
    readonly month: number
    /** Share of the month that it is shut, 0 to 0.99, as the row has it. */
    readonly share: number
    /** The share that plans take, and the months of reports that it rests on beside the row; 0: the row alone. */
    readonly planned: { readonly share: number; readonly months: number }
    readonly length: DurationKnots
  })[]
}

export const ClosuresAnswerSchema = Type.Object({
  closures: Type.Array(
    Type.Object({
      location: Id,
      locationName: Type.String(),
      modes: Type.Array(Type.String()),
      weatherGroup: Type.String({ description: 'Places of one group shut together.' }),
      month: Month,
      share: Type.Number({ minimum: 0, maximum: 0.99, description: 'Share of the month that it is shut.' }),
      planned: Type.Object(
        {
          share: Type.Number({ minimum: 0, maximum: 1 }),
          months: Type.Integer({ description: 'Months of reports that it rests on beside the row; 0: the row alone.' }),
        },
        { description: 'The share as plans take it.' },
      ),
      length: Duration,
      ...told,
    }),
  ),
})

export interface FacilitiesAnswer {
  readonly facilities: readonly (Told & {
    readonly id: string
    readonly location: LocationId
    readonly locationName: string
    readonly operator: string
    readonly modes: readonly string[]
    readonly gauges: readonly Gauge[]
    /** Empty means: all. */
    readonly equipment: readonly EquipmentKind[]
    readonly does: readonly string[]
  })[]
}

export const FacilitiesAnswerSchema = Type.Object({
  facilities: Type.Array(
    Type.Object({
      id: Type.String(),
      location: Id,
      locationName: Type.String(),
      operator: Type.String(),
      modes: Type.Array(Type.String()),
      gauges: Type.Array(Type.Integer()),
      equipment: Type.Array(Equipment, { description: 'Empty means: all.' }),
      does: Type.Array(Type.String()),
      ...told,
    }),
  ),
})

/** Fields of an order that the list of all orders leaves out, or tells in another way. */
const TOLD_OTHERWISE = [
  'from',
  'to',
  'clauses',
  'reason',
  'legalBasis',
  'relief',
  'amends',
  'originPlaces',
  'quota',
  'source',
  'sourceDate',
  'basis',
  'note',
  'row',
] as const satisfies readonly (keyof Order)[]

export interface RestrictionsAnswer {
  /** The day of which the states are, its first minute. */
  readonly at: EpochMinutes
  /** All orders as they hold: with the terms that they take over from those that they amend. */
  readonly restrictions: readonly (Omit<Order, (typeof TOLD_OTHERWISE)[number]> &
    Pick<EffectiveOrder, 'takenOver'> &
    Told & {
      readonly from: EpochMinutes | null
      /** First instant after it, or null where no end is known. */
      readonly until: EpochMinutes | null
      readonly originPlaces: readonly LocationId[]
      readonly quota: Quota | null
      readonly state: RestrictionState
      /** Names of `places`, in their order. */
      readonly placeNames: readonly string[]
      /** Id of the order that this one extends, narrows or replaces. */
      readonly amends: string | null
      readonly amendedBy: readonly string[]
    })[]
}

export const RestrictionsAnswerSchema = Type.Object({
  at: Instant,
  restrictions: Type.Array(
    Type.Object({
      ...Type.Omit(OrderSchema, [...TOLD_OTHERWISE]).properties,
      takenOver: TakenOver,
      from: orNull(Instant),
      until: orNull(Instant),
      originPlaces: Type.Array(Id, { description: 'Places of loading that it is limited to.' }),
      quota: orNull(QuotaSchema),
      exceptions: Type.Array(Type.String(), { description: 'All exceptions in words, those of clauses too.' }),
      state: oneOf(RESTRICTION_STATES, 'What is known of it on that day.'),
      placeNames: Type.Array(Type.String()),
      amends: orNull(Type.String()),
      amendedBy: Type.Array(Type.String()),
      ...told,
    }),
  ),
})

/** A column of a table, as a form for a better value needs it. */
export interface TableColumn {
  readonly name: string
  readonly meaning: string
  readonly kind: 'text' | 'number' | 'enum' | 'list' | 'date'
  readonly unit: string | null
  /** The words it is limited to; null where any will do. */
  readonly values: readonly string[] | null
  /** What its words must name; null where they name nothing. */
  readonly names: 'location' | 'country' | 'place' | 'service' | 'link' | null
  readonly required: boolean
  /** Whether it is part of what singles a row out. */
  readonly isKey: boolean
  /** Whether a better value may stand in it, for a row that is there. */
  readonly editable: boolean
}

export interface TableAnswer {
  readonly table: string
  /** As an overlay names it, `handling.csv`. */
  readonly file: string
  /** What a row is. */
  readonly meaning: string
  readonly rows: number
  /** Whether a question may lay single rows over it. */
  readonly inQuestions: boolean
  readonly columns: readonly TableColumn[]
}

export interface TablesAnswer {
  readonly tables: readonly TableAnswer[]
}

export const TableAnswerSchema = Type.Object(
  {
    table: Type.String(),
    file: Type.String({ description: 'As an overlay names it, `handling.csv`.' }),
    meaning: Type.String({ description: 'What a row is.' }),
    rows: Type.Integer(),
    inQuestions: Type.Boolean({ description: 'Whether a question may lay single rows over it.' }),
    columns: Type.Array(
      Type.Object({
        name: Type.String(),
        meaning: Type.String(),
        kind: oneOf(['text', 'number', 'enum', 'list', 'date'], 'A list is words parted by spaces.'),
        unit: orNull(Type.String()),
        values: orNull(Type.Array(Type.String())),
        names: orNull(oneOf(['location', 'country', 'place', 'service', 'link'], 'What its words must name.')),
        required: Type.Boolean(),
        isKey: Type.Boolean({ description: 'Whether it is part of what singles a row out.' }),
        editable: Type.Boolean({ description: 'Whether a better value may stand in it, for a row that is there.' }),
      }),
    ),
  },
  { description: 'A table of the network and its columns.' },
)

export const TablesAnswerSchema = Type.Object({ tables: Type.Array(TableAnswerSchema) })
