import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { closureForecasts, type ForecastSource, weatherAt } from '@karavan/conditions'
import { type EpochMinutes, StructuredError } from '@karavan/core'
import type { ClosureForecast, ClosureThreshold } from '@karavan/model'
import { eventPlaces, type Network } from '@karavan/network'
import { inForce } from '@karavan/planner'
import {
  createReportReader,
  FollowedConditions,
  followedFigures,
  knownThresholds,
  lazyStorage,
  loadWorld,
  openForecasts,
  ownThresholdRows,
  type Storage,
} from '@karavan/storage'
import { createApp } from './app.js'
import { sampleBook } from './consignments/samples/sample-book.js'
import { createTracking } from './consignments/tracking.js'
import { inAddress, isLoopback, ownHosts, publicHosts } from './guard.js'
import { LivingWorld } from './living-world.js'
import type { Entries, Figures } from './route-parts.js'
import { createSearchPool } from './search-pool.js'
import { readSignIn } from './sign-in/settings.js'
import { setupLink } from './sign-in/setup-link.js'
import { createSignIn } from './sign-in/sign-in.js'
import { listenFault, readStart, StartFault } from './start-options.js'
import { createDelivering } from './subscriptions/delivering.js'
import { readReceivers } from './subscriptions/settings.js'

const now = (): EpochMinutes => Math.floor(Date.now() / 60_000)

/** How often restrictions are folded for the day that it is, and forecasts are read, ms. */
const REFOLD_EVERY = 3_600_000

/** How often what is due is erased of what is kept about people, ms. */
const SWEEP_EVERY = 3_600_000

/** Tells of an error, and again only of another. */
function once(tell: (reason: string) => void): (error: unknown) => void {
  let last = ''
  return (error) => {
    const reason = error instanceof Error ? error.message : String(error)
    if (reason !== last) tell(reason)
    last = reason
  }
}

/** Erases what is kept about people as soon as its time is over. */
function startSweeping({ made, people }: Storage): void {
  const failed = once((reason) => console.error(`What is due is not erased for now: ${reason}`))
  const sweep = async () => {
    if (made()) await (await people()).retention.sweep()
  }
  const run = () => void sweep().catch(failed)
  run()
  setInterval(run, SWEEP_EVERY).unref()
}

/** What the forecasts that are connected foresee of the ports of a network now. */
async function foreseen(
  network: Network,
  thresholds: readonly ClosureThreshold[],
  source: ForecastSource | null,
): Promise<readonly ClosureForecast[]> {
  if (source === null) return []
  const ports = network.closures.map(({ location }) => location)
  return closureForecasts(await weatherAt({ ...network, thresholds }, ports, source, now()))
}

function sampleLeftOut(consignmentId: string, error: unknown): void {
  console.error(`Sample ${consignmentId} is left out: ${error instanceof Error ? error.message : String(error)}`)
}

