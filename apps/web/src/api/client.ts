import { API_PREFIX, type Client, createClient, type Problem, ProblemError } from '@karavan/api'

/** What is sent with each change, where somebody is signed in; cookies cannot be read. */
let csrf: string | null = null

/** Told when the server no longer knows who asks. */
let onSignedOut = () => {}

/** Takes what is sent with each change from now on, and who is told when the session has ended. */
export function keepSession(token: string | null, ended: () => void): void {
  csrf = token
  onSignedOut = ended
}

/** Requests that have no answer yet. */
let out = 0

/** Whether the page waits for an answer. */
export function isAsking(): boolean {
  return out > 0
}

/** Sends a request; a server that cannot be reached is told as a problem like any other. */
async function send(address: string, request: RequestInit): Promise<Response> {
  const isChange = csrf !== null && request.method !== undefined && request.method !== 'GET'
  const headers = isChange ? { ...request.headers, 'karavan-csrf': String(csrf) } : request.headers
  out += 1
  try {
    const response = await fetch(address, headers === undefined ? request : { ...request, headers })
    if (csrf !== null && (await isSignedOut(response))) onSignedOut()
    return response
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
  } finally {
    out -= 1
  }
}

/** Whether an answer says that nobody is signed in; a wrong password is refused with the same status. */
async function isSignedOut(response: Response): Promise<boolean> {
  if (response.status !== 401) return false
  const { code } = (await response.clone().json()) as Partial<Problem>
  return code === 'SIGN_IN_REQUIRED'
}

/** The HTTP interface of the server that this page came from. */
export const api = createClient<AbortSignal>((address, request) => send(address, request))

/** The interface as whoever has a link may use it. @param secret - of the link */
export function guestApi(secret: string): Client<AbortSignal> {
  return createClient((address, { headers, ...request }) =>
    send(address, { ...request, headers: { ...headers, 'karavan-link': secret } }),
  )
}

/** A file of the interface. @throws {ProblemError} where the server refuses, or cannot be reached */
export async function readFile(path: string, request: RequestInit = {}): Promise<Blob> {
  const response = await send(`${API_PREFIX}${path}`, request)
  if (response.ok) return response.blob()
  throw new ProblemError((await response.json()) as Problem)
}

const PAGE_FAULT: Problem = {
  type: 'about:blank',
  title: 'The page failed',
  status: 500,
  code: 'PAGE_FAULT',
  detail: 'The answer could not be read by the page. Reload it, then ask again.',
}

/** Why a request failed: what the server says, or that the page could not read its answer. */
export function whyFailed(error: unknown): Problem {
  return error instanceof ProblemError ? error.problem : PAGE_FAULT
}

/** True where a request was taken back by the page itself. */
export function isTakenBack(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError'
}
