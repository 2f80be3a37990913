import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readGtfs } from '@karavan/exchange'
import { buildTimetableIndex, searchTimetable } from '@karavan/planner'
import { FEED_DATE, makeFeed, makeQueries } from './make-feed.mjs'
import { round, summary, timed } from './measure.mjs'
import { zipOf } from './zip.mjs'

const rivals = fileURLToPath(new URL('rivals/', import.meta.url))
const MAX_TRANSFERS = 5
const WARM_UP = 100
const QUERIES = 1000

/**
 * Our timetable search beside minotor's on one feed and one list of queries, in turn, in one process.
 * Ours is measured twice: with the lower bounds that the index computes beforehand, and without them.
 */
export async function run() {
  const files = makeFeed()
  const read = timed(() => readGtfs(files))
  const timetable = read.result
  const bounded = timed(() => buildTimetableIndex(timetable, FEED_DATE))
  const plain = timed(() => buildTimetableIndex(timetable, FEED_DATE, { boundStops: 0 }))
  const rival = await loadMinotor(files)
  const queries = makeQueries({ count: QUERIES + WARM_UP, stops: timetable.stops.length })
  const searchers = [
    { name: 'karavan', times: [], ask: searcher(bounded.result) },
    { name: 'plain', times: [], ask: searcher(plain.result) },
    { name: 'minotor', times: [], ask: rival.ask },
  ]
  let [mismatches, reachable, choices] = [0, 0, 0]
  queries.forEach((query, n) => {
    const fronts = []
    for (let turn = 0; turn < searchers.length; turn++) {
      const { times, ask } = searchers[(turn + n) % searchers.length]
      const { front, ms } = ask(query)
      if (n >= WARM_UP) times.push(ms)
      fronts.push(JSON.stringify(front))
    }
    const found = JSON.parse(fronts[0]).length
    if (fronts.some((front) => front !== fronts[0])) mismatches += 1
    if (n >= WARM_UP && found > 0) reachable += 1
    if (n >= WARM_UP && found > 1) choices += 1
  })
  const [ours, without, theirs] = searchers.map(({ times }) => summary(times))
  return {
    feed: {
      stops: timetable.stops.length,
      trips: timetable.trips.length,
      calls: timetable.trips.reduce((sum, { calls }) => sum + calls.length, 0),
      walks: timetable.transfers.length,
    },
    queries: { asked: QUERIES, warmUp: WARM_UP, reachable, withSeveralAnswers: choices, maxTransfers: MAX_TRANSFERS },
    mismatches,
    preparation: {
      readGtfs: round(read.ms),
      index: round(bounded.ms),
      indexWithoutBounds: round(plain.ms),
      minotorParse: round(rival.ms),
    },
    karavan: ours,
    karavanWithoutBounds: without,
    minotor: { version: rival.version, ...theirs },
    timesAsFast: { median: round(theirs.median / ours.median), p95: round(theirs.p95 / ours.p95) },
    timesAsFastWithoutBounds: { median: round(theirs.median / without.median), p95: round(theirs.p95 / without.p95) },
  }
}

function searcher(index) {
  return ({ from, to, departAfter }) => {
    const { result, ms } = timed(() => searchTimetable(index, from, to, departAfter, MAX_TRANSFERS))
    return { ms, front: result.map(({ transfers, arrival }) => [transfers, arrival]) }
  }
}

/** Installs minotor from its own lock file where it is missing, and has it read the feed. */
async function loadMinotor(files) {
  const installed = join(rivals, 'node_modules/minotor')
  if (!existsSync(installed)) {
    const args = ['ci', '--ignore-scripts', '--engine-strict=false', '--no-audit', '--no-fund', '--loglevel=error']
    const shell = process.platform === 'win32'
    const { status } = spawnSync('npm', args, { cwd: rivals, stdio: ['ignore', 2, 2], shell })
    if (status !== 0) throw new Error('minotor could not be installed: run npm ci in bench/rivals with a network')
  }
  const { GtfsParser } = await import(new URL('rivals/node_modules/minotor/dist/parser.esm.js', import.meta.url))
  const { Query, Router, Time } = await import(
    new URL('rivals/node_modules/minotor/dist/router.esm.js', import.meta.url)
  )
  const { default: manifest } = await import(new URL('rivals/node_modules/minotor/package.json', import.meta.url), {
    with: { type: 'json' },
  })
  const folder = mkdtempSync(join(tmpdir(), 'karavan-bench-'))
  const path = join(folder, 'feed.zip')
  writeFileSync(path, zipOf(files))
  const start = performance.now()
  const { timetable, stopsIndex } = await new GtfsParser(path).parse(new Date(`${FEED_DATE}T12:00:00`))
  const ms = performance.now() - start
  rmSync(folder, { recursive: true })
  const router = new Router(timetable, stopsIndex)
  const ask = ({ from, to, departAfter }) => {
    const query = new Query.Builder()
      .from(`s${from}`)
      .to(`s${to}`)
      .departureTime(Time.fromSeconds(departAfter * 60))
      .maxTransfers(MAX_TRANSFERS)
      .build()
    const { result, ms } = timed(() => router.route(query))
    return { ms, front: frontOf(result.earliestArrivalsPerRound.map((round) => round.get(`s${to}`)?.time.toSeconds())) }
  }
  return { version: manifest.version, ms, ask }
}

/** Transfers and arrival of what each round gained; a walk without a trip counts as no transfer. */
function frontOf(seconds) {
  const front = []
  seconds.forEach((at, trips) => {
    const arrival = at === undefined ? Number.POSITIVE_INFINITY : at / 60
    if (arrival >= (front.at(-1)?.[1] ?? Number.POSITIVE_INFINITY)) return
    const transfers = Math.max(0, trips - 1)
    if (front.at(-1)?.[0] === transfers) front.pop()
    front.push([transfers, arrival])
  })
  return front
}
