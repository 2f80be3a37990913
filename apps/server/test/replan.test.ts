import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { API_PREFIX, type ArrivalAnswer, type ReplanAnswer, ROUTES } from '@karavan/api'
import { formatDate, formatInstant } from '@karavan/core'
import type { Consignment, Story } from '@karavan/model'
import { story } from '@karavan/tracking'
import type { TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ConsignmentBook } from '../src/consignments/book.js'
import { addressOf, prepare, type Started, start } from './run-server.js'
import { HOST, NOTHING_TRACKED, served } from './served.js'

const home = mkdtempSync(join(tmpdir(), 'karavan-replan-'))
const DAY = 1440
const now = Math.floor(Date.now() / 60_000)
let server: Started

beforeAll(async () => {
  await prepare()
  server = await start({ PORT: '0', KARAVAN_DATA: home })
}, 180_000)
afterAll(async () => {
  const { child } = server
  const ended = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGTERM')
  await ended
  rmSync(home, { recursive: true, force: true })
}, 60_000)

const ask = (path: string, init?: RequestInit) => fetch(`${addressOf(server)}${API_PREFIX}${path}`, init)
const get = async (path: string) => (await ask(path)).json()
const send = async (method: string, path: string, body: unknown) => {
  const headers = { 'content-type': 'application/json' }
  const response = await ask(path, { method, headers, body: JSON.stringify(body) })
  return { status: response.status, body: await response.json() }
}
const faults = (id: string, answer: unknown) => {
  const schema = ROUTES.find((route) => route.id === id)?.answer as TSchema
  return [...Value.Errors(schema, answer)].slice(0, 3)
}
const replan = async (id: string, body: unknown = { avoid: ['RU'] }): Promise<ReplanAnswer> => {
  const { status, body: answer } = await send('POST', `/consignments/${id}/replan`, body)
  expect([status, faults('postReplan', answer)]).toEqual([200, []])
  return answer
}
const passed = ({ story }: { story: Story }, legs: number) =>
  story.milestones
    .filter(({ leg }) => leg !== null && leg < legs)
    .map(({ kind, place, leg, actual }) => ({ kind, place, leg, actual }))

const ENTERED = {
  consignmentId: 'K-1',
  parties: [
    { partyId: 'mill', role: 'consignor', name: 'Mill' },
    { partyId: 'ktz', role: 'carrier', name: 'KTZ', legs: [0] },
    { partyId: 'line', role: 'carrier', name: 'The line', legs: [1] },
  ],
  carrierAcceptanceLocation: 'KZ-ALMATY',
  consigneeReceiptLocation: 'GE-POTI',
  includedItems: [{ itemId: 'flour', description: 'Flour', hs: '1101', grossKg: 24000 }],
  utilizedEquipment: [{ equipmentId: 'box', kind: '40HC', number: { scheme: 'container', value: 'CSQU3054383' } }],
  deliverBy: now + 25 * DAY,
}
const QUESTION = {
  from: 'Almaty',
  to: 'Poti',
  equipment: '40HC',
  teu: 2,
  avoid: ['RU', 'TM'],
  ready: formatInstant(now - 3 * DAY),
  history: true,
}
const SHUT = {
  id: 'TEST-AKTAU-SHUT',
  number: '78',
  issuer: 'AMP',
  title: 'Aktau shut',
  action: 'ban',
  effect: 'hold',
  applies_at: 'departure',
  issued_on: formatDate(now - DAY),
  from: formatDate(now - DAY),
  to: formatDate(now + 30 * DAY),
  places: 'KZ-AKTAU',
  modes: 'feeder rail_ferry ro_ro sea_bulk',
  text: 'Nothing sails from Aktau',
  source: 'a telegram',
  basis: 'official',
}

