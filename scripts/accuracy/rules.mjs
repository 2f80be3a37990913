import { FACTORS } from '../operations/lib.mjs'
import { median, nextQuantile } from './score.mjs'

/** Statistics of an observation that tell how long it took, or what the market counts on. */
const REPORTED = ['mean', 'single', 'typical', 'range']
/** Those that are about many runs. */
const USUAL = ['mean', 'typical', 'range']
/** Fewest figures from which a rule is made. */
const FEWEST = 4
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
      crosses: calls.flatMap((call) => call.cells.crosses.split(' ')),
    })
  }
  return words
}

/**
 * [min, p10, p50, p90, max] in hours of a service from the observations that are left, or null where none is. Reports
 * go before timetables, timetables before announcements; means and usual times set the middle, single runs only where
 * there is nothing else.
 * @param spread - how far one source lies from others, see {@link sourceSpread}
 */
export function hoursFromObservations(service, observations, spread) {
  const mine = observations.filter((o) => o.service === service.id)
  const oneOf = (statistics) => mine.filter(({ statistic }) => statistics.includes(statistic))
  const reported = oneOf(REPORTED)
  const usual = isSea(service.mode) ? FACTORS.sea : FACTORS.land
  const [low, high] = spread[familyOf(service)] ?? [1, 1]
  const alone = new Set(reported.map(({ source }) => source)).size < 2
  if (reported.length > 0) {
    const middles = oneOf(USUAL)
    return pooled(middles.length > 0 ? middles : reported, reported, alone ? widened(usual, low, high) : usual)
  }
  const scheduled = oneOf(['schedule'])
  if (scheduled.length > 0) return pooled(scheduled, scheduled, widened(usual, low, high))
  return mine.length === 0 ? null : pooled(mine, mine, announcedFactors(service))
}

const announcedFactors = (service) => (crossesSea(service) ? FACTORS.announcedCaspian : FACTORS.announced)
const familyOf = ({ mode }) => (isSea(mode) ? 'ship' : 'train')

/** Factors whose p10 and p90 are at least as far out as the spread between sources, the ends keeping their distance. */
function widened([f0, f1, f2, f3, f4], low, high) {
  const [p10, p90] = [Math.min(f1, low), Math.max(f3, high)]
  return [(f0 / f1) * p10, p10, f2, p90, (f4 / f3) * p90]
}

/** The median of the sources with the spread of the factors, widened to all that is reported. */
function pooled(middles, all, [f0, f1, f2, f3, f4]) {
  const middle = median(bySource(middles).map((group) => median(group.map(({ hours }) => hours))))
  const low = Math.min(middle, ...all.map((o) => o.low))
  const high = Math.max(middle, ...all.map((o) => o.high))
  return [
    Math.min(f0 * middle, f1 === 0 ? 0 : (f0 / f1) * low),
    Math.min(f1 * middle, low),
    f2 * middle,
    Math.max(f3 * middle, high),
    Math.max(f4 * middle, 1.15 * high),
  ]
}

function bySource(observations) {
  const groups = new Map()
  for (const o of observations) groups.set(o.source, [...(groups.get(o.source) ?? []), o])
  return [...groups.values()]
}

/**
 * How far one source lies from the others that tell of the same service: the 10th and 90th percentile of the ratio of
 * its figure to their median, for trains and for ships. Announcements count with the factor of announcements.
 */
export function sourceSpread(services, observations) {
  const ratios = { train: [], ship: [] }
  for (const service of services.values()) {
    const mine = observations.filter((o) => o.service === service.id)
    const figures = bySource(mine).map((group) => median(group.map((o) => expected(service, o))))
    figures.forEach((figure, i) => {
      const others = figures.filter((_, j) => j !== i)
      if (others.length > 0) ratios[familyOf(service)].push(figure / median(others))
    })
  }
  const ends = (values) => (values.length < FEWEST ? [1, 1] : [nextQuantile(values, 0.1), nextQuantile(values, 0.9)])
  return { train: ends(ratios.train), ship: ends(ratios.ship) }
}

const expected = (service, { statistic, hours }) =>
  statistic === 'announced' ? hours * announcedFactors(service)[2] : hours

/**
 * The general rule for a train without a source: length over the pace of other trains, their 90th, 50th and 10th
 * percentile as p10, p50 and p90. Trains that share half of the countries count, announced ones only where fewer than
 * four have run; where there are fewer than four in all, those of its class do, under or from 3,000 km.
 * @param trains - `{km, hours, source, crosses}`, one for each service and source
 */
export function trainHours(km, crosses, trains) {
  const near = trains.filter((train) => likeness(train.crosses, crosses) >= 0.5)
  const ofClass = trains.filter((train) => train.km >= LONG_TRAIN_KM === km >= LONG_TRAIN_KM)
  const enough = (list) => list.length >= FEWEST
  const run = (list) => list.filter(({ announced }) => !announced)
  const alike = [run(near), near, run(ofClass)].find(enough) ?? ofClass
  const paces = alike.map((train) => train.km / train.hours)
  const [slow, typical, fast] = [0.1, 0.5, 0.9].map((share) => nextQuantile(paces, share))
  return [(0.85 * km) / fast, km / fast, km / typical, km / slow, (1.4 * km) / slow]
}

/** Countries that both cross, as a share of those that either crosses. */
function likeness(a, b) {
  const either = new Set([...a, ...b])
  return [...either].filter((country) => a.includes(country) && b.includes(country)).length / either.size
}

/** The general rule for a ship without a source: length over 28 km in an hour, with the spread of ships. */
export const shipHours = (km) => FACTORS.sea.map((factor) => (factor * km) / SHIP_KM_A_HOUR)

/** Trains by land, one for each service and source. Announcements count with the factor of announcements. */
export function landTrains(services, observations) {
  const trains = new Map()
  for (const o of observations) {
    const service = services.get(o.service)
    if (service?.mode !== 'rail_block_train' || crossesSea(service) || !(service.km > 0)) continue
    const { km, crosses } = service
    trains.set(`${o.service}|${o.source}`, {
      km,
      crosses,
      hours: expected(service, o),
      source: o.source,
      announced: o.statistic === 'announced',
    })
  }
  return [...trains.values()]
}
