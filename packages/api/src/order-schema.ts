import { ORDER_ACTIONS, ORDER_TERMS } from '@karavan/model'
import Type from 'typebox'
import { CountryCode as Country, Equipment, LocationId as Id, Mode, oneOf, orNull, ProvenanceSchema } from './words.js'

const Words = Type.Array(Type.String())
const Countries = Type.Array(Country)
const provenance = ProvenanceSchema.properties
export const QuotaSchema = Type.Object(
  { value: Type.Number(), unit: Type.String() },
  { description: 'Goods a day that may pass.' },
)

const ByConsent = Type.Boolean({ description: "Only with somebody's consent: it frees no goods by itself." })

const scope = {
  origins: Countries,
  destinations: Countries,
  originPlaces: Type.Optional(Type.Array(Id, { description: 'Places of loading.' })),
  equipment: Type.Array(Equipment),
  foreignWagons: Type.Optional(Type.Boolean({ description: 'Only wagons of other administrations.' })),
  emptiesOnly: Type.Optional(Type.Boolean({ description: 'Only empty wagons and boxes.' })),
  consignors: Type.Optional(Words),
  consignees: Type.Optional(Words),
  goods: Type.Array(Type.String(), { description: 'HS prefixes; empty: all goods.' }),
  goodsExcept: Words,
}

/** An order; equal to `Order` of the model, which a test holds. */
export const OrderSchema = Type.Object({
  id: Type.String(),
  number: Type.Optional(Type.String({ description: 'As printed.' })),
  issuer: Type.String(),
  title: Type.String(),
  text: Type.String(),
  action: oneOf([...ORDER_ACTIONS], 'What the order does.'),
  amends: Type.Optional(Type.String({ description: 'Id of the order that it changes.' })),
  effect: oneOf(['forbid', 'hold', 'quota', 'flag'], 'What it does to a plan.'),
  appliesAt: oneOf(['acceptance', 'loading', 'departure', 'passage', 'arrival'], 'The moment at which it looks.'),
  issuedOn: orNull(Type.String()),
  from: orNull(Type.String({ description: 'First day, as printed.' })),
  to: orNull(Type.String({ description: 'Last day, as printed.' })),
  places: Type.Array(Id),
  countries: Countries,
  directions: Words,
  modes: Type.Array(Mode),
  ...scope,
  quota: Type.Optional(QuotaSchema),
  byConsent: Type.Optional(ByConsent),
  clauses: Type.Array(
    Type.Object({
      text: Type.String(),
      scope: Type.Object(scope),
      quota: orNull(QuotaSchema),
      byConsent: Type.Optional(ByConsent),
    }),
  ),
  exceptions: Type.Array(Type.String(), { description: 'Exceptions that no passage can be judged by.' }),
  reason: Type.Optional(Type.String()),
  legalBasis: Type.Optional(Type.String()),
  relief: Type.Optional(Type.String()),
  dependsOn: Type.Optional(Type.String()),
  ...provenance,
})

export const TakenOver = Type.Array(oneOf([...ORDER_TERMS], 'A field of the order.'), {
  description: 'What the order leaves unsaid and holds as in the one that it amends.',
})

/** An order as it holds. */
export const effective = { order: OrderSchema, takenOver: TakenOver }
