import { FaultsError, MOST_FAULTS, StructuredError, shown } from '@karavan/core'
import Type, { type Static } from 'typebox'

/** What goes wrong, and how HTTP says it. Codes that are missing here are answered as `INTERNAL`. */
export const PROBLEMS = {
  PLACE_UNKNOWN: { status: 422, title: 'No such place' },
  PLACE_AMBIGUOUS: { status: 409, title: 'Several places answer to this' },
  ORDER_NOT_FOUND: { status: 404, title: 'No order with this id' },
  LOCATION_NOT_FOUND: { status: 404, title: 'No location with this id' },
  QUESTION_MALFORMED: { status: 400, title: 'The question cannot be read' },
  QUESTION_FIELD_UNKNOWN: { status: 400, title: 'A field that means nothing' },
  QUESTION_FIELD_MISSING: { status: 400, title: 'The question lacks a field' },
  QUESTION_VALUE_INVALID: { status: 400, title: 'A value in the question cannot be used' },
  QUESTION_CONFLICT: { status: 400, title: 'Two fields of the question contradict each other' },
  INSTANT_INVALID: { status: 400, title: 'Not a date that can be planned for' },
  READY_IN_PAST: { status: 422, title: 'Ready in the past' },
  DEADLINE_BEFORE_READY: { status: 422, title: 'The deadline has passed before the goods are ready' },
  SEARCH_TOO_LARGE: { status: 422, title: 'The exact search is too large' },
  SAME_PLACE: { status: 422, title: 'From and to are one place' },
  CHANCE_INVALID: { status: 400, title: 'Not a chance that can be asked for' },
  ARRIVE_BY_INVALID: { status: 422, title: 'To arrive before the goods are ready' },
  EQUIPMENT_UNKNOWN: { status: 422, title: 'No such equipment' },
  CARGO_TOO_LARGE: { status: 422, title: 'More cargo than one question can carry' },
  AVOID_UNKNOWN: { status: 422, title: 'Nothing known by this name to avoid' },
  OVERLAY_MALFORMED: { status: 400, title: 'The rows of your own cannot be read' },
  OVERLAY_TABLE_UNKNOWN: { status: 422, title: 'No table of which single rows can be laid over' },
  OVERLAY_COLUMN_UNKNOWN: { status: 422, title: 'The table has no such column' },
  OVERLAY_CELL_INVALID: { status: 422, title: 'A value of your own cannot be used' },
  READ_TEXT_TOO_LONG: { status: 413, title: 'The text is too long to be read' },
  SOURCE_ROW_INVALID: { status: 400, title: 'Not the address of a row' },
  SOURCE_ROW_NOT_FOUND: { status: 404, title: 'No such row' },
  TABLE_NOT_FOUND: { status: 404, title: 'No such table' },
  ENTRY_UNKNOWN: { status: 404, title: 'No such entry' },
  FIGURE_UNKNOWN: { status: 404, title: 'No such figure' },
  FIGURE_ROW_INVALID: { status: 422, title: 'A figure that cannot be read' },
  ENTRY_CHANGED: { status: 409, title: 'Entered or corrected by another meanwhile' },
  ENTRY_TWICE: { status: 422, title: 'One entry twice' },
  ENTRY_COLUMN_UNKNOWN: { status: 422, title: 'No such column' },
  ENTRY_PLACE_UNKNOWN: { status: 422, title: 'The network has no such place' },
  ORDER_ROW_INVALID: { status: 422, title: 'An order that cannot be read' },
  ORDER_ID_TWICE: { status: 422, title: 'Two orders with one id' },
  ORDER_PARENT_UNKNOWN: { status: 422, title: 'An order amends one that is not there' },
  ORDER_LIFTS_NOTHING: { status: 422, title: 'An exception that names no order' },
  ORDER_CHAIN_TOO_LONG: { status: 422, title: 'Too many orders in one chain' },
  ORDER_AMENDS_LATER: { status: 422, title: 'An order amends one that was issued after it' },
  ORDER_CHAIN_CIRCULAR: { status: 422, title: 'Orders that amend each other in a circle' },
  REPORT_ROW_INVALID: { status: 422, title: 'A report that cannot be read' },
  QUEUE_ROW_INVALID: { status: 422, title: 'A count that cannot be read' },
  TABLE_TOO_LARGE: { status: 413, title: 'The table is too large' },
  TABLE_BROKEN: { status: 422, title: 'Not comma-separated values' },
  TABLE_COLUMN_MISSING: { status: 422, title: 'The table lacks a column' },
  TABLE_ROW_WIDTH: { status: 422, title: 'A row with too many or too few cells' },
  EPCIS_TOO_LARGE: { status: 413, title: 'The EPCIS document is too large' },
  EPCIS_MALFORMED: { status: 400, title: 'Neither JSON nor XML of EPCIS' },
  EPCIS_INVALID: { status: 422, title: 'The document breaks rules of EPCIS' },
  EPCIS_UNWRITABLE: { status: 422, title: 'An event that XML cannot say' },
  QUERY_PARAMETER_UNKNOWN: { status: 400, title: 'No such parameter of a question to events' },
  QUERY_PARAMETER_INVALID: { status: 400, title: 'A parameter of a question to events cannot be used' },
  QUERY_TOO_LARGE: { status: 413, title: 'More events than the question allows' },
  QUESTION_TOO_WIDE: { status: 413, title: 'The question takes too long to answer' },
  QUERY_NAME_TAKEN: { status: 409, title: 'A question is kept under this name' },
  QUERY_NAME_UNKNOWN: { status: 404, title: 'No question is kept under this name' },
  EVENT_UNKNOWN: { status: 404, title: 'No event with this id' },
  CAPTURE_UNKNOWN: { status: 404, title: 'No capture with this id' },
  ANSWER_UNACCEPTABLE: { status: 406, title: 'Not a form in which this can be answered' },
  NOT_IMPLEMENTED: { status: 501, title: 'Not there yet' },
  EDIFACT_TOO_LARGE: { status: 413, title: 'The interchange is too large' },
  EDIFACT_MALFORMED: { status: 400, title: 'Not an EDIFACT interchange' },
  IDENTIFIER_MALFORMED: { status: 422, title: 'Not an identifier of this kind' },
  IDENTIFIER_CHECK_DIGIT_WRONG: { status: 422, title: 'The check digit does not fit' },
  SPREADSHEET_EMPTY: { status: 422, title: 'The file is empty' },
  SPREADSHEET_TOO_LARGE: { status: 413, title: 'The spreadsheet is too large' },
  SPREADSHEET_UNREADABLE: { status: 400, title: 'The spreadsheet cannot be read' },
  SPREADSHEET_KIND_UNSUPPORTED: { status: 415, title: 'A kind of spreadsheet that is not read' },
  WAGON_MAPPING_INVALID: { status: 422, title: 'The saved mapping of columns is broken' },
  WAGON_REPORT_COLUMNS_MISSING: { status: 422, title: 'The report lacks columns that are needed' },
  DCSA_TOO_LARGE: { status: 413, title: 'The answer of DCSA is too large' },
  DCSA_MALFORMED: { status: 400, title: 'Not JSON of DCSA' },
  DCSA_INVALID: { status: 422, title: 'The events break rules of DCSA' },
  CONSIGNMENT_INVALID: { status: 422, title: 'A consignment that cannot be taken' },
  CONSIGNMENT_EXISTS: { status: 409, title: 'A consignment has this id' },
  CONSIGNMENT_ID_NOT_OWN: { status: 422, title: 'The id is not one of your organisation' },
  CONSIGNMENT_CHANGED: { status: 409, title: 'Changed by another meanwhile' },
  PLAN_NOT_FOUND: { status: 422, title: 'The answer has no such plan' },
  EVENT_UNTOLD: { status: 404, title: 'The log holds no telling of this event' },
  LOG_EMPTY: { status: 404, title: 'Nothing was told yet' },
  LOG_SIZE_INVALID: { status: 422, title: 'The log has no such sizes' },
  LOG_BROKEN: { status: 500, title: 'A part of the log is missing' },
  TILE_INVALID: { status: 400, title: 'Not the path of a tile' },
  TILE_NOT_FOUND: { status: 404, title: 'The log has no such tile' },
  MESSAGE_NOT_FOUND: { status: 404, title: 'No such message' },
  GRANT_UNKNOWN: { status: 404, title: 'Nobody was named so' },
  MAPPING_NOT_FOUND: { status: 404, title: 'No columns are kept for this sender' },
  ENTRY_UNSTORABLE: { status: 422, title: 'A text that cannot be kept' },
  CONSIGNMENT_NOT_FOUND: { status: 404, title: 'No such consignment, or nothing that you may do with it' },
  PEOPLE_VALUE_INVALID: { status: 422, title: 'A value that cannot be taken' },
  PERSON_TAKEN: { status: 409, title: 'Somebody has this login' },
  PERSON_UNKNOWN: { status: 404, title: 'Nobody with this login' },
  LAST_ADMINISTRATOR: { status: 409, title: 'The last administrator' },
  ORGANISATION_TAKEN: { status: 409, title: 'There is an organisation of this id' },
  ORGANISATION_UNKNOWN: { status: 422, title: 'No such organisation' },
  TOKEN_UNKNOWN: { status: 404, title: 'No such token' },
  RECEIVER_INVALID: { status: 422, title: 'Not an address that is sent to' },
  SUBSCRIPTION_NOT_FOUND: { status: 404, title: 'No such subscription' },
  DELIVERY_NOT_DEAD: { status: 409, title: 'Only what was given up, or waits for its next try, is resent' },
  SIGN_IN_OFF: { status: 404, title: 'Nobody signs in here' },
  SIGN_IN_FAILED: { status: 401, title: 'Login or password is wrong' },
  SIGN_IN_TOO_OFTEN: { status: 429, title: 'Too many tries to sign in' },
  SETUP_LINK_INVALID: { status: 403, title: 'The link to set up no longer holds' },
  OIDC_FAILED: { status: 401, title: 'The provider has not said who you are' },
  CSRF_REFUSED: { status: 403, title: 'The page did not prove that the change comes from it' },
  SIGN_IN_REQUIRED: { status: 401, title: 'Sign in first' },
  ROUTE_NOT_FOUND: { status: 404, title: 'Nothing here' },
  METHOD_NOT_ALLOWED: { status: 405, title: 'Not by this method' },
  BODY_INVALID: { status: 400, title: 'The body is not JSON' },
  BODY_TOO_LARGE: { status: 413, title: 'The body is too large' },
  MEDIA_TYPE_UNSUPPORTED: { status: 415, title: 'Not a media type that is read here' },
  REQUEST_INVALID: { status: 400, title: 'The request cannot be read' },
  HOST_REFUSED: { status: 421, title: 'Asked under a name that is not this machine' },
  ORIGIN_REFUSED: { status: 403, title: 'Asked by a page of another site' },
  FORWARDED_REFUSED: { status: 403, title: 'Forwarded requests are not taken' },
  SERVER_BUSY: { status: 503, title: 'Too much at once' },
  READING_GIVEN_UP: { status: 413, title: 'The message takes too much to read' },
  SEARCH_TIMED_OUT: { status: 503, title: 'The search took too long' },
  DATABASE_UNREACHABLE: { status: 503, title: 'The database does not answer' },
  DATABASE_DISK_FULL: { status: 503, title: 'The disk of the database is full' },
  DATABASE_START_FAILED: { status: 503, title: 'The database does not start' },
  INTERNAL: { status: 500, title: 'A fault of the program' },
} as const

