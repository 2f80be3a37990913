import Type, { type TSchema } from 'typebox'
import {
  EquipmentAnswerSchema,
  GoodsAnswerSchema,
  HandOverAnswerSchema,
  HealthAnswerSchema,
  LocationSchema,
  LocationsAnswerSchema,
  NetworkMapSchema,
  ServicesAnswerSchema,
  SourceRowSchema,
} from './answers.js'
import { CalendarAnswerSchema, ChainAnswerSchema, ConditionsAnswerSchema } from './conditions-answer.js'
import { GOODS_LANGUAGES } from './goods.js'
import {
  ClosuresAnswerSchema,
  FacilitiesAnswerSchema,
  HandlingAnswerSchema,
  NamesAnswerSchema,
  RestrictionsAnswerSchema,
  TableAnswerSchema,
  TablesAnswerSchema,
} from './network-answers.js'
import { PlanAnswerSchema } from './plan-answer.js'
import type { ProblemCode } from './problem.js'
import { ProfileAnswerSchema } from './profile-answer.js'
import {
  HandOverBodySchema,
  HandOverQuestionSchema,
  OverlayBodySchema,
  ProfileBodySchema,
  QuestionSchema,
} from './question.js'
import { ReachAnswerSchema } from './reach-answer.js'
import { oneOf } from './words.js'

/** Where all routes but the description itself begin. */
export const API_PREFIX = '/api/v1'

/** One thing that can be asked. */
export interface Route {
  readonly id: string
  readonly method: 'GET' | 'POST'
  /** Below {@link API_PREFIX}; `{name}` stands for a part. */
  readonly path: string
  readonly summary: string
  readonly parts?: Readonly<Record<string, TSchema>>
  readonly query?: Readonly<Record<string, TSchema>>
  readonly body?: TSchema
  readonly answer: TSchema
  /** Of the answer; JSON if left out. */
  readonly media?: 'text/csv' | 'application/zip'
  readonly problems: readonly ProblemCode[]
}

const OVERLAY_PROBLEMS = [
  'OVERLAY_MALFORMED',
  'OVERLAY_TABLE_UNKNOWN',
  'OVERLAY_COLUMN_UNKNOWN',
  'OVERLAY_CELL_INVALID',
] as const

const QUESTION_PROBLEMS = [
  'QUESTION_MALFORMED',
  'QUESTION_FIELD_UNKNOWN',
  'QUESTION_FIELD_MISSING',
  'QUESTION_VALUE_INVALID',
  'QUESTION_CONFLICT',
  'INSTANT_INVALID',
  'PLACE_AMBIGUOUS',
  'PLACE_UNKNOWN',
  'READY_IN_PAST',
  'DEADLINE_BEFORE_READY',
  'EQUIPMENT_UNKNOWN',
  'CARGO_TOO_LARGE',
  'SAME_PLACE',
  'SEARCH_TOO_LARGE',
  'AVOID_UNKNOWN',
  ...OVERLAY_PROBLEMS,
  'SERVER_BUSY',
  'SEARCH_TIMED_OUT',
] as const

const BODY_PROBLEMS = ['BODY_INVALID', 'BODY_TOO_LARGE', 'MEDIA_TYPE_UNSUPPORTED'] as const

const LIMIT = Type.Optional(Type.Integer({ minimum: 1, maximum: 500 }))

