import { compileTimeMap, quantile, readyAt } from '@karavan/core'
import { compileNetwork } from '@karavan/network'
import { plan } from '@karavan/planner'
import { hoursFromObservations, shipHours, trainHours } from './rules.mjs'

const KNOTS = ['hours_min', 'hours_p10', 'hours_p50', 'hours_p90', 'hours_max']
const PROVENANCE = { source: 'accuracy', source_date: 'undated', basis: 'estimated', note: '' }
const CARRIER = { train: 'rail_block_train', ship: 'deep_sea' }

/**
 * The network reduced to the carriages of an entry: the planner has no other way to take.
 * @param world - `{tables, services, observations, trains, locations, resting}`; `resting.services` have lost their hours
 * @returns the network, how each carriage got its hours, and the services in order
 */
export function imposedNetwork(entry, year, world) {
  const services = []
  const calls = []
  const origins = []
  for (const carriage of entry.carriages) {
    if (carriage.kind === 'road') {
      origins.push({ id: 'road', by: 'road haulage' })
      continue
    }
    const made = carriage.kind === 'service' ? named(carriage, entry, year, world) : laid(carriage, entry, world)
    services.push(made.service)
    calls.push(...made.calls)
    origins.push({ id: carriage.id, by: made.by })
  }
  const tables = {
    ...world.tables,
    services,
    service_calls: calls,
    links: keptLinks(entry, world),
    parameters: world.tables.parameters.map(anyHaul),
    shapes: [],
    rates: [],
    emissions: [],
    observations: [],
  }
  return { network: compileNetwork(tables), origins }
}

/** The longest way of a box by lorry, out of the way: how far it went is imposed. */
function anyHaul(row) {
  return row.cells.key === 'box_haul_km.most' ? { ...row, cells: { ...row.cells, value: '20000' } } : row
}

/** Sea lanes, and the roads of the countries through which the entry goes by road. */
function keptLinks({ carriages, through }, { tables, locations }) {
  const roads = carriages.filter(({ kind }) => kind === 'road').flatMap(({ places }) => places)
  const countries = new Set([...roads.map((id) => locations.get(id).country), ...through])
  const inside = (id) => countries.has(locations.get(id).country)
  return tables.links.filter(
    ({ cells }) => cells.mode === 'sea' || (cells.mode === 'road' && inside(cells.from) && inside(cells.to)),
  )
}

/** A service of the network, opened for the row; its hours made anew where they rested on the source left out. */
function named({ id }, entry, year, { tables, services, observations, trains, spread, resting }) {
  const row = tables.services.find(({ cells }) => cells.id === id)
  if (row === undefined) throw new Error(`no service ${id}`)
  const words = services.get(id)
  const calls = tables.service_calls.filter(({ cells }) => cells.service_id === id)
  const kept = row.cells.boardable === 'yes' && !resting.services.has(id)
  const cut = cutTo(calls, entry)
  if (kept) return { service: opened(row, entry, year), calls: cut, by: 'the network' }
  const observed = hoursFromObservations(words, observations, spread)
  const km = words.km
  const general = words.mode === 'rail_block_train' ? trainHours(km, words.crosses, trains) : shipHours(km)
  const hours = observed ?? general
  const share = (call) => Number(call.cells.distance_km) / km
  const timed = cut.map((call, i) => (i === 0 ? call : withHours(call, hours, share(call))))
  const noBorders = observed === null && words.mode === 'rail_block_train'
  return {
    service: opened(row, entry, year),
    calls: noBorders ? timed.map((call) => including(call, 'border gauge_change handling')) : timed,
    by: observed === null ? 'the general rule' : 'other observations',
  }
}

/** The calls between the ends of an entry, all of them where the service serves only part of its way. */
function cutTo(calls, { from, to }) {
  const last = calls.findIndex(({ cells }) => cells.location_id === to)
  const first = calls.findIndex(({ cells }) => cells.location_id === from)
  return calls.slice(Math.max(first, 0), last > 0 ? last + 1 : undefined)
}

/** The service as it is boarded: its frequency says nothing about a year before it began. */
function opened(row, { equipment }, year) {
  const began = Number(row.cells.valid_from.slice(0, 4)) <= year
  const open = { equipment, valid_from: '', valid_to: '', boardable: 'yes', why_not_boardable: '' }
  return { ...row, cells: { ...row.cells, ...open, ...(began ? {} : { departures: 'on_demand' }) } }
}

function withHours(call, hours, share) {
  const cells = Object.fromEntries(KNOTS.map((column, i) => [column, String(hours[i] * share)]))
  return { ...call, cells: { ...call.cells, ...cells } }
}

