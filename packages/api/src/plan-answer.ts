import { type Message, PLAN_SORTS, RULE_PARTS, SERVICE_PARTS } from '@karavan/model'
import Type from 'typebox'
import {
  Amount,
  CountryCode,
  Equipment,
  Instant,
  LocationId,
  LonLat,
  Mode,
  oneOf,
  orNull,
  ProvenanceSchema,
} from './words.js'

const Share = Type.Number({ minimum: 0, maximum: 1 })
const Basis = ProvenanceSchema.properties.basis
const Hours = Type.Number({ description: 'Hours.' })

export const HoursSummarySchema = Type.Object(
  { mean: Hours, p10: orNull(Hours), p50: orNull(Hours), p90: orNull(Hours) },
  { description: 'Hours; a quantile beyond the horizon is null.' },
)

const CargoSchema = Type.Object({
  equipment: Equipment,
  units: Type.Integer({ minimum: 1, description: 'Boxes, wagons or vehicles.' }),
  tonnes: Type.Number({ exclusiveMinimum: 0, description: 'Goods without the packaging of the carrier.' }),
  hs: Type.Optional(Type.String({ description: 'Harmonized System code, 2–10 digits.' })),
  dgClass: Type.Optional(Type.String({ description: 'Class of dangerous goods.' })),
  temperatureControlled: Type.Optional(Type.Boolean()),
})

/** {@link ArrivalCurve}: when something arrives. */
export const ArrivalCurveSchema = Type.Object(
  {
    gridMinutes: Type.Number(),
    start: Instant,
    cdf: Type.Array(Type.Number()),
    never: Type.Number(),
    horizonEnd: Instant,
  },
  {
    description:
      'Chance of having arrived by `start + i × gridMinutes`; `never` is beyond the horizon, which ends at `horizonEnd`.',
  },
)

/** {@link PlanQuery}: the question as it was understood. */
export const PlanQuerySchema = Type.Object(
  {
    from: LocationId,
    to: LocationId,
    ready: Instant,
    deadline: Type.Optional(Instant),
    cargo: CargoSchema,
    avoid: Type.Object({
      countries: Type.Array(CountryCode),
      locations: Type.Array(LocationId),
      modes: Type.Array(Mode),
      services: Type.Array(Type.String()),
    }),
    sort: oneOf(PLAN_SORTS, 'Order of the plans.'),
    limit: Type.Integer(),
    exact: Type.Boolean(),
  },
  { description: 'The question as it was understood.' },
)

export const Duration = Type.Object({
  min: Hours,
  p10: Type.Optional(Hours),
  p50: Hours,
  p90: Type.Optional(Hours),
  max: Hours,
})
const ByMonth = Type.Tuple([Hours, Hours, Hours, Hours, Hours, Hours, Hours, Hours, Hours, Hours, Hours, Hours])

const TimeMapSchema = Type.Union(
  [
    Type.Object({ kind: Type.Literal('duration'), hours: Duration }),
    Type.Object({ kind: Type.Literal('monthly'), work: Duration, rate: ByMonth }),
    Type.Object({ kind: Type.Literal('random'), meanHours: Hours }),
    Type.Object({ kind: Type.Literal('departures'), departures: Type.Array(Instant), cutOffMinutes: Type.Number() }),
    Type.Object({
      kind: Type.Literal('closure'),
      share: ByMonth,
      foreseen: Type.Optional(
        Type.Array(Type.Object({ day: Instant, share: Type.Number() }), {
          description: 'Days (UTC) whose share is foreseen; the share of the month goes for all others.',
        }),
      ),
      length: Duration,
      weatherGroup: Type.String(),
    }),
    Type.Object({
      kind: Type.Literal('window'),
      from: Instant,
      until: Instant,
      extension: Type.Optional(Duration),
    }),
    Type.Object({ kind: Type.Literal('quota'), from: Instant, until: orNull(Instant), hours: Hours }),
  ],
  { description: 'How one stage turns the time of being ready into the time of being done.' },
)

const kindOf = (
  kind: string,
  properties: Readonly<Record<string, unknown>>,
  optional: Readonly<Record<string, unknown>> = {},
) => ({
  type: 'object',
  properties: { kind: { const: kind }, ...properties, ...optional },
  required: ['kind', ...Object.keys(properties)],
})

