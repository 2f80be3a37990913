import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { API_PREFIX } from '@karavan/api'
import { formatInstant, parseInstant } from '@karavan/core'
import { message, readConsignment } from '@karavan/model'
import { eventPlaces } from '@karavan/network'
import { lazyStorage, loadNetwork } from '@karavan/storage'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTracking, type RunningTracking } from '../src/consignments/tracking.js'
import { publicHosts } from '../src/guard.js'
import { readSignIn, type SignInSettings } from '../src/sign-in/settings.js'
import { createSignIn } from '../src/sign-in/sign-in.js'
import { served, UNCONDITIONAL } from './served.js'

const home = mkdtempSync(join(tmpdir(), 'karavan-indicators-'))
const storage = lazyStorage({ KARAVAN_DATA: home })
const settings = readSignIn({ KARAVAN_PUBLIC_URL: 'https://karavan.example' }, '127.0.0.1') as SignInSettings
const NOW = parseInstant('2026-11-26T00:00Z')
const now = () => NOW
const READY = parseInstant('2026-10-20T00:00Z')
const places = eventPlaces(loadNetwork(undefined).locations)

let app: FastifyInstance
let tracking: RunningTracking
const tokens = new Map<string, string>()

beforeAll(async () => {
  const failed = (error: unknown) => {
    throw error
  }
  tracking = createTracking({ storage, places, now, inForce: UNCONDITIONAL, samples: null, failed })
  app = await served({
    now,
    tracking,
    signIn: createSignIn({
      settings,
      people: storage.people,
      partiesOf: async (id) => (await storage.consignments()).parties(id),
      now,
    }),
    people: storage.people,
    hosts: () => publicHosts(settings.publicUrl as URL),
  })
  await app.ready()
  const people = await storage.people()
  for (const id of ['mill', 'rival', 'aktau', 'customs']) {
    await people.organisations.add({ id, name: id })
    tokens.set(id, (await people.tokens.add({ organisation: id, label: 'test', mayAdd: true, days: 1 })).secret)
  }
  await enter('K-1', 'CSQU3054383', [
    { partyId: 'mill', role: 'consignor', name: 'Mill' },
    { partyId: 'aktau', role: 'terminalOperator', name: 'Port of Aktau', locations: ['KZ-AKTAU'] },
    { partyId: 'customs', role: 'customsAuthority', name: 'Customs' },
  ])
  await enter('K-2', 'MSKU9070323', [{ partyId: 'mill', role: 'consignor', name: 'Mill' }])
  await enter('K-3', 'TGHU7599330', [{ partyId: 'rival', role: 'consignor', name: 'Rival' }])
  await travel('mill', 'CSQU3054383', 48)
  await travel('mill', 'MSKU9070323', 72)
  await travel('rival', 'TGHU7599330', 240)
  // The server tells by itself what was reported.
  const { dueNow } = await storage.consignments()
  await vi.waitFor(async () => expect((await dueNow()).waiting).toBe(0), { timeout: 60_000 })
}, 120_000)
afterAll(async () => {
  await tracking.stop()
  await app.close()
  await storage.close()
  rmSync(home, { recursive: true, force: true })
}, 60_000)

async function ask(who: string, method: 'GET' | 'POST', path: string, body?: string) {
  const secret = tokens.get(who)
  const answer = await app.inject({
    method,
    url: `${API_PREFIX}${path}`,
    headers: {
      host: 'karavan.example',
      ...(secret === undefined ? {} : { authorization: `Bearer ${secret}` }),
    },
    ...(body === undefined ? {} : { payload: body }),
  })
  return { status: answer.statusCode, json: () => answer.json(), text: answer.body }
}

const stage = (stageId: string, place: string) => ({
  stageId,
  kind: 'run',
  place,
  serviceId: null,
  label: stageId,
  told: { label: message('stage.run', { from: 'a', to: 'b' }) },
  time: { kind: 'duration', hours: { min: 24, p50: 24, max: 24 } },
  contentHash: stageId,
  provenance: [],
})
const leg = (mode: string, from: string, to: string, value: number) => {
  const distanceKm = { value, basis: 'published' }
  return { mode, from, to, service: to, operator: null, stages: [to], via: [from, to], distanceKm }
}

async function enter(consignmentId: string, box: string, parties: readonly object[]) {
  const consignment = readConsignment({
    consignmentId,
    parties,
    carrierAcceptanceLocation: 'KZ-ALTYNKOL',
    consigneeReceiptLocation: 'AZ-ALAT',
    utilizedEquipment: [{ equipmentId: 'box', kind: '40HC', number: { scheme: 'container', value: box } }],
    plan: {
      planId: 'plan',
      wayId: 'way',
      networkVersion: 'n',
      conditionsVersion: 'c',
      chosenAt: READY,
      ready: READY,
      stages: [stage('KZ-AKTAU', 'KZ-AKTAU'), stage('AZ-ALAT', 'AZ-ALAT')],
      borders: [],
      arrival: { gridMinutes: 60, start: READY, cdf: [], never: 0, horizonEnd: READY + 120 * 1440 },
      legs: [leg('rail', 'KZ-ALTYNKOL', 'KZ-AKTAU', 3000), leg('feeder', 'KZ-AKTAU', 'AZ-ALAT', 480)],
    },
  })
  await (await storage.consignments()).enter(consignment, { by: 'test', from: 'test', organisation: null }, null, 0)
}

