import type { FastifyInstance } from 'fastify'
import type { RouteParts } from '../route-parts.js'
import { addCapture, takeBytes } from './capture.js'
import { addEvents } from './events.js'
import { addNamedQueries } from './named-queries.js'
import { addTopLevel } from './top-level.js'
import { addDiscovery, speakVersions } from './versions.js'

/** Adds the capture and query interfaces of EPCIS 2.0. */
export function addEpcisRoutes(app: FastifyInstance, parts: RouteParts): void {
  const { tracking, signIn, version } = parts
  const events = async () => (await tracking.kept()).events
  app.register(async (scope) => {
    speakVersions(scope)
    takeBytes(scope)
    addDiscovery(scope, version)
    addCapture(scope, parts)
    addEvents(scope, events)
    addTopLevel(scope, events)
    addNamedQueries(scope, events, signIn)
  })
}
