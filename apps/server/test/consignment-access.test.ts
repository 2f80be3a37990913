import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { API_PREFIX, ROUTES } from '@karavan/api'
import { eventPlaces } from '@karavan/network'
import { lazyStorage, loadNetwork } from '@karavan/storage'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTracking, type RunningTracking } from '../src/consignments/tracking.js'
import { publicHosts } from '../src/guard.js'
import { readSignIn, type SignInSettings } from '../src/sign-in/settings.js'
import { createSignIn } from '../src/sign-in/sign-in.js'
import { served } from './served.js'

const home = mkdtempSync(join(tmpdir(), 'karavan-consignment-access-'))
const storage = lazyStorage({ KARAVAN_DATA: home })
const settings = readSignIn({ KARAVAN_PUBLIC_URL: 'https://karavan.example' }, '127.0.0.1') as SignInSettings
// Links end by the clock of the database.
const now = () => Math.floor(Date.now() / 60_000)

let app: FastifyInstance
let tracking: RunningTracking
const tokens = new Map<string, string>()

beforeAll(async () => {
  tracking = createTracking({
    storage,
    places: eventPlaces(loadNetwork(undefined).locations),
    now,
    samples: null,
    failed: (error) => {
      throw error
    },
  })
  app = await served({
    now,
    tracking,
    signIn: createSignIn({
      settings,
      people: storage.people,
      partiesOf: async (id) => (await (await storage.consignments()).read(id))?.consignment ?? null,
      now,
    }),
    people: storage.people,
    hosts: () => publicHosts(settings.publicUrl as URL),
  })
  await app.ready()
  const people = await storage.people()
  for (const id of ['mill', 'rival', 'aktau', 'customs', 'friend']) {
    await people.organisations.add({ id, name: id })
    tokens.set(id, (await people.tokens.add({ organisation: id, label: 'test', mayAdd: true, days: 1 })).secret)
  }
}, 120_000)
afterAll(async () => {
  await tracking.stop()
  await app.close()
  await storage.close()
  rmSync(home, { recursive: true, force: true })
}, 60_000)

async function ask(who: string, method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object | string) {
  const secret = tokens.get(who)
  const answer = await app.inject({
    method,
    url: `${API_PREFIX}${path}`,
    headers: {
      host: 'karavan.example',
      ...(secret === undefined ? { 'karavan-link': who } : { authorization: `Bearer ${secret}` }),
    },
    ...(body === undefined ? {} : { payload: body }),
  })
  return { status: answer.statusCode, json: () => answer.json(), text: answer.body }
}

const CONSIGNMENT = {
  consignmentId: 'K-1',
  parties: [
    { partyId: 'mill', role: 'consignor', name: 'Mill' },
    { partyId: 'aktau', role: 'terminalOperator', name: 'Port of Kuryk', locations: ['KZ-KURYK'] },
    { partyId: 'customs', role: 'customsAuthority', name: 'Customs', locations: ['GE-POTI'] },
  ],
  carrierAcceptanceLocation: 'KZ-ALMATY',
  consigneeReceiptLocation: 'GE-POTI',
  utilizedEquipment: [{ equipmentId: 'box', kind: '40HC', number: { scheme: 'container', value: 'CSQU3054383' } }],
}
const row = (box: string, place: string, day: string) => `60635208;${box};${place};ПРИБ;${day}.10.2026 08:00\n`
const HEAD = '№ вагона;№ контейнера;Станция операции;Операция;Дата и время операции\n'

/** One event of these boxes. */
const seen = (...boxes: string[]) =>
  JSON.stringify({
    '@context': ['https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld'],
    type: 'ObjectEvent',
    eventTime: '2026-10-02T08:00:00+05:00',
    eventTimeZoneOffset: '+05:00',
    epcList: boxes.map((box) => `urn:epc:id:bic:${box}`),
    action: 'OBSERVE',
    bizStep: 'arriving',
    readPoint: { id: 'urn:karavan:location:KZ-KURYK' },
  })

