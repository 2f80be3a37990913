import type { EpochMinutes, LonLat, PartialDate } from '@karavan/core'
import {
  type Basis,
  type CountryCode,
  citationOf,
  type Edition,
  type EquipmentKind,
  type EquipmentWords,
  inEnglish,
  type Location,
  type LocationId,
  type Message,
  PLAN_SCHEMA_VERSION,
  type PlanQuery,
  type Service,
  type TransportPlan,
  type Weakness,
} from '@karavan/model'
import Type from 'typebox'
import { MessageSchema, PlanQuerySchema, TransportPlanSchema } from './plan-answer.js'
import { GOODS_MATCHES, type GoodsMatch } from './search-goods.js'
import {
  CountryCode as Country,
  Equipment,
  LocationId as Id,
  Instant,
  oneOf,
  orNull,
  LonLat as Position,
  ProvenanceSchema,
  WeaknessSchema,
} from './words.js'

/** How a text met a place, best first. */
const MATCH_KINDS = ['id', 'code', 'name', 'prefix', 'word', 'similar'] as const

/** A place that answers to a text. */
export interface PlaceAnswer {
  readonly id: LocationId
  readonly name: string
  readonly country: CountryCode
  readonly kind: Location['kind']
  readonly position: LonLat
  readonly how: (typeof MATCH_KINDS)[number]
  /** The id, code or name that was met. */
  readonly matched: string
}

export const PlaceAnswerSchema = Type.Object(
  {
    id: Id,
    name: Type.String(),
    country: Country,
    kind: Type.String(),
    position: Position,
    how: oneOf(MATCH_KINDS, 'How the text met the place; `similar` is a guess.'),
    matched: Type.String({ description: 'The id, code or name that was met.' }),
  },
  { description: 'A place that answers to a text.' },
)

export interface LocationsAnswer {
  readonly locations: readonly PlaceAnswer[]
  /** How many places answer, shown or not. */
  readonly total: number
}

export const LocationsAnswerSchema = Type.Object({ locations: Type.Array(PlaceAnswerSchema), total: Type.Integer() })

export const LocationSchema = Type.Object(
  {
    ...ProvenanceSchema.properties,
    id: Id,
    name: Type.String(),
    country: Country,
    kind: Type.String(),
    position: Position,
    timeZone: Type.String(),
    role: Type.Optional(Type.String()),
    disconnectedReason: Type.Optional(Type.String()),
    names: Type.Array(Type.Object({ language: Type.String(), name: Type.String() })),
    codes: Type.Array(
      Type.Object({
        scheme: Type.String(),
        code: Type.String(),
        edition: Type.Optional(Type.String()),
        check: Type.Optional(Type.String()),
      }),
    ),
  },
  { description: 'A place with its names and codes.' },
)

/** The latest hand-over that still keeps a promise. */
export interface HandOverAnswer {
  readonly schemaVersion: string
  readonly networkVersion: string
  readonly conditionsVersion: string
  readonly dataAsOf: string
  readonly citation: string
  readonly query: PlanQuery
  readonly arriveBy: EpochMinutes
  readonly chance: number
  /** The latest hand-over; null where even the earliest, `query.ready`, is too late. */
  readonly ready: EpochMinutes | null
  /** The best chance when handed over at `query.ready`. */
  readonly bestChance: number
  /** The plan that does it, handed over at `ready`. */
  readonly plan: TransportPlan | null
  readonly notes: readonly string[]
  readonly told: { readonly citation: Message; readonly notes: readonly Message[] }
}

/** Wraps what the search backwards found with the question and the versions of the data. */
export function handOverAnswer(
  found: Pick<HandOverAnswer, 'arriveBy' | 'chance' | 'ready' | 'bestChance' | 'plan'>,
  query: PlanQuery,
  edition: Edition,
  notes: readonly Message[],
): HandOverAnswer {
  const { networkVersion, conditionsVersion, dataAsOf } = edition
  const { arriveBy, chance, ready, bestChance, plan } = found
  return {
    schemaVersion: PLAN_SCHEMA_VERSION,
    networkVersion,
    conditionsVersion,
    dataAsOf,
    query,
    arriveBy,
    chance,
    ready,
    bestChance,
    plan,
    ...inEnglish({
      citation: citationOf(edition),
      notes,
    }),
  }
}

export const HandOverAnswerSchema = Type.Object(
  {
    schemaVersion: Type.String(),
    networkVersion: Type.String(),
    conditionsVersion: Type.String(),
    dataAsOf: Type.String(),
    citation: Type.String(),
    query: PlanQuerySchema,
    arriveBy: Instant,
    chance: Type.Number(),
    ready: orNull(Instant),
    bestChance: Type.Number(),
    plan: orNull(TransportPlanSchema),
    notes: Type.Array(Type.String()),
    told: Type.Object({ citation: MessageSchema, notes: Type.Array(MessageSchema) }),
  },
  { description: 'The latest hand-over that still keeps a promise.' },
)

