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
import { served, UNCONDITIONAL } from './served.js'

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
    inForce: UNCONDITIONAL,
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
      partiesOf: async (id) => (await storage.consignments()).parties(id),
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
  consignmentId: 'mill:K-1',
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
    const hidden = await ask('rival', 'GET', '/consignments/mill:K-1')
    expect([hidden.status, hidden.text.replaceAll('mill:K-1', 'K-2')]).toEqual([404, none.text])
    for (const who of ['mill', 'aktau', 'customs']) {
      expect((await ask(who, 'GET', '/consignments/mill:K-1')).status).toBe(200)
      expect((await ask(who, 'GET', '/consignments')).json().total).toBe(1)
    }
    expect((await ask('rival', 'GET', '/consignments')).json()).toEqual({
      consignments: [],
      total: 0,
      renewing: 0,
      coming: 0,
    })
    expect(
      (await ask('aktau', 'PUT', '/consignments/mill:K-1', { consignment: CONSIGNMENT, after: 1, why: 'x' })).status,
    ).toBe(404)
  })

  it('hears those of its parties who stand by it', async () => {
    const how = async () => {
      const { parties, own } = (await ask('aktau', 'GET', '/consignments/mill:K-1/acceptance')).json()
      return [...parties.map(({ how: one }: { how: string | null }) => one), own]
    }
    const aktau = { partyId: 'aktau', mayReport: true, mayChange: false }
    expect(await how()).toEqual(['entered', null, null, { ...aktau, how: null }])
    for (const who of ['aktau', 'customs']) {
      expect((await ask(who, 'PUT', '/consignments/mill:K-1/acceptance')).status).toBe(200)
    }
    expect(await how()).toEqual(['entered', 'accepted', 'accepted', { ...aktau, how: 'accepted' }])
    expect((await ask('rival', 'PUT', '/consignments/mill:K-1/acceptance')).status).toBe(404)
  })

  it('has an id by which nobody learns of another', async () => {
    const enter = (who: string, consignmentId: string) =>
      ask(who, 'POST', '/consignments', {
        consignment: { ...CONSIGNMENT, consignmentId, parties: [{ partyId: who, role: 'consignor', name: who }] },
      })
    const [taken, free] = [await enter('rival', 'mill:K-1'), await enter('rival', 'mill:K-2')]
    expect([taken.status, taken.json().code, taken.json().pointer]).toEqual([
      422,
      'CONSIGNMENT_ID_NOT_OWN',
      '/consignmentId',
    ])
    expect(taken.text.replaceAll('mill:K-1', 'mill:K-2')).toBe(free.text)
    expect((await enter('rival', 'mill:K-1-2')).status).toBe(422)
    expect((await enter('aktau', 'mill:K-1-2')).status).toBe(422)
    expect((await enter('mill', 'mill:K-1')).json().code).toBe('CONSIGNMENT_EXISTS')
    const { consignmentId: _, ...unnamed } = CONSIGNMENT
    const made = (await ask('mill', 'POST', '/consignments', { consignment: unnamed })).json().consignment.consignmentId
    expect(made).toMatch(/^K-/)
    const part = await enter('mill', `${made}-2`)
    expect(part.status).toBe(201)
    for (const id of [made, `${made}-2`]) await ask('mill', 'DELETE', `/consignments/${id}`, {})
  })

  it('is spoken of by each organisation in its own name', async () => {
    const other = await ask('rival', 'POST', '/reports?sender=aktau', HEAD + row('CSQU3054383', 'Курык', '02'))
    expect([other.status, other.json().pointer]).toEqual([400, '/sender'])
    const kept = await ask('aktau', 'POST', '/reports', seen('CSQU3054383'))
    expect(kept.json()).toMatchObject({ sender: 'aktau', kept: { again: false } })
    const guess = await ask('rival', 'POST', '/reports?check=true', HEAD + row('CSQU3054383', 'Курык', '02'))
    expect(guess.json().concerns).toEqual([])
  })

  it('is told how much of a message is new without what others told', async () => {
    await ask('friend', 'POST', '/reports', seen('TGHU7599330'))
    const first = await ask('rival', 'POST', '/reports', seen('TGHU7599330'))
    expect(first.json().kept).toMatchObject({ again: false, added: 1, known: 0 })
    const again = await ask('rival', 'POST', '/reports', `${seen('TGHU7599330')} `)
    expect(again.json().kept).toMatchObject({ again: false, added: 0, known: 1 })
  })

  it('shows a message that tells of others too only to its sender', async () => {
    const train = HEAD + row('CSQU3054383', 'Поти', '09') + row('MSKU9070323', 'Поти', '09')
    await ask('customs', 'POST', '/reports', train)
    const messages = (await ask('mill', 'GET', '/consignments/mill:K-1/messages')).json().messages
    const bySender = new Map<string, string>(
      messages.map(({ sender, messageId }: { sender: string; messageId: string }) => [sender, messageId]),
    )
    const bytes = (who: string, sender: string) =>
      ask(who, 'GET', `/consignments/mill:K-1/messages/${bySender.get(sender)}`)
    expect((await bytes('mill', 'aktau')).status).toBe(200)
    expect((await bytes('mill', 'customs')).status).toBe(404)
    expect((await bytes('customs', 'customs')).text).toBe(train)
    expect((await bytes('aktau', 'aktau')).text).toBe(seen('CSQU3054383'))
    expect((await bytes('aktau', 'customs')).status).toBe(404)
    const own = (await ask('aktau', 'GET', '/consignments/mill:K-1/messages')).json().messages
    expect(own.map(({ sender }: { sender: string }) => sender)).toEqual(['aktau'])
  })

  it('shows neither a message whose one event names others, nor one of which a part was refused', async () => {
    const both = (await ask('aktau', 'POST', '/reports', seen('CSQU3054383', 'MSKU9070323'))).json().kept.messageId
    const part = `${HEAD + row('CSQU3054383', 'Поти', '11')}00000000;MSKU9070323;Поти;ПРИБ;11.10.2026 08:00\n`
    const refused = (await ask('customs', 'POST', '/reports', part)).json().kept.messageId
    for (const messageId of [both, refused]) {
      expect((await ask('mill', 'GET', `/consignments/mill:K-1/messages/${messageId}`)).status).toBe(404)
    }
    const { messages } = (await ask('mill', 'GET', '/consignments/mill:K-1/messages')).json()
    const told = messages.filter((message: { messageId: string }) => message.messageId === refused)
    expect(told).toMatchObject([{ refused: [], remarks: [] }])
  })

  it('lets nobody erase what another sent, whatever they enter themselves', async () => {
    const own = {
      ...CONSIGNMENT,
      consignmentId: 'rival:K-9',
      parties: [{ partyId: 'rival', role: 'consignor', name: 'Rival' }],
    }
    expect((await ask('rival', 'POST', '/consignments', { consignment: own })).status).toBe(201)
    const { messages } = (await ask('mill', 'GET', '/consignments/mill:K-1/messages')).json()
    for (const { messageId } of messages) {
      expect(
        (await ask('rival', 'DELETE', `/consignments/rival:K-9/messages/${messageId}`, { why: 'mine' })).status,
      ).toBe(404)
    }
    expect((await ask('mill', 'GET', '/consignments/mill:K-1/messages')).json().messages).toEqual(messages)
  })

  it('tells a port of its place alone, and records what authorities read', async () => {
    const places = async (who: string) => {
      const { story } = (await ask(who, 'GET', '/consignments/mill:K-1/story')).json()
      return [...new Set(story.others.map(({ place }: { place: string }) => place))]
    }
    expect(await places('mill')).toEqual(['KZ-KURYK', 'GE-POTI'])
    expect(await places('aktau')).toEqual(['KZ-KURYK'])
    expect(await places('customs')).toEqual(['KZ-KURYK', 'GE-POTI'])
    const { reads } = (await ask('mill', 'GET', '/consignments/mill:K-1/visibility')).json()
    expect(reads[0]).toMatchObject({
      what: 'getConsignmentStory',
      actorKind: 'token',
      actorName: 'test',
      organisation: { id: 'customs', name: 'customs' },
    })
    expect(reads.filter(({ what }: { what: string }) => !what.startsWith('get'))).toEqual([])
    const paged: unknown[] = []
    for (let query = '?limit=1'; query !== ''; ) {
      const page = (await ask('mill', 'GET', `/consignments/mill:K-1/reads${query}`)).json()
      paged.push(...page.reads)
      query = page.next === null ? '' : `?limit=1&after=${page.next}`
    }
    expect(paged).toEqual(reads)
    expect((await ask('mill', 'GET', '/consignments/mill:K-1/reads?after=1')).json().pointer).toBe('/after')
    expect((await ask('aktau', 'GET', '/consignments/mill:K-1/visibility')).status).toBe(404)
  })

  it('is listed for each by what they may see of it', async () => {
    const line = async (who: string, query = '') =>
      (await ask(who, 'GET', `/consignments?q=${query || 'K-1'}`)).json().consignments[0]
    const named = await ask('mill', 'POST', '/consignments/mill:K-1/visibility', {
      organisation: 'friend',
      role: 'guest',
    })
    const [whole, port, guest] = [await line('mill'), await line('aktau'), await line('friend')]
    expect([whole.parties.length, port.parties.length, guest.parties]).toEqual([3, 3, []])
    expect([whole.equipmentCount, guest.equipmentCount, guest.equipment]).toEqual([1, 0, []])
    const { story, digest } = (await ask('aktau', 'GET', '/consignments/mill:K-1/story')).json()
    expect(port.digest).toEqual(digest)
    expect(story.positions.every(({ place }: { place: string }) => place === 'KZ-KURYK')).toBe(true)
    expect(whole.digest.position.place).toBe('GE-POTI')
    expect([(await line('mill', 'aktau')).consignmentId, await line('friend', 'aktau')]).toEqual([
      'mill:K-1',
      undefined,
    ])
    await ask('customs', 'GET', '/consignments?q=K-1')
    const { reads } = (await ask('mill', 'GET', '/consignments/mill:K-1/visibility')).json()
    expect(reads[0]).toMatchObject({ what: 'getConsignments' })
    await ask('mill', 'DELETE', `/consignments/mill:K-1/visibility/${named.json().grantId}`, {})
  })

  it('tells who reads of whom it is shown whether they may name others', async () => {
    const mayGive = async (who: string) => (await ask(who, 'GET', '/consignments/mill:K-1/visibility')).json().mayGive
    expect([await mayGive('mill'), await mayGive('customs')]).toEqual([true, false])
    expect((await ask('customs', 'POST', '/consignments/mill:K-1/visibility', {})).status).toBe(404)
  })

  it('is reported of by a port where it works, and nowhere else', async () => {
    const told = { milestone: 'arrival', at: '2026-10-03T08:00+05:00' }
    const own = await ask('aktau', 'POST', '/consignments/mill:K-1/milestones', { ...told, place: 'KZ-KURYK' })
    expect(own.status).toBe(201)
    const other = await ask('aktau', 'POST', '/consignments/mill:K-1/milestones', { ...told, place: 'GE-POTI' })
    expect([other.status, other.json().pointer]).toEqual([400, '/place'])
    const old = { ...told, place: 'KZ-KURYK', at: '1026-10-03T08:00+05:00' }
    const ancient = await ask('aktau', 'POST', '/consignments/mill:K-1/milestones', old)
    expect([ancient.status, ancient.json().pointer]).toEqual([400, '/at'])
    const never = { ...told, place: 'KZ-KURYK', at: '2026-09-31T08:00+05:00' }
    const unsaid = (await ask('aktau', 'POST', '/consignments/mill:K-1/milestones', never)).json()
    expect([unsaid.pointer, unsaid.expected]).toEqual(['/at', 'a day that exists'])
    const named = (await ask('aktau', 'POST', '/consignments/mill:K-1/milestones', { ...told, place: 'Kuryk' })).json()
    expect([named.code, named.candidates]).toEqual(['PLACE_UNKNOWN', [expect.stringContaining('KZ-KURYK')]])
  })

  it('gives its events out as far as each may see them, and never the boxes of others', async () => {
    const eventsFor = async (who: string) => {
      const { status, text } = await ask(who, 'GET', '/consignments/mill:K-1/events.epcis')
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
    const { link } = (await ask('mill', 'POST', '/consignments/mill:K-1/visibility', {})).json()
    for (const way of ['epcis', 'dcsa']) {
      for (const who of ['rival', link])
        expect((await ask(who, 'GET', `/consignments/mill:K-1/events.${way}`)).status).toBe(404)
      expect((await ask('stranger', 'GET', `/consignments/mill:K-1/events.${way}`)).status).toBe(401)
    }
    expect((await ask('mill', 'GET', '/consignments/mill:K-1/events.dcsa')).json()).toEqual([])
  })

  it('shows by a link how far it is and nothing else, for 30 days where nobody says for how long', async () => {
    const made = (await ask('mill', 'POST', '/consignments/mill:K-1/visibility', {})).json()
    expect(Math.abs(made.until - now() - 30 * 1440)).toBeLessThanOrEqual(1)
    const shown = await ask(made.link, 'GET', '/consignments/mill:K-1/progress')
    expect(shown.status).toBe(200)
    expect(Object.keys(shown.json()).sort()).toEqual(['lateMinutes', 'progress'])
    const { progress } = shown.json()
    expect(Object.keys(progress).sort()).toEqual(['asOf', 'milestones', 'positions', 'silentSince'])
    expect(progress.positions).toEqual([{ place: 'GE-POTI', left: false, since: expect.any(Number) }])
    const names = ['mill', 'aktau', 'customs', 'Mill', 'Port of Kuryk', 'CSQU3054383', 'MSKU9070323', 'box', '60635208']
    for (const name of [...names, 'ni:', 'urn:']) expect(shown.text).not.toContain(`${name}`)
    for (const { path, method, access } of ROUTES) {
      if (method !== 'GET' || !path.startsWith('/consignments/{consignmentId}') || path.endsWith('/progress')) continue
      const { status } = await ask(
        made.link,
        'GET',
        path.replace('{consignmentId}', 'mill:K-1').replace(/\{\w+\}/g, '1'),
      )
      expect([path, access, status]).toEqual([path, access, 404])
    }
    expect((await ask(made.link, 'GET', '/consignments/K-9/progress')).status).toBe(404)
    const tooLong = await ask('mill', 'POST', '/consignments/mill:K-1/visibility', { until: now() + 367 * 1440 })
    expect([tooLong.status, tooLong.json().pointer]).toEqual([400, '/until'])
  })

  it.each([
    [{ role: 'carrier' }, '/locations'],
    [{ role: 'carrier', legs: [0], locations: ['KZ-KURYK'] }, '/legs/0'],
    [{ role: 'port' }, '/locations'],
    [{ role: 'port', locations: ['KZ-KURYK', 'nowhere'] }, '/locations/1'],
    [{ role: 'authority', locations: ['KZ-KURYK'] }, '/locations'],
    [{ role: 'guest', until: '2026-11-05T00:00Z' }, '/until'],
    [{ role: 'guest', until: 29_000_000 }, '/until'],
  ])('is shown to nobody by what makes no sense: %j', async (grant, pointer) => {
    const answer = await ask('mill', 'POST', '/consignments/mill:K-1/visibility', { organisation: 'friend', ...grant })
    expect([answer.status, answer.json().code, answer.json().pointer]).toEqual([400, 'QUESTION_VALUE_INVALID', pointer])
    expect((await ask('friend', 'GET', '/consignments/mill:K-1')).status).toBe(404)
  })

  it('is seen by whom the parties name, until they take it back', async () => {
    const grant = { organisation: 'friend', role: 'carrier', locations: ['KZ-KURYK'] }
    const named = await ask('mill', 'POST', '/consignments/mill:K-1/visibility', grant)
    expect(named.status).toBe(201)
    expect((await ask('friend', 'GET', '/consignments')).json().total).toBe(1)
    const { link } = (await ask('mill', 'POST', '/consignments/mill:K-1/visibility', {})).json()
    expect((await ask(link, 'GET', '/consignments/mill:K-1/progress')).status).toBe(200)
    expect((await ask(link, 'GET', '/consignments')).status).toBe(401)
    await ask('mill', 'DELETE', `/consignments/mill:K-1/visibility/${named.json().grantId}`, {})
    expect((await ask('friend', 'GET', '/consignments')).json().total).toBe(0)
    expect((await ask('friend', 'GET', '/consignments/mill:K-1')).status).toBe(404)
  })
})

