import { chanceBy, DAY_MINUTES, parseInstant, quantile, seededRandom } from '@karavan/core'
import {
  ANYTHING,
  type ConditionsSnapshot,
  type HandlingOverride,
  type PlanQuery,
  type Restriction,
} from '@karavan/model'
import { expect, it } from 'vitest'
import type { Label } from '../src/search/pareto.js'
import { QuestionGraph } from '../src/search/question-graph.js'
import { slackAfter } from '../src/search/sketch.js'
import { bundledNetwork, bundledSnapshot, question } from './bundled.js'

const network = bundledNetwork()
const base = bundledSnapshot(network)
const ORIGINS = ['KZ-ALMATY', 'KZ-KOSTANAY', 'KZ-KARAGANDA', 'KZ-ASTANA', 'KZ-AKTOBE', 'KZ-PAVLODAR']
const DESTINATIONS = ['GE-TBILISI', 'AZ-BAKU', 'AZ-GANJA', 'AM-YEREVAN', 'AZ-ALAT', 'GE-POTI']
const HELD_AT = ['KZ-KURYK', 'KZ-AKTAU', 'TM-TURKMENBASHI', 'AZ-ALAT', 'KZ-BEINEU', 'KZ-BOLASHAK']
const FIRST = parseInstant('2027-08-15')

/** Questions over the Caspian from late summer to winter, when ports shut most, under bans, queues and longer closures drawn at random. */
function* drawn(count: number): Generator<{ readonly query: PlanQuery; readonly snapshot: ConditionsSnapshot }> {
  const random = seededRandom(11)
  const below = (n: number) => Math.floor(random() * n)
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T
  for (let i = 0; i < count; i++) {
    const ready = FIRST + below(120) * DAY_MINUTES
    const equipment = pick(['wagon-covered', 'wagon-hopper', '40HC'] as const)
    const query = question(
      pick(ORIGINS),
      pick(DESTINATIONS),
      { equipment, units: 1, tonnes: 20, hs: '1001' },
      {
        ready,
        deadline: ready + (15 + below(20)) * DAY_MINUTES,
        avoid: { countries: ['RU', 'UZ'], locations: [], modes: ['road'], services: [] },
      },
    )
    const ban = (): Restriction => {
      const from = ready + (below(30) - 10) * DAY_MINUTES
      return {
        ...ANYTHING,
        id: `BAN${i}`,
        issuer: 'drawn',
        title: 'Shut',
        text: 'made for the test',
        effect: pick(['hold', 'forbid'] as const),
        appliesAt: pick(['passage', 'arrival', 'departure'] as const),
        places: [pick(HELD_AT)],
        from,
        until: from + (2 + below(40)) * DAY_MINUTES,
        ...(random() < 0.4 ? { extension: { min: 0, p50: 100, max: 600 } } : {}),
        exceptions: [],
        source: 'drawn',
        sourceDate: '2026',
        basis: 'assumed',
      }
    }
    const queue = (): HandlingOverride => ({
      location: pick(HELD_AT),
      towards: null,
      unit: equipment === '40HC' ? 'containers' : 'wagons',
      hours: { min: 12, p50: 24 + below(300), max: 500 },
      waiting: 100,
      counted: '2027-08-01',
      quota: null,
      provenance: [],
    })
    const shut = pick(HELD_AT)
    const times = 1 + random()
    yield {
      query,
      snapshot: {
        ...base,
        restrictions: Array.from({ length: below(3) }, ban),
        handlingOverrides: random() < 0.3 ? [queue()] : [],
        closures: base.closures.map((closure) =>
          closure.location !== shut
            ? closure
            : { ...closure, share: closure.share.map((share) => Math.min(0.8, share * times)) as never },
        ),
        asOf: ready,
        version: `drawn ${i}`,
      },
    }
  }
}

it('misses the best mean, P50, P90 and chance of the whole front by more than the slack of an answer in few questions', () => {
  const missed = { mean: 0, p50: 0, p90: 0, chance: 0 }
  let asked = 0
  for (const { query, snapshot } of drawn(28)) {
    const usual = new QuestionGraph(network, snapshot, query)
    const front = usual.search()
    const whole = new QuestionGraph(network, snapshot, { ...query, exact: true }).search()
    expect(front.length > 0).toBe(whole.length > 0)
    if (whole.length === 0) continue
    asked += 1
    const { start, end } = usual
    const deadline = Math.floor((query.deadline ?? 0) / network.grid.stepMinutes)
    const least = (labels: readonly Label[], measure: (label: Label) => number) => Math.min(...labels.map(measure))
    const isMissed = (measure: (label: Label) => number, slack: (best: number) => number) => {
      const best = least(whole, measure)
      return least(front, measure) > best + slack(best)
    }
    if (isMissed(({ mean }) => mean - start, slackAfter)) missed.mean += 1
    if (isMissed(({ arrival }) => (quantile(arrival, 0.5) ?? end) - start, slackAfter)) missed.p50 += 1
    if (
      isMissed(
        ({ late }) => late - start,
        (best) => 2 * slackAfter(best),
      )
    )
      missed.p90 += 1
    if (
      isMissed(
        ({ arrival }) => 1 - chanceBy(arrival, deadline),
        () => 0.1,
      )
    )
      missed.chance += 1
  }
  expect(asked).toBeGreaterThan(20)
  for (const [measure, count] of Object.entries(missed)) expect(count, `${measure}, of ${asked}`).toBeLessThanOrEqual(1)
}, 120_000)
