import Type, { type Static } from 'typebox'
import { DATABASE_PROBLEMS, type Route } from './route.js'

/** How the log of tellings stands. */
const LogAnswerSchema = Type.Object({
  key: Type.String({ description: 'With which checkpoints are signed, as a line of C2SP signed-note.' }),
  size: Type.Integer({ description: 'Entries.' }),
  checkpoint: Type.Union([Type.String(), Type.Null()], {
    description: 'Signed (C2SP tlog-checkpoint); null for a log that nothing was added to.',
  }),
  signedAt: Type.Union([Type.String(), Type.Null()]),
})
export type LogAnswer = Static<typeof LogAnswerSchema>

const ConsistencyAnswerSchema = Type.Object({
  first: Type.Integer(),
  second: Type.Integer(),
  hashes: Type.Array(Type.String(), { description: 'In base64, from below (RFC 6962, 2.1.2).' }),
})
export type ConsistencyAnswer = Static<typeof ConsistencyAnswerSchema>

const ASKED = ['QUESTION_FIELD_UNKNOWN', 'QUESTION_VALUE_INVALID'] as const

/** The log of what was told: hashes that tell nothing by themselves. */
export const LOG_ROUTES = [
  {
    id: 'getLog',
    method: 'GET',
    path: '/log',
    access: 'signed-in',
    summary: 'How the log of all that was told stands: size, signed checkpoint, key.',
    answer: LogAnswerSchema,
    problems: ['LOG_EMPTY', ...DATABASE_PROBLEMS],
  },
  {
    id: 'getLogCheckpoint',
    method: 'GET',
    path: '/log/checkpoint',
    access: 'signed-in',
    summary: 'The signed checkpoint (C2SP tlog-checkpoint).',
    answer: Type.String(),
    media: 'text/plain',
    problems: ['LOG_EMPTY', ...DATABASE_PROBLEMS],
  },
  {
    id: 'getLogTile',
    method: 'GET',
    path: '/log/tile/{+tile}',
    access: 'signed-in',
    summary: 'Hashes of the tree, or entries, in tiles of 256 (C2SP tlog-tiles): 0/x001/067, 0/000.p/12, entries/000.',
    parts: { tile: Type.String() },
    answer: Type.String({ description: 'The bytes.' }),
    media: 'application/octet-stream',
    problems: ['TILE_INVALID', 'TILE_NOT_FOUND', ...DATABASE_PROBLEMS],
  },
  {
    id: 'getLogConsistency',
    method: 'GET',
    path: '/log/consistency',
    access: 'signed-in',
    summary: 'What shows that the log of one size begins with all of a shorter one.',
    query: { first: Type.Integer({ minimum: 0 }), second: Type.Integer({ minimum: 0 }) },
    answer: ConsistencyAnswerSchema,
    problems: [...ASKED, 'LOG_SIZE_INVALID', 'LOG_BROKEN', ...DATABASE_PROBLEMS],
  },
  {
    id: 'getConsignmentProof',
    method: 'GET',
    path: '/consignments/{consignmentId}/messages/{messageId}/proof',
    access: { action: 'read', part: 'messages' },
    summary: 'A proof that a message told of an event of a consignment, to be checked without this server.',
    parts: { consignmentId: Type.String(), messageId: Type.String() },
    query: { event: Type.String({ description: 'Content hash of the event, a URI.' }) },
    answer: Type.String({ description: 'C2SP tlog-proof, with what was told.' }),
    media: 'text/plain',
    problems: ['CONSIGNMENT_NOT_FOUND', 'EVENT_UNTOLD', 'LOG_BROKEN', ...ASKED, ...DATABASE_PROBLEMS],
  },
] as const satisfies readonly Route[]
