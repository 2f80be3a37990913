import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DAY_MINUTES, parseInstant, quantile, readyAt, seededRandom } from '@karavan/core'
import { choosePlan, quantilesOf, readConsignment, stageChain, stageEnds } from '@karavan/model'
import { plan } from '@karavan/planner'
import { lazyStorage, tellDue } from '@karavan/storage'
import { Kernels, liveArrival, timedMilestones } from '@karavan/tracking'
import { bundledWorld, corridorQueries } from './corridor.mjs'
import { round, summary, timed } from './measure.mjs'

const CONSIGNMENTS = 10_000
/** Each this many is beside the plain way. */
const COMPARED = 20
/** So many are held against when they come. */
const FORECASTS = 3_000
/** So many are worked out anew in a database, with their stories. */
const STORED = 500
const QUESTIONS = 60
const AS_OF = parseInstant('2026-03-02')
const NOW = AS_OF + 30 * DAY_MINUTES
const SEA = ['rail_ferry', 'ro_ro', 'feeder', 'deep_sea', 'sea_bulk']
/** Reports come for so many of the milestones, and up to so late. */
const [SHARE, LATE] = [0.8, DAY_MINUTES]

/** Consignments on their way by plans of the planner, estimated anew after ports closed, beside composing the whole chain. */
export async function run() {
  const random = seededRandom(21)
  const courses = chosenPlans(random).map(courseOf)
  const kernels = new Kernels()
  const [times, naiveTimes] = [[], []]
  let [untold, mismatches] = [0, 0]
  while (times.length < CONSIGNMENTS) {
    const course = courses[times.length % courses.length]
    const { story } = course.draw(random)
    const own = JSON.parse(course.text)
    const closed = withPortsClosed(own)
    const question = { plan: own, story, now: NOW, stages: closed.stages, kernels }
    const { result, ms } = timed(() => liveArrival(question))
    if (result.kind === 'none') continue
    times.push(ms)
    if (times.length % COMPARED !== 0) continue
    const naive = timed(() => stageEnds(stageChain(closed, closed.ready)).at(-1))
    naiveTimes.push(naive.ms)
    if (NOW > own.ready) continue
    untold += 1
    if (naive.result.cdf.some((chance, i) => chance !== result.arrival.cdf[i])) mismatches += 1
  }
  const [each, naive] = [summary(times), summary(naiveTimes)]
  const forecasts = Array.from({ length: FORECASTS }, (_, i) => forecastOf(courses[i % courses.length], random)).flat()
  return {
    consignments: times.length,
    plans: courses.length,
    stages: round(courses.reduce((sum, { stages }) => sum + stages, 0) / courses.length),
    seconds: round(times.reduce((sum, ms) => sum + ms, 0) / 1000),
    each,
    compared: naiveTimes.length,
    naive,
    forecasts: forecasts.length,
    within: round(forecasts.filter(({ share }) => share > 0.1 && share < 0.9).length / forecasts.length),
    hoursOff: round(forecasts.reduce((sum, { live }) => sum + live, 0) / forecasts.length),
    hoursOffByPlan: round(forecasts.reduce((sum, { planned }) => sum + planned, 0) / forecasts.length),
    timesAsFast: round(naive.mean / each.mean),
    untold,
    mismatches,
    stored: await throughStorage(courses.map(({ plan: own }) => own)),
  }
}

/** Consignments of a database that nobody has reported of, worked out anew after ports closed as a server does it. */
async function throughStorage(plans) {
  const home = mkdtempSync(join(tmpdir(), 'karavan-bench-'))
  const storage = lazyStorage({ KARAVAN_DATA: home })
  try {
    const [consignments, events] = [await storage.consignments(), await storage.events()]
    for (let i = 0; i < STORED; i++) {
      const of = {
        consignmentId: `K-${i}`,
        parties: [],
        carrierAcceptanceLocation: 'KZ-ALMATY',
        consigneeReceiptLocation: 'GE-POTI',
      }
      const entered = readConsignment({ ...of, plan: JSON.parse(JSON.stringify(plans[i % plans.length])) })
      await consignments.enter(entered, { by: 'bench', from: 'bench', organisation: null }, null, 0)
    }
    const kernels = new Kernels()
    const tell = (version, stagesOf, most) =>
      tellDue(
        {
          consignments,
          events,
          kernels,
          locateFor: () => () => null,
          now: () => NOW,
          inForce: () => ({ version, stagesOf, nameOf: (place) => place }),
          failed: (error) => {
            throw error
          },
        },
        undefined,
        most,
      )
    await tell('open', ({ plan: own }) => own.stages)
    const start = performance.now()
    const marked = await consignments.markOtherwise('closed')
    let done = 0
    for (let told = 1; told > 0; done += told) {
      told = await tell('closed', ({ plan: own }) => withPortsClosed(own).stages, 100)
      process.stderr.write(`${Math.min(done + told, marked)} of ${marked} worked out anew\n`)
    }
    return { consignments: marked, seconds: round((performance.now() - start) / 1000) }
  } finally {
    await storage.close()
    rmSync(home, { recursive: true, force: true })
  }
}

