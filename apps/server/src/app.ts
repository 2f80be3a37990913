import { existsSync } from 'node:fs'
import fastifyStatic from '@fastify/static'
import {
  addressOf,
  openApiDocument,
  PROBLEM_TYPE,
  type PROBLEMS,
  type Problem,
  type ProblemCode,
  problemOf,
  ROUTES,
  type Route,
} from '@karavan/api'
import { StructuredError } from '@karavan/core'
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { enforceAccess, mayUse } from './access/enforce.js'
import { unknownRoute } from './access/not-there.js'
import { asPage, declareAccess, type ListedRoute, PAGE } from './access/route-access.js'
import { DOCS_STYLE, docsPage } from './docs-page.js'
import { guard, SECURITY_HEADERS } from './guard.js'
import type { RouteParts } from './route-parts.js'
import { addRoutes } from './routes.js'
import { sendProblem } from './send-problem.js'
import { isGone } from './when-gone.js'

/** Largest body that is read, bytes. */
const BODY_LIMIT = 256 * 1024

/** Longest part of an address, characters: names of events are URIs. */
const LONGEST_PART = 2_000

/** Parts of the page that have an address of their own; the page itself tells them apart. */
const PAGE_PATHS = [
  '/network',
  '/conditions',
  '/consignments',
  '/consignments/*',
  '/segments',
  '/watch',
  '/watch/subscriptions',
  '/observatory',
  '/guest/*',
  '/sign-in',
] as const

declare module 'fastify' {
  interface FastifyInstance {
    /** All that the server listens to, once it is ready. */
    listedRoutes: () => readonly ListedRoute[]
  }
}

export interface AppOptions extends RouteParts {
  /** Names under which it may be asked, `127.0.0.1:8080`. */
  readonly hosts: () => readonly string[]
  /** Folder of the built page, where there is one. */
  readonly page?: string
}

/** The HTTP interface and the page; listens nowhere yet. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: BODY_LIMIT,
    routerOptions: { maxParamLength: LONGEST_PART },
    requestTimeout: 30_000,
    keepAliveTimeout: 5_000,
    forceCloseConnections: 'idle',
    trustProxy: false,
    frameworkErrors: (error, request, reply) =>
      sendProblem(problemFor(error, request), request, reply.headers(SECURITY_HEADERS)),
    clientErrorHandler(error: Error & { code?: string }, socket) {
      if (error.code === 'ECONNRESET' || !socket.writable) return
      const [line, code] =
        error.code === 'HPE_HEADER_OVERFLOW' ? ['431 Request Header Fields Too Large', 431] : ['400 Bad Request', 400]
      const body = JSON.stringify({ ...problemOf(unreadable()), status: code })
      socket.end(
        `HTTP/1.1 ${line}\r\ncontent-type: ${PROBLEM_TYPE}\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
      )
    },
  })
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(SECURITY_HEADERS)
    guard(request, options.hosts(), options.signIn)
  })
  app.decorate('listedRoutes', declareAccess(app))
  enforceAccess(app, options.signIn)
  app.setErrorHandler((error: unknown, request, reply) => {
    if (isGone(error, reply)) return reply.hijack()
    if (isTooLarge(error)) readToTheEnd(request, reply)
    return sendProblem(problemFor(error, request), request, reply)
  })
  app.setNotFoundHandler((request, reply) => sendProblem(problemOf(notFound(request, reply)), request, reply))

  const document = openApiDocument(options.version)
  const page = docsPage(document)
  app.get('/openapi.json', PAGE, () => document)
  app.get('/docs', PAGE, (_request, reply) => reply.type('text/html; charset=utf-8').send(page))
  app.get('/docs/style.css', PAGE, (_request, reply) => reply.type('text/css; charset=utf-8').send(DOCS_STYLE))
  addRoutes(app, options)

  if (options.page !== undefined && existsSync(options.page)) {
    const root = options.page
    await app.register(async (part) => {
      asPage(part)
      await part.register(fastifyStatic, {
        root,
        wildcard: false,
        cacheControl: false,
        setHeaders(reply, path) {
          const hashed = /[\\/]assets[\\/][^\\/]+-[\w-]{8}\.\w+$/.test(path)
          reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
        },
      })
      for (const path of PAGE_PATHS) part.get(path, (_request, reply) => reply.sendFile('index.html'))
    })
  } else {
    app.get('/', PAGE, (_request, reply) => reply.redirect('/docs'))
  }
  return app
}

/** What Fastify itself refuses, in our words. */
const FRAMEWORK_CODES: Readonly<Record<string, { code: ProblemCode; expected: string; remediation: string }>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    code: 'MEDIA_TYPE_UNSUPPORTED',
    expected: 'application/json',
    remediation: 'set the header Content-Type: application/json',
  },
  FST_ERR_CTP_EMPTY_JSON_BODY: {
    code: 'BODY_INVALID',
    expected: 'a JSON object',
    remediation: 'send the question as the body',
  },
  FST_ERR_CTP_INVALID_JSON_BODY: {
    code: 'BODY_INVALID',
    expected: 'a JSON object',
    remediation: 'check quotes, commas and brackets; NaN and Infinity are not JSON',
  },
}

