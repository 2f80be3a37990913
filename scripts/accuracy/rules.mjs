import { FACTORS, greatCircleKm } from '../operations/lib.mjs'
import { median, quantileOf } from './score.mjs'

/** Statistics of an observation that tell how long it took, or what the market counts on. */
const REPORTED = new Set(['mean', 'single', 'typical', 'range'])
/** What is added to the great circle through the points of a way (docs/data-operations.md). */
const DETOUR = { train: 1.2, ship: 1.25 }
/** Ship's speed between ports, km in an hour. */
const SHIP_KM_A_HOUR = 28
/** From this length on a train is one of the long ones. */
const LONG_TRAIN_KM = 3000

const isSea = (mode) => !['rail_block_train', 'rail_wagonload', 'road'].includes(mode)
const crossesSea = (service) => service.includes.includes('closure')

/** Observations with one number each, in hours: `typical`, and the ends of a printed range. */
export function readObservations(tables) {
  return tables.observations.flatMap(({ cells }) => {
    const [low, typical, high] = ['hours_min', 'hours_typ', 'hours_max'].map((c) => Number(cells[c]) || null)
    const hours = typical ?? (low !== null && high !== null ? (low + high) / 2 : (low ?? high))
    if (hours === null || cells.statistic === 'limit') return []
    return [
      {
        service: cells.service_id,
        statistic: cells.statistic,
        hours,
        low: low ?? hours,
        high: high ?? hours,
        source: cells.source,
      },
    ]
  })
}

/** What the rules need to know of each service. */
export function readServiceWords(tables) {
  const words = new Map()
  for (const { cells } of tables.services) {
    const calls = tables.service_calls.filter((call) => call.cells.service_id === cells.id).slice(1)
    words.set(cells.id, {
      id: cells.id,
      mode: cells.mode,
      km: calls.reduce((sum, call) => sum + Number(call.cells.distance_km), 0),
      includes: calls.flatMap((call) => call.cells.includes.split(' ')),
    })
  }
  return words
}

/** [min, p10, p50, p90, max] in hours of a service from the observations that are left, or null where none is. */
export function hoursFromObservations(service, observations) {
  const mine = observations.filter((o) => o.service === service.id)
  const reported = mine.filter(({ statistic }) => REPORTED.has(statistic))
  const usual = isSea(service.mode) ? FACTORS.sea : FACTORS.land
  if (reported.length > 0) return pooled(reported, usual)
  const scheduled = mine.filter(({ statistic }) => statistic === 'schedule')
  if (scheduled.length > 0) return pooled(scheduled, usual)
  if (mine.length === 0) return null
  return pooled(mine, crossesSea(service) ? FACTORS.announcedCaspian : FACTORS.announced)
}

/** The spread rule around the median of the sources, widened to all that they print. */
function pooled(observations, [f0, f1, f2, f3, f4]) {
  const bySource = new Map(
    observations.map((o) => [o.source, observations.filter(({ source }) => source === o.source)]),
  )
  const middle = median([...bySource.values()].map((group) => median(group.map(({ hours }) => hours))))
  const low = Math.min(middle, ...observations.map((o) => o.low))
  const high = Math.max(middle, ...observations.map((o) => o.high))
  const [min, p10] = [Math.min(f0 * middle, f0 * low), Math.min(f1 * middle, low)]
  const [p90, max] = [Math.max(f3 * middle, high), Math.max(f4 * middle, 1.15 * high)]
  return [Math.min(min, p10), p10, f2 * middle, p90, max]
}

/**
 * The general rule for a train without a source: length over the pace of the other trains of its class (under and from
 * 3,000 km), their 90th, 50th and 10th percentile as p10, p50 and p90.
 * @param trains - `{km, hours, source}`, one for each service and source
 */
export function trainHours(km, trains) {
  const alike = trains.filter((train) => train.km >= LONG_TRAIN_KM === km >= LONG_TRAIN_KM)
  const [slow, typical, fast] = [0.1, 0.5, 0.9].map((share) =>
    quantileOf(
      alike.map((train) => train.km / train.hours),
      share,
    ),
  )
  return [(0.85 * km) / fast, km / fast, km / typical, km / slow, (1.4 * km) / slow]
}

/** The general rule for a ship without a source: length over 28 km in an hour, with the spread of ships. */
export const shipHours = (km) => FACTORS.sea.map((factor) => (factor * km) / SHIP_KM_A_HOUR)

/** Trains by land whose time is reported or scheduled, one for each service and source. */
export function landTrains(services, observations) {
  const trains = new Map()
  for (const { service: id, statistic, hours, source } of observations) {
    const service = services.get(id)
    if (service?.mode !== 'rail_block_train' || crossesSea(service) || !(service.km > 0)) continue
    if (statistic === 'announced') continue
    trains.set(`${id}|${source}`, { km: service.km, hours, source })
  }
  return [...trains.values()]
}

/** Length of a laid way: as printed, else the great circle through its points with the detour of its kind. */
export function lengthOf(kind, places, printed, locations) {
  if (printed !== null) return printed
  const points = places.map((id) => locations.get(id))
  return points.slice(1).reduce((km, point, i) => km + greatCircleKm(points[i], point), 0) * DETOUR[kind]
}
