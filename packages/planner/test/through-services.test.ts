import { EQUIPMENT_KINDS } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildMoveGraph } from '../src/graph/build.js'
import { shareByWay } from '../src/graph/shares.js'
import { plan } from '../src/index.js'
import { bundledNetwork, bundledSnapshot, question, README_QUESTIONS } from './bundled.js'

const network = bundledNetwork()
const snapshot = bundledSnapshot(network)
const boxes = { equipment: '40HC', units: 2, tonnes: 40 } as const
const sum = (parts: readonly { readonly km: number }[]) => parts.reduce((total, { km }) => total + km, 0)

/** The lane between two ports, as the table of links has it. */
const laneKm = (from: string, to: string) =>
  network.links.find((link) => link.mode === 'sea' && [link.from, link.to].every((id) => id === from || id === to))
    ?.lengthKm ?? Number.NaN

describe('a through train that crosses the Caspian', () => {
  const { plans } = plan(question('CN-XIAN', 'AZ-ALAT', boxes), network, snapshot)
  const through = plans.find(({ legs }) => legs.some(({ service }) => service === 'XIAN-ALAT-TITR'))
  const leg = through?.legs.find(({ service }) => service === 'XIAN-ALAT-TITR')

  it('says how much of its way is by sea, and by what ship', () => {
    const lane = laneKm('KZ-AKTAU', 'AZ-ALAT')
    expect(leg?.parts).toEqual([
      { mode: 'rail', km: (leg?.distanceKm.value ?? 0) - lane },
      { mode: 'feeder', km: lane },
    ])
    expect(leg?.carriage).toBe(`rail, with ${lane} km by sea`)
  })

  it('is no way for a question that avoids the ship', () => {
    const avoid = { countries: [], locations: [], modes: ['feeder' as const], services: [] }
    const answer = plan(question('CN-XIAN', 'AZ-ALAT', boxes, { avoid }), network, snapshot)
    const modes = answer.plans.flatMap(({ legs }) => legs.flatMap(({ parts }) => parts.map(({ mode }) => mode)))
    expect(modes).not.toContain('feeder')
    expect(answer.knockedOut.map(({ subject }) => subject)).toContain('feeder')
  })

  it('emits aboard the ship as the ship does', () => {
    const aboard = through?.co2eLines.find(({ what }) => what.startsWith('feeder'))
    const factor = network.emissions.find(({ mode, region }) => mode === 'feeder' && region === 'KZ')
    expect(aboard?.gramsPerTonneKm).toBe(factor?.grams)
    expect(aboard?.what).toContain(`${laneKm('KZ-AKTAU', 'AZ-ALAT')} km`)
  })
})

describe('a box on a ferry for trucks', () => {
  it('is told to need a chassis, and no other leg of boxes is', () => {
    const legs = [
      question('KZ-KURYK', 'AZ-ALAT', boxes),
      question('CN-XIAN', 'SE-KARLSHAMN', boxes),
      question('LT-KLAIPEDA', 'SE-KARLSHAMN', boxes),
    ].flatMap((query) => plan(query, network, snapshot).plans.flatMap((one) => one.legs))
    const told = legs.filter(({ told: { carriage } }) => carriage.key === 'leg.carriage.onChassis')
    expect(told.length).toBeGreaterThan(0)
    for (const { mode } of told) expect(['ro_ro', 'rail_ferry']).toContain(mode)
    const lifted = legs.filter(({ mode }) => ['rail', 'road', 'feeder', 'deep_sea'].includes(mode))
    for (const {
      told: { carriage },
    } of lifted)
      expect(carriage.key).not.toBe('leg.carriage.onChassis')
  })
})

describe('the parts of a leg', () => {
  it('make its distance, and those of all legs what is counted for emissions', () => {
    for (const query of [...README_QUESTIONS, question('CN-XIAN', 'GE-POTI', boxes)]) {
      for (const { legs, co2eLines } of plan(query, network, snapshot).plans) {
        for (const { parts, distanceKm } of legs) {
          expect(sum(parts)).toBeCloseTo(distanceKm.value, 6)
          for (const { km } of parts) expect(km).toBeGreaterThan(0)
        }
        const counted = co2eLines.flatMap(({ told }) => Number(told.what.values?.km ?? 0))
        const whole = legs.reduce((total, { distanceKm }) => total + distanceKm.value, 0)
        expect(Math.abs(counted.reduce((a, b) => a + b, 0) - whole)).toBeLessThanOrEqual(counted.length)
      }
    }
  })
})

describe('the length of a service', () => {
  it('is kept when it is spread over modes and countries, for every service and kind of equipment', () => {
    let aboard = 0
    for (const kind of EQUIPMENT_KINDS) {
      for (const { service, carried, distanceKm } of buildMoveGraph(network, snapshot, kind).moves) {
        if (service === null || carried === null) continue
        expect(sum(carried.km)).toBeCloseTo(distanceKm, 6)
        if (carried.km.some(({ mode }) => mode !== undefined && mode !== carried.mode)) aboard += 1
      }
    }
    expect(aboard).toBeGreaterThan(20)
  })

  it('is kept whatever the lanes and the length are', () => {
    const places = ['CN-XIAN', 'KZ-AKTAU', 'AZ-ALAT', 'GE-POTI']
    const pieces = fc
      .array(fc.option(fc.double({ min: 1, max: 3000, noNaN: true }), { nil: null }), { minLength: 3, maxLength: 3 })
      .map((lanes) => lanes.map((lane, i) => ({ places: places.slice(i, i + 2), laneKm: lane })))
    fc.assert(
      fc.property(pieces, fc.double({ min: 1, max: 9000, noNaN: true }), (way, km) => {
        const parts = shareByWay(network, way, ['CN', 'KZ', 'AZ', 'GE'], km, () => 'feeder')
        expect(sum(parts)).toBeCloseTo(km, 6)
        for (const part of parts) expect(part.km).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})
