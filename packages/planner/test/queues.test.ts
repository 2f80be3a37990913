import { DAY_MINUTES } from '@karavan/core'
import {
  ANYTHING,
  type ConditionsSnapshot,
  ENGLISH,
  type HandlingOverride,
  type PlanAnswer,
  type PlanQuery,
  type Restriction,
  tell,
} from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { plan } from '../src/index.js'
import { bundledNetwork, bundledSnapshot, question, READY } from './bundled.js'

const network = bundledNetwork()
const base: ConditionsSnapshot = { ...bundledSnapshot(network), restrictions: [] }
const origin = { source: 's', sourceDate: '2026-12', basis: 'published' } as const
const wheat = { equipment: 'wagon-hopper', units: 30, tonnes: 2000, hs: '1001' } as const
const asked: PlanQuery = {
  ...question('KZ-KOSTANAY', 'GE-POTI', wheat),
  avoid: { countries: ['RU'], locations: [], modes: [], services: [] },
}

const days = (count: number) => ({ min: 24 * count, p50: 24 * count, max: 24 * count })

const kuryk = (over: Partial<HandlingOverride> = {}): HandlingOverride => ({
  location: 'KZ-KURYK',
  towards: 'AZ',
  unit: 'wagons',
  hours: days(40),
  waiting: 1000,
  counted: '2026-12-01',
  quota: null,
  provenance: [{ ...origin, row: 'queues.csv:2', note: 'counted' }],
  ...over,
})

const capped = (over: Partial<Restriction> = {}): Restriction => ({
  ...ANYTHING,
  id: 'Q',
  number: '1346',
  issuer: 'KTZ',
  title: 'So many a day',
  text: '',
  effect: 'quota',
  appliesAt: 'arrival',
  places: ['KZ-KURYK'],
  from: READY - 30 * DAY_MINUTES,
  until: null,
  exceptions: [],
  quota: { value: 36, unit: 'wagons' },
  ...origin,
  row: 'orders.csv:33',
  ...over,
})

function ask(over: Partial<ConditionsSnapshot>, query: PlanQuery = asked): PlanAnswer {
  return plan(query, network, { ...base, ...over })
}

/** The ways over a port, with what holds the goods there. */
function over(place: string, { plans }: PlanAnswer) {
  return plans.filter(({ legs }) => legs.some(({ from }) => from === place))
}

function bare({ plans }: PlanAnswer) {
  return plans.map(({ wayId, hours, stages }) => ({ wayId, hours, stages: stages.length }))
}

const free = ask({})
const [quickest] = over('KZ-KURYK', free)

describe('a queue', () => {
  it('holds who comes before it is handled until then, and says from which count that is known', () => {
    const [held] = over('KZ-KURYK', ask({ handlingOverrides: [kuryk()] }))
    expect(held?.hours.p10).toBeGreaterThan(40 * 24)
    expect(held?.hours.p10).toBeGreaterThan((quickest?.hours.p10 ?? 0) + 24)
    const stage = held?.stages.find(({ told }) => told.label.key === 'stage.queue')
    expect(stage).toMatchObject({
      kind: 'hold',
      place: 'KZ-KURYK',
      provenance: [{ row: 'queues.csv:2', note: 'counted' }],
    })
    expect(stage?.label).toBe('Kuryk port: queue of 1000, counted on 2026-12-01')
    const leg = held?.legs.find(({ from }) => from === 'KZ-KURYK')
    expect(leg?.stages).toContain(stage?.stageId)
    expect(leg?.sources).toContainEqual(expect.objectContaining({ row: 'queues.csv:2' }))
  })

  it('is not added to the network’s own handling: one that is handled before that is done changes no time', () => {
    const soon = ask({ handlingOverrides: [kuryk({ hours: { min: 0, p50: 1, max: 2 } })] })
    expect(bare(soon).map(({ hours }) => hours)).toEqual(bare(free).map(({ hours }) => hours))
  })

  it('leaves an answer as it is, byte for byte, where it concerns others', () => {
    const same = JSON.stringify(free)
    for (const queue of [
      kuryk({ unit: 'trucks' }),
      kuryk({ unit: 'containers' }),
      kuryk({ unit: 'trains', location: 'KZ-DOSTYK', towards: 'CN' }),
      kuryk({ towards: 'TM' }),
      kuryk({ location: 'AZ-ALAT', towards: 'KZ' }),
    ])
      expect(JSON.stringify(ask({ handlingOverrides: [queue] }))).toBe(same)
  })

  it('is no part of a plan whose goods come when it is handled: it is said that it was looked at', () => {
    for (const ready of [READY + 41 * DAY_MINUTES, READY + 39 * DAY_MINUTES]) {
      const later = { ...asked, ready }
      const [without] = over('KZ-KURYK', ask({}, later))
      const [gone] = over('KZ-KURYK', ask({ handlingOverrides: [kuryk()] }, later))
      expect(without?.lookedAt).toEqual([])
      expect(gone?.lookedAt).toEqual([
        'Kuryk port: queue of 1000, counted on 2026-12-01: handled before the goods come',
      ])
      expect(JSON.stringify(gone?.stages)).toBe(JSON.stringify(without?.stages))
    }
  })

  it('is gone around by ways that were hardly worth showing without it', () => {
    const around = ask(
      { handlingOverrides: [kuryk()] },
      { ...asked, avoid: { ...asked.avoid, locations: ['KZ-KURYK'] } },
    )
    const [best] = ask({ handlingOverrides: [kuryk()] }).plans
    expect(best?.hours.p50).toBeLessThanOrEqual(around.plans[0]?.hours.p50 ?? 0)
  })

  it('lets pass who comes later: of hand-overs day by day, none arrives before one that was sooner', () => {
    let before = 0
    for (let day = 0; day <= 48; day += 6) {
      const ready = READY + day * DAY_MINUTES
      const [held] = over('KZ-KURYK', ask({ handlingOverrides: [kuryk({ hours: days(25) })] }, { ...asked, ready }))
      const arrived = ready + (held?.hours.p50 ?? 0) * 60
      expect(arrived).toBeGreaterThanOrEqual(before)
      before = arrived
    }
  })

  it('holds at a border by land, and a ship before its port', () => {
    const lorry = question('AZ-BAKU', 'GE-TBILISI', { equipment: 'truck', units: 1, tonnes: 20 })
    const border = kuryk({ location: 'AZ-REDBRIDGE', towards: 'GE', unit: 'trucks', hours: days(9) })
    const crossing = ask({ handlingOverrides: [border] }, lorry).plans.find(({ stages }) =>
      stages.some(({ told }) => told.label.key === 'stage.queue'),
    )
    expect(crossing?.hours.p10).toBeGreaterThan(9 * 24)
    const ships = kuryk({ location: 'GE-POTI', towards: null, unit: 'vessels', hours: days(60) })
    const boxes = question('RO-CONSTANTA', 'GE-POTI', { equipment: '40HC', units: 1, tonnes: 20 })
    const bySea = ask({ handlingOverrides: [ships] }, boxes).plans.filter(
      ({ legs }) => !['road', 'rail'].includes(legs.at(-1)?.mode ?? ''),
    )
    for (const { hours } of bySea) expect(hours.p10).toBeGreaterThan(60 * 24)
    expect(bySea.length).toBeGreaterThan(0)
  })
})

