import { createClient, ProblemError } from '@karavan/api'

/** Sends a request; a server that cannot be reached is told as a problem like any other. */
async function send(address: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(address, request)
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new ProblemError({
      type: 'about:blank',
      title: 'The server cannot be reached',
      status: 503,
      code: 'UNREACHABLE',
      detail: 'No answer came from the Karavan server that this page belongs to.',
      remediation: 'See that it runs (npm start), then ask again',
      retryable: true,
    })
  }
}

/** The HTTP interface of the server that this page came from. */
export const api = createClient<AbortSignal>((address, request) => send(address, request))

/** True where a request was taken back by the page itself. */
export function isTakenBack(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError'
}
