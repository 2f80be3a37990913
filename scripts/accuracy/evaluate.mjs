import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readRestrictions, snapshotAt } from '@karavan/conditions'
import { fingerprint } from '@karavan/core'
import { compileNetwork, readNetworkTables } from '@karavan/network'
import { baselineOf } from './baseline.mjs'
import { readPublished, readSources } from './evidence.mjs'
import { askPlan, imposedNetwork, predictedHours } from './impose.mjs'
import { isFed, restingOn, withoutRows } from './leave-out.mjs'
import { mappingFaults, readMapping, startsOf } from './mapping.mjs'
import { landTrains, lengthOf, readObservations, readServiceWords } from './rules.mjs'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
export const EVIDENCE = `${ROOT}data/evidence`
export const MAPPING = `${ROOT}scripts/accuracy`
const NETWORK = `${ROOT}packages/network/data`
const RESTRICTIONS = `${ROOT}packages/conditions/data/restrictions.csv`
const NOTHING = { services: new Set(), handling: [], closures: [], parameters: [] }

/** The tables of the bundled network. */
export function readTables() {
  if (!existsSync(NETWORK)) throw new Error(`no ${NETWORK}`)
  const names = readdirSync(NETWORK).filter((name) => name.endsWith('.csv'))
  return readNetworkTables(new Map(names.map((name) => [name, readFileSync(`${NETWORK}/${name}`, 'utf8')])))
}

/** Names all that a result depends on: the network, the restrictions, the published times and their mapping. */
export function versionOf(tables) {
  const texts = [`${EVIDENCE}/transit_times_published.csv`, `${MAPPING}/mapping.csv`, RESTRICTIONS].map((path) =>
    readFileSync(path, 'utf8'),
  )
  return { network: compileNetwork(tables).version, inputs: fingerprint(texts.join('\u001e')) }
}

/**
 * Holds the planner against every usable row, once on the network as it stands and once without the row's source.
 * @param say - told of progress
 */
export function evaluate({ say = () => {}, lines = null } = {}) {
  const tables = readTables()
  const { usable, unusable } = readPublished(EVIDENCE)
  const mapping = readMapping(MAPPING)
  const faults = mappingFaults(usable, mapping)
  if (faults.length > 0) throw new Error(faults.join('\n'))
  const world = readWorld(tables, usable, mapping)
  const rows = usable
    .filter(({ line }) => lines === null || lines.includes(line))
    .map((row, i, all) => {
      say(`${i + 1} of ${all.length}: ${row.name}`)
      const entry = mapping.find(({ line }) => line === row.line)
      const resting = restingOn(row.source, tables, world.sources)
      const asItStands = predict(row, entry, { ...world, resting: NOTHING })
      const without = predict(row, entry, withoutSource(world, row.source, resting))
      return {
        ...row,
        way: entry.carriages.map(({ id }) => id),
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

function readWorld(tables, usable, mapping) {
  const locations = new Map(
    tables.locations.map(({ cells }) => [cells.id, { country: cells.country, lat: +cells.lat, lon: +cells.lon }]),
  )
  const services = readServiceWords(tables)
  const observations = readObservations(tables)
  return {
    tables,
    services,
    observations,
    locations,
    trains: [...landTrains(services, observations), ...laidTrains(usable, mapping, locations)],
    sources: readSources(EVIDENCE),
    restrictions: readRestrictions(readFileSync(RESTRICTIONS, 'utf8'), 'restrictions.csv'),
  }
}

/** Published rows that are one laid train each: they tell the pace of trains too. */
function laidTrains(usable, mapping, locations) {
  return usable.flatMap(({ line, hours, source }) => {
    const { carriages, km } = mapping.find((entry) => entry.line === line)
    const [train] = carriages
    if (carriages.length > 1 || train.kind !== 'train') return []
    return [{ km: lengthOf('train', train.places, km, locations), hours, source }]
  })
}

function withoutSource(world, source, resting) {
  const others = (list) => list.filter((item) => item.source !== source)
  return {
    ...world,
    resting,
    tables: withoutRows(world.tables, resting),
    observations: others(world.observations),
    trains: others(world.trains),
  }
}

function predict(row, entry, world) {
  const { network, origins } = imposedNetwork(entry, world)
  const starts = startsOf(entry, row.year)
  const snapshot = snapshotAt(world.restrictions, network.closures, starts[0])
  const plans = starts.map((ready) => ({ ...askPlan(entry, network, snapshot, ready), ready }))
  const km = entry.km ?? plans[0].legs.reduce((sum, leg) => sum + leg.distanceKm.value, 0)
  return { predicted: predictedHours(plans, entry, network), km, origins }
}
