import { DAY_MINUTES } from '@karavan/core'
import { ANYTHING, type ConditionsSnapshot, type HandlingOverride, type Restriction } from '@karavan/model'
import { expect, it } from 'vitest'
import { Groundwork } from '../src/search/groundwork.js'
import { QuestionGraph } from '../src/search/question-graph.js'
import { reachOf } from '../src/search/reach.js'
import { bundledNetwork, bundledSnapshot, question, README_QUESTIONS, READY } from './bundled.js'

const network = bundledNetwork()
const HOURS = 8

/** Hand-overs that took the sketches of one before, so that the law is known to have been looked at. */
let shared = 0

const ban: Restriction = {
  ...ANYTHING,
  id: 'BAN',
  issuer: 'test',
  title: 'Shut',
  text: 'made for the test',
  effect: 'hold',
  appliesAt: 'passage',
  places: ['KZ-BEINEU'],
  from: READY + 20 * DAY_MINUTES,
  until: READY + 30 * DAY_MINUTES,
  extension: { min: 0, p50: 100, max: 600 },
  exceptions: [],
  source: 'made for the test',
  sourceDate: '2026',
  basis: 'assumed',
}

const queue: HandlingOverride = {
  location: 'KZ-AKTAU',
  towards: null,
  unit: 'wagons',
  hours: { min: 60, p50: 200, max: 400 },
  waiting: 100,
  counted: '2026-12-01',
  quota: null,
  provenance: [],
}

const overTheCaspian = question(
  'KZ-AKTOBE',
  'AZ-BAKU',
  { equipment: 'wagon-covered', units: 3, tonnes: 150 },
  { avoid: { countries: ['RU'], locations: [], modes: [], services: [] } },
)

it.each([...README_QUESTIONS, overTheCaspian].map((query) => [`${query.from} – ${query.to}`, query] as const))(
  'sketches that hand-overs share are what each would have alone: %s',
  (_, query) => {
    const base = bundledSnapshot(network)
    const snapshot: ConditionsSnapshot = {
      ...base,
      restrictions: [...base.restrictions, ban],
      handlingOverrides: [queue],
    }
    const handOvers = Array.from({ length: 40 }, (_, i) => query.ready + i * HOURS * 60)
    const ground = new Groundwork(network, snapshot, query, handOvers.at(-1))
    const sketched = handOvers.map((ready) => {
      const { usable } = new QuestionGraph(network, snapshot, { ...query, ready }, ground)
      return reachOf(ground, usable).sketch(new Set(), ready, new Map())
    })
    handOvers.forEach((ready, i) => {
      const alone = new Groundwork(network, snapshot, { ...query, ready })
      const { usable } = new QuestionGraph(network, snapshot, { ...query, ready }, alone)
      expect(reachOf(alone, usable).sketch(new Set(), ready, new Map())).toEqual(sketched[i])
    })
    shared += handOvers.length - new Set(sketched).size
  },
  60_000,
)

it('shares sketches between hand-overs that meet seasons and dates alike', () => {
  expect(shared).toBeGreaterThan(50)
})
