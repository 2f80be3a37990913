import { describe, expect, it } from 'vitest'
import { message } from '../messages/index.js'
import { ConsignmentInvalidError, equipmentUri, readConsignment } from './index.js'

const PLAN = {
  planId: 'p',
  wayId: 'w',
  networkVersion: 'n',
  conditionsVersion: 'c',
  chosenAt: 29_000_000,
  ready: 29_000_000,
  borders: [],
  arrival: { gridMinutes: 60, start: 29_000_000, cdf: [], never: 0, horizonEnd: 29_100_000 },
  stages: [
    {
      stageId: 's',
      kind: 'run',
      place: 'GE-POTI',
      serviceId: null,
      label: 'Alat – Poti',
      told: { label: message('stage.run', { from: 'Alat', to: 'Poti' }) },
      time: { kind: 'duration', hours: { min: 20, p50: 30, max: 50 } },
      contentHash: 'h',
      provenance: [],
    },
  ],
  legs: [{ mode: 'rail', from: 'AZ-ALAT', to: 'GE-POTI', service: 's', operator: null, stages: ['s'], via: [] }],
}

const ENTERED = {
  consignmentId: 'K-1',
  carrierAcceptanceLocation: 'AZ-ALAT',
  consigneeReceiptLocation: 'GE-POTI',
  parties: [
    {
      partyId: 'shipper',
      role: 'consignor',
      name: 'Flour Mill',
      identifiers: [{ scheme: 'bin', value: '020540003431' }],
    },
    { partyId: 'gr', role: 'carrier', name: 'Georgian Railway', legs: [0] },
  ],
  includedItems: [
    {
      itemId: 'acid',
      description: 'Acid',
      hs: '280700',
      gng: '28070000',
      packages: { quantity: 4, kind: 'DR' },
      grossKg: 800,
      dangerousGoods: { unNumber: 'UN 1830', hazardClass: '8', packingGroup: 'II' },
    },
  ],
  utilizedEquipment: [
    { equipmentId: 'box', kind: '20GP', number: { scheme: 'container', value: 'CSQU 305438 3' }, seals: ['GE 1'] },
    { equipmentId: 'wagon', kind: 'wagon-platform', number: { scheme: 'wagon8', value: '60635208' } },
  ],
  loadings: [
    { what: 'acid', on: 'box', from: '2026-12-01T08:00+04:00' },
    { what: 'box', on: 'wagon', from: '2026-12-01', until: '2026-12-05' },
  ],
  references: [{ type: 'SMGS', number: '28 0001' }],
  referencedDocuments: [{ type: 'invoice', number: '7', issuer: 'Flour Mill', issued: '2026-11' }],
  plan: PLAN,
  partings: [{ kind: 'split', at: '2026-12-04', what: ['box'], other: 'K-2', reason: 'sold' }],
}

function faultsOf(entered: unknown): string[] {
  try {
    readConsignment(entered)
  } catch (error) {
    if (error instanceof ConsignmentInvalidError) return error.faults.map(({ pointer }) => pointer)
    throw error
  }
  return []
}

