import {
  LOADING_DECISIONS,
  PLACE_REASONS,
  PLACE_STATES,
  QUEUE_UNITS,
  RESTRICTION_STATES,
  VERDICTS,
} from '@karavan/model'
import Type from 'typebox'
import { effective } from './order-schema.js'
import { Duration } from './plan-answer.js'
import {
  CountryCode as Country,
  Equipment,
  LocationId as Id,
  Instant,
  Mode,
  oneOf,
  orNull,
  ProvenanceSchema,
} from './words.js'

const provenance = ProvenanceSchema.properties
const MomentText = Type.String({
  description: 'A day, month or year, or a minute in ISO 8601: as exactly as it was said.',
})

/** Equal to `StatusReport` of the model. */
export const ReportSchema = Type.Object({
  id: Type.String(),
  place: Id,
  modes: Type.Array(Mode),
  state: oneOf([...PLACE_STATES], 'Whether goods pass.'),
  reason: orNull(oneOf([...PLACE_REASONS], 'Why not.')),
  since: MomentText,
  until: orNull(MomentText),
  expectedUntil: orNull(MomentText),
  said: MomentText,
  by: Type.String(),
  ...provenance,
})

const QueueCountSchema = Type.Object({
  id: Type.String(),
  place: Id,
  date: Type.String(),
  unit: oneOf([...QUEUE_UNITS], 'What waits.'),
  waiting: orNull(Type.Number()),
  atLeast: Type.Boolean({ description: 'The text says `over`.' }),
  handledPerDay: orNull(Type.Number()),
  towards: orNull(Country),
  by: Type.String(),
  ...provenance,
})

const Start = oneOf(['printed', 'inferred', 'reported'], 'How its first day is known.')

const StandingOrderSchema = Type.Object({
  ...effective,
  state: oneOf([...RESTRICTION_STATES], 'What is known of it on that day.'),
  from: orNull({ ...Instant, description: 'Of the order as a whole; where no text covers the day, of the gap.' }),
  until: orNull(Instant),
  changes: orNull({ ...Instant, description: 'When, before that, it begins to say something else of the cargo.' }),
  start: Start,
  verdict: oneOf([...VERDICTS], 'What it says of the cargo that was asked about, or of any.'),
  clause: Type.String(),
  told: Type.Object({ clause: Type.Unknown() }),
  reliefs: Type.Array(Type.String()),
  amendedBy: Type.Array(Type.String()),
})

const StandingQueueSchema = Type.Object({
  place: Id,
  unit: oneOf([...QUEUE_UNITS], 'What waits.'),
  towards: orNull(Country),
  hours: Duration,
  weight: Type.Number({ description: 'Each count weighs 1 on its day and half of it two weeks later.' }),
  ageDays: Type.Integer(),
  clears: Instant,
  counts: Type.Array(Type.Object({ count: QueueCountSchema, perDay: Type.Number(), days: Type.Number() })),
})

const Hours = orNull(Type.Number())

const EarliestLoadingSchema = Type.Object({
  place: Id,
  equipment: Equipment,
  hours: orNull(
    Type.Object(
      { p10: Hours, p50: Hours, p90: Hours },
      { description: 'Usual hours from the hand-over to the place; null: no way is known.' },
    ),
  ),
  loadFrom: orNull(Instant),
  decides: oneOf([...LOADING_DECISIONS], 'What decides it; `openBan`: nobody says when a ban ends.'),
  queue: orNull(StandingQueueSchema),
  ban: orNull(StandingOrderSchema),
  text: Type.String(),
  told: Type.Object({ text: Type.Unknown() }),
})

export const ConditionsAnswerSchema = Type.Object({
  on: Instant,
  orders: Type.Array(StandingOrderSchema, { description: 'Worst first.' }),
  coming: Type.Array(StandingOrderSchema, {
    description: 'Not in force on the day, and beginning within 30 days after it; the soonest first.',
  }),
  places: Type.Array(
    Type.Object({
      place: Id,
      state: oneOf([...PLACE_STATES], 'Whether goods pass.'),
      report: ReportSchema,
      ageDays: Type.Integer({ description: 'Whole days since it was said.' }),
      old: Type.Boolean(),
    }),
  ),
  queues: Type.Array(StandingQueueSchema),
  unratedCounts: Type.Array(QueueCountSchema, {
    description: 'Counts of which nobody says how many are handled a day: plans do not use them.',
  }),
  known: Type.Integer({ description: 'Orders known in all.' }),
  loading: Type.Optional(
    Type.Array(EarliestLoadingSchema, { description: 'From when to load for each place of `at`; with `from` only.' }),
  ),
})

export const CalendarAnswerSchema = Type.Object({
  place: Id,
  year: Type.Integer(),
  days: Type.Array(
    Type.Object({
      said: orNull(oneOf([...PLACE_STATES], 'The worst that was said of the day; null: nothing.')),
      orders: Type.Array(Type.String(), { description: 'Ids of the orders that stop goods at the place on the day.' }),
    }),
    { description: 'From 1 January on.' },
  ),
  months: Type.Array(
    Type.Object({
      usual: orNull(
        Type.Number({
          description: 'Share of the month that the place is shut, as plans take it; null: no closure is known.',
        }),
      ),
      seen: orNull(Type.Number({ description: 'Share by the reports alone.' })),
      observed: Type.Integer({ description: 'Months of reports that it rests on.' }),
    }),
    { description: 'January first.' },
  ),
})

export const ChainAnswerSchema = Type.Object({
  id: Type.String(),
  orders: Type.Array(
    Type.Object({
      ...effective,
      state: oneOf([...RESTRICTION_STATES], 'What is known of it on that day.'),
      from: orNull(Instant),
      start: Start,
      until: orNull(Instant),
      amendedBy: Type.Array(Type.String()),
    }),
    { description: 'The chain, the first order first.' },
  ),
})