async function main(): Promise<void> {
  const { host, port, network: folder, samples } = readStart(process.argv.slice(2), process.env)
  const settings = readSignIn(process.env, host)
  const receivers = readReceivers(process.env, settings === null)
  const forecasts = openForecasts(process.env, now)
  const overlay = folder === undefined ? undefined : resolve(folder)
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  const started = performance.now()
  const asOf = now()
  const world = loadWorld(overlay, asOf)
  const { network } = world
  const thresholds = knownThresholds(process.env, (id) => network.locations.has(id))
  console.log(
    `Network ${network.version}: ${network.locations.size} places, ${network.links.length} links, ${network.services.length} services; data as of ${network.dataAsOf}; read in ${Math.round(performance.now() - started)} ms`,
  )
  const search = createSearchPool({
    threads: Math.max(1, Math.min(4, availableParallelism() - 1)),
    waiting: 8,
    timeoutMs: 25_000,
    graceMs: 300,
    workerData: { overlay, asOf },
    module: new URL('./search-worker.js', import.meta.url),
  })
  const storage = lazyStorage(process.env)
  const left = once((reason) => console.error(`Left out of what was entered: ${reason}`))
  const living = new LivingWorld(
    world,
    (conditions) => search.take(conditions),
    (why) => left(why.map(({ message }) => message).join('; ')),
  )
  let enteredAt: ReadonlyMap<string, EpochMinutes> = new Map()
  const followed = new FollowedConditions(storage, {
    changed: ({ enteredAt: times, ...entered }) => {
      living.take({ entered, asOf: now() })
      enteredAt = times
    },
    failed: once((reason) => console.error(`What was entered is left out for now: ${reason}`)),
  })
  await followed.start()
  const stale = once((reason) => console.error(`Restrictions stay as they were folded last: ${reason}`))
  const refold = async () => {
    const forecast = await foreseen(network, thresholds, forecasts)
    living.take({ asOf: now(), forecasts: forecast })
  }
  if (forecasts !== null) void refold().catch(stale)
  setInterval(() => void refold().catch(stale), REFOLD_EVERY).unref()
  const { conditions } = storage
  const entries: Entries = {
    made: storage.made,
    enteredAt: () => enteredAt,
    add: conditions.add,
    withdraw: conditions.withdraw,
    versions: conditions.versions,
    latest: conditions.latest,
    refresh: () => followed.refresh(),
  }

  const figures: Figures = { all: followedFigures(storage), made: storage.made, figures: storage.figures }
  const places = eventPlaces(network.locations)
  const reader = createReportReader({ places, overlay })
  const tracking = createTracking({
    storage,
    places,
    now,
    inForce: (at) => inForce(living.current, at),
    samples:
      samples && settings === null
        ? sampleBook({
            network: () => living.current.network,
            inForce: (at) => inForce(living.current, at),
            search,
            places,
            now,
            leftOut: sampleLeftOut,
          })
        : null,
    failed: once((reason) => console.error(`How consignments stand is not told for now: ${reason}`)),
  })
  const delivering = createDelivering({
    storage,
    receivers,
    version,
    failed: once((reason) => console.error(`What is new is not sent for now: ${reason}`)),
  })
  const signIn =
    settings === null
      ? null
      : createSignIn({
          settings,
          people: storage.people,
          partiesOf: async (id) => (await storage.consignments()).parties(id),
          now,
        })
  startSweeping(storage)

  let hosts: readonly string[] = []
  const page = fileURLToPath(new URL('../../web/dist', import.meta.url))
  const app = await createApp({
    world: () => living.current,
    entries,
    figures,
    search,
    tracking,
    delivering,
    reader,
    now,
    forecasts,
    thresholds,
    thresholdRows: ownThresholdRows(process.env),
    version,
    hosts: () => hosts,
    signIn,
    people: storage.people,
    page,
  })

  let stopping = false
  const stop = async () => {
    if (stopping) process.exit(1)
    stopping = true
    setTimeout(() => process.exit(0), 5_000).unref()
    await app.close()
    await Promise.all([search.close(), reader.close(), followed.stop(), tracking.stop(), delivering.stop()])
    await storage.close()
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop())
  process.on('SIGINT', () => void stop())

  try {
    await app.listen({ host, port })
  } catch (error) {
    throw listenFault(error as NodeJS.ErrnoException, host, port)
  }
  const bound = (app.server.address() as AddressInfo).port
  const local = `http://${inAddress(host)}:${bound}`
  const publicUrl = settings?.publicUrl ?? null
  hosts = publicUrl === null ? ownHosts(bound, host) : publicHosts(publicUrl)
  if (settings !== null) {
    const link = await setupLink(await storage.people(), publicUrl?.origin ?? local)
    if (link !== null) console.log(`Nobody may sign in yet. Add the first administrator, within a day: ${link}`)
    if (publicUrl?.protocol === 'http:' && !isLoopback(publicUrl.hostname))
      console.error(
        `Passwords travel in the open to ${publicUrl.origin}; put a proxy with TLS before it: docs/sign-in.md`,
      )
  }
  if (publicUrl !== null) console.log(`People find it at ${publicUrl.origin}`)
  console.log(local)
}

try {
  await main()
} catch (error) {
  console.error(error instanceof StartFault || error instanceof StructuredError ? error.message : error)
  process.exit(error instanceof StartFault ? error.exitCode : 1)
}
