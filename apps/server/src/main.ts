import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type EpochMinutes, StructuredError } from '@karavan/core'
import { loadWorld, openForecasts } from '@karavan/storage'
import { createApp } from './app.js'
import { inAddress, ownHosts } from './guard.js'
import { createSearchPool } from './search-pool.js'
import { listenFault, readStart, StartFault } from './start-options.js'

const now = (): EpochMinutes => Math.floor(Date.now() / 60_000)

async function main(): Promise<void> {
  const { host, port, network: folder } = readStart(process.argv.slice(2), process.env)
  const overlay = folder === undefined ? undefined : resolve(folder)
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  const started = performance.now()
  const asOf = now()
  const world = loadWorld(overlay, asOf)
  const { network } = world
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
  let hosts: readonly string[] = []
  const page = fileURLToPath(new URL('../../web/dist', import.meta.url))
  const forecasts = openForecasts(process.env, now)
  const app = await createApp({ world, search, now, forecasts, version, hosts: () => hosts, page })

  let stopping = false
  const stop = async () => {
    if (stopping) process.exit(1)
    stopping = true
    setTimeout(() => process.exit(0), 5_000).unref()
    await app.close()
    await search.close()
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
  hosts = ownHosts(bound, host)
  console.log(`http://${inAddress(host)}:${bound}`)
}

try {
  await main()
} catch (error) {
  console.error(error instanceof StartFault || error instanceof StructuredError ? error.message : error)
  process.exit(error instanceof StartFault ? error.exitCode : 1)
}