export type ProblemCode = keyof typeof PROBLEMS

/** Media type of a problem. */
export const PROBLEM_TYPE = 'application/problem+json'

/** RFC 9457, with what a StructuredError knows. */
export const ProblemSchema = Type.Object(
  {
    type: Type.String({ description: 'Where the problem is described; relative to this server.' }),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String(),
    instance: Type.Optional(Type.String()),
    code: Type.String({ description: 'Stable; listed in docs/errors.md.' }),
    received: Type.Optional(Type.String({ description: 'What came in, shortened to a line.' })),
    expected: Type.Optional(Type.String()),
    remediation: Type.Optional(Type.String()),
    pointer: Type.Optional(Type.String({ description: 'JSON pointer into the question.' })),
    candidates: Type.Optional(Type.Array(Type.String(), { description: 'What would have been accepted, best first.' })),
    retryable: Type.Optional(Type.Boolean()),
    retryAfter: Type.Optional(
      Type.Integer({ description: 'After how many seconds the same may succeed, where that is known.' }),
    ),
    faults: Type.Optional(
      Type.Array(Type.Object({ pointer: Type.String(), received: Type.String(), expected: Type.String() }), {
        description: 'Everything that is wrong in a document, at most 100; the first is told above.',
      }),
    ),
  },
  { description: 'What went wrong, after RFC 9457.' },
)
export type Problem = Static<typeof ProblemSchema>

