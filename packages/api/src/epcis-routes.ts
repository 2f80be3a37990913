import Type, { type TSchema } from 'typebox'
import {
  CaptureJobSchema,
  CaptureJobsSchema,
  EpcisAnswerSchema,
  EpcisBodySchema,
  EpcisEventSchema,
  itemList,
  NamedQueriesSchema,
  NamedQueryBodySchema,
  NamedQuerySchema,
  NamesSchema,
} from './epcis-answers.js'
import { BODY_PROBLEMS, DATABASE_PROBLEMS, EPCIS_PREFIX, type Route } from './route.js'

const PAGE = {
  perPage: Type.Optional(Type.Integer({ minimum: 1, description: '30 if left out; more than 1,000 is 1,000.' })),
  nextPageToken: Type.Optional(Type.String({ description: 'As the header Link of the page before has it.' })),
}
const VERSION = Type.Optional(Type.String({ description: 'Of EPCIS; 2.0 is what there is.' }))
const HEADERS = { 'GS1-EPCIS-Version': VERSION }
const CAPTURE_HEADERS = {
  ...HEADERS,
  'Karavan-Sender': Type.Optional(
    Type.String({
      maxLength: 120,
      description: 'Who speaks in it; `self` if left out. Where people sign in, their own.',
    }),
  ),
}
const ERROR_BEHAVIOUR = Type.Optional(
  Type.Enum(['rollback', 'proceed'], {
    description: 'Whether one fault refuses the whole document (if left out), or only the events that have faults.',
  }),
)

const PAGE_PROBLEMS = ['QUERY_PARAMETER_UNKNOWN', 'QUERY_PARAMETER_INVALID', 'ANSWER_UNACCEPTABLE'] as const
const FINDING_PROBLEMS = ['QUESTION_TOO_WIDE', ...DATABASE_PROBLEMS] as const
const QUESTION_PROBLEMS = [...PAGE_PROBLEMS, 'QUERY_TOO_LARGE', ...FINDING_PROBLEMS] as const
const CAPTURE_PROBLEMS = [
  ...BODY_PROBLEMS,
  'EPCIS_MALFORMED',
  'EPCIS_INVALID',
  'EPCIS_TOO_LARGE',
  'READING_GIVEN_UP',
  'SERVER_BUSY',
  'QUESTION_VALUE_INVALID',
  'ENTRY_UNSTORABLE',
  'ANSWER_UNACCEPTABLE',
  ...DATABASE_PROBLEMS,
] as const
const LATER_PROBLEMS = ['NOT_IMPLEMENTED'] as const
const QUERY_NAME = { queryName: Type.String({ maxLength: 200 }) }
const NOTHING = Type.Null({ description: 'Nothing.' })

const AN_EVENT_QUERY = {
  ...PAGE,
  parameters: Type.Optional(
    Type.String({ description: 'Any parameter of the simple event query; see docs/epcis.md.' }),
  ),
}

const CAPTURE_ROUTES = [
  {
    id: 'postEpcisCapture',
    method: 'POST',
    prefix: EPCIS_PREFIX,
    path: '/capture',
    access: 'contributor',
    summary: 'Take in a document with events of EPCIS. The header Location says where to ask what became of it.',
    headers: { ...CAPTURE_HEADERS, 'GS1-Capture-Error-Behaviour': ERROR_BEHAVIOUR },
    body: EpcisBodySchema,
    textBody: 'application/xml',
    answer: NOTHING,
    status: 202,
    problems: CAPTURE_PROBLEMS,
  },
  {
    id: 'getEpcisCaptures',
    method: 'GET',
    prefix: EPCIS_PREFIX,
    path: '/capture',
    access: 'signed-in',
    summary: 'What became of captured documents, in the order in which they came.',
    query: PAGE,
    headers: HEADERS,
    answer: CaptureJobsSchema,
    problems: [...PAGE_PROBLEMS, ...FINDING_PROBLEMS],
  },
  {
    id: 'getEpcisCapture',
    method: 'GET',
    prefix: EPCIS_PREFIX,
    path: '/capture/{captureID}',
    access: 'signed-in',
    summary:
      'What became of one captured document. The header Karavan-Uncounted names consignments for whose story it does not count as things are, and why.',
    parts: { captureID: Type.String() },
    headers: HEADERS,
    answer: CaptureJobSchema,
    problems: ['CAPTURE_UNKNOWN', 'ANSWER_UNACCEPTABLE', ...DATABASE_PROBLEMS],
  },
] as const satisfies readonly Route[]

