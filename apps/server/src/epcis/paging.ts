import { StructuredError } from '@karavan/core'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** Things on a page where nobody asks for another number, and the most that are given. */
export const [USUAL_PAGE, LARGEST_PAGE] = [30, 1000] as const

/** A page of a list that is asked for. */
export interface PageAsked {
  readonly most: number
  /** Null for the first page. */
  readonly token: string | null
}

/** Reads `perPage` and `nextPageToken`, where nothing else can be asked. @throws {StructuredError} QUERY_PARAMETER_* */
export function readPage(query: unknown): PageAsked {
  const { perPage, nextPageToken, ...others } = query as Readonly<Record<string, unknown>>
  const [other] = Object.keys(others)
  if (other !== undefined) {
    const candidates = ['perPage', 'nextPageToken']
    throw new StructuredError({
      code: 'QUERY_PARAMETER_UNKNOWN',
      pointer: other.slice(0, 80),
      received: other,
      expected: candidates.join(' or '),
      candidates,
    })
  }
  const isCount = perPage === undefined || (typeof perPage === 'string' && /^[1-9]\d{0,8}$/.test(perPage))
  if (!isCount) throw parameterInvalid('perPage', perPage, 'a whole number from 1')
  return { most: Math.min(Number(perPage ?? USUAL_PAGE), LARGEST_PAGE), token: readToken(nextPageToken) }
}

/** What a token of ours holds; null where there is none. @throws {StructuredError} QUERY_PARAMETER_INVALID */
export function readToken(nextPageToken: unknown): string | null {
  if (nextPageToken === undefined) return null
  if (typeof nextPageToken === 'string' && /^[\w-]{2,4000}$/.test(nextPageToken)) {
    const held = Buffer.from(nextPageToken, 'base64url').toString('utf8')
    if (writeToken(held) === nextPageToken) return held
  }
  throw tokenInvalid(nextPageToken)
}

export function tokenInvalid(received: unknown): StructuredError {
  return parameterInvalid('nextPageToken', received, 'the token of the header Link of the page before')
}

export function parameterInvalid(pointer: string, received: unknown, expected: string): StructuredError {
  return new StructuredError({ code: 'QUERY_PARAMETER_INVALID', pointer, received, expected })
}

/** The things of a page, of a list of which one more than fits was fetched; says where the next page is. */
export function pageOf<Thing>(
  found: readonly Thing[],
  most: number,
  heldBy: (last: Thing) => string,
  request: FastifyRequest,
  reply: FastifyReply,
): readonly Thing[] {
  const page = found.slice(0, most)
  const last = page.at(-1)
  if (found.length > most && last !== undefined) linkNext(heldBy(last), request, reply)
  return page
}

/** Says in the header Link where the next page is: the address that was asked, with a token. */
export function linkNext(held: string, request: FastifyRequest, reply: FastifyReply): void {
  const [path = '/', query = ''] = request.url.split('?')
  const parameters = new URLSearchParams(query)
  parameters.set('nextPageToken', writeToken(held))
  reply.header('link', `<${path}?${parameters}>; rel="next"`)
}

function writeToken(held: string): string {
  return Buffer.from(held, 'utf8').toString('base64url')
}
