import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readOrders, registerOf, snapshotAt } from '@karavan/conditions'
import { fingerprint } from '@karavan/core'
import { compileNetwork, readNetworkTables } from '@karavan/network'
import { baselineOf } from './baseline.mjs'
import { readPublished, readSources } from './evidence.mjs'
import { askPlan, imposedNetwork, predictedHours } from './impose.mjs'
import { isFed, restingOn, withoutRows } from './leave-out.mjs'
import { Lengths } from './lengths.mjs'
import { mappingFaults, readMapping, readPaces, startsOf } from './mapping.mjs'
import { landTrains, readObservations, readServiceWords, sourceSpread } from './rules.mjs'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
export const EVIDENCE = `${ROOT}data/evidence`
export const MAPPING = `${ROOT}scripts/accuracy`
const NETWORK = `${ROOT}packages/network/data`
const ORDERS = `${ROOT}packages/conditions/data/orders.csv`
const NOTHING = { services: new Set(), handling: [], closures: [], parameters: [] }

/** The tables of the bundled network. */
export function readTables() {
  const names = readdirSync(NETWORK).filter((name) => name.endsWith('.csv'))
  return readNetworkTables(new Map(names.map((name) => [name, readFileSync(`${NETWORK}/${name}`, 'utf8')])))
}

/** Names all that a result depends on: the network, the restrictions, the published times and their mapping. */
export function versionOf(tables) {
  const texts = [
    `${EVIDENCE}/transit_times_published.csv`,
    `${MAPPING}/mapping.csv`,
    `${MAPPING}/paces.csv`,
    ORDERS,
  ].map((path) => readFileSync(path, 'utf8'))
  return { network: compileNetwork(tables).version, inputs: fingerprint(texts.join('\u001e')) }
}

/**
 * Holds the planner against every usable row, once on the network as it stands and once without the row's source.
 * @param say - told of progress
 */
export function evaluate(say) {
  const tables = readTables()
  const { usable, unusable, times } = readPublished(EVIDENCE)
  const mapping = readMapping(MAPPING)
  const faults = mappingFaults(usable, mapping)
  if (faults.length > 0) throw new Error(faults.join('\n'))
  const world = readWorld(tables, times, mapping)
  const rows = usable.map((row, i) => {
    say(`${i + 1} of ${usable.length}: ${row.name}`)
    const entry = mapping.find(({ line }) => line === row.line)
    const resting = restingOn(row.source, tables, world.sources)
    const asItStands = predict(row, entry, { ...world, resting: NOTHING })
    const without = predict(row, entry, withoutSource(world, row.source, resting))
    return {
      ...row,
      way: entry.carriages.map(({ id }) => id).join(' '),
      remark: entry.remark,
      scope: entry.scope,
      fed: isFed(resting),
      asItStands,
      ...without,
    }
  })
  const withBaseline = rows.map((row) => ({ ...row, baseline: baselineOf(row, rows) }))
  return { version: versionOf(tables), rows: withBaseline, unusable }
}

function readWorld(tables, times, mapping) {
  const locations = new Map(
    tables.locations.map(({ cells }) => [cells.id, { country: cells.country, lat: +cells.lat, lon: +cells.lon }]),
  )
  const services = readServiceWords(tables)
  const observations = readObservations(tables)
  const sources = readSources(EVIDENCE)
  const lengths = new Lengths(tables, locations)
  return {
    tables,
    services,
    observations,
    locations,
    lengths,
    spread: sourceSpread(services, observations),
    trains: [
      ...landTrains(services, observations),
      ...publishedTrains(times, mapping, { lengths, locations, sources }),
    ],
    sources,
    register: registerOf(readOrders(readFileSync(ORDERS, 'utf8'), 'orders.csv')),
  }
}

/** What published times of single trains, between two places or between regions that places stand for, tell of pace. */
function publishedTrains(times, mapping, { lengths, locations, sources }) {
  const train = (places, printed, timed) => {
    const km = lengths.of('train', places, printed)
    return { km, crosses: places.map((id) => locations.get(id).country), ...timed(km) }
  }
  const laid = mapping
    .filter(({ carriages }) => carriages.length === 1 && carriages[0].kind === 'train')
    .map(({ line, km, carriages }) => train(carriages[0].places, km, () => times.get(line)))
  const paced = readPaces(MAPPING).map(({ fact, kmPerDay, places }) => {
    const published = times.get(Number(fact.replace('transit_times_published.csv:', '')))
    if (published === undefined && kmPerDay === null) throw new Error(`paces.csv: ${fact} has no time that can be used`)
    const byPace = (km) => ({ hours: (24 * km) / kmPerDay, source: sources.get(fact) })
    return train(places, null, kmPerDay === null ? () => published : byPace)
  })
  return [...laid, ...paced]
}

function withoutSource(world, source, resting) {
  const others = (list) => list.filter((item) => item.source !== source)
  return {
    ...world,
    resting,
    tables: withoutRows(world.tables, resting),
    observations: others(world.observations),
    spread: sourceSpread(world.services, others(world.observations)),
    trains: others(world.trains),
  }
}

/** Bans by law are left out: the way that a row says was run is imposed. */
function predict(row, entry, world) {
  const { network, origins } = imposedNetwork(entry, row.year, world)
  const starts = startsOf(entry, row.year)
  const folded = snapshotAt(world.register, network.closures, starts[0])
  const snapshot = { ...folded, restrictions: folded.restrictions.filter(({ effect }) => effect !== 'forbid') }
  const plans = starts.map((ready) => ({ ...askPlan(entry, network, snapshot, ready), ready }))
  const km = entry.km ?? plans[0].legs.reduce((sum, leg) => sum + leg.distanceKm.value, 0)
  return { predicted: predictedHours(plans, entry, network), km, origins }
}