const EVENT_ROUTES = [
  {
    id: 'getEpcis',
    method: 'GET',
    prefix: EPCIS_PREFIX,
    path: '',
    access: 'signed-in',
    summary: 'What can be asked of the repository of events.',
    headers: HEADERS,
    answer: NamesSchema,
    problems: ['ANSWER_UNACCEPTABLE'],
  },
  {
    id: 'postEpcisEvent',
    method: 'POST',
    prefix: EPCIS_PREFIX,
    path: '/events',
    access: 'contributor',
    summary: 'Take in one event of EPCIS. The header Location says where it is found.',
    headers: CAPTURE_HEADERS,
    body: EpcisEventSchema,
    answer: EpcisEventSchema,
    status: 201,
    problems: CAPTURE_PROBLEMS,
  },
  {
    id: 'getEpcisEvents',
    method: 'GET',
    prefix: EPCIS_PREFIX,
    path: '/events',
    access: 'signed-in',
    summary: 'Events of EPCIS that fit a question. The header Link says where the next page is.',
    query: AN_EVENT_QUERY,
    headers: HEADERS,
    answer: EpcisAnswerSchema,
    problems: QUESTION_PROBLEMS,
  },
  {
    id: 'getEpcisEvent',
    method: 'GET',
    prefix: EPCIS_PREFIX,
    path: '/events/{eventID}',
    access: 'signed-in',
    summary: 'The event with an id, of whoever gave it, or with a content hash, and the declarations that it is wrong.',
    parts: { eventID: Type.String() },
    headers: HEADERS,
    answer: EpcisAnswerSchema,
    problems: ['EVENT_UNKNOWN', 'ANSWER_UNACCEPTABLE', ...FINDING_PROBLEMS],
  },
] as const satisfies readonly Route[]

/**
 * What lists events by one thing that they name: the words of all events, what lies below one word, and its events.
 * @param list - what is answered to whoever asks for all words
 * @param limits - sentences on which of them are not told
 */
function topLevel<Name extends string, Part extends string>(
  name: Name,
  part: Part,
  thing: string,
  list: TSchema,
  limits = '',
) {
  const route = { method: 'GET', prefix: EPCIS_PREFIX, access: 'signed-in', headers: HEADERS } as const
  const parts = { [part]: Type.String() }
  return [
    {
      ...route,
      id: `getEpcis_${name}`,
      path: `/${name}`,
      summary: `All ${thing} of events, in the order of code points.${limits}`,
      query: PAGE,
      answer: list,
      problems: [...PAGE_PROBLEMS, ...FINDING_PROBLEMS],
    },
    {
      ...route,
      id: `getEpcis_${name}_parts`,
      path: `/${name}/{${part}}`,
      summary: `What can be asked of one of the ${thing}.`,
      parts,
      answer: NamesSchema,
      problems: ['ANSWER_UNACCEPTABLE'],
    },
    {
      ...route,
      id: `getEpcis_${name}_events`,
      path: `/${name}/{${part}}/events`,
      summary: `Events of EPCIS by one of the ${thing}; a question may ask for less.`,
      parts,
      query: AN_EVENT_QUERY,
      answer: EpcisAnswerSchema,
      problems: QUESTION_PROBLEMS,
    },
  ] as const satisfies readonly Route[]
}

const THING_LIMITS =
  ' A page may hold fewer than were asked for. A name that the first ten events have only as paper, party or class is left out.'

const TOP_LEVEL_ROUTES = [
  ...topLevel('eventTypes', 'eventType', 'types', itemList('EventType', 'eventType')),
  ...topLevel('epcs', 'epc', 'things', itemList('Epc', 'epc'), THING_LIMITS),
  ...topLevel('bizSteps', 'bizStep', 'business steps', itemList('BizStep', 'bizStep')),
  ...topLevel('bizLocations', 'bizLocation', 'business locations', itemList('BizLocation', 'bizLocation')),
  ...topLevel('readPoints', 'readPoint', 'read points', itemList('ReadPoint', 'readPoint')),
  ...topLevel('dispositions', 'disposition', 'dispositions', itemList('Disposition', 'disposition')),
] as const

