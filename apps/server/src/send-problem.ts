import { PROBLEM_TYPE, type Problem } from '@karavan/api'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** When to come back where nobody knows, seconds. */
const SOON = 5

/** Answers with a problem (RFC 9457), which is never kept and names the address that was asked. */
export function sendProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (problem.retryable === true) reply.header('retry-after', String(problem.retryAfter ?? SOON))
  const [instance = '/'] = request.url.split('?')
  return reply
    .code(problem.status)
    .type(PROBLEM_TYPE)
    .header('cache-control', 'no-store')
    .send(JSON.stringify({ ...problem, instance: instance.slice(0, 200) }))
}
