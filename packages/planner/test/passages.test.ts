import { ANYTHING, orderHolding, type PlanQuery, type Restriction } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { passagesOf, plan } from '../src/index.js'
import { bundledNetwork, bundledSnapshot, question, README_QUESTIONS } from './bundled.js'

const network = bundledNetwork()
const snapshot = bundledSnapshot(network)
const whole = README_QUESTIONS.map(({ from, to, cargo }) => question(from, to, cargo))

/** The first plan that an order holds. */
function heldBy(id: string, under: typeof snapshot, query: PlanQuery) {
  return plan(query, network, under).plans.find(({ stages }) => stages.some((stage) => orderHolding(stage) === id))
}

describe('the passages of a plan', () => {
  it.each(whole)('lead from $from to $to, none before the one that it follows', (query) => {
    const { plans } = plan(query, network, snapshot)
    expect(plans.length).toBeGreaterThan(0)
    for (const one of plans) {
      const { passages, consignment } = passagesOf(one, query)
      expect(consignment).toMatchObject({ origin: query.from.slice(0, 2), originPlace: query.from })
      const [first] = passages
      expect([first?.moment, first?.location, first?.when.p10]).toEqual(['acceptance', query.from, query.ready])
      expect([passages.at(-1)?.moment, passages.at(-1)?.location]).toEqual(['arrival', query.to])
      const latest = passages.map(({ when }) => when.p90 ?? Number.POSITIVE_INFINITY)
      const ends = passages.filter(({ moment }) => moment === 'arrival').map(({ when }) => when.p50 ?? Infinity)
      expect(ends).toEqual([...ends].sort((a, b) => a - b))
      expect(Math.max(...latest)).toBe(latest.at(-1))
      one.legs.forEach((leg, number) => {
        const own = passages.filter((passage) => passage.leg === number)
        expect(own.map(({ moment }) => moment).slice(0, 3)).toEqual(['acceptance', 'loading', 'departure'])
        expect(own.map(({ location }) => location)).toEqual(expect.arrayContaining([leg.from, ...leg.via, leg.to]))
      })
      for (const { from, to } of one.borders) {
        expect(passages.some(({ direction }) => direction === `${from}>${to}`)).toBe(true)
      }
    }
  })

  it('of a leg that an order holds are those that it would make if nothing held it', () => {
    const query = question('KZ-KOSTANAY', 'GE-POTI', {
      equipment: 'wagon-hopper',
      units: 30,
      tonnes: 1430,
      hs: '1001',
    })
    const [from, until] = [query.ready, query.ready + 60 * 1440]
    const held: Restriction = {
      ...ANYTHING,
      id: 'TEST',
      issuer: 'KTZ',
      title: 'No grain',
      text: 'No grain.',
      effect: 'hold',
      appliesAt: 'arrival',
      places: ['KZ-KURYK', 'KZ-AKTAU'],
      goods: ['1001'],
      exceptions: [],
      from,
      until,
      source: 'made for the test',
      sourceDate: '2026',
      basis: 'assumed',
    }
    const avoiding = { ...query, avoid: { ...query.avoid, countries: ['RU'] } }
    const [free] = plan(avoiding, network, snapshot).plans
    const waiting = heldBy(held.id, { ...snapshot, restrictions: [...snapshot.restrictions, held] }, avoiding)
    if (free === undefined || waiting === undefined) throw new Error('there is a way')
    expect(waiting.hours.p50).toBeGreaterThan(free.hours.p50 ?? Infinity)
    const arrivals = passagesOf(waiting, avoiding).passages.filter(({ moment }) => moment === 'arrival')
    expect(arrivals[0]?.when.p50).toBeLessThan(until)
    expect(arrivals[1]?.when.p10).toBeGreaterThan(until)
  })

  it('names the order that the goods wait for where they stand, also one that is over by its dates', () => {
    const query = {
      ...question('KZ-KOSTANAY', 'GE-POTI', { equipment: 'wagon-hopper', units: 30, tonnes: 1430, hs: '1001' }),
      avoid: { countries: ['RU'], locations: [], modes: [], services: [] },
    }
    const [from, until] = [query.ready - 20 * 1440, query.ready - 1440]
    const ended: Restriction = {
      ...ANYTHING,
      id: 'TEST',
      number: '46',
      issuer: 'KTZ',
      title: 'No grain',
      text: 'No grain.',
      effect: 'hold',
      appliesAt: 'arrival',
      places: ['KZ-KURYK', 'KZ-AKTAU'],
      exceptions: [],
      from,
      until,
      source: 'made for the test',
      sourceDate: '2026',
      basis: 'assumed',
    }
    const [free] = plan(query, network, { ...snapshot, restrictions: [ended] }).plans
    const prolonged = { ...ended, extension: { min: 0, p50: 24 * 10, max: 24 * 20 } }
    const held = heldBy(ended.id, { ...snapshot, restrictions: [prolonged] }, query)
    if (free === undefined || held === undefined) throw new Error('there is a way')
    expect(passagesOf(free, query).holds).toEqual([])
    const stage = held.stages.find((one) => orderHolding(one) === 'TEST')
    expect(stage?.label).toMatch(/^held at Kostanay by “No grain” at (Kuryk|Aktau) port \(KTZ No\. 46\)$/)
    const [hold, ...others] = passagesOf(held, query).holds
    expect(others).toEqual([])
    expect(hold).toMatchObject({ orderId: 'TEST', from, until, leg: 0, location: 'KZ-KOSTANAY' })
    expect(hold?.chance).toBeGreaterThan(0.5)
    expect(hold?.chance).toBeLessThan(1)
  })
})