/** All that can be asked, in reading order. */
export const ROUTES = [
  {
    id: 'postPlans',
    method: 'POST',
    path: '/plans',
    summary: 'Ask for plans, with the question as a JSON body.',
    body: QuestionSchema,
    answer: PlanAnswerSchema,
    problems: [...QUESTION_PROBLEMS, ...BODY_PROBLEMS],
  },
  {
    id: 'getPlans',
    method: 'GET',
    path: '/plans',
    summary: 'The same question in an address that can be shared.',
    query: QuestionSchema.properties,
    answer: PlanAnswerSchema,
    problems: QUESTION_PROBLEMS,
  },
  {
    id: 'postLatestHandOver',
    method: 'POST',
    path: '/plans/latest-hand-over',
    summary: 'Backwards: the latest hand-over that arrives by a time with a chance.',
    body: HandOverBodySchema,
    answer: HandOverAnswerSchema,
    problems: [...QUESTION_PROBLEMS, ...BODY_PROBLEMS],
  },
  {
    id: 'getLatestHandOver',
    method: 'GET',
    path: '/plans/latest-hand-over',
    summary: 'The same question backwards in an address that can be shared.',
    query: { ...QuestionSchema.properties, ...HandOverQuestionSchema.properties },
    answer: HandOverAnswerSchema,
    problems: QUESTION_PROBLEMS,
  },
  {
    id: 'postProfile',
    method: 'POST',
    path: '/plans/profile',
    summary: 'When: the same question for a hand-over on each of many days.',
    body: ProfileBodySchema,
    answer: ProfileAnswerSchema,
    problems: [...QUESTION_PROBLEMS, ...BODY_PROBLEMS],
  },
  {
    id: 'getProfile',
    method: 'GET',
    path: '/plans/profile',
    summary: 'The same question for many days in an address that can be shared.',
    query: ProfileBodySchema.properties,
    answer: ProfileAnswerSchema,
    problems: QUESTION_PROBLEMS,
  },
  {
    id: 'getLocations',
    method: 'GET',
    path: '/locations',
    summary: 'Find places by id, code or name in any script; without a text, all of them.',
    query: { q: Type.Optional(Type.String({ maxLength: 120 })), limit: LIMIT },
    answer: LocationsAnswerSchema,
    problems: ['QUESTION_FIELD_UNKNOWN', 'QUESTION_VALUE_INVALID'],
  },
  {
    id: 'getLocationNames',
    method: 'GET',
    path: '/locations/names',
    summary: 'The names of all places in a language, as far as they have one.',
    query: { language: Type.String({ maxLength: 40, description: 'BCP 47: `ru`, `kk`, `zh`.' }) },
    answer: NamesAnswerSchema,
    problems: ['QUESTION_FIELD_UNKNOWN', 'QUESTION_VALUE_INVALID'],
  },
  {
    id: 'getLocation',
    method: 'GET',
    path: '/locations/{id}',
    summary: 'One place with its names, codes and source.',
    parts: { id: Type.String() },
    answer: LocationSchema,
    problems: ['LOCATION_NOT_FOUND'],
  },
  {
    id: 'getNetworkMap',
    method: 'GET',
    path: '/network/map',
    summary: 'Locations and links as GeoJSON.',
    answer: NetworkMapSchema,
    problems: [],
  },
  {
    id: 'getServices',
    method: 'GET',
    path: '/network/services',
    summary: 'All services with their calls, departures and sources.',
    answer: ServicesAnswerSchema,
    problems: [],
  },
  {
    id: 'getHandling',
    method: 'GET',
    path: '/network/handling',
    summary: 'Times of handling, borders and customs, row by row.',
    answer: HandlingAnswerSchema,
    problems: [],
  },
  {
    id: 'getClosures',
    method: 'GET',
    path: '/network/closures',
    summary: 'Ports and passes that shut by themselves, month by month.',
    answer: ClosuresAnswerSchema,
    problems: [],
  },
  {
    id: 'getFacilities',
    method: 'GET',
    path: '/network/facilities',
    summary: 'Sites and what they do.',
    answer: FacilitiesAnswerSchema,
    problems: [],
  },
  {
    id: 'getRestrictions',
    method: 'GET',
    path: '/network/restrictions',
    summary: 'Laws, bans, quotas and warnings, those that have ended too, with their state today.',
    answer: RestrictionsAnswerSchema,
    problems: [],
  },
  {
    id: 'getGtfs',
    method: 'GET',
    path: '/network/gtfs',
    summary: 'The services with fixed days as a GTFS feed, zipped; 120 days from today.',
    query: {
      services: Type.Optional(Type.String({ maxLength: 2000, description: 'Ids of services, parted by commas.' })),
      country: Type.Optional(Type.String({ description: 'Only services that call there, ISO 3166-1 alpha-2.' })),
    },
    answer: Type.String({ description: 'A zip file.' }),
    media: 'application/zip',
    problems: ['QUESTION_FIELD_UNKNOWN', 'QUESTION_VALUE_INVALID'],
  },
  {
    id: 'getTables',
    method: 'GET',
    path: '/network/tables',
    summary: 'The tables of the network with their columns: what each means, and which a better value may stand in.',
    answer: TablesAnswerSchema,
    problems: [],
  },
  {
    id: 'getTable',
    method: 'GET',
    path: '/network/tables/{table}',
    summary: 'One table with its columns.',
    parts: { table: Type.String({ description: '`handling`' }) },
    answer: TableAnswerSchema,
    problems: ['TABLE_NOT_FOUND'],
  },
  {
    id: 'getTableText',
    method: 'GET',
    path: '/network/tables/{table}.csv',
    summary: 'The rows of a table, each with its source.',
    parts: { table: Type.String({ description: '`handling`' }) },
    answer: Type.String({ description: 'Comma-separated values.' }),
    media: 'text/csv',
    problems: ['TABLE_NOT_FOUND'],
  },
  {
    id: 'postOverlay',
    method: 'POST',
    path: '/network/overlay',
    summary: "The asker's rows as a folder for --network DIR, zipped.",
    body: OverlayBodySchema,
    answer: Type.String({ description: 'A zip file.' }),
    media: 'application/zip',
    problems: ['QUESTION_FIELD_UNKNOWN', 'QUESTION_FIELD_MISSING', ...OVERLAY_PROBLEMS, ...BODY_PROBLEMS],
  },
  {
    id: 'getSourceRow',
    method: 'GET',
    path: '/network/sources',
    summary: 'The row of the data that a figure came from.',
    query: { row: Type.String({ maxLength: 300, description: '`file:line`, as `row` of a provenance.' }) },
    answer: SourceRowSchema,
    problems: ['SOURCE_ROW_INVALID', 'SOURCE_ROW_NOT_FOUND'],
  },
  {
    id: 'getReach',
    method: 'GET',
    path: '/network/reach',
    summary: 'How many links, places and services change with a row of the data: what a better value would hold for.',
    query: { row: Type.String({ maxLength: 300, description: '`file:line`, as `row` of a provenance.' }) },
    answer: ReachAnswerSchema,
    problems: ['SOURCE_ROW_INVALID', 'SOURCE_ROW_NOT_FOUND', 'SERVER_BUSY', 'SEARCH_TIMED_OUT'],
  },
  {
    id: 'getConditions',
    method: 'GET',
    path: '/conditions',
    summary: 'What is shut, banned or queueing on a day, and by which clause.',
    query: {
      on: Type.Optional(Type.String({ description: 'Day or time in ISO 8601; now if left out.' })),
      at: Type.Optional(
        Type.String({ maxLength: 600, description: 'Places parted by commas: only what concerns them.' }),
      ),
      goods: Type.Optional(Type.String({ description: 'HS code: what the orders say of these goods.' })),
      equipment: Type.Optional(Type.String({ description: 'What the goods travel in.' })),
      from: Type.Optional(
        Type.String({
          description: 'Where goods are loaded: from when it makes sense for the places of `at`, 5 at most.',
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
    summary: 'An order with the whole chain that it belongs to.',
    parts: { id: Type.String() },
    query: { on: Type.Optional(Type.String({ description: 'Day or time in ISO 8601; now if left out.' })) },
    answer: ChainAnswerSchema,
    problems: ['ORDER_NOT_FOUND', 'QUESTION_FIELD_UNKNOWN', 'INSTANT_INVALID'],
  },
  {
    id: 'getCalendar',
    method: 'GET',
    path: '/conditions/places/{place}/calendar',
    summary: 'A year of a place: days shut or under an order, and the share of each month that it is shut.',
    parts: { place: Type.String() },
    query: { year: Type.Optional(Type.String({ description: '2020 to 2049; this year if left out.' })) },
    answer: CalendarAnswerSchema,
    problems: ['QUESTION_FIELD_UNKNOWN', 'QUESTION_VALUE_INVALID', 'PLACE_UNKNOWN', 'PLACE_AMBIGUOUS'],
  },
  {
    id: 'getEquipment',
    method: 'GET',
    path: '/equipment',
    summary: 'Kinds of equipment and what they may weigh.',
    answer: EquipmentAnswerSchema,
    problems: [],
  },
  {
    id: 'getGoods',
    method: 'GET',
    path: '/goods',
    summary: 'Chapters and headings of the Harmonized System, by code or by words; without a text, the chapters.',
    query: {
      q: Type.Optional(Type.String({ maxLength: 120 })),
      language: Type.Optional(oneOf([...GOODS_LANGUAGES], 'Language of the names; en if left out. All are searched.')),
      limit: LIMIT,
    },
    answer: GoodsAnswerSchema,
    problems: ['QUESTION_FIELD_UNKNOWN', 'QUESTION_VALUE_INVALID'],
  },
  {
    id: 'getHealth',
    method: 'GET',
    path: '/health',
    summary: 'Whether the server answers, and on which data.',
    answer: HealthAnswerSchema,
    problems: [],
  },
] as const satisfies readonly Route[]

export type RouteId = (typeof ROUTES)[number]['id']
