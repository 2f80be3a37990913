import Type from 'typebox'
import {
  HoursSummarySchema,
  KnockedOutSchema,
  PlanAnswerSchema,
  StageSchema,
  TransportPlanSchema,
} from './plan-answer.js'
import { Instant, LocationId, oneOf, orNull } from './words.js'

const Share = Type.Number({ minimum: 0, maximum: 1 })
const WayId = orNull(Type.String())

const { wayId, title, told, co2eKg, transshipments, crosses, cost, arrival } = TransportPlanSchema.properties
const { currency, amount, low, high } = cost.properties
const stageKind = StageSchema.properties.kind

const ProfileWaySchema = Type.Object(
  {
    wayId,
    title,
    told,
    co2eKg,
    transshipments,
    crosses,
    cost: Type.Object({ currency, amount, low, high }),
    seasonal: Type.Array(Type.Object({ kind: stageKind, place: LocationId, placeName: Type.String() }), {
      description: 'Steps whose time depends on the month: a port that shuts, work that is slower in winter.',
    }),
  },
  { description: 'A way that is shown on some day: what does not change from day to day.' },
)

const DayPromiseSchema = Type.Object(
  {
    shown: Type.Boolean({ description: 'Whether the plans of that day have it.' }),
    hours: HoursSummarySchema,
    onTime: orNull(Share),
    within: orNull(Share),
    arrival,
    rules: Type.Array(Type.String(), { description: 'Ids of the restrictions that the goods are likely to meet.' }),
    seasonalHours: Type.Array(Type.Number(), { description: 'Mean hours of each step of `seasonal` of the way.' }),
    held: Type.Array(Type.Object({ rule: Type.String(), hours: Type.Number() }), {
      description: 'Mean hours for which dated rules hold the goods, those that hold them at all.',
    }),
  },
  { description: 'What a way promises for the hand-over of one day.' },
)

const { subject, subjectName, rule, returnsIf, told: toldOut } = KnockedOutSchema.properties

const ProfileDaySchema = Type.Object(
  {
    ready: Instant,
    plans: Type.Integer({ description: 'Plans that the question has on this day.' }),
    quickest: WayId,
    surest: WayId,
    cheapest: WayId,
    cleanest: WayId,
    promises: Type.Array(orNull(DayPromiseSchema), { description: 'In the order of `ways`.' }),
    knockedOut: orNull(Type.Object({ subject, subjectName, rule, returnsIf, told: toldOut })),
  },
  { description: 'The hand-over of one day.' },
)

const {
  schemaVersion,
  networkVersion,
  conditionsVersion,
  dataAsOf,
  citation,
  query,
  notes,
  told: said,
} = PlanAnswerSchema.properties

/** The answer for many days; equal to `ProfileAnswer` of the model, which a test holds. */
export const ProfileAnswerSchema = Type.Object(
  {
    schemaVersion,
    networkVersion,
    conditionsVersion,
    dataAsOf,
    citation,
    query,
    within: orNull(Type.Number()),
    ways: Type.Array(ProfileWaySchema),
    days: Type.Array(ProfileDaySchema),
    rules: Type.Array(
      Type.Object({
        id: Type.String(),
        title: Type.String(),
        effect: oneOf(['forbid', 'hold', 'quota', 'flag'], 'What it does.'),
        from: orNull(Instant),
        until: orNull(Instant),
      }),
      { description: 'The restrictions that promises name.' },
    ),
    notes,
    told: Type.Object({ citation: said.properties.citation, notes: said.properties.notes }),
  },
  { description: 'One question for the hand-overs of many days.' },
)

/** Components of the OpenAPI document that the answer for many days is made of. */
export const PROFILE_COMPONENTS = {
  ProfileAnswer: ProfileAnswerSchema,
  ProfileWay: ProfileWaySchema,
  ProfileDay: ProfileDaySchema,
  DayPromise: DayPromiseSchema,
} as const
