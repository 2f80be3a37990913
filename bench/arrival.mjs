import { DAY_MINUTES, parseInstant, quantile, readyAt, seededRandom } from '@karavan/core'
import { choosePlan, quantilesOf, stageChain, stageEnds } from '@karavan/model'
import { plan } from '@karavan/planner'
import { Kernels, liveArrival, timedMilestones } from '@karavan/tracking'
import { bundledWorld, corridorQueries } from './corridor.mjs'
import { round, summary, timed } from './measure.mjs'

const CONSIGNMENTS = 10_000
/** Each this many is beside the plain way. */
const COMPARED = 20
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
    const story = course.draw(random)
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
  return {
    consignments: times.length,
    plans: courses.length,
    stages: round(courses.reduce((sum, { stages }) => sum + stages, 0) / courses.length),
    seconds: round(times.reduce((sum, ms) => sum + ms, 0) / 1000),
    each,
    compared: naiveTimes.length,
    naive,
    timesAsFast: round(naive.mean / each.mean),
    untold,
    mismatches,
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
    return {
      positions: [],
      milestones: planned.map(({ time, ...milestone }, i) => {
        const end = ends[i].time === null ? null : path[ends[i].time]
        const at = end === null ? null : end * chain.gridMinutes
        return toldOf({ ...milestone, planned: time }, at, random)
      }),
    }
  }
  return { text: JSON.stringify(plan), stages: plan.stages.length, draw }
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