describe('an order that names places of loading', () => {
  const query = {
    ...question('KZ-KOSTANAY', 'GE-POTI', { equipment: 'wagon-hopper', units: 30, tonnes: 1430, hs: '1001' }),
    avoid: { countries: ['RU'], locations: [], modes: [], services: [] },
  }
  it.each([
    ['KZ-KOSTANAY', 1],
    ['KZ-ALMATY', 0],
  ])('holds what is loaded there: %s', (place, held) => {
    const order: Restriction = {
      ...ANYTHING,
      id: 'TEST',
      issuer: 'KTZ',
      title: 'No loading',
      text: 'No loading.',
      effect: 'hold',
      appliesAt: 'loading',
      from: query.ready,
      until: query.ready + 20 * 1440,
      originPlaces: [place],
      places: ['KZ-KOSTANAY'],
      exceptions: [],
      source: 'made for the test',
      sourceDate: '2026',
      basis: 'assumed',
    }
    const [first] = plan(query, network, { ...snapshot, restrictions: [order] }).plans
    expect(first?.stages.filter((stage) => orderHolding(stage) === 'TEST')).toHaveLength(held)
  })
})

describe('an order on the way that holds nothing', () => {
  const query = {
    ...question('KZ-KOSTANAY', 'GE-POTI', { equipment: 'wagon-hopper', units: 30, tonnes: 1430, hs: '1001' }),
    avoid: { countries: ['RU'], locations: [], modes: [], services: [] },
  }
  const ban = (from: number, until: number): Restriction => ({
    ...ANYTHING,
    id: 'TEST',
    issuer: 'KTZ',
    title: 'No grain',
    text: 'No grain.',
    effect: 'hold',
    appliesAt: 'departure',
    places: ['KZ-KURYK', 'KZ-AKTAU'],
    exceptions: [],
    from: query.ready + from * 1440,
    until: query.ready + until * 1440,
    source: 'made for the test',
    sourceDate: '2026-11',
    basis: 'assumed',
  })
  const ask = (restrictions: readonly Restriction[]) =>
    plan(query, network, { ...snapshot, restrictions }).plans.find(({ legs }) =>
      legs.some(({ from }) => from === 'KZ-KURYK'),
    )
  const free = ask([])

  it.each([
    ['over', ban(-5, 1), 'over before the goods come'],
    ['not yet in force', ban(80, 90), 'begins after the goods have passed'],
  ])('is said to be %s, and is no stage', (_, restriction, why) => {
    const plain = ask([restriction])
    expect(plain?.lookedAt).toEqual([`“No grain” (KTZ, 2026-11): ${why}`])
    expect(plain?.stages).toEqual(free?.stages)
    expect(plain?.hours).toEqual(free?.hours)
  })

  it('is not said of one that holds', () => {
    const held = heldBy('TEST', { ...snapshot, restrictions: [ban(-5, 40)] }, query)
    expect(held?.lookedAt).toEqual([])
    expect(held?.stages.filter((stage) => orderHolding(stage) === 'TEST')).toHaveLength(1)
  })
})
