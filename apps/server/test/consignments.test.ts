import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { API_PREFIX, ROUTES } from '@karavan/api'
import type { TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addressOf, prepare, type Started, start } from './run-server.js'

const home = mkdtempSync(join(tmpdir(), 'karavan-consignments-'))
let server: Started

async function serve(): Promise<void> {
  server = await start({ PORT: '0', KARAVAN_DATA: home })
}

async function stop(signal: NodeJS.Signals): Promise<void> {
  const { child } = server
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('close', resolve))
  child.kill(signal)
  await ended
}

beforeAll(async () => {
  await prepare()
  await serve()
}, 180_000)
afterAll(async () => {
  await stop('SIGTERM')
  rmSync(home, { recursive: true, force: true })
}, 60_000)

const ask = (path: string, init?: RequestInit) => fetch(`${addressOf(server)}${API_PREFIX}${path}`, init)
const get = async (path: string) => (await ask(path)).json()
const send = async (method: string, path: string, body: unknown) => {
  const headers = { 'content-type': 'application/json' }
  const response = await ask(path, { method, headers, body: JSON.stringify(body) })
  return { status: response.status, body: await response.json() }
}
const report = async (query: string, body: string | Uint8Array) => {
  const response = await ask(`/reports${query}`, { method: 'POST', body: Buffer.from(body) })
  return { status: response.status, body: await response.json() }
}
const faults = (id: string, answer: unknown) => {
  const schema = ROUTES.find((route) => route.id === id)?.answer as TSchema
  return [...Value.Errors(schema, answer)].slice(0, 3)
}

const BOX = 'CSQU3054383'
const ENTERED = {
  parties: [
    { partyId: 'mill', role: 'consignor', name: 'Мукомол' },
    { partyId: 'ktz', role: 'carrier', name: 'KTZ', legs: [0] },
  ],
  carrierAcceptanceLocation: 'KZ-ALMATY',
  consigneeReceiptLocation: 'GE-POTI',
  includedItems: [{ itemId: 'flour', description: 'Flour', hs: '1101', grossKg: 24000 }],
  utilizedEquipment: [{ equipmentId: 'box', kind: '40HC', number: { scheme: 'container', value: BOX } }],
}
const QUESTION = { from: 'Almaty', to: 'Poti', equipment: '40HC', teu: 2, avoid: ['RU'], ready: '2030-03-05' }
const TABLE = '№ вагона;№ контейнера;Станция операции;Операция;Дата и время операции\n'

/** Asks until an answer is as it should be, since what is derived is told a little later. */
async function until<T>(question: () => Promise<T>, isSo: (answer: T) => boolean): Promise<T> {
  for (let tries = 0; ; tries++) {
    const answer = await question()
    if (isSo(answer) || tries > 200) return answer
    await pause(50)
  }
}