/** From Altynkol to Alat, so many hours in the port of Aktau. */
async function travel(who: string, box: string, hours: number) {
  const told = [
    ['departing', 'KZ-ALTYNKOL', 0],
    ['arriving', 'KZ-AKTAU', 120],
    ['departing', 'KZ-AKTAU', 120 + hours],
    ['arriving', 'AZ-ALAT', 144 + hours],
  ] as const
  const eventList = told.map(([bizStep, place, after]) => ({
    type: 'ObjectEvent',
    eventTime: formatInstant(READY + after * 60).replace('Z', ':00Z'),
    eventTimeZoneOffset: '+00:00',
    epcList: [`urn:epc:id:bic:${box}`],
    action: 'OBSERVE',
    bizStep,
    readPoint: { id: `urn:karavan:location:${place}` },
  }))
  const document = JSON.stringify({
    '@context': ['https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld'],
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: '2026-11-20T00:00:00Z',
    epcisBody: { eventList },
  })
  expect((await ask(who, 'POST', '/reports', document)).status).toBe(201)
}

const PORT = 'port:KZ-AKTAU:rail-feeder'
const hoursAtPort = async (who: string) => {
  const { figures, consignments } = (await ask(who, 'GET', `/indicators?segment=${PORT}&measure=borderHours`)).json()
  return { consignments, figures }
}

describe('the indicators of the corridor', () => {
  it('are made of the consignments that one may see, and of no others', async () => {
    const mill = await hoursAtPort('mill')
    expect(mill).toMatchObject({
      consignments: 2,
      figures: [{ segmentId: PORT, month: '2026-10', unit: 'h', count: 2, mean: 60, median: null, unmeasured: [] }],
    })
    expect(mill.figures[0].points.map(({ consignmentId }: { consignmentId: string }) => consignmentId)).toEqual([
      'K-2',
      'K-1',
    ])
    expect(await hoursAtPort('rival')).toMatchObject({ consignments: 1, figures: [{ count: 1, mean: 240 }] })
    expect((await ask('nobody', 'GET', '/indicators')).status).toBe(401)
  })

  it('lead from each point to its events', async () => {
    const [{ points }] = (await hoursAtPort('rival')).figures
    const { story } = (await ask('rival', 'GET', '/consignments/K-3/story')).json()
    const told = story.milestones.flatMap(
      (milestone: { pieces: { ACT: { taken: { contentHash: string } } | null }[] }) =>
        milestone.pieces.flatMap(({ ACT }) => ACT?.taken.contentHash ?? []),
    )
    expect(points[0].events).toHaveLength(2)
    for (const event of points[0].events) expect(told).toContain(event)
  })

  it('tell a port of its place alone, and record what authorities read', async () => {
    const segments = async (who: string) => {
      const { figures } = (await ask(who, 'GET', '/indicators?measure=sectionHours')).json()
      return figures.map(({ segmentId, count }: { segmentId: string; count: number }) => [segmentId, count])
    }
    const both = [
      ['section:KZ-AKTAU:AZ-ALAT:feeder', 1],
      ['section:KZ-ALTYNKOL:KZ-AKTAU:rail', 1],
    ]
    expect((await hoursAtPort('aktau')).figures).toMatchObject([{ count: 1, mean: 48 }])
    expect(await segments('aktau')).toEqual([['section:KZ-ALTYNKOL:KZ-AKTAU:rail', 0]])
    const reads = async () => (await ask('mill', 'GET', '/consignments/K-1/visibility')).json().reads
    const before = (await reads()).length
    expect(await segments('customs')).toEqual(both)
    const [newest, ...others] = await reads()
    expect([newest.what, others.length]).toEqual(['getIndicators', before])
  })

  it('are asked for by months, segment and measure', async () => {
    const found = async (query: string) => (await ask('mill', 'GET', `/indicators${query}`)).json().figures.length
    const all = await found('')
    expect(await found('?from=2026-10&to=2026-10')).toBe(all)
    expect(await found('?from=2026-11')).toBe(0)
    expect(await found('?to=2026-09')).toBe(0)
    expect(await found('?segment=section')).toBe(8)
    for (const query of [
      'from=2026',
      'measure=speed',
      'month=2026-10',
      `segment=${'x'.repeat(201)}`,
      'segment=foo',
      'segment=port:KZ-NOWHERE',
    ])
      expect((await ask('mill', 'GET', `/indicators?${query}`)).status).toBe(400)
  })

  it('say what is not known, and never 0', async () => {
    const { figures } = (await ask('rival', 'GET', '/indicators?measure=borderCost')).json()
    expect(figures).toMatchObject([
      { segmentId: PORT, count: 0, mean: null, unit: null, unmeasured: [{ why: 'costNotTold', count: 1 }], points: [] },
    ])
  })

  it('tell what was paid, as it was reported', async () => {
    const report = (charges: unknown) =>
      app.inject({
        method: 'POST',
        url: `${API_PREFIX}/consignments/K-1/milestones`,
        headers: { host: 'karavan.example', authorization: `Bearer ${tokens.get('mill')}` },
        payload: { milestone: 'unloading', place: 'KZ-AKTAU', at: formatInstant(READY + 121 * 60), charges },
      })
    const refused = await report([{ purpose: 'crossing', amount: -1, currency: 'USD' }])
    expect([refused.statusCode, refused.json().pointer]).toEqual([400, '/charges/0/amount'])
    for (const wrong of ['5 USD', [5], [{ purpose: 'bribe', amount: 1, currency: 'USD' }], Array(21).fill({})])
      expect((await report(wrong)).statusCode).toBe(400)
    expect((await report([{ purpose: 'crossing', amount: '250.00', currency: 'USD' }])).statusCode).toBe(201)
    const { figures } = (await ask('mill', 'GET', '/indicators?measure=borderCost')).json()
    expect(figures).toMatchObject([
      { segmentId: PORT, unit: null, count: 0 },
      { segmentId: PORT, unit: 'USD', count: 1, mean: 250, points: [{ consignmentId: 'K-1', pieces: 1 }] },
    ])
  })
})
