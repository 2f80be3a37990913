import { eventPlaces } from '@karavan/network'
import {
  createReportReader,
  type InForce,
  loadFigures,
  loadWorld,
  type ReportReader,
  type World,
} from '@karavan/storage'
import type { FastifyInstance } from 'fastify'
import { type AppOptions, createApp } from '../src/app.js'
import type { Tracking } from '../src/consignments/tracking.js'
import type { Figures } from '../src/route-parts.js'
import type { Delivering } from '../src/subscriptions/delivering.js'

/** The name under which {@link served} is asked. */
export const HOST = '127.0.0.1:8080'

const NOW = 29_700_000
const refused = () => Promise.reject(new Error('nothing is kept here'))

/** The built thread: a source file cannot be run by Node itself. */
const READING_THREAD = new URL('../../../packages/storage/dist/reading/reading-thread.js', import.meta.url)

/** Where nothing is kept of consignments. */
export const NOTHING_TRACKED: Tracking = { made: () => false, kept: refused, books: async () => [], due() {} }

/** Conditions that hold nothing up. */
export const UNCONDITIONAL = (): InForce => ({
  version: 'none',
  stagesOf: ({ plan }) => plan?.stages ?? [],
  nameOf: (place) => place,
})

/** Where nobody subscribes. */
export const NOTHING_SENT: Delivering = { plain: true, made: () => false, kept: refused, due() {}, ping: refused }

/** Where nobody keeps figures beside those of the project. */
export const BUNDLED_FIGURES: Figures = {
  all: async () => loadFigures(),
  made: () => false,
  figures: refused,
}

/** Reads messages with the places of a world. */
export function readerOf({ network }: Pick<World, 'network'> = loadWorld(undefined, NOW)): ReportReader {
  return createReportReader({ places: eventPlaces(network.locations), overlay: undefined, module: READING_THREAD })
}

/** The server with its bundled world, where nothing is searched and nothing entered. */
export function served(options: Partial<AppOptions>): Promise<FastifyInstance> {
  const world = loadWorld(undefined, NOW)
  return createApp({
    world: () => world,
    entries: {
      made: () => false,
      enteredAt: () => new Map(),
      add: refused,
      withdraw: refused,
      versions: refused,
      latest: refused,
      refresh: refused,
    },
    figures: BUNDLED_FIGURES,
    search: { run: async () => ({ answer: '{}' }), take() {}, async close() {} },
    tracking: NOTHING_TRACKED,
    delivering: NOTHING_SENT,
    reader: readerOf(world),
    now: () => NOW,
    forecasts: null,
    thresholds: [],
    thresholdRows: new Map(),
    version: '0.1.0',
    hosts: () => [HOST],
    signIn: null,
    people: refused,
    ...options,
  })
}