describe('a consignment of several organisations', () => {
  it('is seen by its parties by what they are to it, and by nobody else at all', async () => {
    expect((await ask('mill', 'POST', '/consignments', { consignment: CONSIGNMENT })).status).toBe(201)
    const none = await ask('rival', 'GET', '/consignments/K-2')
    const hidden = await ask('rival', 'GET', '/consignments/K-1')
    expect([hidden.status, hidden.text.replaceAll('K-1', 'K-2')]).toEqual([404, none.text])
    for (const who of ['mill', 'aktau', 'customs']) {
      expect((await ask(who, 'GET', '/consignments/K-1')).status).toBe(200)
      expect((await ask(who, 'GET', '/consignments')).json().total).toBe(1)
    }
    expect((await ask('rival', 'GET', '/consignments')).json()).toEqual({ consignments: [], total: 0, coming: 0 })
    expect(
      (await ask('aktau', 'PUT', '/consignments/K-1', { consignment: CONSIGNMENT, after: 1, why: 'x' })).status,
    ).toBe(404)
  })

  it('is spoken of by each organisation in its own name', async () => {
    const other = await ask('rival', 'POST', '/reports?sender=aktau', HEAD + row('CSQU3054383', 'Курык', '02'))
    expect([other.status, other.json().pointer]).toEqual([400, '/sender'])
    const kept = await ask('aktau', 'POST', '/reports', seen('CSQU3054383'))
    expect(kept.json()).toMatchObject({ sender: 'aktau', kept: { again: false } })
    const guess = await ask('rival', 'POST', '/reports?check=true', HEAD + row('CSQU3054383', 'Курык', '02'))
    expect(guess.json().concerns).toEqual([])
  })

  it('shows a message that tells of others too only to its sender', async () => {
    const train = HEAD + row('CSQU3054383', 'Поти', '09') + row('MSKU9070323', 'Поти', '09')
    await ask('customs', 'POST', '/reports', train)
    const messages = (await ask('mill', 'GET', '/consignments/K-1/messages')).json().messages
    const bySender = new Map<string, string>(
      messages.map(({ sender, messageId }: { sender: string; messageId: string }) => [sender, messageId]),
    )
    const bytes = (who: string, sender: string) => ask(who, 'GET', `/consignments/K-1/messages/${bySender.get(sender)}`)
    expect((await bytes('mill', 'aktau')).status).toBe(200)
    expect((await bytes('mill', 'customs')).status).toBe(404)
    expect((await bytes('customs', 'customs')).text).toBe(train)
    expect((await bytes('aktau', 'aktau')).status).toBe(404)
  })

  it('shows neither a message whose one event names others, nor one of which a part was refused', async () => {
    const both = (await ask('aktau', 'POST', '/reports', seen('CSQU3054383', 'MSKU9070323'))).json().kept.messageId
    const part = `${HEAD + row('CSQU3054383', 'Поти', '11')}00000000;MSKU9070323;Поти;ПРИБ;11.10.2026 08:00\n`
    const refused = (await ask('customs', 'POST', '/reports', part)).json().kept.messageId
    for (const messageId of [both, refused]) {
      expect((await ask('mill', 'GET', `/consignments/K-1/messages/${messageId}`)).status).toBe(404)
    }
    const { messages } = (await ask('mill', 'GET', '/consignments/K-1/messages')).json()
    const told = messages.filter((message: { messageId: string }) => message.messageId === refused)
    expect(told).toMatchObject([{ refused: [], remarks: [] }])
  })

  it('lets nobody erase what another sent, whatever they enter themselves', async () => {
    const own = {
      ...CONSIGNMENT,
      consignmentId: 'K-9',
      parties: [{ partyId: 'rival', role: 'consignor', name: 'Rival' }],
    }
    expect((await ask('rival', 'POST', '/consignments', { consignment: own })).status).toBe(201)
    const { messages } = (await ask('mill', 'GET', '/consignments/K-1/messages')).json()
    for (const { messageId } of messages) {
      expect((await ask('rival', 'DELETE', `/consignments/K-9/messages/${messageId}`, { why: 'mine' })).status).toBe(
        404,
      )
    }
    expect((await ask('mill', 'GET', '/consignments/K-1/messages')).json().messages).toEqual(messages)
  })

  it('tells a port of its place alone, and records what authorities read', async () => {
    const places = async (who: string) => {
      const { story } = (await ask(who, 'GET', '/consignments/K-1/story')).json()
      return [...new Set(story.others.map(({ place }: { place: string }) => place))]
    }
    expect(await places('mill')).toEqual(['KZ-KURYK', 'GE-POTI'])
    expect(await places('aktau')).toEqual(['KZ-KURYK'])
    expect(await places('customs')).toEqual(['KZ-KURYK', 'GE-POTI'])
    const { reads } = (await ask('mill', 'GET', '/consignments/K-1/visibility')).json()
    expect(reads.map(({ what }: { what: string }) => what)).toContain('getConsignmentStory')
    expect((await ask('aktau', 'GET', '/consignments/K-1/visibility')).status).toBe(404)
  })

  it('tells who reads of whom it is shown whether they may name others', async () => {
    const mayGive = async (who: string) => (await ask(who, 'GET', '/consignments/K-1/visibility')).json().mayGive
    expect([await mayGive('mill'), await mayGive('customs')]).toEqual([true, false])
    expect((await ask('customs', 'POST', '/consignments/K-1/visibility', {})).status).toBe(404)
  })

  it('is reported of by a port where it works, and nowhere else', async () => {
    const told = { milestone: 'arrival', at: '2026-10-03T08:00+05:00' }
    const own = await ask('aktau', 'POST', '/consignments/K-1/milestones', { ...told, place: 'KZ-KURYK' })
    expect(own.status).toBe(201)
    const other = await ask('aktau', 'POST', '/consignments/K-1/milestones', { ...told, place: 'GE-POTI' })
    expect([other.status, other.json().pointer]).toEqual([400, '/place'])
  })

  it('gives its events out as far as each may see them, and never the boxes of others', async () => {
    const eventsFor = async (who: string) => {
      const { status, text } = await ask(who, 'GET', '/consignments/K-1/events.epcis')
      expect([status, text.includes('MSKU9070323')]).toEqual([200, false])
      const { eventList } = JSON.parse(text).epcisBody
      return eventList.map((event: Record<string, unknown>) => ({
        isWhole: event['karavan:contentHash'] === undefined,
        place: (event['readPoint'] as { id: string }).id.replace(/.*:/, ''),
      }))
    }
    const placesFor = async (who: string) => [
      ...new Set((await eventsFor(who)).map(({ place }: { place: string }) => place)),
    ]
    const own = await eventsFor('mill')
    expect(own.filter(({ isWhole }: { isWhole: boolean }) => isWhole).length).toBeGreaterThan(0)
    expect(own.filter(({ isWhole }: { isWhole: boolean }) => !isWhole).length).toBeGreaterThan(0)
    expect(await placesFor('mill')).toEqual(['KZ-KURYK', 'GE-POTI'])
    expect(await placesFor('aktau')).toEqual(['KZ-KURYK'])
    expect((await eventsFor('aktau')).some(({ isWhole }: { isWhole: boolean }) => isWhole)).toBe(false)
    const { link } = (await ask('mill', 'POST', '/consignments/K-1/visibility', {})).json()
    for (const way of ['epcis', 'dcsa']) {
      for (const who of ['rival', link])
        expect((await ask(who, 'GET', `/consignments/K-1/events.${way}`)).status).toBe(404)
      expect((await ask('stranger', 'GET', `/consignments/K-1/events.${way}`)).status).toBe(401)
    }
    expect((await ask('mill', 'GET', '/consignments/K-1/events.dcsa')).json()).toEqual([])
  })

  it('shows by a link how far it is and nothing else, for 30 days where nobody says for how long', async () => {
    const made = (await ask('mill', 'POST', '/consignments/K-1/visibility', {})).json()
    expect(Math.abs(made.until - now() - 30 * 1440)).toBeLessThanOrEqual(1)
    const shown = await ask(made.link, 'GET', '/consignments/K-1/progress')
    expect(shown.status).toBe(200)
    expect(Object.keys(shown.json()).sort()).toEqual(['lateMinutes', 'progress'])
    const { progress } = shown.json()
    expect(Object.keys(progress).sort()).toEqual(['asOf', 'milestones', 'positions', 'silentSince'])
    expect(progress.positions).toEqual([{ place: 'GE-POTI', left: false, since: expect.any(Number) }])
    const names = ['mill', 'aktau', 'customs', 'Mill', 'Port of Kuryk', 'CSQU3054383', 'MSKU9070323', 'box', '60635208']
    for (const name of [...names, 'ni:', 'urn:']) expect(shown.text).not.toContain(`${name}`)
    for (const { path, method, access } of ROUTES) {
      if (method !== 'GET' || !path.startsWith('/consignments/{consignmentId}') || path.endsWith('/progress')) continue
      const { status } = await ask(made.link, 'GET', path.replace('{consignmentId}', 'K-1').replace(/\{\w+\}/g, '1'))
      expect([path, access, status]).toEqual([path, access, 404])
    }
    expect((await ask(made.link, 'GET', '/consignments/K-9/progress')).status).toBe(404)
    const tooLong = await ask('mill', 'POST', '/consignments/K-1/visibility', { until: now() + 367 * 1440 })
    expect([tooLong.status, tooLong.json().pointer]).toEqual([400, '/until'])
  })

  it('is listed without goods, numbers and parties for whoever may see only how far it is', async () => {
    const listed = async (who: string) => (await ask(who, 'GET', '/consignments')).json().consignments[0]
    expect(await listed('mill')).toMatchObject({ equipmentCount: 1, parties: [{ name: 'Mill' }, {}, {}] })
    const { grantId } = (
      await ask('mill', 'POST', '/consignments/K-1/visibility', { organisation: 'friend', role: 'guest' })
    ).json()
    expect(await listed('friend')).toMatchObject({
      consignmentId: 'K-1',
      goods: [],
      equipment: [],
      equipmentCount: 0,
      parties: [],
    })
    await ask('mill', 'DELETE', `/consignments/K-1/visibility/${grantId}`, {})
  })

  it('is seen by whom the parties name, until they take it back', async () => {
    const named = await ask('mill', 'POST', '/consignments/K-1/visibility', { organisation: 'friend', role: 'carrier' })
    expect(named.status).toBe(201)
    expect((await ask('friend', 'GET', '/consignments')).json().total).toBe(1)
    const { link } = (await ask('mill', 'POST', '/consignments/K-1/visibility', {})).json()
    expect((await ask(link, 'GET', '/consignments/K-1/progress')).status).toBe(200)
    expect((await ask(link, 'GET', '/consignments')).status).toBe(401)
    await ask('mill', 'DELETE', `/consignments/K-1/visibility/${named.json().grantId}`, {})
    expect((await ask('friend', 'GET', '/consignments')).json().total).toBe(0)
    expect((await ask('friend', 'GET', '/consignments/K-1')).status).toBe(404)
  })
})
