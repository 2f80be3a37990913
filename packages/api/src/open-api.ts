import type { TSchema } from 'typebox'
import {
  GoodsAnswerSchema,
  HandOverAnswerSchema,
  HealthAnswerSchema,
  LocationSchema,
  PlaceAnswerSchema,
  SourceRowSchema,
} from './answers.js'
import { TableAnswerSchema } from './network-answers.js'
import { ANSWER_COMPONENTS } from './plan-answer.js'
import { PROBLEM_TYPE, PROBLEMS, type ProblemCode, ProblemSchema } from './problem.js'
import { PROFILE_COMPONENTS } from './profile-answer.js'
import { OverlayRowSchema, QuestionSchema } from './question.js'
import { ReachAnswerSchema } from './reach-answer.js'
import { addressOf, type Route } from './route.js'
import { ROUTES } from './routes.js'

/** A JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

const COMPONENTS: Readonly<Record<string, TSchema>> = {
  Question: QuestionSchema,
  OverlayRow: OverlayRowSchema,
  ...ANSWER_COMPONENTS,
  HandOverAnswer: HandOverAnswerSchema,
  ...PROFILE_COMPONENTS,
  Place: PlaceAnswerSchema,
  Location: LocationSchema,
  SourceRow: SourceRowSchema,
  Reach: ReachAnswerSchema,
  Table: TableAnswerSchema,
  Goods: GoodsAnswerSchema,
  Health: HealthAnswerSchema,
  Problem: ProblemSchema,
}

const nameOf = new Map<unknown, string>(Object.entries(COMPONENTS).map(([name, schema]) => [schema, name]))

/** The schema as JSON; parts that are components become references. */
function asJson(schema: unknown, root = false): Json {
  const name = nameOf.get(schema)
  if (name !== undefined && !root) return { $ref: `#/components/schemas/${name}` }
  if (Array.isArray(schema)) return schema.map((part) => asJson(part))
  if (schema !== null && typeof schema === 'object') {
    return Object.fromEntries(Object.entries(schema).map(([key, part]) => [key, asJson(part)]))
  }
  return schema as Json
}

/** What can go wrong whatever is asked. */
const ALWAYS: readonly ProblemCode[] = [
  'REQUEST_INVALID',
  'HOST_REFUSED',
  'ORIGIN_REFUSED',
  'FORWARDED_REFUSED',
  'INTERNAL',
]

/** What can go wrong where people sign in, by what a route asks of them. */
function accessProblems(access: Route['access']): readonly ProblemCode[] {
  if (access === 'public') return []
  const absent = typeof access === 'object' ? (['CONSIGNMENT_NOT_FOUND'] as const) : (['ROUTE_NOT_FOUND'] as const)
  return ['SIGN_IN_REQUIRED', 'CSRF_REFUSED', ...(access === 'signed-in' ? [] : absent)]
}

function problemAnswers(codes: readonly ProblemCode[]): Record<string, Json> {
  const byStatus = new Map<number, ProblemCode[]>()
  for (const code of [...codes, ...ALWAYS]) {
    const { status } = PROBLEMS[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  const answers = [...byStatus].sort(([a], [b]) => a - b)
  return Object.fromEntries(
    answers.map(([status, list]) => [
      String(status),
      {
        description: list.map((code) => `${code}: ${PROBLEMS[code].title}`).join('; '),
        content: { [PROBLEM_TYPE]: { schema: asJson(ProblemSchema) } },
      },
    ]),
  )
}

function parameters(
  where: 'path' | 'query' | 'header',
  schemas: Readonly<Record<string, TSchema>> | undefined,
): Json[] {
  return Object.entries(schemas ?? {}).map(([name, schema]) => ({
    name,
    in: where,
    required: where === 'path' || !('~optional' in schema),
    schema: asJson(schema),
    ...('description' in schema ? { description: String(schema['description']) } : {}),
  }))
}

function bodies({ body, textBody, bytes }: Route): Record<string, Json> {
  return {
    ...(body === undefined ? {} : { 'application/json': { schema: asJson(body) } }),
    ...(textBody === undefined ? {} : { [textBody]: { schema: { type: 'string' } } }),
    ...(bytes === undefined ? {} : { '*/*': { schema: { type: 'string', format: 'binary' } } }),
  }
}

function operation(route: Route): Json {
  const content = bodies(route)
  return {
    operationId: route.id,
    summary: route.summary,
    parameters: [
      ...parameters('path', route.parts),
      ...parameters('query', route.query),
      ...parameters('header', route.headers),
    ],
    ...(Object.keys(content).length === 0 ? {} : { requestBody: { required: true, content } }),
    responses: {
      [route.status ?? 200]: {
        description: 'The answer.',
        ...(route.status === 204
          ? {}
          : { content: { [route.media ?? 'application/json']: { schema: asJson(route.answer) } } }),
      },
      ...problemAnswers([...route.problems, ...accessProblems(route.access)]),
    },
  }
}

/** The OpenAPI 3.1 document of this interface. @param version - of the program */
export function openApiDocument(version: string): { readonly [key: string]: Json } {
  const paths: Record<string, Record<string, Json>> = {}
  for (const route of ROUTES) {
    const path = addressOf(route).replace('{+', '{')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Karavan',
      version,
      summary: 'Plans on the Middle Corridor and the routes it competes with.',
      description:
        'Instants are whole minutes since 1970-01-01T00:00Z. Hours count from when the goods are ready. Errors are problems after RFC 9457.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(COMPONENTS).map(([name, schema]) => [name, asJson(schema, true)])),
    },
  }
}
