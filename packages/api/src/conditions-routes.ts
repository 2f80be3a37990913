import Type from 'typebox'
import { CalendarAnswerSchema, ChainAnswerSchema, ConditionsAnswerSchema } from './conditions-answer.js'
import {
  EnteredAnswerSchema,
  EntriesBodySchema,
  EntriesKeptSchema,
  EntryHistorySchema,
  MOST_ENTRIES,
  WithdrawalBodySchema,
} from './entries.js'
import { MatchAnswerSchema, MatchBodySchema } from './match-answer.js'
import { QuestionSchema } from './question.js'
import { ReadingAnswerSchema, ReadingBodySchema } from './reading-answer.js'
import { BODY_PROBLEMS, DATABASE_PROBLEMS, QUESTION_PROBLEMS, type Route } from './route.js'
import { WeatherAnswerSchema } from './weather-answer.js'

const ON = Type.Optional(Type.String({ description: 'Day or time in ISO 8601; now if left out.' }))
const AT = Type.Optional(
  Type.String({ maxLength: 600, description: 'Places parted by commas: only what concerns them.' }),
)
const KIND = Type.String({ description: '`orders`, `reports` or `queues`' })
const BY = Type.Optional(Type.String({ maxLength: 120, description: 'Who enters it.' }))
const WHY = Type.Optional(Type.String({ maxLength: 500, description: 'Why what was entered before is corrected.' }))

const FEED_PROBLEMS = ['QUESTION_FIELD_UNKNOWN', 'PLACE_UNKNOWN', 'PLACE_AMBIGUOUS'] as const
const ENTRY_PROBLEMS = [
  'ENTRY_COLUMN_UNKNOWN',
  'ENTRY_PLACE_UNKNOWN',
  'ENTRY_CHANGED',
  'ENTRY_TWICE',
  'ENTRY_UNSTORABLE',
  'ORDER_ROW_INVALID',
  'ORDER_ID_TWICE',
  'ORDER_PARENT_UNKNOWN',
  'ORDER_CHAIN_CIRCULAR',
  'ORDER_CHAIN_TOO_LONG',
  'ORDER_AMENDS_LATER',
  'ORDER_LIFTS_NOTHING',
  'REPORT_ROW_INVALID',
  'QUEUE_ROW_INVALID',
  'TABLE_BROKEN',
  'TABLE_COLUMN_MISSING',
  'TABLE_ROW_WIDTH',
  'TABLE_TOO_LARGE',
] as const

