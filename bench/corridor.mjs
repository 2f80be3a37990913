import { readdirSync, readFileSync } from 'node:fs'
import { readOrders, registerOf, snapshotAt } from '@karavan/conditions'
import { parseInstant, seededRandom } from '@karavan/core'
import { compileNetwork, readNetworkTables, unpackNetwork } from '@karavan/network'
import { plan } from '@karavan/planner'
import { ask, round, summary, timed } from './measure.mjs'

const DATA = new URL('../packages/network/data/', import.meta.url)
const COMPILED = new URL('../packages/network/dist/network.json', import.meta.url)
const ORDERS = new URL('../packages/conditions/data/orders.csv', import.meta.url)
const AS_OF = parseInstant('2026-03-02')
const QUERIES = 200
const WARM_UP = 20

/** The planner on the bundled network, whole distributions: seeded pairs of the places that services call at. */
export async function run({ seconds }) {
  const firstLoad = timed(loadNetwork)
  const loading = Array.from({ length: 20 }, () => timed(loadNetwork))
  const compiling = Array.from({ length: 10 }, () => timed(() => compileNetwork(readNetworkTables(readTables()))))
  const { network, snapshot } = bundledWorld(firstLoad.result)
  const queries = corridorQueries(network, AS_OF)
  const first = timed(() => plan(queries[0], network, snapshot))
  const { times, answers } = ask(queries, (query) => plan(query, network, snapshot), { warmUp: WARM_UP, seconds })
  return {
    network: {
      locations: network.locations.size,
      links: network.links.length,
      services: network.services.length,
      stepMinutes: network.grid.stepMinutes,
      horizonSteps: network.grid.horizonSteps,
    },
    queries: { asked: times.length, warmUp: WARM_UP, answered: answers.filter(({ plans }) => plans.length > 0).length },
    firstLoading: round(firstLoad.ms),
    loading: summary(loading.map(({ ms }) => ms)),
    compiling: summary(compiling.map(({ ms }) => ms)),
    firstQuery: round(first.ms),
    query: summary(times),
  }
}

/** The compiled network. */
export function loadNetwork() {
  return unpackNetwork(readFileSync(COMPILED, 'utf8'))
}

/** The compiled network and the restrictions of a fixed day. */
export function bundledWorld(network = loadNetwork()) {
  const register = registerOf(readOrders(readFileSync(ORDERS, 'utf8'), 'orders.csv'))
  return { network, snapshot: snapshotAt(register, network.closures, AS_OF) }
}

/** The bundled tables by file name. */
export function readTables() {
  const names = readdirSync(DATA).filter((name) => name.endsWith('.csv'))
  return new Map(names.map((name) => [name, readFileSync(new URL(name, DATA), 'utf8')]))
}

/** Seeded questions of four kinds of cargo, ready within 90 days. */
export function corridorQueries(network, asOf) {
  const random = seededRandom(3)
  const pick = (list) => list[Math.floor(random() * list.length)]
  const boardable = network.services.filter(({ boardable }) => boardable)
  const places = [...new Set(boardable.flatMap(({ calls }) => calls.map(({ location }) => location)))].sort()
  return Array.from({ length: QUERIES + WARM_UP }, () => {
    const from = pick(places)
    const to = pick(places.filter((place) => place !== from))
    const cargo = pick([
      { equipment: '40HC', units: 1, tonnes: 20 },
      { equipment: '40HC', units: 20, tonnes: 400, hs: '8703' },
      { equipment: 'wagon-covered', units: 10, tonnes: 600, hs: '1001' },
      { equipment: 'truck', units: 1, tonnes: 20, hs: '0808' },
    ])
    return question(from, to, asOf + 60 * Math.floor(random() * 24 * 90), cargo)
  })
}

/** A question without wishes. */
export function question(from, to, ready, cargo) {
  const avoid = { countries: [], locations: [], modes: [], services: [] }
  return { from, to, ready, cargo, avoid, sort: 'arrival', limit: 10, exact: false }
}
