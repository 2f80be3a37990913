import { type Consignment, PARTY_ROLES, REFERENCE_TYPES } from '@karavan/model'
import Type from 'typebox'
import { ArrivalCurveSchema, BorderPassageSchema, LegSchema, StageSchema } from './plan-answer.js'
import { Equipment, Instant, LocationId, oneOf, orNull } from './words.js'

const Id = Type.String({ maxLength: 1000 })

/** A number with the rule by which it is checked. */
const numbered = (schemes: readonly [string, ...string[]], description: string) =>
  Type.Object({ scheme: oneOf([...schemes], 'How it is numbered.'), value: Type.String({ description }) })

const LoadingSchema = Type.Object({
  what: Id,
  on: Id,
  from: Instant,
  until: orNull(Instant),
})

/** {@link Consignment} of the model without its plan. */
const CONSIGNMENT = {
  consignmentId: Id,
  parties: Type.Array(
    Type.Object({
      partyId: Id,
      role: oneOf([...PARTY_ROLES], 'What the party is to the consignment.'),
      name: Type.String(),
      identifiers: Type.Array(numbered(['gln', 'bin', 'iin', 'eori'], 'Without spaces.')),
      legs: Type.Array(Type.Integer({ minimum: 0 }), { description: 'Legs of the plan that a carrier runs, from 0.' }),
      locations: Type.Array(LocationId, { description: 'Where a terminal or customs does its work.' }),
    }),
  ),
  carrierAcceptanceLocation: LocationId,
  consigneeReceiptLocation: LocationId,
  includedItems: Type.Array(
    Type.Object({
      itemId: Id,
      description: Type.String(),
      hs: orNull(Type.String({ description: 'Harmonized System, 2–10 digits.' })),
      gng: orNull(Type.String({ description: 'GNG, 8 digits.' })),
      packages: orNull(
        Type.Object({
          quantity: Type.Integer({ minimum: 1 }),
          kind: orNull(Type.String({ description: 'UN/ECE Recommendation 21.' })),
        }),
      ),
      grossKg: orNull(Type.Number({ exclusiveMinimum: 0 })),
      dangerousGoods: orNull(
        Type.Object({
          unNumber: Type.String(),
          hazardClass: Type.String(),
          packingGroup: orNull(oneOf(['I', 'II', 'III'], 'Degree of danger.')),
        }),
      ),
    }),
  ),
  utilizedEquipment: Type.Array(
    Type.Object({
      equipmentId: Id,
      kind: Equipment,
      number: numbered(['container', 'wagon8', 'wagon12', 'plate'], 'Without spaces; plates as they are written.'),
      uris: Type.Array(Type.String(), { description: 'How events name it besides.' }),
      seals: Type.Array(Type.String()),
    }),
  ),
  loadings: Type.Array(LoadingSchema, { description: 'What was on what, and when, as the parties say.' }),
  references: Type.Array(
    Type.Object({
      type: oneOf([...REFERENCE_TYPES], 'Kind of paper or system.'),
      number: Type.String(),
      issuer: orNull(Type.String()),
      uri: orNull(Type.String({ description: 'How events name it.' })),
    }),
  ),
  referencedDocuments: Type.Array(
    Type.Object({
      type: Type.String(),
      number: Type.String(),
      issuer: Type.String(),
      issued: Type.String({ description: 'YYYY, YYYY-MM, YYYY-MM-DD or `undated`.' }),
      sha256: orNull(Type.String()),
      address: orNull(Type.String()),
    }),
  ),
  partings: Type.Array(
    Type.Object({
      kind: oneOf(['split', 'merge'], 'Whether a part left or joined.'),
      at: Instant,
      what: Type.Array(Id),
      other: Id,
      reason: Type.String(),
    }),
  ),
  deliverBy: orNull(Instant),
}

const { mode, from, to, service, operator, stages, via, crosses } = LegSchema.properties

const DistanceSchema = Type.Object(
  { value: Type.Number({ description: 'Kilometres.' }), basis: Type.String() },
  { description: 'Missing from plans that were chosen before it was kept.' },
)

/** {@link ChosenPlan}: frozen when it was chosen. */
const ChosenPlanSchema = Type.Object({
  planId: Type.String(),
  wayId: Type.String(),
  stages: Type.Array(StageSchema),
  arrival: ArrivalCurveSchema,
  borders: Type.Array(BorderPassageSchema),
  networkVersion: Type.String(),
  conditionsVersion: Type.String(),
  chosenAt: Instant,
  ready: Instant,
  legs: Type.Array(
    Type.Object({
      mode,
      from,
      to,
      service,
      operator,
      stages,
      via,
      crosses: Type.Optional(crosses),
      distanceKm: Type.Optional(DistanceSchema),
    }),
  ),
})

/** The schema of {@link Consignment}, whose type a test holds against the model. */
export const CONSIGNMENT_SHAPE = Type.Object(
  { ...CONSIGNMENT, plan: orNull(ChosenPlanSchema) },
  { description: 'Goods under one transport contract, as they were entered (UN/CEFACT multimodal transport).' },
)
export const ConsignmentSchema = Type.Unsafe<Consignment>(CONSIGNMENT_SHAPE)

/** What is sent of a consignment: times also in ISO 8601, what is left out is empty. The plan is chosen, not sent. */
export const EnteredConsignmentSchema = Type.Partial(
  Type.Object({
    ...CONSIGNMENT,
    deliverBy: orNull(Type.Union([Type.String(), Instant])),
    loadings: Type.Array(
      Type.Object({
        what: Id,
        on: Id,
        from: Type.Union([Type.String(), Instant]),
        until: Type.Optional(Type.Union([Type.String(), Instant, Type.Null()])),
      }),
    ),
  }),
  {
    description:
      'A consignment; see its answer for the meaning of the fields. Without `consignmentId` it is given one.',
  },
)