/** What stands in a message; it may hold messages. */
const MessageValueSchema = Type.Unsafe<Message['values'][string]>({
  anyOf: [
    { type: 'string', description: 'A proper name, a code, or a text of the data in its own language.' },
    { type: 'number' },
    kindOf('place', { id: LocationId, name: Type.String() }),
    kindOf('country', { code: CountryCode }),
    kindOf('issuer', { name: { type: 'string', description: 'Who issued an order, as the register names it.' } }),
    kindOf('mode', { mode: Type.String({ description: 'A mode, `wagonload`, or `sea` for any ship.' }) }),
    kindOf('equipment', { equipment: Equipment }, { as: { enum: ['carrier'], description: 'Goods travel in it.' } }),
    kindOf('date', { date: Type.String({ description: 'YYYY, YYYY-MM or YYYY-MM-DD.' }) }),
    kindOf('instant', { at: Instant, to: { enum: ['day', 'minute'] } }),
    kindOf('list', { items: { type: 'array', description: 'Values in turn.' } }),
    kindOf('rule', {
      id: { type: 'string', description: 'Of the restriction.' },
      part: { enum: [...RULE_PARTS] },
      text: { type: 'string', description: 'As the data have it.' },
    }),
    kindOf('service', {
      id: { type: 'string', description: 'Of the service.' },
      part: { enum: [...SERVICE_PARTS] },
      text: { type: 'string', description: 'As the data have it.' },
    }),
    kindOf('message', { message: { type: 'object', description: 'A message in turn.' } }),
  ],
  description: 'What stands in a sentence, to be named in the language of the reader.',
})

/** {@link Message}: `key` is named in the model, where its English stands. */
export const MessageSchema = Type.Unsafe<Message>({
  ...Type.Object({ key: Type.String(), values: Type.Record(Type.String(), MessageValueSchema) }),
  description: 'A sentence as its key and what stands in it, for faces in other languages.',
})

export const StageSchema = Type.Object({
  stageId: Type.String(),
  kind: oneOf(['wait', 'handling', 'run', 'hold'], 'What happens.'),
  place: LocationId,
  serviceId: orNull(Type.String()),
  label: Type.String(),
  told: Type.Object({ label: MessageSchema }),
  time: TimeMapSchema,
  contentHash: Type.String(),
  provenance: Type.Array(ProvenanceSchema),
})

export const LegSchema = Type.Object(
  {
    mode: Mode,
    carriage: Type.String({ description: 'The mode, and how much of the way a train or truck is aboard a ship.' }),
    from: LocationId,
    to: LocationId,
    fromName: Type.String(),
    toName: Type.String(),
    service: Type.String({ description: 'Service id; `wagonload` and `road` name carriage on demand.' }),
    serviceName: Type.String(),
    told: Type.Object({ serviceName: MessageSchema, carriage: MessageSchema }),
    operator: orNull(Type.String()),
    distanceKm: Type.Object({ value: Type.Number(), basis: Type.String(), sources: Type.Array(ProvenanceSchema) }),
    parts: Type.Array(Type.Object({ mode: Mode, km: Type.Number() }), {
      description: 'The distance by mode, that of the leg first; together `distanceKm`.',
    }),
    hours: HoursSummarySchema,
    wait: HoursSummarySchema,
    handling: HoursSummarySchema,
    running: HoursSummarySchema,
    spreadShare: Type.Number({ description: 'Share of the variance of the arrival that arises in this leg.' }),
    crosses: Type.Array(CountryCode),
    co2eKg: orNull(Type.Number()),
    stages: Type.Array(Type.String()),
    course: Type.Array(LonLat),
    via: Type.Array(LocationId),
    sources: Type.Array(ProvenanceSchema),
  },
  { description: 'One carriage from boarding to alighting.' },
)

const LineToldSchema = Type.Object({ what: MessageSchema, reason: orNull(MessageSchema) })

export const CostSchema = Type.Object({
  currency: Type.String({ description: 'ISO 4217.' }),
  amount: Amount,
  low: Amount,
  high: Amount,
  certainShare: orNull(Share),
  lines: Type.Array(
    Type.Object({
      what: Type.String(),
      amount: orNull(Amount),
      low: orNull(Amount),
      high: orNull(Amount),
      basis: Basis,
      reason: orNull(Type.String()),
      told: LineToldSchema,
      source: ProvenanceSchema,
    }),
  ),
})

export const FlagSchema = Type.Object({
  code: Type.String(),
  country: orNull(CountryCode),
  text: Type.String(),
  told: Type.Object({ text: MessageSchema }),
  chance: orNull(Share),
  sources: Type.Array(ProvenanceSchema, { description: 'one for each rule that it tells of' }),
})

export const BorderPassageSchema = Type.Object({
  place: LocationId,
  placeName: Type.String({
    description: 'the border point, or the two places it lies between where the network has none',
  }),
  from: CountryCode,
  to: CountryCode,
  regime: Type.String(),
  reconsignment: orNull(Type.String()),
  told: Type.Object({
    placeName: MessageSchema,
    regime: MessageSchema,
    reconsignment: orNull(MessageSchema),
  }),
  basis: Basis,
})

