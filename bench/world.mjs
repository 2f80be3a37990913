import { parseInstant, seededRandom } from '@karavan/core'
import { compileNetwork, readNetworkTables } from '@karavan/network'
import { plan } from '@karavan/planner'
import { question, readTables } from './corridor.mjs'
import { makeWorld, WORLD_DATE, WORLD_WEEKS } from './make-world.mjs'
import { ask, round, summary, timed } from './measure.mjs'

const QUERIES = 200
const WARM_UP = 10

/**
 * The planner on the seeded world, whole distributions on a grid of one hour over its 12 weeks.
 * Handling, emissions and parameters are the general rows of the bundled network; rates are one price a kilometre.
 */
export async function run({ seconds }) {
  const own = makeWorld()
  const general = readNetworkTables(readTables())
  const rowsOf = (file) => own[file].map((cells, n) => ({ file: `${file}.csv`, line: n + 2, cells }))
  const tables = {
    ...readNetworkTables(new Map()),
    locations: rowsOf('locations'),
    services: rowsOf('services'),
    service_calls: rowsOf('service_calls'),
    handling: general.handling.filter(({ cells }) => cells.place === '*'),
    emissions: general.emissions,
    parameters: general.parameters,
    rates: general.rates.filter(({ cells }) => cells.scope === 'mode'),
  }
  const compiled = timed(() => compileNetwork(tables, { stepMinutes: 60, horizonSteps: WORLD_WEEKS * 7 * 24 }))
  const network = compiled.result
  const asOf = parseInstant(WORLD_DATE)
  const snapshot = { version: 'none', asOf, restrictions: [], closures: [], handlingOverrides: [] }
  const random = seededRandom(17)
  const place = () => `P${Math.floor(random() * network.locations.size)}`
  const cargo = { equipment: '40HC', units: 1, tonnes: 20 }
  const queries = Array.from({ length: QUERIES + WARM_UP }, () =>
    question(place(), place(), asOf + 60 * Math.floor(random() * 24 * 14), cargo),
  ).filter(({ from, to }) => from !== to)
  const first = timed(() => plan(queries[0], network, snapshot))
  const { times, answers } = ask(queries, (query) => plan(query, network, snapshot), { warmUp: WARM_UP, seconds })
  const departures = own.services.reduce((sum, { days }) => sum + days.split(' ').length * WORLD_WEEKS, 0)
  return {
    network: { locations: network.locations.size, services: network.services.length, departures, weeks: WORLD_WEEKS },
    queries: { asked: times.length, warmUp: WARM_UP, answered: answers.filter(({ plans }) => plans.length > 0).length },
    compile: round(compiled.ms),
    firstQuery: round(first.ms),
    query: summary(times),
  }
}
