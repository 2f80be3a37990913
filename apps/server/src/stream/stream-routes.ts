import { API_PREFIX, type StreamHint } from '@karavan/api'
import { StructuredError } from '@karavan/core'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { organisationsOf } from '../consignments/who.js'
import type { RouteParts } from '../route-parts.js'
import { FollowedChanges, type ToldChanges } from './changes.js'

/** Who listens at once, and of these those of one person or token. */
const [MOST_LISTENERS, MOST_OF_ONE] = [200, 6]
/** How often a word is sent that says nothing, and it is seen whether who listens still may, ms. */
const HEARTBEAT_EVERY = 15_000
/** After so long a browser comes again whose connection was cut, ms. */
const COMES_AGAIN = 3_000
/** A connection that takes in so much less than it is sent is cut, bytes. */
const MOST_UNREAD = 64 * 1024

const PLACE = /^\d{1,19}$/

/** Adds the route by which an open page hears that something has changed. */
export function addStreamRoutes(app: FastifyInstance, { tracking, signIn, now }: RouteParts): void {
  const followed = new FollowedChanges({
    kept: async () => (tracking.made() ? (await tracking.kept()).consignments : null),
    failed: (error) => app.log.error(error),
  })
  const open = new Set<() => void>()
  const listening = new Map<string, number>()

  /** What of the changes somebody may hear of. */
  const heardBy = async (request: FastifyRequest, changes: NonNullable<ToldChanges['changes']>) => {
    const organisations = organisationsOf(request)
    if (organisations === null || changes.length === 0) return changes
    return (await tracking.kept()).consignments.changesSeen(changes, organisations, now())
  }

  app.get(`${API_PREFIX}/stream`, async (request, reply) => {
    const who = request.actor.id ?? ''
    const own = listening.get(who) ?? 0
    if (open.size >= MOST_LISTENERS || own >= MOST_OF_ONE) throw busy(own)
    listening.set(who, own + 1)
    let stop = (): void => {}
    let isOpen = true
    const close = (): void => {
      if (!isOpen) return
      isOpen = false
      clearInterval(beating)
      open.delete(close)
      const left = (listening.get(who) ?? 1) - 1
      if (left === 0) listening.delete(who)
      else listening.set(who, left)
      stop()
      reply.raw.end()
    }
    /** Whether who listens still is who they were: a session or token may have ended. */
    const stillMay = async (): Promise<boolean> => {
      const actor = signIn === null ? request.actor : await signIn.stillOf(request)
      return actor.id === request.actor.id && actor.asker.kind === request.actor.asker.kind
    }
    let turn: Promise<void> = Promise.resolve()
    const inTurn = (work: () => Promise<void>): void => {
      turn = turn.then(() => (isOpen ? work() : undefined)).catch(close)
    }
    const say = (text: string): void => {
      if (!isOpen) return
      reply.raw.write(text)
      if (reply.raw.writableLength > MOST_UNREAD) close()
    }
    const tell = ({ changes, place }: ToldChanges): void =>
      inTurn(async () => {
        if (!(await stillMay())) return close()
        const heard = changes === null ? null : await heardBy(request, changes)
        const id = place === null ? '' : `id: ${place}\n`
        if (heard === null) say(`${id}event: again\ndata: {}\n\n`)
        for (const { kind, consignmentId } of heard ?? []) say(hint({ kind, consignmentId }))
        // The place behind them all: who comes again in the midst of them hears them again.
        if (heard !== null && id !== '') say(`${id}event: place\ndata: {}\n\n`)
      })
    const beating = setInterval(
      () => inTurn(async () => ((await stillMay()) ? say(': \n\n') : close())),
      HEARTBEAT_EVERY,
    )
    beating.unref()
    open.add(close)
    reply.raw.on('close', close)
    begin(reply)
    // Who left while it was seen who they are has closed before anybody heard of it.
    if (reply.raw.destroyed) {
      close()
      return reply
    }
    say(`retry: ${COMES_AGAIN}\n\n`)
    try {
      stop = await followed.listen(placeOf(request), tell)
      if (!isOpen) stop()
    } catch (error) {
      app.log.error(error)
      close()
    }
    return reply
  })
  app.addHook('preClose', async () => {
    for (const close of open) close()
  })
}

function begin(reply: FastifyReply): void {
  reply.hijack()
  const headers = reply.getHeaders() as Readonly<Record<string, string>>
  reply.raw.writeHead(200, {
    ...headers,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
}

function hint(told: StreamHint): string {
  return `event: change\ndata: ${JSON.stringify(told)}\n\n`
}

/** Where who comes again stood; null where they did not, or say something else. */
function placeOf({ headers }: FastifyRequest): string | null {
  const last = headers['last-event-id']
  return typeof last === 'string' && PLACE.test(last) ? last : null
}

function busy(own: number): StructuredError {
  return new StructuredError({
    code: 'SERVER_BUSY',
    received: own >= MOST_OF_ONE ? `${own} streams of yours` : `${MOST_LISTENERS} streams`,
    expected: `at most ${MOST_OF_ONE} for each who signs in, ${MOST_LISTENERS} in all`,
    remediation: 'end another, or ask again from time to time',
    retryable: true,
    retryAfter: 60,
  })
}
