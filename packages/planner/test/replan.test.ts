import { DAY_MINUTES } from '@karavan/core'
import {
  ANYTHING,
  type ConditionsSnapshot,
  orderHolding,
  type PlanQuery,
  type Restriction,
  readConsignment,
  type UnderWay,
} from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { plan, replan, replanQuestion } from '../src/index.js'
import { bundledNetwork, bundledSnapshot, question, READY } from './bundled.js'

const network = bundledNetwork()
const rules = bundledSnapshot(network)
const bare: ConditionsSnapshot = { ...rules, restrictions: [] }
const BOX = { equipment: '40HC', units: 1, tonnes: 20 } as const
const WAGON = { equipment: 'wagon-covered', units: 1, tonnes: 60, hs: '1101' } as const
const NO_RUSSIA = { avoid: { countries: ['RU'], locations: [], modes: [], services: [] } }
const byRail: UnderWay = {
  origin: 'KZ-ALMATY',
  cameBy: 'rail',
  aboard: 'rail',
  loaded: false,
  before: 'KZ-MANGYSTAU',
  together: [],
}
const free = { left: [], keepsTo: null }
const FLOUR_BAN: Restriction = {
  ...ANYTHING,
  id: 'FLOUR',
  issuer: 'KTZ',
  title: 'No flour',
  text: '',
  effect: 'hold',
  appliesAt: 'departure',
  places: ['KZ-AKTAU'],
  goods: ['1101'],
  from: READY - DAY_MINUTES,
  until: READY + 30 * DAY_MINUTES,
  exceptions: [],
  source: 's',
  sourceDate: '2026-12',
  basis: 'published',
}

describe('planning on from where goods are', () => {
  it('finds and prices each way again by its own legs', () => {
    for (const [query, least] of [
      [question('KZ-ALMATY', 'GE-POTI', BOX, NO_RUSSIA), 2],
      [question('KZ-AKTAU', 'GE-POTI', WAGON, { ...NO_RUSSIA, underWay: byRail }), 1],
    ] as const) {
      const { plans } = plan(query, network, bare)
      expect(plans.length).toBeGreaterThanOrEqual(least)
      for (const { legs, wayId, cost, co2eKg } of plans) {
        const { inForce } = replan(query, { left: legs, keepsTo: null }, network, bare)
        expect([inForce?.cost.amount, inForce?.co2eKg]).toEqual([cost.amount, co2eKg])
        expect(inForce?.wayId).toBe(wayId)
      }
    }
  })

  it('prices a train of a timetable on which the goods are already', () => {
    const onTrain: UnderWay = { ...byRail, cameBy: 'sea', loaded: true, before: null }
    const query = question('AZ-ALAT', 'GE-POTI', BOX, { underWay: onTrain })
    const express = network.services.find(({ id }) => id === 'ALAT-POTI-EXPRESS')
    const standing = { ...query, underWay: { ...onTrain, aboard: null, loaded: false } }
    const train = plan(standing, network, bare).plans.find(({ legs }) => legs[0]?.service === express?.id)
    if (train === undefined) throw new Error('there is such a train')
    const { inForce } = replan(query, { left: train.legs, keepsTo: null }, network, bare)
    expect(Number(inForce?.cost.amount)).toBeGreaterThan(0)
    expect(Number(inForce?.cost.amount)).toBeLessThanOrEqual(Number(train.cost.amount))
  })

  it('knows no price of what the network does not have', () => {
    const query = question('KZ-AKTAU', 'GE-POTI', BOX, { ...NO_RUSSIA, underWay: byRail })
    const left = [{ mode: 'feeder', service: 'none', via: ['KZ-AKTAU', 'GE-POTI'] }] as const
    expect(replan(query, { left, keepsTo: null }, network, bare).inForce).toBeNull()
  })

  it('does not load again what stands on its wagon, and looks at no acceptance of what was handed over elsewhere', () => {
    const labels = (query: PlanQuery, snapshot = bare) => {
      const { plans, aboard } = replan(query, free, network, snapshot)
      return { aboard, keys: new Set(plans.flatMap(({ stages }) => stages.map(({ told }) => told.label.key))) }
    }
    const fresh = labels(question('KZ-AKTAU', 'GE-POTI', WAGON, NO_RUSSIA))
    const onWheels = labels(question('KZ-AKTAU', 'GE-POTI', WAGON, { ...NO_RUSSIA, underWay: byRail }))
    expect([fresh.aboard, onWheels.aboard]).toEqual([false, true])
    expect(fresh.keys.has('entry.loading') || fresh.keys.has('entry.port')).toBe(true)
    for (const key of ['entry.loading', 'entry.acceptance', 'entry.port'] as const)
      expect(onWheels.keys.has(key)).toBe(false)
    const standing: UnderWay = { ...byRail, cameBy: 'sea', aboard: null, before: null }
    const off = replan(question('AZ-ALAT', 'GE-POTI', BOX, { underWay: standing }), free, network, bare)
    expect(off.aboard).toBe(false)
    expect(off.plans.length).toBeGreaterThan(0)
  })

  it('clears at the border what began in another country, though it is planned from within', () => {
    const isCleared = (underWay?: UnderWay) => {
      const query = question('GE-BATUMI', 'GE-TBILISI', BOX, underWay === undefined ? {} : { underWay })
      const { plans } = replan(query, free, network, bare)
      expect(plans.length).toBeGreaterThan(0)
      return plans.every(({ stages }) => stages.some(({ told }) => told.label.key === 'stage.customs'))
    }
    const bySea: UnderWay = {
      origin: 'CN-XIAN',
      cameBy: 'sea',
      aboard: null,
      loaded: false,
      before: null,
      together: [],
    }
    expect([isCleared(), isCleared(bySea)]).toEqual([false, true])
  })

  it('is held by what holds any of the goods that are loaded together', () => {
    const snapshot = { ...bare, restrictions: [FLOUR_BAN] }
    const held = (together: UnderWay['together']) => {
      const query = question('KZ-AKTAU', 'AZ-ALAT', { ...BOX, hs: '8704' }, { underWay: { ...byRail, together } })
      const direct = replan(query, free, network, snapshot).plans
      return direct.some(({ stages }) => stages.some((stage) => orderHolding(stage) === 'FLOUR'))
    }
    expect([held([]), held([{ ...BOX, hs: '1101' }])]).toEqual([false, true])
  })

  it('keeps out of countries with a warning that the plan in force keeps out of, and says so', () => {
    const query = question('KZ-AKTAU', 'GE-POTI', BOX, { underWay: byRail })
    const open = replan(query, free, network, rules)
    expect(open.plans.some(({ crosses }) => crosses.includes('RU'))).toBe(true)
    const kept = replan(query, { left: [], keepsTo: ['KZ', 'AZ', 'GE'] }, network, rules)
    expect(kept.plans.length).toBeGreaterThan(0)
    expect(kept.plans.some(({ crosses }) => crosses.includes('RU'))).toBe(false)
    expect(kept.notes.map(({ key }) => key)).toEqual(['note.wayOnAround'])
    const same = replan(query, { left: [], keepsTo: ['KZ', 'RU', 'GE', 'TM', 'IR', 'AZ', 'BY'] }, network, rules)
    expect(same.plans.map(({ planId }) => planId)).toEqual(open.plans.map(({ planId }) => planId))
  })
})