describe('readConsignment', () => {
  it('takes what a person entered, with numbers in their stored form and times as minutes', () => {
    const read = readConsignment(ENTERED)
    expect(read.utilizedEquipment[0]?.number).toEqual({ scheme: 'container', value: 'CSQU3054383' })
    expect(read.includedItems[0]?.dangerousGoods?.unNumber).toBe('1830')
    expect(read.loadings[0]).toEqual({ what: 'acid', on: 'box', from: Date.UTC(2026, 11, 1, 4) / 60_000, until: null })
    expect(read.references[0]).toEqual({ type: 'SMGS', number: '28 0001', issuer: null, uri: null })
  })

  it('reads what it gave again, the same', () => {
    const read = readConsignment(ENTERED)
    expect(readConsignment(JSON.parse(JSON.stringify(read)))).toEqual(read)
  })

  it('refuses a number with a wrong check digit, and says which digit would be right', () => {
    const wrong = { scheme: 'container', value: 'CSQU3054384' }
    const entered = { ...ENTERED, utilizedEquipment: [{ ...ENTERED.utilizedEquipment[0], number: wrong }] }
    expect(() => readConsignment(entered)).toThrow(
      expect.objectContaining({
        code: 'CONSIGNMENT_INVALID',
        pointer: '/utilizedEquipment/0/number/value',
        received: 'CSQU3054384',
        expected: expect.stringContaining('check digit 3'),
      }),
    )
  })

  it('tells every fault at once, by its pointer', () => {
    const entered = {
      ...ENTERED,
      consignmentId: '',
      parties: [{ ...ENTERED.parties[0], role: 'owner' }],
      includedItems: [{ ...ENTERED.includedItems[0], grossKg: 0, hs: '28.07' }],
      'a/b': 1,
    }
    expect(faultsOf(entered)).toEqual([
      '/consignmentId',
      '/parties/0/role',
      '/includedItems/0/hs',
      '/includedItems/0/grossKg',
      '/a~1b',
    ])
    expect(faultsOf(null)).toEqual([''])
    expect(faultsOf({ ...ENTERED, parties: {} })).toEqual(['/parties'])
  })

  it('refuses what names a part that is not there, or one id twice', () => {
    expect(
      faultsOf({
        ...ENTERED,
        includedItems: [...ENTERED.includedItems, { ...ENTERED.includedItems[0], itemId: 'box' }],
        loadings: [
          { what: 'sand', on: 'acid', from: '2026-12-02', until: '2026-12-01' },
          { what: 'box', on: 'box', from: '2026-12-02' },
        ],
        partings: [{ ...ENTERED.partings[0], what: ['box', 'sand'] }],
        parties: [{ ...ENTERED.parties[1], legs: [0, 1] }],
      }),
    ).toEqual([
      '/utilizedEquipment/0/equipmentId',
      '/loadings/0/what',
      '/loadings/0/on',
      '/loadings/0/until',
      '/loadings/1/what',
      '/partings/0/what/1',
      '/parties/0/legs/1',
    ])
  })

  it.each([
    [
      'a law of time that is none',
      { stages: [{ ...PLAN.stages[0], time: { kind: 'random', meanHours: -1 } }] },
      '/plan/stages/0/time',
    ],
    ['a stage without a law', { stages: [{ ...PLAN.stages[0], time: null }] }, '/plan'],
    ['a law of another kind', { stages: [{ ...PLAN.stages[0], time: { kind: 'magic' } }] }, '/plan/stages/0/time'],
    [
      'a law without its values',
      { stages: [{ ...PLAN.stages[0], time: { kind: 'duration' } }] },
      '/plan/stages/0/time',
    ],
    ['a leg with a stage that is not there', { legs: [{ ...PLAN.legs[0], stages: ['x'] }] }, '/plan/legs/0/stages'],
    ['two stages of one id', { stages: [PLAN.stages[0], PLAN.stages[0]] }, '/plan/stages/1/stageId'],
    [
      'a way taken with a stage that is not there',
      { takenWay: { wayId: 'w', from: 'AZ-ALAT', leg: 0, stageId: 'x' } },
      '/plan/takenWay/stageId',
    ],
    [
      'a way taken on a leg that is not there',
      { takenWay: { wayId: 'w', from: 'AZ-ALAT', leg: 1, stageId: 's' } },
      '/plan/takenWay/leg',
    ],
    ['a grid without steps', { arrival: { ...PLAN.arrival, gridMinutes: 0 } }, '/plan'],
    ['no version of the network', { networkVersion: undefined }, '/plan'],
  ])('refuses a plan with %s', (_, part, pointer) => {
    expect(faultsOf({ ...ENTERED, plan: { ...PLAN, ...part }, parties: [] })).toEqual([pointer])
  })
})

describe('equipmentUri', () => {
  it('is the EPC of a box, and a URN of our own for what has none', () => {
    const [box, wagon] = readConsignment(ENTERED).utilizedEquipment
    expect(box && equipmentUri(box.number)).toBe('urn:epc:id:bic:CSQU3054383')
    expect(wagon && equipmentUri(wagon.number)).toBe('urn:karavan:wagon8:60635208')
    expect(equipmentUri({ scheme: 'plate', value: '123 ABC 02' })).toBe('urn:karavan:plate:123%20ABC%2002')
  })
})