describe('what is none of theirs', () => {
  const storyOf = async (who: string, id: string) => (await ask(who, 'GET', `/consignments/${id}/story`)).json()
  const sendersOf = async (who: string, id: string) => {
    const { messages } = (await ask(who, 'GET', `/consignments/${id}/messages`)).json()
    return [...new Set(messages.map(({ sender }: { sender: string }) => sender))].sort()
  }
  const as = (consignmentId: string, owner: string, more: object = {}) => ({
    consignment: {
      ...CONSIGNMENT,
      consignmentId,
      parties: [{ partyId: owner, role: 'consignor', name: owner }, ...CONSIGNMENT.parties.slice(1)],
      ...more,
    },
  })

  it('is not read by entering a consignment that names the box of another', async () => {
    expect((await ask('rival', 'POST', '/consignments', as('rival:R-1', 'rival'))).status).toBe(201)
    const { story, messages } = await storyOf('rival', 'rival:R-1')
    expect([story.others, story.positions, story.leftOut, messages]).toEqual([[], [], 0, []])
    expect(await sendersOf('rival', 'rival:R-1')).toEqual([])
    const listed = async () => {
      const { consignments } = (await ask('rival', 'GET', '/consignments?q=R-1')).json()
      return consignments[0]?.digest
    }
    await expect.poll(listed).toMatchObject({ position: null, lastWord: null })
  })

  it('is not spoken of by a stranger, whose word is kept and counts nowhere', async () => {
    const before = (await storyOf('mill', 'mill:K-1')).messages
    expect((await ask('rival', 'POST', '/reports', HEAD + row('CSQU3054383', 'Поти', '20'))).status).toBe(201)
    expect((await storyOf('mill', 'mill:K-1')).messages).toEqual(before)
    expect(await sendersOf('mill', 'mill:K-1')).toEqual(['aktau', 'customs'])
    expect(await sendersOf('rival', 'rival:R-1')).toEqual(['rival'])
  })

  it('is heard again by no change of the box: those who stood by it stand by what it named', async () => {
    const other = { equipmentId: 'box', kind: '40HC', number: { scheme: 'container', value: 'MSKU9070323' } }
    const own = as('rival:R-2', 'rival', { utilizedEquipment: [other] })
    await ask('rival', 'POST', '/consignments', own)
    await ask('aktau', 'PUT', '/consignments/rival:R-2/acceptance')
    await ask('aktau', 'POST', '/reports', seen('MSKU9070323').replace('08:00:00+05', '09:00:00+05'))
    expect(await sendersOf('rival', 'rival:R-2')).toEqual(['aktau', 'rival'].slice(0, 1))
    const { consignment } = as('rival:R-2', 'rival')
    expect(
      (await ask('rival', 'PUT', '/consignments/rival:R-2', { consignment, after: 1, why: 'another box' })).status,
    ).toBe(200)
    expect(await sendersOf('rival', 'rival:R-2')).toEqual(['rival'])
    await ask('rival', 'DELETE', '/consignments/rival:R-2/acceptance')
    expect(await sendersOf('rival', 'rival:R-2')).toEqual([])
  })

  it('is stood by in the version that was seen, and in no other that came meanwhile', async () => {
    const stand = (after: number) => ask('aktau', 'PUT', '/consignments/rival:R-2/acceptance', { after })
    const late = await stand(1)
    expect([late.status, late.json().code]).toEqual([409, 'CONSIGNMENT_CHANGED'])
    expect((await ask('aktau', 'PUT', '/consignments/rival:R-2/acceptance', { after: 'x' })).status).toBe(400)
    expect((await ask('aktau', 'DELETE', '/consignments/rival:R-2/acceptance')).status).toBe(200)
  })

  it('is not heard by lying about the wagon that carries an own box', async () => {
    const box = 'MSKU9070323'
    const own = { equipmentId: 'box', kind: '40HC', number: { scheme: 'container', value: box } }
    await ask('rival', 'POST', '/consignments', as('rival:R-6', 'rival', { utilizedEquipment: [own] }))
    await ask('aktau', 'PUT', '/consignments/rival:R-6/acceptance')
    const wagon = 'urn:karavan:wagon:60635208'
    const { epcList: _none, ...rest } = JSON.parse(seen(box))
    const about = (event: object) => JSON.stringify({ ...rest, ...event })
    const lie = { type: 'AggregationEvent', parentID: wagon, childEPCs: [`urn:epc:id:bic:${box}`], action: 'OBSERVE' }
    expect(
      (await ask('rival', 'POST', '/reports', about({ ...lie, eventTime: '2026-10-01T08:00:00+05:00' }))).status,
    ).toBe(201)
    const told = { epcList: [wagon], eventTime: '2026-10-04T08:00:00+05:00' }
    expect((await ask('aktau', 'POST', '/reports', about(told))).status).toBe(201)
    const tellings = async () => {
      const { story } = await storyOf('rival', 'rival:R-6')
      const at = Date.parse(told.eventTime) / 60_000
      return story.others.filter(({ telling }: { telling: { sender: string; at: number } }) => {
        return telling.sender === 'aktau' && telling.at === at
      })
    }
    expect(await tellings()).toEqual([])
    await ask('aktau', 'PUT', '/trusts/rival')
    expect(await tellings()).toHaveLength(1)
    await ask('aktau', 'DELETE', '/trusts/rival')
    expect(
      (await ask('aktau', 'POST', '/reports', about({ ...lie, eventTime: '2026-10-01T09:00:00+05:00' }))).status,
    ).toBe(201)
    expect(await tellings()).toHaveLength(1)
    await ask('aktau', 'DELETE', '/consignments/rival:R-6/acceptance')
  })

  it('is heard by no change of the box of those who report of the consignment by its name as before', async () => {
    const [mine, others] = ['TCLU4265449', 'CSQU3054383'].map((value) => {
      return { equipmentId: 'box', kind: '40HC', number: { scheme: 'container', value } }
    })
    await ask('rival', 'POST', '/consignments', as('rival:R-7', 'rival', { utilizedEquipment: [mine] }))
    const changed = as('rival:R-7', 'rival', { utilizedEquipment: [others] })
    expect((await ask('rival', 'PUT', '/consignments/rival:R-7', { ...changed, after: 1, why: 'x' })).status).toBe(200)
    const named = {
      ...JSON.parse(seen('TCLU4265449')),
      bizTransactionList: [{ bizTransaction: 'urn:karavan:consignment:rival%3AR-7' }],
    }
    expect((await ask('aktau', 'POST', '/reports', JSON.stringify(named))).status).toBe(201)
    expect(await sendersOf('rival', 'rival:R-7')).toEqual(['rival'])
  })

  it('is not named by calling an own piece of equipment as the box of another', async () => {
    const named = {
      equipmentId: 'urn:epc:id:bic:CSQU3054383',
      kind: 'truck',
      number: { scheme: 'plate', value: 'X 1' },
    }
    const refused = await ask(
      'rival',
      'POST',
      '/consignments',
      as('rival:R-4', 'rival', { utilizedEquipment: [named] }),
    )
    expect([refused.status, refused.json().code]).toEqual([422, 'CONSIGNMENT_INVALID'])
  })

  it('is not entered for others alone', async () => {
    const refused = await ask('rival', 'POST', '/consignments', as('rival:R-3', 'mill'))
    expect([refused.status, refused.json().pointer]).toEqual([400, '/consignment/parties'])
  })

  it('is heard no longer of whoever withdraws, also where they have reported of it before', async () => {
    await ask('aktau', 'DELETE', '/consignments/mill:K-1/acceptance')
    expect(await sendersOf('mill', 'mill:K-1')).toEqual(['customs'])
    await ask('aktau', 'PUT', '/consignments/mill:K-1/acceptance')
    expect(await sendersOf('mill', 'mill:K-1')).toEqual(['aktau', 'customs'])
  })

  it('is heard of those who trust all who entered it, until they do not', async () => {
    await ask('mill', 'POST', '/consignments', as('mill:K-5', 'mill'))
    expect(await sendersOf('mill', 'mill:K-5')).toEqual([])
    expect((await ask('aktau', 'PUT', '/trusts/mill')).json()).toEqual({ trusted: ['mill'] })
    expect(await sendersOf('mill', 'mill:K-5')).toEqual(['aktau'])
    expect(await sendersOf('rival', 'rival:R-1')).toEqual(['rival'])
    await ask('aktau', 'DELETE', '/trusts/mill')
    expect(await sendersOf('mill', 'mill:K-5')).toEqual([])
    expect((await ask('aktau', 'PUT', '/trusts/nobody')).status).toBe(422)
    expect((await ask('aktau', 'PUT', '/trusts/aktau')).status).toBe(400)
  })

  it('says of a report whether it counts yet, and of what', async () => {
    const box = 'MSKU9070323'
    const own = { equipmentId: 'box', kind: '40HC', number: { scheme: 'container', value: box } }
    await ask('mill', 'POST', '/consignments', as('mill:U-1', 'mill', { utilizedEquipment: [own] }))
    const tell = async (way: string, hour: string, event: object = {}) => {
      const { epcList, ...rest } = JSON.parse(seen(box))
      const told = {
        ...rest,
        eventTime: `2026-10-05T${hour}:00:00+05:00`,
        ...('childEPCs' in event ? {} : { epcList }),
        ...event,
      }
      const { concerns, uncounted } = (await ask('aktau', 'POST', `/reports${way}`, JSON.stringify(told))).json()
      return [
        concerns.includes('mill:U-1'),
        ...uncounted.filter((one: { consignmentId: string }) => one.consignmentId === 'mill:U-1'),
      ]
    }
    const why = (word: string) => [true, { consignmentId: 'mill:U-1', why: word }]
    await expect.poll(() => tell('?check=true', '01')).toEqual(why('unaccepted'))
    expect(await tell('', '01')).toEqual(why('unaccepted'))
    await ask('aktau', 'PUT', '/consignments/mill:U-1/acceptance')
    expect([await tell('?check=true', '02'), await tell('', '02')]).toEqual([[true], [true]])
    const wagon = 'urn:karavan:wagon:52345675'
    const loaded = {
      type: 'AggregationEvent',
      parentID: wagon,
      childEPCs: [`urn:epc:id:bic:${box}`],
      action: 'OBSERVE',
    }
    const { epcList: _none, ...rest } = JSON.parse(seen(box))
    await ask('mill', 'POST', '/reports', JSON.stringify({ ...rest, ...loaded }))
    await expect.poll(() => tell('', '03', { epcList: [wagon] })).toEqual(why('carrier'))
    expect(await tell('', '04', loaded)).toEqual([true])
    expect(await tell('', '03', { epcList: [wagon] })).toEqual([true])
    const there = { readPoint: { id: 'urn:karavan:location:GE-POTI' } }
    expect(await tell('', '05', there)).toEqual(why('place'))
    expect(await tell('', '05', { ...loaded, readPoint: undefined })).toEqual(why('place'))
    await ask('aktau', 'DELETE', '/consignments/mill:U-1/acceptance')
    expect(await tell('', '02')).toEqual(why('withdrawn'))
    const headers = { host: 'karavan.example', authorization: `Bearer ${tokens.get('aktau')}` }
    const { '@context': context, ...event } = { ...JSON.parse(seen(box)), eventTime: '2026-10-05T06:00:00+05:00' }
    const body = {
      '@context': context,
      type: 'EPCISDocument',
      schemaVersion: '2.0',
      creationDate: event.eventTime,
      epcisBody: { eventList: [event] },
    }
    const taken = await app.inject({ method: 'POST', url: '/epcis/capture', headers, payload: body })
    const job = await app.inject({ url: String(taken.headers.location), headers })
    expect([taken.statusCode, job.headers['karavan-uncounted']]).toEqual([
      202,
      'mill%3AU-1;why=withdrawn, rival%3AR-6;why=withdrawn',
    ])
    const milestone = { milestone: 'arrival', at: '2026-10-05T08:00+05:00', place: 'KZ-KURYK' }
    const form = (await ask('aktau', 'POST', '/consignments/mill:U-1/milestones', milestone)).json()
    expect(form.uncounted).toContainEqual({ consignmentId: 'mill:U-1', why: 'withdrawn' })
  })

  it('says so where one event of a report counts and another does not', async () => {
    const box = 'TRIU9876548'
    const own = { equipmentId: 'box', kind: '40HC', number: { scheme: 'container', value: box } }
    await ask('mill', 'POST', '/consignments', as('mill:U-2', 'mill', { utilizedEquipment: [own] }))
    const { '@context': context, ...about } = JSON.parse(seen(box))
    const paper = { type: 'po', bizTransaction: 'urn:karavan:consignment:mill%3AU-2' }
    const named = { ...about, epcList: ['urn:epc:id:sscc:4870001.0000000017'], bizTransactionList: [paper] }
    const report = async (...eventList: object[]) => {
      const document = {
        '@context': context,
        type: 'EPCISDocument',
        schemaVersion: '2.0',
        creationDate: about.eventTime,
      }
      const body = JSON.stringify({ ...document, epcisBody: { eventList } })
      const { concerns, uncounted } = (await ask('aktau', 'POST', '/reports', body)).json()
      return [
        concerns.includes('mill:U-2'),
        ...uncounted.filter((one: { consignmentId: string }) => one.consignmentId === 'mill:U-2'),
      ]
    }
    await expect.poll(() => report(named)).toEqual([true])
    expect(await report(named, about)).toEqual([true, { consignmentId: 'mill:U-2', why: 'unaccepted' }])
  })

  it('is heard of whoever reports of the consignment by its name', async () => {
    const told = { milestone: 'arrival', at: '2026-10-03T08:00+05:00', place: 'KZ-KURYK' }
    expect((await ask('aktau', 'POST', '/consignments/mill:K-5/milestones', told)).status).toBe(201)
    expect(await sendersOf('mill', 'mill:K-5')).toEqual(['aktau'])
  })

  it('leaves of what is erased who did it, when and why, for those who had to do with it', async () => {
    const box = 'TCLU4265449'
    const other = {
      ...CONSIGNMENT,
      consignmentId: 'mill:E-5',
      utilizedEquipment: [{ equipmentId: 'box', kind: '40HC', number: { scheme: 'container', value: box } }],
    }
    await ask('mill', 'POST', '/consignments', { consignment: other })
    await ask('mill', 'POST', '/consignments/mill:E-5/visibility', {
      organisation: 'friend',
      role: 'carrier',
      locations: ['KZ-KURYK'],
    })
    await ask('aktau', 'PUT', '/consignments/mill:E-5/acceptance')
    const own = (await ask('mill', 'POST', '/reports', seen(box))).json().kept.messageId
    const theirs = (await ask('aktau', 'POST', '/reports', seen(box).replace('arriving', 'departing'))).json().kept
      .messageId
    expect((await ask('mill', 'DELETE', '/consignments/mill:E-5?messages=true')).json().pointer).toBe('/why')
    const gone = await ask('mill', 'DELETE', '/consignments/mill:E-5?messages=true&why=asked')
    expect(gone.json()).toMatchObject({
      versions: [{ consignment: null, enteredFrom: null, erased: { by: 'mill', why: 'asked' } }],
      messages: [
        { messageId: theirs, sender: 'aktau', erased: false },
        { messageId: own, sender: 'mill', erased: true },
      ],
    })
    for (const who of ['mill', 'aktau', 'customs', 'friend'])
      expect((await ask(who, 'GET', '/consignments/mill:E-5/versions')).json().versions).toEqual(gone.json().versions)
    for (const path of ['', '/story', '/messages', '/visibility'])
      expect((await ask('mill', 'GET', `/consignments/mill:E-5${path}`)).status, path).toBe(404)
    const hidden = await ask('rival', 'GET', '/consignments/mill:E-5/versions')
    const none = await ask('rival', 'GET', '/consignments/mill:E-6/versions')
    expect([hidden.status, hidden.text.replaceAll('mill:E-5', 'mill:E-6')]).toEqual([404, none.text])

    expect((await ask('mill', 'DELETE', `/messages/${theirs}`, { why: 'mine' })).status).toBe(404)
    const ids = async (who: string) =>
      (await ask(who, 'GET', '/messages?limit=200'))
        .json()
        .messages.map(({ messageId }: { messageId: string }) => messageId)
    expect((await ids('mill'))[0]).toBe(own)
    for (const who of ['mill', 'friend', 'rival']) expect(await ids(who)).not.toContain(theirs)
    const [last, ...before] = await ids('aktau')
    expect(last).toBe(theirs)
    const page = (await ask('aktau', 'GET', `/messages?before=${last}&limit=1`)).json().messages
    expect(page).toMatchObject([{ messageId: before[0], sender: 'aktau' }])
    const erased = await ask('aktau', 'DELETE', `/messages/${theirs}`, { why: 'asked' })
    expect(erased.json().messages).toMatchObject([{ messageId: theirs, erased: { by: 'aktau', why: 'asked' } }])
    expect((await ask('aktau', 'DELETE', `/messages/${theirs}`, { why: 'asked' })).status).toBe(404)
  })

  it('keeps what a corrected mapping reads, when the same table comes again', async () => {
    const box = 'TCNU1234565'
    const consignment = {
      ...CONSIGNMENT,
      consignmentId: 'mill:E-4',
      utilizedEquipment: [{ equipmentId: 'box', kind: '40HC', number: { scheme: 'container', value: box } }],
    }
    await ask('mill', 'POST', '/consignments', { consignment })
    const mapping = (zone: string) => {
      const columns = {
        ...{ wagon: '№ вагона', containers: '№ контейнера', stationName: 'Станция операции' },
        ...{ operation: 'Операция', operationDate: 'Дата и время операции' },
      }
      return encodeURIComponent(JSON.stringify({ columns, zone }))
    }
    const report = async (zone: string) =>
      (await ask('mill', 'POST', `/reports?mapping=${mapping(zone)}`, HEAD + row(box, 'Поти', '09'))).json().kept
    const first = await report('Asia/Almaty')
    expect(first).toMatchObject({ again: false, added: 2, known: 0 })
    expect(await report('Asia/Tbilisi')).toEqual({ ...first, again: true })
    expect(await report('Asia/Tbilisi')).toEqual({ ...first, again: true, added: 0, known: 2 })
    const { story } = (await ask('mill', 'GET', '/consignments/mill:E-4/story')).json()
    const told = story.others.map(({ telling }: { telling: { reading?: number } }) => telling.reading)
    expect(new Set(told)).toEqual(new Set([undefined, 2]))
  })

  it('lets an administrator erase any message, and see none of what it says', async () => {
    const people = await storage.people()
    await people.organisations.add({ id: 'office', name: 'Office' })
    const person = await people.persons.add({
      login: 'root',
      name: 'Root',
      organisation: 'office',
      administers: true,
      password: 'twelve letters and more',
    })
    const cookie = `__Host-karavan=${await people.sessions.begin(person.id, '192.0.2.1')}`
    const headers = { host: 'karavan.example', cookie }
    const { csrf } = (await app.inject({ url: `${API_PREFIX}/session`, headers })).json()
    const listed = await app.inject({ url: `${API_PREFIX}/messages?limit=200`, headers })
    const { messages } = listed.json() as { messages: { messageId: string; sender: string; refused: unknown[] }[] }
    expect(new Set(messages.map(({ sender }) => sender))).toEqual(
      new Set(['mill', 'aktau', 'customs', 'rival', 'friend']),
    )
    expect(messages.flatMap(({ refused }) => refused)).toEqual([])
    const id = messages.find(({ sender }) => sender === 'customs')?.messageId
    const gone = await app.inject({
      method: 'DELETE',
      url: `${API_PREFIX}/messages/${id}`,
      headers: { ...headers, origin: 'https://karavan.example', 'karavan-csrf': csrf },
      payload: { why: 'by order' },
    })
    expect(gone.json().messages).toMatchObject([{ messageId: id, erased: { by: 'Office', why: 'by order' } }])
  })
})
