import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Search, SearchTask } from './search.js'
import { sendProblem } from './send-problem.js'
import { whenGone } from './when-gone.js'

/** Answers with what a search finds; not at all where nobody waits for it any more. */
export async function searched(
  search: Search,
  task: SearchTask,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const result = await search.run(task, whenGone(reply))
  if ('dropped' in result) return reply.hijack()
  if ('problem' in result) return sendProblem(result.problem, request, reply)
  return reply.type('application/json; charset=utf-8').header('cache-control', 'no-store').send(result.answer)
}