/** What can be asked about orders, places and queues, and what can be entered. */
export const CONDITIONS_ROUTES = [
  {
    id: 'getConditions',
    method: 'GET',
    path: '/conditions',
    access: 'signed-in',
    summary: 'What is shut, banned or queueing on a day, and by which clause.',
    query: {
      on: ON,
      at: AT,
      goods: Type.Optional(Type.String({ description: 'HS code: what the orders say of these goods.' })),
      equipment: Type.Optional(Type.String({ description: 'What the goods travel in.' })),
      from: Type.Optional(
        Type.String({
          description:
            'Where goods are loaded: orders are judged for goods from there, and it is said from when to load for the places of `at`, 5 at most.',
        }),
      ),
    },
    answer: ConditionsAnswerSchema,
    problems: [
      'QUESTION_FIELD_UNKNOWN',
      'QUESTION_VALUE_INVALID',
      'INSTANT_INVALID',
      'PLACE_UNKNOWN',
      'PLACE_AMBIGUOUS',
      'EQUIPMENT_UNKNOWN',
      'SERVER_BUSY',
      'SEARCH_TIMED_OUT',
    ],
  },
  {
    id: 'getOrderChain',
    method: 'GET',
    path: '/conditions/orders/{id}',
    access: 'signed-in',
    summary: 'An order with the whole chain that it belongs to.',
    parts: { id: Type.String() },
    query: { on: ON },
    answer: ChainAnswerSchema,
    problems: ['ORDER_NOT_FOUND', 'QUESTION_FIELD_UNKNOWN', 'INSTANT_INVALID'],
  },
  {
    id: 'getCalendar',
    method: 'GET',
    path: '/conditions/places/{place}/calendar',
    access: 'signed-in',
    summary: 'A year of a place: days shut or under an order, and the share of each month that it is shut.',
    parts: { place: Type.String() },
    query: { year: Type.Optional(Type.String({ description: '2020 to 2049; this year if left out.' })) },
    answer: CalendarAnswerSchema,
    problems: ['QUESTION_FIELD_UNKNOWN', 'QUESTION_VALUE_INVALID', 'PLACE_UNKNOWN', 'PLACE_AMBIGUOUS'],
  },
  {
    id: 'getWeather',
    method: 'GET',
    path: '/conditions/weather',
    access: 'signed-in',
    summary: 'How likely ports are to shut over the next days, by the forecast that is connected to the server.',
    query: {
      at: Type.Optional(
        Type.String({
          maxLength: 600,
          description: 'Places parted by commas; all that are known to shut by weather if left out.',
        }),
      ),
    },
    answer: WeatherAnswerSchema,
    problems: ['QUESTION_FIELD_UNKNOWN', 'QUESTION_VALUE_INVALID', 'PLACE_UNKNOWN', 'PLACE_AMBIGUOUS'],
  },
  {
    id: 'getMatch',
    method: 'GET',
    path: '/conditions/match',
    access: 'signed-in',
    summary: 'Which orders hit which ways of a question, when, by which clause, and what to do.',
    query: QuestionSchema.properties,
    answer: MatchAnswerSchema,
    problems: QUESTION_PROBLEMS,
  },
  {
    id: 'postMatch',
    method: 'POST',
    path: '/conditions/match',
    access: 'signed-in',
    summary:
      'The same with the question as a JSON body, and with orders that are not entered yet: what they would hit.',
    body: MatchBodySchema,
    answer: MatchAnswerSchema,
    problems: [...QUESTION_PROBLEMS, ...BODY_PROBLEMS, ...ENTRY_PROBLEMS],
  },
  {
    id: 'postReading',
    method: 'POST',
    path: '/conditions/read',
    access: 'signed-in',
    summary: 'What the text of an order or a news item says, as the cells of an order; nothing is entered.',
    body: ReadingBodySchema,
    answer: ReadingAnswerSchema,
    problems: [
      ...BODY_PROBLEMS,
      'QUESTION_FIELD_UNKNOWN',
      'QUESTION_FIELD_MISSING',
      'READ_TEXT_TOO_LONG',
      'SERVER_BUSY',
      'SEARCH_TIMED_OUT',
    ],
  },
  {
    id: 'postEntries',
    method: 'POST',
    path: '/conditions/entries',
    access: 'contributor',
    summary:
      'Enter orders, reports or counts, all or none; those of a known id become new versions. Also as a table (text/csv).',
    query: {
      by: BY,
      why: WHY,
      check: Type.Optional(Type.String({ description: '`true`: check them and keep nothing.' })),
      after: Type.Optional(
        Type.String({
          description: 'Only where this is the latest version of each: 0 for new entries; any version if left out.',
        }),
      ),
    },
    body: EntriesBodySchema,
    textBody: 'text/csv',
    answer: EntriesKeptSchema,
    status: 201,
    problems: [
      ...BODY_PROBLEMS,
      'QUESTION_FIELD_UNKNOWN',
      'QUESTION_FIELD_MISSING',
      'QUESTION_VALUE_INVALID',
      ...ENTRY_PROBLEMS,
      ...DATABASE_PROBLEMS,
    ],
  },
  {
    id: 'getEntries',
    method: 'GET',
    path: '/conditions/entries',
    access: 'signed-in',
    summary: 'The latest version of what was entered last, the withdrawn too; the latest first.',
    query: {
      id: Type.Optional(Type.String({ description: 'Only entries of this id, whatever their kind.' })),
      limit: Type.Optional(
        Type.Integer({ minimum: 1, maximum: MOST_ENTRIES, description: `Most entries; ${MOST_ENTRIES} if left out.` }),
      ),
    },
    answer: EnteredAnswerSchema,
    problems: ['QUESTION_FIELD_UNKNOWN', 'QUESTION_VALUE_INVALID', ...DATABASE_PROBLEMS],
  },
  {
    id: 'getEntryHistory',
    method: 'GET',
    path: '/conditions/entries/{kind}/{id}',
    access: 'signed-in',
    summary: 'Every version of an entry: what was said, when, by whom.',
    parts: { kind: KIND, id: Type.String() },
    answer: EntryHistorySchema,
    problems: ['ENTRY_UNKNOWN', ...DATABASE_PROBLEMS],
  },
  {
    id: 'postWithdrawal',
    method: 'POST',
    path: '/conditions/entries/{kind}/{id}/withdrawal',
    access: 'contributor',
    summary: 'Withdraw an entry; its history is kept.',
    parts: { kind: KIND, id: Type.String() },
    body: WithdrawalBodySchema,
    answer: EntryHistorySchema,
    status: 201,
    problems: [
      ...BODY_PROBLEMS,
      'QUESTION_FIELD_UNKNOWN',
      'QUESTION_FIELD_MISSING',
      'QUESTION_VALUE_INVALID',
      'ENTRY_UNKNOWN',
      'ENTRY_CHANGED',
      'ORDER_PARENT_UNKNOWN',
      ...DATABASE_PROBLEMS,
    ],
  },
  {
    id: 'getAtomFeed',
    method: 'GET',
    path: '/conditions/feed.atom',
    access: 'signed-in',
    summary: 'The latest orders, reports and counts of queues as an Atom feed, in English.',
    query: { at: AT },
    answer: Type.String({ description: 'Atom, RFC 4287.' }),
    media: 'application/atom+xml',
    problems: FEED_PROBLEMS,
  },
  {
    id: 'getJsonFeed',
    method: 'GET',
    path: '/conditions/feed.json',
    access: 'signed-in',
    summary: 'The same as a JSON Feed.',
    query: { at: AT },
    answer: Type.Unknown({ description: 'JSON Feed 1.1.' }),
    media: 'application/feed+json',
    problems: FEED_PROBLEMS,
  },
] as const satisfies readonly Route[]
