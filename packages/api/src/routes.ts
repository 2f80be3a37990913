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
import { PlanAnswerSchema } from './plan-answer.js'
import type { ProblemCode } from './problem.js'
import { HandOverBodySchema, HandOverQuestionSchema, QuestionSchema } from './question.js'

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
  readonly problems: readonly ProblemCode[]
}

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
  'OVERLAY_MALFORMED',
  'OVERLAY_TABLE_UNKNOWN',
  'OVERLAY_COLUMN_UNKNOWN',
  'OVERLAY_CELL_INVALID',
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
    id: 'getLocations',
    method: 'GET',
    path: '/locations',
    summary: 'Find places by id, code or name in any script; without a text, all of them.',
    query: { q: Type.Optional(Type.String({ maxLength: 120 })), limit: LIMIT },
    answer: LocationsAnswerSchema,
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
    id: 'getSourceRow',
    method: 'GET',
    path: '/network/sources',
    summary: 'The row of the data that a figure came from.',
    query: { row: Type.String({ maxLength: 300, description: '`file:line`, as `row` of a provenance.' }) },
    answer: SourceRowSchema,
    problems: ['SOURCE_ROW_INVALID', 'SOURCE_ROW_NOT_FOUND'],
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
    summary: 'Chapters of the Harmonized System, by words.',
    query: { q: Type.Optional(Type.String({ maxLength: 120 })) },
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