/** Plans of seeded questions, the goods ready from 30 days ago to in three days. */
function chosenPlans(random) {
  const { network, snapshot } = bundledWorld()
  return corridorQueries(network, AS_OF)
    .slice(0, QUESTIONS)
    .flatMap((query) => {
      const ready = AS_OF + 60 * Math.floor(random() * 33 * 24)
      return plan({ ...query, ready }, network, snapshot).plans.map((each) => choosePlan(each, ready, ready))
    })
}

/** Draws what has been told by now of a consignment that goes by a plan. */
function courseOf(plan) {
  const chain = stageChain(plan, plan.ready)
  const none = { p10: plan.ready, p50: plan.ready, p90: plan.ready }
  const planned = timedMilestones(
    plan,
    none,
    stageEnds(chain).map((end) => quantilesOf(chain, end)),
  )
  const ends = timedMilestones(
    plan,
    null,
    plan.stages.map((_, i) => i),
  )
  const draw = (random) => {
    const path = drawPath(chain, random)
    const last = path.at(-1)
    const story = {
      positions: [],
      milestones: planned.map(({ time, ...milestone }, i) => {
        const end = ends[i].time === null ? null : path[ends[i].time]
        const at = end === null ? null : end * chain.gridMinutes
        return toldOf({ ...milestone, planned: time }, at, random)
      }),
    }
    return { story, came: last === null ? null : last * chain.gridMinutes }
  }
  return { plan, text: JSON.stringify(plan), stages: plan.stages.length, draw }
}

/** How good the estimate of a consignment is by when its course ends, without the closed ports that no course knows of. */
function forecastOf({ plan, draw }, random) {
  const { story, came } = draw(random)
  const live = liveArrival({ plan, story, now: NOW })
  if (live.kind === 'none' || came === null) return []
  const { arrival } = live
  const untold = story.milestones.map((each) => ({ ...each, pieces: [], done: 0, actual: null }))
  const planned = liveArrival({ plan, story: { ...story, milestones: untold }, now: plan.ready })
  const before = chanceBy(arrival, came - arrival.gridMinutes)
  const share = before + random() * (chanceBy(arrival, came) - before)
  return [{ share, live: scoreOf(arrival, came), planned: scoreOf(planned.arrival, came) }]
}

function chanceBy({ start, cdf, gridMinutes }, time) {
  const i = Math.floor((time - start) / gridMinutes)
  return i < 0 ? 0 : cdf[Math.min(i, cdf.length - 1)]
}

/** Continuous ranked probability score, hours. */
function scoreOf(arrival, came) {
  const { start, cdf, gridMinutes } = arrival
  const end = Math.max(start + cdf.length * gridMinutes, came)
  let sum = 0
  for (let time = Math.min(start, came); time < end; time += gridMinutes) {
    sum += ((chanceBy(arrival, time) - (time >= came ? 1 : 0)) ** 2 * gridMinutes) / 60
  }
  return sum
}

function drawPath({ kernels, start, end }, random) {
  let step = start
  return kernels.map((kernel) => {
    step = step === null ? null : quantile(kernel.apply(readyAt(step), end), random())
    return step
  })
}

/** A milestone of one piece, told where it happened and the report has come by now. */
function toldOf(milestone, at, random) {
  const receivedAt = (at ?? 0) + Math.floor(random() * LATE)
  const isTold = random() < SHARE && at !== null && receivedAt <= NOW
  if (!isTold) return { ...milestone, pieces: [], done: 0, of: 1, actual: null, estimated: null }
  const taken = { sender: 'carrier', receivedAt, format: '', flags: [], contentHash: `${at}`, classifier: 'ACT', at }
  const pieces = [{ equipmentId: null, PLN: null, EST: null, ACT: { taken, ageMinutes: 0, reason: '', others: [] } }]
  return { ...milestone, pieces, done: 1, of: 1, actual: at, estimated: null }
}

/** The plan with a hold of five days before each sea leg sails. */
function withPortsClosed(plan) {
  const sailings = new Map(
    plan.legs.flatMap(({ mode, stages }) => {
      const run = stages.find((id) => plan.stages.some(({ stageId, kind }) => stageId === id && kind === 'run'))
      return SEA.includes(mode) && run !== undefined ? [[run, true]] : []
    }),
  )
  const time = { kind: 'window', from: NOW, until: NOW + 5 * DAY_MINUTES }
  const stages = plan.stages.flatMap((stage) =>
    sailings.has(stage.stageId)
      ? [{ ...stage, stageId: `${stage.stageId}-closed`, kind: 'hold', time, contentHash: 'closed' }, stage]
      : [stage],
  )
  return { ...plan, stages }
}
