import { EPCIS_PREFIX, ROUTES } from '@karavan/api'
import { StructuredError } from '@karavan/core'
import { EPCIS_SIZE_LIMIT } from '@karavan/exchange'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { addressOf } from '../access/route-access.js'

/** Headers of every answer: events come out in the spellings in which they came in. */
const ALWAYS = {
  'GS1-EPCIS-Version': '2.0',
  'GS1-CBV-Version': '2.0',
  'GS1-EPC-Format': 'Never_Translates',
  'GS1-CBV-XML-Format': 'Never_Translates',
}
const RANGE = { 'GS1-EPCIS-Min': '2.0', 'GS1-EPCIS-Max': '2.0', 'GS1-CBV-Min': '2.0', 'GS1-CBV-Max': '2.0' }
/** XML of EPCIS 1.x is taken in, too. */
const CAPTURE_RANGE = { ...RANGE, 'GS1-EPCIS-Min': '1.0', 'GS1-CBV-Min': '1.0' }

/** What a capture may hold; as many events as there is room for. */
export const CAPTURE_LIMITS = {
  'GS1-EPCIS-Capture-Limit': '*',
  'GS1-EPCIS-Capture-File-Size-Limit': String(EPCIS_SIZE_LIMIT),
}

/** Adds the headers of the standard to every answer, and refuses what asks for other versions than there are. */
export function speakVersions(scope: FastifyInstance): void {
  scope.addHook('onRequest', async (request, reply) => {
    reply.headers(ALWAYS)
    if (request.method === 'GET' || request.method === 'HEAD') checkAsked(request)
  })
}

/** Adds `OPTIONS` to every address of EPCIS: what it can do, and by which versions. @param version - of the program */
export function addDiscovery(scope: FastifyInstance, version: string): void {
  const routes = ROUTES.filter((route) => 'prefix' in route && route.prefix === EPCIS_PREFIX)
  for (const route of routes.filter(({ method }) => method === 'OPTIONS')) {
    const methods = routes.filter(({ path }) => path === route.path).map(({ method }) => method)
    const allow = methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).sort()
    const isCapture = route.path === '/capture'
    scope.options(addressOf(route), (_request, reply) =>
      reply
        .code(204)
        .header('allow', allow.join(', '))
        .headers(isCapture ? { ...CAPTURE_RANGE, ...CAPTURE_LIMITS, 'GS1-Capture-Error-Behaviour': 'rollback' } : RANGE)
        .header('GS1-Vendor-Version', `Karavan ${version}`)
        .send(),
    )
  }
}

const ANSWERED = ['application/json', 'application/ld+json'] as const

/** Answers with JSON, under the media type that is asked for. */
export function sendJson(text: string, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const asked = request.headers.accept ?? ''
  const isPlain = asked === '' || /\*\/\*|application\/(?:\*|json)/.test(asked)
  return reply.type(isPlain ? `${ANSWERED[0]}; charset=utf-8` : ANSWERED[1]).send(text)
}

/** @throws {StructuredError} ANSWER_UNACCEPTABLE */
function checkAsked({ headers }: FastifyRequest): void {
  const { accept } = headers
  if (accept !== undefined && !/\*\/\*|application\/(?:\*|json|ld\+json)/.test(accept))
    throw unacceptable('Accept', accept, ANSWERED.join(' or '))
  for (const [name, fits, expected] of RULES) {
    const asked = headers[name.toLowerCase()]
    if (typeof asked === 'string' && !fits(asked.trim())) throw unacceptable(name, asked, expected)
  }
}

const IS_2_0 = (text: string) => /^2(?:\.0){0,2}$/.test(text)
const TRANSLATION = ['No_Preference', 'Never_Translates']

const RULES: readonly (readonly [header: string, fits: (text: string) => boolean, expected: string])[] = [
  ...['GS1-EPCIS', 'GS1-CBV'].flatMap((name) => [
    [`${name}-Version`, IS_2_0, '2.0'] as const,
    [`${name}-Min`, (text: string) => Number.parseFloat(text) <= 2, 'at most 2.0'] as const,
    [`${name}-Max`, (text: string) => Number.parseFloat(text) >= 2, 'at least 2.0'] as const,
  ]),
  ...['GS1-EPC-Format', 'GS1-CBV-XML-Format'].map(
    (name) => [name, (text: string) => TRANSLATION.includes(text), TRANSLATION.join(' or ')] as const,
  ),
]

function unacceptable(header: string, received: string, expected: string): StructuredError {
  return new StructuredError({
    code: 'ANSWER_UNACCEPTABLE',
    received,
    expected: `${header}: ${expected}`,
    remediation: 'leave the header out',
    pointer: `/${header}`,
  })
}