export interface PointFeature {
  readonly type: 'Feature'
  readonly id: string
  readonly geometry: { readonly type: 'Point'; readonly coordinates: LonLat }
  readonly properties: {
    readonly what: 'location'
    readonly name: string
    readonly country: CountryCode
    readonly kind: Location['kind']
    readonly role: string
    /** In a main language of its country, where that is not the English name. */
    readonly localName?: string
    readonly weakness: Weakness
    readonly source: string
    readonly sourceDate: PartialDate
    readonly basis: Basis
    readonly row: string
  }
}

export interface LineFeature {
  readonly type: 'Feature'
  readonly id: string
  readonly geometry: { readonly type: 'LineString'; readonly coordinates: readonly LonLat[] }
  readonly properties: {
    readonly what: 'link'
    readonly from: LocationId
    readonly to: LocationId
    readonly mode: string
    readonly gauge: number | null
    readonly status: string
    readonly corridors: readonly string[]
    readonly lengthKm: number
    readonly lengthBasis: string
    readonly crosses: readonly CountryCode[]
    readonly weakness: Weakness
    readonly source: string
    readonly sourceDate: PartialDate
    readonly basis: Basis
    readonly row: string
  }
}

/** The network as GeoJSON (RFC 7946). */
export interface NetworkMap {
  readonly type: 'FeatureCollection'
  readonly features: readonly (PointFeature | LineFeature)[]
}

export const NetworkMapSchema = Type.Object(
  {
    type: Type.Literal('FeatureCollection'),
    features: Type.Array(
      Type.Object({
        type: Type.Literal('Feature'),
        id: Type.String(),
        geometry: Type.Object({ type: Type.String(), coordinates: Type.Array(Type.Unknown()) }),
        properties: Type.Object({}, { additionalProperties: true }),
      }),
    ),
  },
  { description: 'Locations (points) and links (lines) as GeoJSON, RFC 7946.' },
)

/** Where a service runs, and how weak what is known of it is. */
interface ServiceTold {
  /** Ids of the links that it most likely runs over, in order; the data tell only some of the places passed. */
  readonly links: readonly string[]
  /** Where it is drawn, from its first call to its last. */
  readonly course: readonly LonLat[]
  readonly weakness: Weakness
}

export interface ServicesAnswer {
  readonly services: readonly (Service & ServiceTold)[]
}

export const ServicesAnswerSchema = Type.Object({
  services: Type.Array(
    Type.Object(
      {
        id: Type.String(),
        name: Type.String(),
        operator: Type.String(),
        kind: Type.String(),
        boardable: Type.Boolean(),
        links: Type.Array(Type.String(), {
          description:
            'Ids of the links that it most likely runs over, in order: the shortest way between the places known.',
        }),
        course: Type.Array(Position, { description: 'Where it is drawn, from its first call to its last.' }),
        weakness: WeaknessSchema,
      },
      { additionalProperties: true },
    ),
  ),
})

/** A row of the data, as it stands in its file. */
export interface SourceRow {
  readonly file: string
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
}

export const SourceRowSchema = Type.Object(
  { file: Type.String(), line: Type.Integer(), cells: Type.Record(Type.String(), Type.String()) },
  { description: 'A row of the data, as it stands in its file.' },
)

export interface EquipmentAnswer {
  readonly equipment: readonly ({
    readonly kind: EquipmentKind
    readonly payloadKg: number
    /** Where the masses are known from. */
    readonly source: string
  } & EquipmentWords)[]
}

export const EquipmentAnswerSchema = Type.Object({
  equipment: Type.Array(
    Type.Object({
      kind: Equipment,
      payloadKg: Type.Number(),
      family: Type.String(),
      teu: Type.Number(),
      maxGrossKg: Type.Number(),
      tareKg: Type.Number(),
      lengthMetres: Type.Number(),
      source: Type.String(),
      temperatureControlled: Type.Boolean(),
    }),
  ),
})

export interface GoodsAnswer {
  readonly goods: readonly GoodsMatch[]
}

export const GoodsAnswerSchema = Type.Object({
  goods: Type.Array(
    Type.Object({
      hs: Type.String({ description: 'Two digits for a chapter, four for a heading.' }),
      text: Type.String({ description: 'What the goods are called in the language asked for, else in English.' }),
      matched: Type.String({ description: 'The name that was met, in its own language.' }),
      how: oneOf(GOODS_MATCHES, 'How the text met the goods; `wider` is the chapter around them, `similar` a guess.'),
    }),
  ),
})

export interface HealthAnswer {
  readonly status: 'ok'
  readonly version: string
  readonly networkVersion: string
  readonly conditionsVersion: string
  readonly dataAsOf: string
  readonly locations: number
  readonly links: number
  readonly services: number
}

export const HealthAnswerSchema = Type.Object({
  status: Type.Literal('ok'),
  version: Type.String(),
  networkVersion: Type.String(),
  conditionsVersion: Type.String(),
  dataAsOf: Type.String(),
  locations: Type.Integer(),
  links: Type.Integer(),
  services: Type.Integer(),
})