/** One way, with what it promises. */
export const TransportPlanSchema = Type.Object(
  {
    planId: Type.String(),
    wayId: Type.String({
      description:
        'The same for the same chain of services and places, on any day; of a policy, that of its likeliest chain.',
    }),
    kind: oneOf(['fixed', 'policy'], 'A fixed chain, or one that decides on the way.'),
    title: Type.String(),
    lookedAt: Type.Array(Type.String(), {
      description: 'Orders, queues and closures on the way that do not hold the goods, each with why.',
    }),
    told: Type.Object({ title: MessageSchema, lookedAt: Type.Array(MessageSchema) }),
    hours: HoursSummarySchema,
    arrival: ArrivalCurveSchema,
    onTime: orNull(Share),
    cost: CostSchema,
    co2eKg: orNull(Type.Number()),
    co2eLines: Type.Array(
      Type.Object({
        what: Type.String(),
        kg: orNull(Type.Number()),
        gramsPerTonneKm: orNull(Type.Number()),
        reason: orNull(Type.String()),
        told: LineToldSchema,
        basis: Basis,
        source: ProvenanceSchema,
      }),
    ),
    legs: Type.Array(LegSchema),
    stages: Type.Array(StageSchema),
    flags: Type.Array(FlagSchema),
    borders: Type.Array(BorderPassageSchema),
    transshipments: Type.Integer(),
    crosses: Type.Array(CountryCode),
    networkVersion: Type.String(),
    conditionsVersion: Type.String(),
  },
  { description: 'One way, with what it promises.' },
)

const PolicySchema = Type.Object(
  {
    plan: TransportPlanSchema,
    gainHours: Type.Number(),
    bestFixedPlanId: Type.String(),
    choices: Type.Array(
      Type.Object({
        place: LocationId,
        placeName: Type.String(),
        chance: Share,
        options: Type.Array(
          Type.Object({
            what: Type.String(),
            service: Type.String(),
            share: Share,
            when: Type.String(),
            told: Type.Object({ what: MessageSchema, when: MessageSchema }),
          }),
        ),
      }),
    ),
  },
  { description: 'Deciding by what has happened, beside the best fixed plan.' },
)

export const KnockedOutSchema = Type.Object(
  {
    subject: Type.String(),
    subjectName: Type.String(),
    rule: Type.Object({
      code: Type.String(),
      restrictionId: orNull(Type.String()),
      text: Type.String(),
      told: Type.Object({ text: MessageSchema }),
      source: orNull(ProvenanceSchema),
    }),
    returnsIf: Type.String(),
    told: Type.Object({ subjectName: MessageSchema, returnsIf: MessageSchema }),
    course: Type.Array(LonLat),
  },
  { description: 'A way that was ruled out, and by what.' },
)

/** The answer to a question; equal to `PlanAnswer` of the model, which a test holds. */
export const PlanAnswerSchema = Type.Object(
  {
    schemaVersion: Type.String(),
    networkVersion: Type.String(),
    conditionsVersion: Type.String(),
    dataAsOf: Type.String(),
    citation: Type.String(),
    query: PlanQuerySchema,
    plans: Type.Array(TransportPlanSchema),
    policy: orNull(PolicySchema),
    knockedOut: Type.Array(KnockedOutSchema),
    nearest: Type.Array(
      Type.Object({
        change: Type.String(),
        told: Type.Object({ change: MessageSchema }),
        query: Type.Partial(PlanQuerySchema),
      }),
    ),
    thinning: Type.String(),
    notes: Type.Array(Type.String()),
    told: Type.Object({
      citation: MessageSchema,
      thinning: orNull(MessageSchema),
      notes: Type.Array(MessageSchema),
    }),
  },
  { description: 'Plans, the policy, what was knocked out, and the versions of the data they rest on.' },
)

/** Components of the OpenAPI document that the answer is made of. */
export const ANSWER_COMPONENTS = {
  Provenance: ProvenanceSchema,
  PlanQuery: PlanQuerySchema,
  Cargo: CargoSchema,
  HoursSummary: HoursSummarySchema,
  TimeMap: TimeMapSchema,
  Message: MessageSchema,
  MessageValue: MessageValueSchema,
  Stage: StageSchema,
  Leg: LegSchema,
  Cost: CostSchema,
  Flag: FlagSchema,
  TransportPlan: TransportPlanSchema,
  Policy: PolicySchema,
  KnockedOut: KnockedOutSchema,
  PlanAnswer: PlanAnswerSchema,
} as const