describe('a quota', () => {
  const wagons = (units: number) => ({ ...asked, cargo: { ...wheat, units, tonnes: units * 60 } })
  const splitOf = (answer: PlanAnswer) =>
    over('KZ-KURYK', answer).map(({ stages }) => stages.filter(({ told }) => told.label.key === 'stage.quota'))

  it('changes nothing for what fits into a day', () => {
    expect(splitOf(ask({ restrictions: [capped()] }, wagons(36))).flat()).toEqual([])
    expect(over('KZ-KURYK', ask({ restrictions: [capped()] }))[0]?.hours).toEqual(quickest?.hours)
  })

  it('makes the last of 100 wagons pass two days after the first at 36 a day, once on a way', () => {
    const [whole] = over('KZ-KURYK', ask({}, wagons(100)))
    const answer = ask({ restrictions: [capped()] }, wagons(100))
    const [split] = over('KZ-KURYK', answer)
    for (const stages of splitOf(answer)) expect(stages).toHaveLength(1)
    expect(splitOf(answer)[0]?.[0]).toMatchObject({
      time: { kind: 'quota', hours: 48, until: null },
      provenance: [{ row: 'orders.csv:33', note: 'So many a day (KTZ No. 1346)' }],
    })
    expect((split?.hours.mean ?? 0) - (whole?.hours.mean ?? 0)).toBeGreaterThan(40)
    expect((split?.hours.mean ?? 0) - (whole?.hours.mean ?? 0)).toBeLessThan(56)
  })

  it('counts where it is an exception from a ban, and is cited as the order that grants it', () => {
    const exception = {
      orderId: 'EX',
      text: 'wheat',
      scope: { ...ANYTHING, goods: ['1001'] },
      quota: { value: 50, unit: 'wagons' },
      provenance: { ...origin, row: 'orders.csv:40' },
    }
    const ban = capped({ effect: 'hold', exempts: [exception] })
    const [stages] = splitOf(ask({ restrictions: [ban] }, wagons(100)))
    expect(stages?.[0]).toMatchObject({ time: { hours: 24 }, provenance: [{ row: 'orders.csv:40' }] })
  })

  it('holds by the queue that it handles, only the goods that it concerns', () => {
    const queue = kuryk({ quota: { restrictionId: 'Q', perDay: 36 }, hours: days(50) })
    const concerned = ask({ restrictions: [capped()], handlingOverrides: [queue] })
    const [held] = over('KZ-KURYK', concerned)
    expect(held?.hours.p10).toBeGreaterThan(50 * 24)
    const label = held?.stages.map(({ told }) => told.label).find(({ key }) => key === 'stage.queueByQuota')
    expect(label && tell(label, ENGLISH)).toBe('Kuryk port: queue of 1000, counted on 2026-12-01, 36 a day by order')
    const others = ask({ restrictions: [capped({ goods: ['27'] })], handlingOverrides: [queue] })
    expect(over('KZ-KURYK', others)[0]?.hours).toEqual(quickest?.hours)
  })
})
