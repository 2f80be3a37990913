import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type EpochMinutes, StructuredError } from '@karavan/core'
import { loadWorld } from '@karavan/storage'
import { createApp } from './app.js'
import { isLoopback, ownHosts } from './guard.js'
import { createSearchPool } from './search-pool.js'

const now = (): EpochMinutes => Math.floor(Date.now() / 60_000)

/** A fault that ends the start, told in one line. */
class StartFault extends Error {}

function readPort(text: string | undefined): number {
  if (text === undefined || text === '') return 8080
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text)
  throw new StartFault(`PORT is ${JSON.stringify(text)}; expected a number from 0 to 65535 (0 takes a free one).`)
}

function readHost(text: string | undefined): string {
  const host = text === undefined || text === '' ? '127.0.0.1' : text
  if (isLoopback(host)) return host
  throw new StartFault(
    `HOST is ${JSON.stringify(host)}; expected 127.0.0.1, localhost or ::1. Karavan has no sign-in yet, so it serves this machine alone. To use it from another one, forward a port: ssh -L 8080:127.0.0.1:8080 …`,
  )
}

function listenFault(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const { code } = error
  if (code === 'EADDRINUSE') {
    return new StartFault(
      `Port ${port} of ${host} is taken by another program. Stop it, or choose another port: PORT=${port + 1} npm start`,
    )
  }
  if (code === 'EACCES')
    return new StartFault(`Port ${port} may not be used by this user. Choose one above 1023: PORT=8080 npm start`)
  if (code === 'EADDRNOTAVAIL') return new StartFault(`${host} is not an address of this machine. Try HOST=127.0.0.1`)
  return error
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { network: { type: 'string' } } })
  const port = readPort(process.env['PORT'])
  const host = readHost(process.env['HOST'])
  const overlay = values.network === undefined ? undefined : resolve(values.network)
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
    workerData: { overlay, asOf },
    module: new URL('./search-worker.js', import.meta.url),
  })
  let hosts: readonly string[] = []
  const page = fileURLToPath(new URL('../../web/dist', import.meta.url))
  const app = await createApp({ world, search, now, version, hosts: () => hosts, page })

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
  hosts = ownHosts(bound)
  console.log(`http://${host === '::1' ? '[::1]' : host}:${bound}`)
}

try {
  await main()
} catch (error) {
  console.error(error instanceof StartFault || error instanceof StructuredError ? error.message : error)
  process.exit(1)
}