function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEMS, code)
}

/** The problem that tells of an error. Anything but a StructuredError with a code of {@link PROBLEMS} is `INTERNAL`, without particulars. */
export function problemOf(error: unknown, instance?: string): Problem {
  const known = error instanceof StructuredError && isProblemCode(error.code) ? error : undefined
  const code = known === undefined ? 'INTERNAL' : (known.code as ProblemCode)
  const { status, title } = PROBLEMS[code]
  const base = { type: `/docs#${code}`, title, status, code, ...(instance === undefined ? {} : { instance }) }
  if (known === undefined)
    return { ...base, detail: 'The program failed; its log tells why. The question itself may be right.' }
  return {
    ...base,
    detail: sentence(known),
    ...(known.received === undefined ? {} : { received: shown(known.received) }),
    ...(known.expected === undefined ? {} : { expected: known.expected }),
    ...(known.remediation === undefined ? {} : { remediation: known.remediation }),
    ...(known.pointer === undefined ? {} : { pointer: known.pointer }),
    ...(known.candidates.length === 0 ? {} : { candidates: [...known.candidates] }),
    ...(known.retryable ? { retryable: true } : {}),
    ...(known.retryAfter === undefined ? {} : { retryAfter: known.retryAfter }),
    ...faultsOf(known),
  }
}

/** Of an error that knows several faults. */
function faultsOf(error: StructuredError): Pick<Problem, 'faults'> {
  if (!(error instanceof FaultsError) || error.faults.length < 2) return {}
  const faults = error.faults.slice(0, MOST_FAULTS)
  return { faults: faults.map(({ pointer, received, expected }) => ({ pointer, received: shown(received), expected })) }
}

/** What was received and expected and what to do, as one sentence for people. */
function sentence(error: StructuredError): string {
  const parts: string[] = []
  if (error.received !== undefined) parts.push(`Received ${shown(error.received)}`)
  if (error.expected !== undefined) parts.push(`expected ${error.expected}`)
  if (error.remediation !== undefined) parts.push(error.remediation)
  if (parts.length === 0) return PROBLEMS[error.code as ProblemCode].title
  const text = parts.join('; ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}
