import Type from 'typebox'
import { AcceptanceAnswerSchema, AcceptanceBodySchema, TrustsAnswerSchema } from './acceptance-answers.js'
import { BODY_PROBLEMS, DATABASE_PROBLEMS, type Route } from './route.js'

const CONSIGNMENT = { consignmentId: Type.String() }
const NOT_FOUND = 'CONSIGNMENT_NOT_FOUND'
const ASKED = ['QUESTION_FIELD_UNKNOWN', 'QUESTION_VALUE_INVALID'] as const

/** Which parties stand by a consignment, and by all that an organisation enters. */
export const ACCEPTANCE_ROUTES = [
  {
    id: 'getAcceptance',
    method: 'GET',
    path: '/consignments/{consignmentId}/acceptance',
    access: { action: 'read', part: 'consignment' },
    summary: 'Which parties stand by a consignment: the words of others do not count there.',
    parts: CONSIGNMENT,
    answer: AcceptanceAnswerSchema,
    problems: [NOT_FOUND, ...DATABASE_PROBLEMS],
  },
  {
    id: 'putAcceptance',
    method: 'PUT',
    path: '/consignments/{consignmentId}/acceptance',
    access: { action: 'add', part: 'reports' },
    summary:
      'Stands by a consignment as it is: what your organisation reports of its equipment is shown to its parties.',
    parts: CONSIGNMENT,
    body: AcceptanceBodySchema,
    answer: AcceptanceAnswerSchema,
    problems: [NOT_FOUND, 'CONSIGNMENT_CHANGED', ...ASKED, ...BODY_PROBLEMS, ...DATABASE_PROBLEMS],
  },
  {
    id: 'deleteAcceptance',
    method: 'DELETE',
    path: '/consignments/{consignmentId}/acceptance',
    access: { action: 'add', part: 'reports' },
    summary: 'Stands by it no longer.',
    parts: CONSIGNMENT,
    answer: AcceptanceAnswerSchema,
    problems: [NOT_FOUND, ...DATABASE_PROBLEMS],
  },
  {
    id: 'getTrusts',
    method: 'GET',
    path: '/trusts',
    access: 'signed-in',
    summary: 'Whose consignments your organisation stands by without looking at each.',
    answer: TrustsAnswerSchema,
    problems: DATABASE_PROBLEMS,
  },
  {
    id: 'putTrust',
    method: 'PUT',
    path: '/trusts/{organisation}',
    access: 'contributor',
    summary:
      'Stands by all that an organisation enters with yours as a party, and takes its word on what is loaded on your wagons and ships.',
    parts: { organisation: Type.String() },
    answer: TrustsAnswerSchema,
    problems: [...ASKED, 'ORGANISATION_UNKNOWN', ...DATABASE_PROBLEMS],
  },
  {
    id: 'deleteTrust',
    method: 'DELETE',
    path: '/trusts/{organisation}',
    access: 'contributor',
    summary: 'Does so no longer.',
    parts: { organisation: Type.String() },
    answer: TrustsAnswerSchema,
    problems: [...ASKED, ...DATABASE_PROBLEMS],
  },
] as const satisfies readonly Route[]