describe('consignments over HTTP', () => {
  it('list nothing, and make no database, where none was entered', async () => {
    const answer = await get('/consignments?q=nothing+of+the+kind')
    expect([answer, faults('getConsignments', answer)]).toEqual([
      { consignments: [], total: 0, coming: expect.any(Number), renewing: 0 },
      [],
    ])
    expect((await ask('/consignments/K-9')).status).toBe(404)
  })

  it('freeze a plan of the answer to the question, and no other', async () => {
    const { plans } = (await send('POST', '/plans', QUESTION)).body
    const choose = { question: QUESTION, planId: plans[0].planId }
    const { status, body } = await send('POST', '/consignments', {
      consignment: { ...ENTERED, consignmentId: 'K-1' },
      choose,
    })
    expect([status, faults('postConsignment', body)]).toEqual([201, []])
    expect(body).toMatchObject({ sample: false, version: 1, enteredBy: 'operator', enteredFrom: '127.0.0.1' })
    expect(body.consignment.plan).toMatchObject({ planId: plans[0].planId, networkVersion: plans[0].networkVersion })
    const other = await send('POST', '/consignments', { consignment: ENTERED, choose: { ...choose, planId: 'x' } })
    expect([other.status, other.body.code]).toEqual([422, 'PLAN_NOT_FOUND'])
    const own = await send('POST', '/consignments', { consignment: { ...ENTERED, plan: body.consignment.plan } })
    expect([own.status, own.body.pointer]).toEqual([400, '/consignment/plan'])
    const again = await send('POST', '/consignments', { consignment: { ...ENTERED, consignmentId: 'K-1' }, choose })
    expect([again.status, again.body.code]).toEqual([409, 'CONSIGNMENT_EXISTS'])
    const made = await send('POST', '/consignments', {
      consignment: { ...ENTERED, parties: [], utilizedEquipment: [] },
    })
    expect(made.body.consignment.consignmentId).toMatch(/^K-\d{8}-[0-9A-Z]{5}$/)
  })

  it('tell every fault of what is entered, at its place', async () => {
    const { status, body } = await send('POST', '/consignments', {
      consignment: {
        ...ENTERED,
        consigneeReceiptLocation: 7,
        utilizedEquipment: [{ equipmentId: 'b', kind: '40HC', number: { scheme: 'container', value: 'CSQU3054384' } }],
      },
    })
    expect([status, body.code]).toEqual([422, 'CONSIGNMENT_INVALID'])
    expect(body.faults.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/consigneeReceiptLocation',
      '/utilizedEquipment/0/number/value',
    ])
  })

  it('preview a report, keep it, and tell its story; what comes again changes nothing', async () => {
    const table = `${TABLE}60635208;${BOX};Алматы;Погрузка;06.03.2026 08:00\n60635208;;Нигде;Сошёл;06.03.2026 09:00\n`
    const preview = await report('?sender=ktz&check=true', table)
    expect([preview.status, faults('postReport', preview.body)]).toEqual([200, []])
    expect(preview.body).toMatchObject({ format: 'wagon report', sender: 'ktz', kept: null, concerns: ['K-1'] })
    expect(preview.body.mapping).toMatchObject({ saved: false, zone: 'Europe/Moscow' })
    expect(await get('/consignments/K-1/messages')).toEqual({ messages: [] })

    const kept = await report('?sender=ktz&name=wagons.csv', table)
    expect(kept.body.kept).toMatchObject({ again: false })
    expect((await report('?sender=ktz', table)).body.kept).toMatchObject({ again: true, added: 0 })
    const answer = await get('/consignments/K-1/story')
    expect(faults('getConsignmentStory', answer)).toEqual([])
    const loading = answer.story.milestones.find(({ kind }: { kind: string }) => kind === 'loading')
    expect(loading.pieces[0].ACT.taken).toMatchObject({ sender: 'ktz', format: 'wagon report' })
    const list = await until(
      () => get('/consignments?q=csqu3054383'),
      ({ consignments }) => consignments[0]?.digest?.state === 'moving',
    )
    expect(faults('getConsignments', list)).toEqual([])
    expect(list).toMatchObject({ total: 1, consignments: [{ consignmentId: 'K-1', digest: { state: 'moving' } }] })

    const messages = await get('/consignments/K-1/messages')
    expect(faults('getConsignmentMessages', messages)).toEqual([])
    expect(messages.messages).toMatchObject([{ sender: 'ktz', name: 'wagons.csv', size: Buffer.byteLength(table) }])
    const raw = await ask(`/consignments/K-1/messages/${messages.messages[0].messageId}`)
    expect(Buffer.from(await raw.arrayBuffer()).toString()).toBe(table)
    const erased = await send('DELETE', `/consignments/K-1/messages/${messages.messages[0].messageId}`, {
      why: 'asked',
    })
    expect(erased.body.messages).toMatchObject([{ erased: { by: 'operator', why: 'asked' } }])
    expect((await ask(`/consignments/K-1/messages/${messages.messages[0].messageId}`)).status).toBe(404)
  })

  it('take milestones that a person reports, and answer EDIFACT', async () => {
    const told = { milestone: 'arrival', place: 'KZ-AKTAU', at: '2026-03-12T06:00+05:00', sender: 'mill' }
    const { status, body } = await send('POST', '/consignments/K-1/milestones', told)
    expect([status, faults('postMilestone', body), body.concerns]).toEqual([201, [], ['K-1']])
    const ahead = { ...told, classifier: 'ACT', at: new Date(Date.now() + 3_600_000).toISOString() }
    const refused = await send('POST', '/consignments/K-1/milestones', ahead)
    expect([refused.status, refused.body.code, refused.body.pointer]).toEqual([400, 'QUESTION_VALUE_INVALID', '/at'])
    const bad = await send('POST', '/consignments/K-1/milestones', { ...told, place: 'KZ-NOWHERE' })
    expect([bad.status, bad.body.code, bad.body.pointer]).toEqual([422, 'PLACE_UNKNOWN', '/place'])
    const edifact = `UNB+UNOA:2+TERM+LINE+260204:1728+7++++1'UNH+1+CODECO:D:95B:UN:ITG13'BGM+34+1+9'NAD+CF+TERM'EQD+CN+${BOX}+22G1:102:5++2+5'DTM+7:202603151728:203'LOC+165+AZALA:139:6'CNT+16:1'UNT+8+1'UNZ+1+7'`
    const gate = (await report('', edifact)).body
    expect(gate).toMatchObject({
      sender: 'TERM',
      concerns: ['K-1'],
      answer: { contrl: expect.stringContaining('UCI+7') },
    })
    const open = await report('?check=true', 'Единица ПС;Когда было;Где сейчас\n60635208;12.03.2026 10:00;Alat\n')
    expect([open.status, faults('postReport', open.body)]).toEqual([200, []])
    expect(open.body).toMatchObject({
      eventCount: 0,
      refused: [{ code: 'WAGON_REPORT_COLUMNS_MISSING' }],
      mapping: { columns: [], unused: ['Единица ПС', 'Когда было', 'Где сейчас'] },
    })
    const nothing = await report('', 'hello')
    expect([nothing.status, nothing.body.code]).toEqual([422, 'WAGON_REPORT_COLUMNS_MISSING'])
    expect((await report('?check=true', 'hello')).status).toBe(422)
    expect((await report('', '')).body.code).toBe('SPREADSHEET_EMPTY')
  })

  it('keep how the tables of a sender are read', async () => {
    expect((await ask('/senders/ady/mapping')).status).toBe(404)
    const mapping = { columns: { wagon: 'Wagon', stationName: 'Where', operationDate: 'When' }, zone: 'Asia/Baku' }
    expect((await send('PUT', '/senders/ady/mapping', mapping)).body).toEqual(mapping)
    expect(await get('/senders/ady/mapping')).toEqual(mapping)
    const table = 'Wagon;Where;When\n60635208;Alat;12.03.2026 10:00\n'
    expect((await report('?sender=ady&check=true', table)).body).toMatchObject({
      mapping: { saved: true },
      events: [{ eventTime: '2026-03-12T06:00:00.000Z' }],
    })
    const said = JSON.stringify({ ...mapping, zone: 'UTC' })
    const once = await report(`?sender=ady&check=true&mapping=${encodeURIComponent(said)}`, table)
    expect(once.body).toMatchObject({
      mapping: { saved: false, zone: 'UTC', missing: ['operation'], unused: [] },
      events: [{ eventTime: '2026-03-12T10:00:00.000Z' }],
    })
    expect((await report('?check=true&mapping=x', table)).body).toMatchObject({ status: 400, pointer: '/mapping' })
    const wrong = await send('PUT', '/senders/ady/mapping', { columns: { nothing: 'x' }, zone: 'Asia/Baku' })
    expect([wrong.status, wrong.body.code]).toEqual([422, 'WAGON_MAPPING_INVALID'])
  })

  it('are shown to guests by a link that is told once and can be taken back', async () => {
    for (const until of ['2026-01-01', '2030-01-01']) {
      const refused = await send('POST', '/consignments/K-1/visibility', { until })
      expect([refused.status, refused.body.pointer]).toEqual([400, '/until'])
    }
    const made = await send('POST', '/consignments/K-1/visibility', {})
    const days = (made.body.until - Date.now() / 60_000) / 1440
    expect([days > 29.9, days < 30.1]).toEqual([true, true])
    expect([made.status, faults('postVisibility', made.body)]).toEqual([201, []])
    expect(made.body).toMatchObject({ organisation: null, role: 'guest', link: expect.stringMatching(/^.{20,}$/) })
    const seen = await get('/consignments/K-1/visibility')
    expect(faults('getVisibility', seen)).toEqual([])
    expect(seen.grants).toMatchObject([{ grantId: made.body.grantId, role: 'guest' }])
    expect(seen.parties).toMatchObject([{ partyId: 'mill' }, { partyId: 'ktz' }])
    const acceptance = await get('/consignments/K-1/acceptance')
    expect(faults('getAcceptance', acceptance)).toEqual([])
    expect(acceptance).toMatchObject({ own: null, parties: [{ how: 'vouched' }, { how: 'vouched' }] })
    expect((await send('PUT', '/consignments/K-1/acceptance', {})).body).toEqual(acceptance)
    expect(await get('/trusts')).toEqual({ trusted: [] })
    expect((await send('PUT', '/trusts/mill', {})).status).toBe(400)
    const owner = await send('POST', '/consignments/K-1/visibility', { role: 'owner' })
    expect([owner.status, owner.body.pointer]).toEqual([400, '/role'])
    const stranger = await send('POST', '/consignments/K-1/visibility', {
      organisation: 'nobody',
      role: 'carrier',
      legs: [0],
    })
    expect([stranger.status, stranger.body.code]).toEqual([422, 'ORGANISATION_UNKNOWN'])
    for (const [legs, pointer] of [
      [[], '/legs'],
      [[0, 99], '/legs/1'],
    ]) {
      const unfit = await send('POST', '/consignments/K-1/visibility', {
        organisation: 'nobody',
        role: 'carrier',
        legs,
      })
      expect([unfit.status, unfit.body.pointer]).toEqual([400, pointer])
    }
    const gone = await send('DELETE', `/consignments/K-1/visibility/${made.body.grantId}`, {})
    expect(gone.body.grants).toEqual([])
    expect((await send('DELETE', `/consignments/K-1/visibility/${made.body.grantId}`, {})).body.code).toBe(
      'GRANT_UNKNOWN',
    )
  })

  it('are changed in versions and outlive a killed server', async () => {
    const { consignment } = await get('/consignments/K-1')
    const { plan, ...rest } = consignment
    const change = {
      consignment: { ...rest, references: [{ type: 'SMGS', number: '28 0001' }] },
      after: 1,
      why: 'note',
    }
    const changed = await send('PUT', '/consignments/K-1', change)
    expect(changed.body).toMatchObject({ version: 2, why: 'note', consignment: { plan: { planId: plan.planId } } })
    expect((await send('PUT', '/consignments/K-1', change)).body.code).toBe('CONSIGNMENT_CHANGED')
    await stop('SIGKILL')
    await serve()
    const versions = await get('/consignments/K-1/versions')
    expect(faults('getConsignmentVersions', versions)).toEqual([])
    expect(versions.versions.map(({ version }: { version: number }) => version)).toEqual([1, 2])
    const gone = await send('DELETE', '/consignments/K-1', {})
    expect(gone.body.versions).toMatchObject([{ consignment: null, erased: { by: 'operator' } }, { consignment: null }])
    expect((await ask('/consignments/K-1')).status).toBe(404)
  })
})
