import type { FastifyReply } from 'fastify'

/** Aborted when the client closes the connection before it has its answer. */
export function whenGone({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController()
  const leave = () => {
    if (!raw.writableFinished) gone.abort()
  }
  if (raw.destroyed) leave()
  else raw.once('close', leave)
  return gone.signal
}

/** Whether work ended because of {@link whenGone}: there is nobody to be answered. */
export function isGone(error: unknown, { raw }: FastifyReply): boolean {
  return raw.destroyed && error instanceof Error && error.name === 'AbortError'
}