function problemFor(error: unknown, request: FastifyRequest): Problem {
  if (error instanceof StructuredError) {
    const problem = problemOf(error)
    if (problem.code === 'INTERNAL') console.error(error)
    return problem
  }
  const { code = '', statusCode = 500 } = error as Partial<FastifyError>
  if (isTooLarge(error)) return problemOf(tooLarge(request.routeOptions.bodyLimit))
  const known = FRAMEWORK_CODES[code]
  if (known !== undefined) return problemOf(new StructuredError(known))
  if (error instanceof SyntaxError && statusCode === 400) {
    return problemOf(
      new StructuredError({
        code: 'BODY_INVALID',
        expected: 'a JSON object without __proto__',
        remediation: 'check the body',
      }),
    )
  }
  if (statusCode >= 400 && statusCode < 500) return problemOf(unreadable())
  console.error(error)
  return problemOf(error)
}

function isTooLarge(error: unknown): boolean {
  return (error as Partial<FastifyError>).code === 'FST_ERR_CTP_BODY_TOO_LARGE'
}

/** Who still sends would not read an answer on a connection that is cut. */
function readToTheEnd({ raw }: FastifyRequest, reply: FastifyReply): void {
  raw.resume()
  reply.removeHeader('connection')
}

function tooLarge(limit: number): StructuredError {
  return new StructuredError({
    code: 'BODY_TOO_LARGE',
    expected: `a body of at most ${limit} bytes`,
    remediation: 'send only what is asked for; tables in parts',
  })
}

function unreadable(): StructuredError {
  return new StructuredError({
    code: 'REQUEST_INVALID',
    expected: 'an HTTP request of reasonable size',
    remediation: 'check the address and the headers',
  })
}

function notFound(request: FastifyRequest, reply: FastifyReply): StructuredError {
  const [path = '/'] = request.url.split('?')
  const methods = ROUTES.filter(
    (route) => pattern(route).test(path) && (typeof route.access === 'object' || mayUse(route.access, request.actor)),
  ).map(({ method }) => method)
  if (methods.length === 0) return unknownRoute(request)
  reply.header('allow', methods.join(', '))
  return new StructuredError({
    code: 'METHOD_NOT_ALLOWED' satisfies keyof typeof PROBLEMS,
    received: request.method,
    expected: methods.join(' or '),
    remediation: 'see /docs',
  })
}

function pattern(route: Route): RegExp {
  return new RegExp(
    `^${addressOf(route)
      .replace(/\{\w+\}/g, '[^/]+')
      .replace(/\{\+\w+\}/, '.+')}$`,
  )
}