describe('the question of a consignment on its way', () => {
  const entered = {
    consignmentId: 'K',
    carrierAcceptanceLocation: 'KZ-ALMATY',
    consigneeReceiptLocation: 'GE-POTI',
    includedItems: [
      { itemId: 'a', description: 'Flour', hs: '110100', grossKg: 9000 },
      {
        itemId: 'b',
        description: 'Acid',
        hs: '2807',
        grossKg: 1500,
        dangerousGoods: { unNumber: '1830', hazardClass: '8' },
      },
    ],
    utilizedEquipment: [
      { equipmentId: 'x', kind: '40HC', number: { scheme: 'container', value: 'CSQU3054383' } },
      { equipmentId: 'w', kind: 'wagon-platform', number: { scheme: 'wagon8', value: '60635208' } },
    ],
  }
  const { origin: _, together: __, ...underWay } = byRail
  const point = { place: 'KZ-AKTAU', ready: READY, underWay, leg: 0 }
  const read = (consignment: unknown, deadline: number | null, avoid?: unknown) =>
    replanQuestion(readConsignment(consignment), point, deadline, avoid, network, READY)

  it('is about all its goods in its boxes, from where it is', () => {
    const asked = read(entered, READY + DAY_MINUTES, ['RU'])
    expect(asked?.query).toMatchObject({
      from: 'KZ-AKTAU',
      to: 'GE-POTI',
      ready: READY,
      deadline: READY + DAY_MINUTES,
      cargo: { equipment: '40HC', units: 1, tonnes: 10.5, hs: '110100' },
      avoid: { countries: ['RU'] },
      underWay: { origin: 'KZ-ALMATY', aboard: 'rail', together: [{ hs: '2807', dgClass: '8' }] },
    })
    expect(asked?.notes[0]?.key).toBe('note.wayOn')
  })

  it('has no deadline that is past, says what it assumes of a mass that nobody says, and is none without equipment', () => {
    const bare = { ...entered, includedItems: [] }
    const asked = read(bare, READY)
    expect(asked?.query.deadline).toBeUndefined()
    expect(asked?.notes.map(({ key }) => key)).toContain('note.mass')
    expect(read({ ...entered, utilizedEquipment: [] }, null)).toBeNull()
  })
})
