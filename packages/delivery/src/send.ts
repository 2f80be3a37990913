import {
  type ClientRequest,
  Agent as HttpAgent,
  type IncomingMessage,
  type RequestOptions,
  request as requestHttp,
} from 'node:http'
import { Agent as HttpsAgent, request as requestHttps } from 'node:https'
import { isIP } from 'node:net'
import type { DeliveryFault, SendOutcome } from '@karavan/model'
import { type AddressRules, mayCall } from './addresses.js'
import type { Send } from './ports.js'
import { dnsResolve, type Resolve, systemResolve } from './resolve.js'

/** How long a receiver may take, milliseconds. */
export interface Patience {
  /** To be found and to take a connection, TLS too. */
  readonly connect: number
  /** To begin to answer. */
  readonly answer: number
  /** In all; then what is left of an answer is not waited for. */
  readonly whole: number
}

const PATIENCE: Patience = { connect: 5_000, answer: 10_000, whole: 15_000 }

/** Of an answer only so much is read, bytes: it tells nothing that is used. */
const MOST_READ = 4 * 1024
const MOST_HEADERS = 8 * 1024

export interface SendParts {
  readonly rules: AddressRules
  /** Whether http may be used. */
  readonly plain: boolean
  /** Name of the program and its version, for receivers. */
  readonly agent: string
  readonly patience?: Patience
  readonly resolve?: Resolve
  /** Certificates that are trusted instead of the usual ones, PEM. */
  readonly authorities?: string
}

/** Why a try failed, on the way to its outcome. */
class Failure extends Error {
  constructor(readonly what: DeliveryFault['what']) {
    super(what)
  }
}

/**
 * Sends by HTTP to the address that was checked, and to no other: a name is looked up once, and all that it stands for must be
 * allowed. Redirects are not followed; an answer is a success by its status alone (2xx).
 */
export function createSend({
  rules,
  plain,
  agent,
  patience = PATIENCE,
  resolve = plain ? systemResolve : dnsResolve(),
  authorities,
}: SendParts): Send {
  const addressesOf = async (url: URL): Promise<readonly string[]> => {
    const name = url.hostname.replace(/^\[(.*)\]$/, '$1')
    if (url.protocol !== 'https:' && !plain) throw new Failure('addressForbidden')
    const found = isIP(name) === 0 ? await resolve(name).catch(() => []) : [name]
    if (found.length === 0) throw new Failure('nameUnknown')
    if (!found.every((address) => mayCall(address, rules))) throw new Failure('addressForbidden')
    return found
  }

  return async (url, headers, body, { nth, signal }) => {
    const ended = new AbortController()
    const end = () => ended.abort()
    signal.addEventListener('abort', end, { once: true })
    const timers = new Set<NodeJS.Timeout>()
    const over = performance.now() + patience.whole
    const left = () => Math.max(0, over - performance.now())
    const within = <T>(ms: number, what: DeliveryFault['what'], work: Promise<T>): Promise<T> =>
      new Promise((done, fail) => {
        const timer = setTimeout(() => fail(new Failure(what)), Math.min(ms, left()))
        timers.add(timer)
        work.then(done, fail).finally(() => clearTimeout(timer))
      })
    let sent: ClientRequest | undefined
    try {
      signal.throwIfAborted()
      const found = await within(patience.connect, 'nameUnknown', addressesOf(url))
      const isSecure = url.protocol === 'https:'
      const options: RequestOptions & { servername?: string; ca?: string } = {
        host: found[nth % found.length],
        port: url.port === '' ? (isSecure ? 443 : 80) : Number(url.port),
        path: `${url.pathname}${url.search}`,
        method: 'POST',
        headers: {
          host: url.host,
          'content-type': 'application/json; charset=utf-8',
          'content-length': Buffer.byteLength(body),
          'user-agent': agent,
          connection: 'close',
          ...headers,
        },
        maxHeaderSize: MOST_HEADERS,
        signal: ended.signal,
        agent: isSecure ? new HttpsAgent({ keepAlive: false }) : new HttpAgent({ keepAlive: false }),
        ...(isIP(url.hostname.replace(/^\[(.*)\]$/, '$1')) === 0 && isSecure ? { servername: url.hostname } : {}),
        ...(authorities === undefined ? {} : { ca: authorities }),
      }
      const request = isSecure ? requestHttps(options) : requestHttp(options)
      sent = request
      const answered = answerOf(request)
      answered.catch(() => {})
      await within(patience.connect, 'connectTimeout', connectionOf(request, isSecure))
      request.end(body)
      const answer = await within(patience.answer, 'answerTimeout', answered)
      await Promise.race([readSome(answer), new Promise((done) => timers.add(setTimeout(done, left())))])
      return outcomeOf(answer)
    } catch (error) {
      signal.throwIfAborted()
      return { taken: false, fault: faultOf(error), retryAfter: null }
    } finally {
      for (const timer of timers) clearTimeout(timer)
      signal.removeEventListener('abort', end)
      sent?.destroy()
    }
  }
}

function connectionOf(request: ClientRequest, isSecure: boolean): Promise<void> {
  return new Promise((done, fail) => {
    request.once('error', fail)
    request.once('socket', (socket) => socket.once(isSecure ? 'secureConnect' : 'connect', () => done()))
  })
}

function answerOf(request: ClientRequest): Promise<IncomingMessage> {
  return new Promise((done, fail) => {
    request.once('response', done)
    // Behind an answer that was cut there may be more than one.
    request.on('error', fail)
    request.once('upgrade', () => fail(new Failure('broken')))
  })
}

/** Reads an answer to its end, or as much as is read; how it ends changes nothing. */
function readSome(answer: IncomingMessage): Promise<void> {
  let read = 0
  return new Promise((done) => {
    answer.on('data', (chunk: Buffer) => {
      read += chunk.length
      if (read >= MOST_READ) done()
    })
    for (const event of ['end', 'error', 'close', 'aborted']) answer.once(event, () => done())
  })
}

function outcomeOf({ statusCode = 0, headers }: IncomingMessage): SendOutcome {
  if (statusCode >= 200 && statusCode < 300) return { taken: true, status: statusCode }
  const what = statusCode >= 300 && statusCode < 400 ? 'redirect' : 'status'
  const seconds = headers['retry-after'] ?? ''
  const retryAfter = /^\d{1,9}$/.test(seconds) ? Number(seconds) : null
  return { taken: false, fault: { what, status: statusCode }, retryAfter }
}

const UNREACHABLE = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'ENETDOWN', 'EHOSTDOWN'])

function faultOf(error: unknown): DeliveryFault {
  if (error instanceof Failure) return { what: error.what, status: null }
  const code = String((error as NodeJS.ErrnoException).code ?? '')
  if (UNREACHABLE.has(code)) return { what: 'unreachable', status: null }
  const isTls = /^ERR_(?:SSL|TLS)|CERT|SELF_SIGNED|ISSUER|EPROTO|UNABLE_TO/.test(code)
  return { what: isTls ? 'tlsRefused' : 'broken', status: null }
}