describe('a consignment on its way to a port that shuts', () => {
  it('has a way that is better once the port is shut, takes it, and keeps what was passed', async () => {
    const { plans } = (await send('POST', '/plans', QUESTION)).body
    type Legs = { readonly legs: readonly { readonly from: string }[]; readonly planId: string }
    const byAktau = plans.find(({ legs }: Legs) => legs[1]?.from === 'KZ-AKTAU')
    const choose = { question: QUESTION, planId: byAktau.planId }
    const entered = await send('POST', '/consignments', { consignment: ENTERED, choose })
    expect(entered.status, JSON.stringify(entered.body)).toBe(201)
    const left = { milestone: 'departure', place: 'KZ-ALMATY', at: formatInstant(now - 2 * DAY), sender: 'ktz' }
    expect((await send('POST', '/consignments/K-1/milestones', left)).status).toBe(201)

    const open = await replan('K-1')
    expect(open).toMatchObject({ why: null, version: 1, from: { place: 'KZ-AKTAU', leg: 1, gone: 0 } })
    expect(open.inForce?.legs[0]).toMatchObject({ from: 'KZ-AKTAU' })
    expect(Number(open.inForce?.cost?.amount)).toBeGreaterThan(0)
    const before: ArrivalAnswer = await get('/consignments/K-1/arrival')
    expect(open.inForce?.p50).toBe(before.estimate?.p50)

    const order = await send('POST', '/conditions/entries', { kind: 'orders', rows: [SHUT] })
    expect(order.status, JSON.stringify(order.body)).toBe(201)
    const shut = await replan('K-1')
    const kuryk = shut.others.find(({ added }) => added.includes('KZ-KURYK'))
    if (kuryk === undefined) throw new Error(`no way by Kuryk: ${JSON.stringify(shut.others.map(({ legs }) => legs))}`)
    expect(kuryk.dropped).not.toContain('KZ-AKTAU')
    expect((shut.inForce?.p50 ?? 0) - (kuryk.p50 ?? 0)).toBeGreaterThan(3 * DAY)
    expect(kuryk.missing).toBeLessThan(shut.inForce?.missing ?? 0)
    expect(shut.advice[0]).toMatchObject({ kind: 'otherWay' })
    expect(open.inForce?.holds).toEqual([])
    expect(shut.inForce?.holds).toMatchObject([{ place: 'KZ-AKTAU', isNew: true }])
    expect(shut.inForce?.holds[0]?.text).toContain('Aktau shut')
    expect(kuryk.holds).toEqual([])
    for (const way of [shut.inForce, ...shut.others]) expect(Array.isArray(way?.flags)).toBe(true)
    const arrival: ArrivalAnswer = await get('/consignments/K-1/arrival')
    expect(faults('getConsignmentArrival', arrival)).toEqual([])
    expect(arrival.advice.map(({ kind }) => kind)).toEqual(['wait', 'tell'])
    const asItWas = await get('/consignments/K-1/story')

    const adopt = { way: kuryk.wayId, after: 1, why: 'Aktau is shut', avoid: ['RU'] }
    const unknown = await send('POST', '/consignments/K-1/plan', { ...adopt, way: 'x' })
    expect([unknown.status, unknown.body.code]).toEqual([422, 'PLAN_NOT_FOUND'])
    const old = await send('POST', '/consignments/K-1/plan', { ...adopt, after: 7 })
    expect([old.status, old.body.code]).toEqual([409, 'CONSIGNMENT_CHANGED'])
    const taken = await send('POST', '/consignments/K-1/plan', adopt)
    expect([taken.status, faults('postPlan', taken.body)]).toEqual([200, []])
    expect(taken.body).toMatchObject({ version: 2, why: 'Aktau is shut', enteredBy: 'operator' })
    const consignment: Consignment = taken.body.consignment
    const [first, ...rest] = consignment.plan?.legs ?? []
    expect([first?.from, first?.to, rest[0]?.from]).toEqual(['KZ-ALMATY', 'KZ-AKTAU', 'KZ-AKTAU'])
    expect(rest.map(({ to }) => to)).toEqual(kuryk.legs.map(({ to }) => to))
    expect(consignment.parties.map(({ legs }) => legs)).toEqual([[], [0], []])

    const after: ArrivalAnswer = await get('/consignments/K-1/arrival')
    for (const share of ['p10', 'p50', 'p90'] as const)
      expect(Math.abs((after.estimate?.[share] ?? 0) - (kuryk[share] ?? 0))).toBeLessThanOrEqual(60)
    const told = await get('/consignments/K-1/story')
    expect(passed(told, 1)).toEqual(passed(asItWas, 1))
    expect(told.story.milestones.some(({ place }: { place: string }) => place === 'KZ-KURYK')).toBe(true)
    const again = await send('POST', '/consignments/K-1/plan', adopt)
    expect([again.status, again.body.code]).toEqual([409, 'CONSIGNMENT_CHANGED'])
  }, 240_000)

  it('shows, in how its arrival moved, that another plan was chosen', async () => {
    const { versions } = await get('/consignments/K-1/versions')
    const [first, last]: Consignment[] = versions.map(({ consignment }: { consignment: Consignment }) => consignment)
    if (first?.plan == null || last?.plan == null) throw new Error('both go by a plan')
    const earlier = { ...first, plan: { ...first.plan, chosenAt: last.plan.chosenAt - DAY } }
    const version = (consignment: Consignment, number: number) => ({ version: number, consignment })
    const at = last.plan.chosenAt + 60
    const book = {
      sample: false,
      read: async () => version(last, 2),
      versions: async () => [version(earlier, 1), version(last, 2)],
      gather: async (consignment: Consignment) => ({ records: [], story: story([], consignment, () => null, at) }),
    } as unknown as ConsignmentBook
    const app = await served({ now: () => at, tracking: { ...NOTHING_TRACKED, books: async () => [book] } })
    const headers = { host: HOST }
    const answer = await app.inject({ url: `${API_PREFIX}/consignments/K-1/arrival`, headers })
    const { past }: ArrivalAnswer = answer.json()
    expect(past.map(({ asOf }) => asOf)).toEqual([earlier.plan.chosenAt, last.plan.chosenAt, at])
    expect(past[1]?.moved?.causes).toMatchObject([{ cause: 'replanned' }])
    await app.close()
  })

  it('is told why there is no other way', async () => {
    const bare = await send('POST', '/consignments', { consignment: { ...ENTERED, consignmentId: 'K-2', parties: [] } })
    expect(bare.status).toBe(201)
    expect(await replan('K-2', {})).toMatchObject({ why: 'noPlan', inForce: null, others: [] })
    const bad = await send('POST', '/consignments/K-1/replan', { avoid: ['Atlantis'] })
    expect([bad.status, bad.body.code]).toEqual([422, 'AVOID_UNKNOWN'])
    expect((await send('POST', '/consignments/K-9/replan', {})).status).toBe(404)
  })
})