const QUERY_ROUTES = [
  {
    id: 'postEpcisQuery',
    method: 'POST',
    prefix: EPCIS_PREFIX,
    path: '/queries',
    access: 'contributor',
    summary: 'Keep a question under a name.',
    headers: HEADERS,
    body: NamedQueryBodySchema,
    answer: NamedQuerySchema,
    status: 201,
    problems: [
      ...BODY_PROBLEMS,
      ...PAGE_PROBLEMS,
      'QUESTION_FIELD_UNKNOWN',
      'QUESTION_FIELD_MISSING',
      'QUESTION_VALUE_INVALID',
      'QUERY_NAME_TAKEN',
      ...DATABASE_PROBLEMS,
    ],
  },
  {
    id: 'getEpcisQueries',
    method: 'GET',
    prefix: EPCIS_PREFIX,
    path: '/queries',
    access: 'signed-in',
    summary: 'Questions that are kept, in the order of their names.',
    query: PAGE,
    headers: HEADERS,
    answer: NamedQueriesSchema,
    problems: [...PAGE_PROBLEMS, ...FINDING_PROBLEMS],
  },
  {
    id: 'getEpcisQuery',
    method: 'GET',
    prefix: EPCIS_PREFIX,
    path: '/queries/{queryName}',
    access: 'signed-in',
    summary: 'A question that is kept.',
    parts: QUERY_NAME,
    headers: HEADERS,
    answer: NamedQuerySchema,
    problems: ['QUERY_NAME_UNKNOWN', 'ANSWER_UNACCEPTABLE', ...DATABASE_PROBLEMS],
  },
  {
    id: 'deleteEpcisQuery',
    method: 'DELETE',
    prefix: EPCIS_PREFIX,
    path: '/queries/{queryName}',
    access: 'contributor',
    summary: 'Keep a question no longer.',
    parts: QUERY_NAME,
    headers: HEADERS,
    answer: NOTHING,
    status: 204,
    problems: ['QUERY_NAME_UNKNOWN', 'ANSWER_UNACCEPTABLE', ...DATABASE_PROBLEMS],
  },
  {
    id: 'getEpcisQueryEvents',
    method: 'GET',
    prefix: EPCIS_PREFIX,
    path: '/queries/{queryName}/events',
    access: 'signed-in',
    summary: 'Events of EPCIS that fit a question that is kept.',
    parts: QUERY_NAME,
    query: PAGE,
    headers: HEADERS,
    answer: EpcisAnswerSchema,
    problems: ['QUERY_NAME_UNKNOWN', 'NOT_IMPLEMENTED', ...QUESTION_PROBLEMS],
  },
] as const satisfies readonly Route[]

function later<Id extends string, Path extends string>(
  id: Id,
  method: 'GET' | 'POST' | 'DELETE',
  path: Path,
  parts: Route['parts'],
) {
  return {
    id,
    method,
    prefix: EPCIS_PREFIX,
    path,
    access: method === 'GET' ? 'signed-in' : 'contributor',
    summary: 'Not there yet: to be told of events as they come.',
    ...(parts === undefined ? {} : { parts }),
    answer: NOTHING,
    status: 501,
    problems: LATER_PROBLEMS,
  } as const satisfies Route
}

const SUBSCRIPTION = { ...QUERY_NAME, subscriptionID: Type.String() }
const SUBSCRIPTION_ROUTES = [
  later('getEpcisSubscriptions', 'GET', '/queries/{queryName}/subscriptions', QUERY_NAME),
  later('postEpcisSubscription', 'POST', '/queries/{queryName}/subscriptions', QUERY_NAME),
  later('getEpcisSubscription', 'GET', '/queries/{queryName}/subscriptions/{subscriptionID}', SUBSCRIPTION),
  later('deleteEpcisSubscription', 'DELETE', '/queries/{queryName}/subscriptions/{subscriptionID}', SUBSCRIPTION),
] as const

const ASKING_ROUTES = [
  ...CAPTURE_ROUTES,
  ...EVENT_ROUTES,
  ...TOP_LEVEL_ROUTES,
  ...QUERY_ROUTES,
  ...SUBSCRIPTION_ROUTES,
] as const

/** What an address of EPCIS can do, and by which versions: one for each address. */
const DISCOVERY_ROUTES = [...new Set(ASKING_ROUTES.map(({ path }) => path))].map((path) => {
  const { parts } = ASKING_ROUTES.find((route) => route.path === path) as Route
  return {
    id: `optionsEpcis${path.replaceAll(/[/{}]+/g, '_')}` as const,
    method: 'OPTIONS',
    prefix: EPCIS_PREFIX,
    path,
    access: 'signed-in',
    summary: 'The versions and limits of this address, in headers.',
    ...(parts === undefined ? {} : { parts }),
    answer: NOTHING,
    status: 204,
    problems: [],
  } as const satisfies Route
})

/** Capture of events and questions to them, after EPCIS 2.0 (chapter 12: REST). */
export const EPCIS_ROUTES = [...ASKING_ROUTES, ...DISCOVERY_ROUTES] as const