const including = (call, includes) => ({ ...call, cells: { ...call.cells, includes } })

/** A carriage that no service of the network offers, by the general rules; it leaves when the goods are there. */
function laid({ kind, id, places }, entry, { lengths, locations, trains }) {
  const alone = entry.carriages.length === 1
  const km = lengths.of(kind, places, alone ? entry.km : null)
  const [first, last] = [places[0], places.at(-1)]
  const crosses = (kind === 'train' ? places : [first, last]).map((place) => locations.get(place).country)
  const hours = kind === 'train' ? trainHours(km, crosses, trains) : shipHours(km)
  const row = (cells) => ({ file: 'accuracy', line: 1, cells: { ...cells, ...PROVENANCE } })
  const call = (seq, location) => ({
    service_id: id,
    seq: String(seq),
    location_id: location,
    crosses: '',
    includes: '',
  })
  return {
    service: row({
      id,
      name: id,
      operator: '',
      mode: CARRIER[kind],
      departures: 'on_demand',
      equipment: entry.equipment,
      status: 'running',
      boardable: 'yes',
    }),
    calls: [
      row(call(1, first)),
      withHours(
        row({
          ...call(2, last),
          distance_km: String(Math.round(km)),
          distance_basis: 'published',
          crosses: crosses.filter((c, i) => c !== crosses[i - 1]).join(' '),
          includes: kind === 'train' ? 'border gauge_change handling' : '',
        }),
        hours,
        1,
      ),
    ],
    by: 'the general rule',
  }
}

/** The one plan of an imposed network for a start. @throws where the planner does not find the way */
export function askPlan(entry, network, snapshot, ready) {
  const avoid = { countries: [], locations: [], modes: [], services: [] }
  const cargo = { equipment: entry.equipment, units: 1, tonnes: 20 }
  const query = { from: entry.from, to: entry.to, ready, cargo, avoid, sort: 'arrival', limit: 20, exact: false }
  const wanted = entry.carriages.map(({ kind, id }) => (kind === 'road' ? 'road' : id)).join(' ')
  const { plans, knockedOut } = plan(query, network, snapshot)
  const found = plans.find(
    ({ legs, crosses }) =>
      legs.map(({ service }) => service).join(' ') === wanted && entry.through.every((c) => crosses.includes(c)),
  )
  if (found === undefined)
    throw new Error(
      `line ${entry.line}: no plan by ${wanted} among ${plans.map(({ legs }) => legs.map(({ service }) => service).join(' ')).join(' | ')}; ${knockedOut.map(({ rule }) => rule.text).join('; ')}`,
    )
  return found
}

/**
 * The stages that count. `station`: from the first departure to the last arrival, with every wait, handling and border
 * between, and closures of the last port. `loading`: the same with handling before the first departure. `door`: all.
 */
export function countedStages(stages, scope) {
  if (scope === 'door') return stages
  const first = stages.findIndex(({ kind }) => kind === 'run')
  const last = stages.findLastIndex(({ kind }) => kind === 'run' || kind === 'hold')
  return stages.filter(({ kind }, i) => i <= last && (i >= first || (scope === 'loading' && kind === 'handling')))
}

/** Hours from start to the end of the counted stages: P5, P50 and P95 over all starts, each as likely as another. */
export function predictedHours(plans, entry, network) {
  const { grid } = network
  const ends = plans.map(({ ready, stages }) => {
    const start = Math.ceil(ready / grid.stepMinutes)
    let arrival = readyAt(start)
    for (const { time } of countedStages(stages, entry.scope))
      arrival = compileTimeMap(time, grid).apply(arrival, start + grid.horizonSteps)
    return { start: arrival.start - start, cdf: arrival.cdf }
  })
  const mixed = mixtureOf(ends)
  const [p5, p50, p95] = [0.05, 0.5, 0.95].map(
    (share) => ((quantile(mixed, share) ?? Number.NaN) * grid.stepMinutes) / 60,
  )
  return { p5, p50, p95 }
}

function mixtureOf(parts) {
  const start = Math.min(...parts.map((part) => part.start))
  const end = Math.max(...parts.map((part) => part.start + part.cdf.length))
  const cdf = new Float64Array(end - start)
  for (const part of parts) {
    for (let i = 0; i < cdf.length; i++) {
      const at = Math.min(i - (part.start - start), part.cdf.length - 1)
      if (at >= 0) cdf[i] += part.cdf[at] / parts.length
    }
  }
  return { start, cdf }
}
