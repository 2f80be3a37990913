import Type, { type Static } from 'typebox'
import { DATABASE_PROBLEMS, type Route } from './route.js'
import { oneOf } from './words.js'

const HINTS = {
  kind: oneOf(
    ['consignment', 'story', 'estimate'],
    'What changed: what was entered of it, what happened to it, or when it arrives.',
  ),
  consignmentId: Type.String(),
}

const StreamHintSchema = Type.Object(HINTS, {
  description:
    'The data of an event `change`. `again` says that more has changed than is told, `place` only where the stream stands.',
})

/** That something changed, and nothing else of it. */
export type StreamHint = Static<typeof StreamHintSchema>

/** What an open page hears of. */
export const STREAM_ROUTES = [
  {
    id: 'getStream',
    method: 'GET',
    path: '/stream',
    access: 'signed-in',
    summary: 'Server-sent events: that something has changed of a consignment that one sees as a whole.',
    headers: {
      'last-event-id': Type.Optional(
        Type.String({ description: 'The last id that was heard, by who comes again: what came meanwhile is told.' }),
      ),
    },
    answer: StreamHintSchema,
    media: 'text/event-stream',
    problems: ['SERVER_BUSY', ...DATABASE_PROBLEMS],
  },
] as const satisfies readonly Route[]
