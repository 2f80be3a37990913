import type { AccessAction, AccessResource } from '@karavan/model'
import type { TSchema } from 'typebox'
import type { ProblemCode } from './problem.js'

/** Where routes begin that name no other prefix. */
export const API_PREFIX = '/api/v1'

/** Where the interfaces of EPCIS begin, whose addresses the standard lays down. */
export const EPCIS_PREFIX = '/epcis'

/** The whole address of a route, `{name}` standing for a part. */
export function addressOf({ prefix = API_PREFIX, path }: Pick<Route, 'prefix' | 'path'>): string {
  return `${prefix}${path}`
}

/** The part of a path that names the consignment on which a right is needed. */
export const CONSIGNMENT_PART = 'consignmentId'

/**
 * What a route asks of those who use it, where people sign in. `public`: nothing; `signed-in`: to have signed in;
 * `contributor`: the same, and not by a token that may only read; `administrator`: to administer the server; else a right on
 * the consignment that the path names as `{consignmentId}`. To who lacks it there is no such thing.
 */
export type RouteAccess =
  | 'public'
  | 'signed-in'
  | 'contributor'
  | 'administrator'
  | { readonly action: AccessAction; readonly part: AccessResource }

/** One thing that can be asked. */
export interface Route {
  readonly id: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'OPTIONS'
  /** {@link API_PREFIX} if left out. */
  readonly prefix?: typeof API_PREFIX | typeof EPCIS_PREFIX
  /** Below the prefix; `{name}` stands for a part, `{+name}` for all that follows, slashes too (as RFC 6570 has it). */
  readonly path: string
  readonly access: RouteAccess
  readonly summary: string
  readonly parts?: Readonly<Record<string, TSchema>>
  readonly query?: Readonly<Record<string, TSchema>>
  /** Headers that mean something of their own. */
  readonly headers?: Readonly<Record<string, TSchema>>
  readonly body?: TSchema
  /** Media type of a text that is read in place of a JSON body. */
  readonly textBody?: 'text/csv' | 'application/xml'
  /** Whether the body is a message of any format, taken byte for byte. */
  readonly bytes?: true
  readonly answer: TSchema
  /** Of the answer; JSON if left out. */
  readonly media?:
    | 'text/csv'
    | 'application/ld+json'
    | 'application/zip'
    | 'application/atom+xml'
    | 'application/feed+json'
    | 'application/octet-stream'
    | 'text/plain'
    | 'text/event-stream'
  /** Of the answer; 200 if left out. */
  readonly status?: 201 | 202 | 204 | 302 | 501
  readonly problems: readonly ProblemCode[]
}

export const OVERLAY_PROBLEMS = [
  'OVERLAY_MALFORMED',
  'OVERLAY_TABLE_UNKNOWN',
  'OVERLAY_COLUMN_UNKNOWN',
  'OVERLAY_CELL_INVALID',
] as const

export const QUESTION_PROBLEMS = [
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

export const BODY_PROBLEMS = ['BODY_INVALID', 'BODY_TOO_LARGE', 'MEDIA_TYPE_UNSUPPORTED'] as const

export const DATABASE_PROBLEMS = ['DATABASE_UNREACHABLE', 'DATABASE_DISK_FULL', 'DATABASE_START_FAILED'] as const
