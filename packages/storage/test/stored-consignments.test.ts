import { seededRandom } from '@karavan/core'
import { type Consignment, readConsignment, type StoryDigest } from '@karavan/model'
import { gatherStory, type Locate, toldLateness } from '@karavan/tracking'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MovedCursor } from '../src/consignments/moved.js'
import {
  type ConsignmentsQuestion,
  concerningAlone,
  gatherIndicators,
  type InForce,
  type ListedConsignment,
  lazyStorage,
  pageOf,
  type Storage,
  type StoredConsignments,
  type StoredEvents,
  tellDue,
  tellingMessages,
} from '../src/index.js'
import { estimateWith } from './estimates.js'
import { documentOf, message, report, seen } from './reports.js'
import { databasesOn, SERVERS } from './servers.js'

const NOW = 29_900_000
const BOX = 'CSQU3054383'
const WAGON = 'urn:karavan:wagon8:60635208'
const ANN = { by: 'Ann', from: '127.0.0.1', organisation: null }

function consignment(consignmentId: string, more: object = {}): Consignment {
  return readConsignment({
    consignmentId,
    carrierAcceptanceLocation: 'KZ-ALTYNKOL',
    consigneeReceiptLocation: 'GE-POTI',
    parties: [{ partyId: 'mill', role: 'consignor', name: 'Мукомол' }],
    utilizedEquipment: [{ equipmentId: 'box', kind: '20GP', number: { scheme: 'container', value: BOX } }],
    ...more,
  })
}

const PLAN = {
  planId: 'plan',
  wayId: 'way',
  networkVersion: 'n',
  conditionsVersion: 'c',
  chosenAt: NOW,
  ready: NOW,
  stages: [],
  borders: [],
  arrival: { gridMinutes: 60, start: NOW, cdf: [], never: 0, horizonEnd: NOW + 1440 },
  legs: [],
}

const STATE = {
  version: 1,
  toldAt: NOW,
  digest: {
    state: 'moving',
    position: null,
    lastWord: null,
    next: null,
    dueAt: null,
    behindMinutes: null,
    arrival: { plannedP50: null, estimated: null },
    gaps: 0,
  },
  lateMinutes: null,
} as const

const ALL: ConsignmentsQuestion = {
  text: '',
  state: null,
  silent: false,
  estimated: false,
  order: 'new',
  visibleTo: null,
  now: NOW,
  most: 50,
  skip: 0,
}
const UNCONDITIONAL: InForce = { version: 'c', stagesOf: ({ plan }) => plan?.stages ?? [], nameOf: (place) => place }
const LOCATE: Locate = (uri) => /^urn:karavan:location:(.*)$/.exec(uri)?.[1] ?? null
const at = (id: string) => ({ readPoint: { id: `urn:karavan:location:${id}` } })

for (const server of SERVERS) {
  describe.skipIf(server.binaries === null)(`consignments in ${server.name}`, () => {
    const databases = databasesOn(server)
    let storage: Storage
    let consignments: StoredConsignments
    let events: StoredEvents
    let environment: Awaited<ReturnType<typeof databases.fresh>>
    beforeEach(async () => {
      environment = await databases.fresh()
      storage = lazyStorage(environment)
      consignments = await storage.consignments()
      events = await storage.events()
    })
    afterEach(() => storage.close())

    const tell = async () =>
      tellDue({
        consignments,
        events,
        locateFor: () => LOCATE,
        now: () => NOW,
        inForce: () => UNCONDITIONAL,
        failed: (error) => {
          throw error
        },
      })
    const send = async (...told: object[]) => {
      const bytes = documentOf(told)
      return events.keep(message(bytes), report(bytes))
    }
    const found = async (more: Partial<ConsignmentsQuestion> = {}) =>
      (await consignments.list({ ...ALL, ...more })).consignments.map(({ consignment: c }) => c.consignmentId)

    it('are kept in versions, each with who, when, from where and why', async () => {
      expect(await consignments.enter(consignment('K-1'), ANN, null, 0)).toBe(1)
      await expect(consignments.enter(consignment('K-1'), ANN, null, 0)).rejects.toThrow('CONSIGNMENT_EXISTS')
      const parted = consignment('K-1', { references: [{ type: 'SMGS', number: '28 0001' }] })
      expect(await consignments.enter(parted, { by: 'Ben', from: 'lan', organisation: null }, 'note issued', 1)).toBe(2)
      for (const after of [1, 7])
        await expect(consignments.enter(parted, ANN, 'late', after)).rejects.toThrow('CONSIGNMENT_CHANGED')
      expect(await consignments.read('K-1')).toMatchObject({ version: 2, consignment: parted })
      expect(await consignments.versions('K-1')).toMatchObject([
        { version: 1, enteredBy: 'Ann', enteredFrom: '127.0.0.1', why: null, consignment: consignment('K-1') },
        { version: 2, enteredBy: 'Ben', enteredFrom: 'lan', why: 'note issued' },
      ])
    })

    it('are changed by one of two who change a version at once', async () => {
      await consignments.enter(consignment('K-1'), ANN, null, 0)
      const tries = await Promise.allSettled(
        ['a', 'b', 'c'].map((why) => consignments.enter(consignment('K-1'), ANN, why, 1)),
      )
      expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected'])
    })

    it('by another plan show whom the parties named their own legs, and not those of others', async () => {
      const legOf = (from: string, to: string) => {
        return { mode: 'rail', from, to, service: 'wagonload', operator: null, stages: [], via: [from, to] }
      }
      const by = (planId: string, ...places: readonly string[]) => {
        const legs = places.slice(1).map((to, i) => legOf(places[i] ?? '', to))
        return consignment('K-1', { plan: { ...PLAN, planId, legs } })
      }
      const { grants, organisations } = await storage.people()
      for (const id of ['first', 'second', 'third', 'port', 'mill']) await organisations.add({ id, name: id })
      await consignments.enter(by('p1', 'KZ-A', 'KZ-B', 'KZ-C', 'KZ-D'), ANN, null, 0)
      const name = (organisation: string, legs: readonly number[], role: 'carrier' | 'port' | 'owner' = 'carrier') => {
        const locations = role === 'port' ? ['KZ-B'] : []
        return grants.add('K-1', { organisation, role, legs, locations, until: null })
      }
      await name('first', [0, 1])
      await name('second', [1])
      await name('third', [2])
      await name('port', [1], 'port')
      await name('mill', [], 'owner')
      await consignments.enter(by('p2', 'KZ-A', 'KZ-B', 'KZ-X', 'KZ-C', 'KZ-D'), ANN, 'another way', 1)
      const legs = async () =>
        Object.fromEntries((await grants.list('K-1')).map(({ to, legs }) => [Object.values(to)[0], legs]))
      const now = { first: [0], third: [3], port: [], mill: [] }
      expect(await legs()).toEqual(now)
      expect(await grants.consignmentsOf('second')).toEqual([])
      await expect(consignments.enter(by('p3', 'KZ-A', 'KZ-D'), ANN, 'too late', 1)).rejects.toThrow(
        'CONSIGNMENT_CHANGED',
      )
      expect(await legs()).toEqual(now)
      await consignments.enter({ ...by('p2', 'KZ-A', 'KZ-B', 'KZ-X', 'KZ-C', 'KZ-D'), deliverBy: NOW }, ANN, 'a day', 2)
      expect(await legs()).toEqual(now)
    })

    it('learn of words about their equipment, and of what carries it, whichever comes first', async () => {
      const loaded = seen(2, {
        type: 'AggregationEvent',
        epcList: undefined,
        parentID: WAGON,
        childEPCs: [`urn:epc:id:bic:${BOX}`],
        action: 'ADD',
        bizStep: 'loading',
        ...at('KZ-ALTYNKOL'),
      })
      await send(seen(20, { epcList: [WAGON], bizStep: 'arriving', ...at('KZ-AKTAU') }))
      await consignments.enter(consignment('K-1'), ANN, null, 0)
      expect(await tell()).toBe(2)
      expect((await consignments.list(ALL)).consignments[0]).toMatchObject({ digest: { state: 'planned' } })
      await send(loaded)
      await tell()
      expect((await consignments.list(ALL)).consignments[0]).toMatchObject({
        digest: { state: 'moving', position: { place: 'KZ-AKTAU' } },
      })
      await send(seen(40, { epcList: [WAGON], bizStep: 'departing', ...at('KZ-AKTAU') }))
      expect(await tell()).toBe(2)
      expect((await consignments.list(ALL)).consignments[0]).toMatchObject({
        digest: { position: { place: 'KZ-AKTAU', left: true } },
      })
      await send(seen(41, { epcList: ['urn:karavan:wagon8:60635216'] }))
      expect(await tell()).toBe(1)
    })

    it('are found by what people know of them, a page at a time', async () => {
      await consignments.enter(consignment('K-1'), ANN, null, 0)
      await consignments.enter(
        consignment('K-2', { utilizedEquipment: [], references: [{ type: 'SMGS', number: '28/0002' }] }),
        ANN,
        null,
        0,
      )
      expect(await found({ text: 'k-2' })).toEqual(['K-2'])
      await tell()
      expect(await found({ text: 'МУКО' })).toEqual(['K-2', 'K-1'])
      expect(await found({ text: '3054383' })).toEqual(['K-1'])
      expect(await found({ text: '28/0002' })).toEqual(['K-2'])
      expect(await found({ text: '%' })).toEqual([])
      expect(await found({ most: 1, skip: 1 })).toEqual(['K-1'])
      expect(await found({ state: 'delivered' })).toEqual([])
      expect(await found({ visibleTo: ['mill', 'other'] })).toEqual(['K-2', 'K-1'])
      expect(await found({ visibleTo: ['other'] })).toEqual([])
      expect(await consignments.list({ ...ALL, most: 1 })).toMatchObject({ total: 2 })
      expect(await consignments.list({ ...ALL, skip: 5 })).toEqual({ consignments: [], total: 2, renewing: 0 })
    })

    it('that are latest come first: by what was told, and by the clock', async () => {
      const keep = async (id: string, lateMinutes: number | null, dueAt: number | null) => {
        await consignments.enter(consignment(id), ANN, null, 0)
        const told = { ...STATE.digest, dueAt }
        await consignments.keepState(consignment(id), {
          version: 1,
          toldAt: NOW,
          digest: told,
          lateMinutes,
          names: [],
        })
      }
      await keep('nothing', null, null)
      await keep('early', -50, NOW + 9)
      await keep('late', 500, NOW + 9)
      await keep('overdue', -20, NOW - 700)
      expect(await found({ order: 'late' })).toEqual(['overdue', 'late', 'early', 'nothing'])
      expect(await found({ order: 'late', now: NOW - 650 })).toEqual(['late', 'overdue', 'early', 'nothing'])
    })

    it('are listed as those that are held in memory are', async () => {
      const random = seededRandom(20_261_126)
      const pick = <T>(...values: readonly T[]) => values[Math.floor(random() * values.length)] as T
      const minutes = () => Math.floor((random() - 0.5) * 4000)
      const held: ListedConsignment[] = []
      for (let i = 0; i < 30; i++) {
        const of = consignment(`K-${i}`, { references: [{ type: 'SMGS', number: pick('28/1', '28/2', '30%') }] })
        const plannedP50 = pick(null, NOW + minutes())
        const digest: StoryDigest = {
          state: pick('planned', 'moving', 'delivered'),
          position: null,
          lastWord: pick(null, NOW - Math.abs(minutes())),
          next: null,
          dueAt: plannedP50,
          behindMinutes: pick(null, minutes()),
          arrival: { plannedP50: pick(null, NOW), estimated: pick(null, NOW + minutes()) },
          gaps: pick(0, 0, 1),
        }
        const told = random() > 0.1
        await consignments.enter(of, ANN, null, 0)
        const lateMinutes = toldLateness(digest)
        const state = { version: 1, toldAt: NOW, digest, lateMinutes, names: [] }
        const due = {
          at: NOW + minutes(),
          basis: 'plan',
          missing: pick(0, 0.3, 1),
          hours: pick(0, 4.5, 90),
          hoursIfMissed: null,
        } as const
        const estimate = pick(null, estimateWith({ p50: pick(null, NOW + minutes()), due: pick(null, due) }))
        const arrival = { ...UNCONDITIONAL, conditions: 'c', estimate }
        if (told) await consignments.keepState(of, { ...state, arrival })
        const enteredAt = (await consignments.read(of.consignmentId))?.enteredAt ?? new Date(0)
        const kept = told && estimate !== null ? { ...estimate, moved: null } : null
        held.push({ consignment: of, version: 1, enteredAt, digest: told ? digest : null, estimate: kept })
      }
      for (const order of ['late', 'new', 'word', 'risk'] as const) {
        for (const more of [
          {},
          { silent: true },
          { estimated: true },
          { state: 'moving' },
          { text: ' k-1' },
          { most: 7, skip: 5 },
        ] as const) {
          const question = { ...ALL, order, now: NOW + 300, ...more }
          const page = pageOf(held, question)
          expect(page).toEqual({ ...(await consignments.list(question)), renewing: 0 })
          expect(page.consignments.length).toBeGreaterThan(0)
        }
      }
    })

    it('are gone through by their last word, page by page, where they have a plan and something was told', async () => {
      const lastWords = [5, 3, 3, 9, null, 1, 7]
      for (const [i, lastWord] of lastWords.entries()) {
        const of = consignment(`K-${i}`, {
          plan: PLAN,
          parties: [{ partyId: i % 2 ? 'mill' : 'port', role: 'carrier', name: 'x' }],
        })
        await consignments.enter(of, ANN, null, 0)
        const digest = { ...STATE.digest, lastWord: lastWord === null ? null : NOW + lastWord }
        await consignments.keepState(of, { ...STATE, digest, names: [] })
      }
      await consignments.enter(consignment('no-plan'), ANN, null, 0)
      await consignments.keepState(consignment('no-plan'), {
        ...STATE,
        digest: { ...STATE.digest, lastWord: NOW },
        names: [],
      })
      const all = async (most: number, visibleTo: readonly string[] | null = null, since: number | null = null) => {
        const ids: string[] = []
        let after: MovedCursor | null = null
        do {
          const page = await consignments.moved({ visibleTo, since, now: NOW, after, most })
          ids.push(...page.consignments.map(({ consignmentId }) => consignmentId))
          after = page.next
        } while (after !== null)
        return ids
      }
      const expected = ['K-3', 'K-6', 'K-0', 'K-2', 'K-1', 'K-5']
      for (const most of [1, 2, 3, 6, 50]) expect(await all(most)).toEqual(expected)
      expect(await all(2, ['mill'])).toEqual(['K-3', 'K-1', 'K-5'])
      expect(await all(2, [])).toEqual([])
      expect(await all(2, null, NOW + 5)).toEqual(['K-3', 'K-6', 'K-0'])
      const parts = { consignments, events, locateFor: () => () => null, now: NOW }
      const asked = { from: null, to: null, segment: null, indicator: null, visibleTo: null }
      const gather = async (most: number | null) => {
        const seen: string[] = []
        const { consignments: count, complete } = await gatherIndicators(
          parts,
          { ...asked, most },
          async (of, told) => {
            seen.push(of.consignmentId)
            return of.consignmentId === 'K-6' ? null : told
          },
        )
        return { seen, count, complete }
      }
      expect(await gather(null)).toEqual({ seen: expected, count: 5, complete: true })
      expect(await gather(3)).toEqual({ seen: expected.slice(0, 3), count: 2, complete: false })
    })

    it('are erased with what is derived of them, and can be entered under that id no more', async () => {
      await consignments.enter(consignment('K-1'), ANN, null, 0)
      await tell()
      const parties = [{ partyId: 'mill', role: 'consignor', legs: [], locations: [] }]
      expect(await consignments.parties('K-1')).toMatchObject(parties)
      await consignments.erase('K-1', { by: 'Cem', from: '', organisation: null }, { why: 'asked for', messageIds: [] })
      await consignments.erase('K-1', { by: 'Dan', from: '', organisation: null })
      expect(await consignments.read('K-1')).toBeNull()
      expect(await found()).toEqual([])
      expect(await consignments.versions('K-1')).toMatchObject([
        { consignment: null, enteredBy: 'Ann', enteredFrom: null, erased: { by: 'Cem', why: 'asked for' } },
      ])
      expect(await consignments.parties('K-1')).toEqual(parties)
      expect(await consignments.parties('K-2')).toBeNull()
      await expect(consignments.enter(consignment('K-1'), ANN, null, 0)).rejects.toThrow('CONSIGNMENT_EXISTS')
      await expect(consignments.enter(consignment('K-1'), ANN, 'late', 1)).rejects.toThrow('CONSIGNMENT_CHANGED')
      await consignments.keepState(consignment('K-1'), { ...STATE, names: [{ name: WAGON, from: null, until: null }] })
      expect(await databases.ask(environment, 'select id from karavan.consignment_state')).toEqual([])
      expect(await databases.ask(environment, 'select id from karavan.consignment_name')).toEqual([])
    })

    it('are erased with the messages that told of them alone, where that is asked for', async () => {
      const box = (id: string, value: string) =>
        consignment(id, {
          utilizedEquipment: [{ equipmentId: 'box', kind: '20GP', number: { scheme: 'container', value } }],
        })
      const [own, other] = [BOX, 'TCLU4265449'].map((number) => `urn:epc:id:bic:${number}`)
      const told = async (...boxes: readonly (string | undefined)[]) => {
        const bytes = documentOf(boxes.map((name, i) => seen(i, { epcList: [name], ...at('KZ-KURYK') })))
        return (await events.keep(message(bytes), report(bytes))).messageId
      }
      await consignments.enter(box('K-1', BOX), ANN, null, 0)
      await consignments.enter(box('K-2', 'TCLU4265449'), ANN, null, 0)
      const alone = await told(own)
      await told(own, other)
      await tell()
      const of = async (id: string) => {
        const standing = await consignments.read(id)
        if (standing === null) return []
        const gathered = await gatherStory(events, standing.consignment, LOCATE, NOW)
        return concerningAlone({ events, consignments }, id, await tellingMessages(gathered, events.messages))
      }
      expect((await of('K-1')).map(({ messageId }) => messageId)).toEqual([alone])
      expect(await of('K-2')).toEqual([])
      await consignments.enter(box('K-3', BOX), ANN, null, 0)
      await tell()
      expect(await of('K-1')).toEqual([])
      await consignments.erase('K-3', ANN)
      const how = { why: 'asked for', messageIds: [alone] }
      expect(await consignments.erase('K-1', ANN, { ...how, why: null })).toEqual([])
      expect(await events.bytes(alone)).not.toBeNull()
      expect(await consignments.erase('K-1', ANN, how)).toEqual([alone])
      expect(await consignments.erase('K-1', ANN, how)).toEqual([])
      expect(await events.messages([alone])).toMatchObject([{ erased: { by: 'Ann', why: 'asked for' } }])
      expect(await events.bytes(alone)).toBeNull()
    })

    it('are found by a carrier that they used twice, from the first time to the last', async () => {
      await consignments.enter(consignment('K-1'), ANN, null, 0)
      const twice = [
        { name: WAGON, from: NOW, until: NOW + 60 },
        { name: WAGON, from: NOW + 600, until: NOW + 660 },
      ]
      await consignments.keepState(consignment('K-1'), { ...STATE, names: twice })
      const concerned = (minutes: number) =>
        consignments.concernedBy([{ name: WAGON, at: NOW + minutes }], { visibleTo: null, now: NOW })
      expect([await concerned(630), await concerned(30), await concerned(700)]).toEqual([['K-1'], ['K-1'], []])
    })

    it('are found by whoever sees them behind any number of those that they do not see', async () => {
      const own = { parties: [{ partyId: 'ktz', role: 'carrier', name: 'KTZ' }] }
      for (let i = 100; i <= 200; i++) {
        const entered = consignment(`K-${i}`, i < 200 ? {} : own)
        await consignments.enter(entered, ANN, null, 0)
        await consignments.keepState(entered, { ...STATE, names: [{ name: WAGON, from: null, until: null }] })
      }
      const concerned = (visibleTo: readonly string[] | null) =>
        consignments.concernedBy([{ name: WAGON, at: NOW }], { visibleTo, now: NOW })
      expect(await concerned(null)).toHaveLength(100)
      expect([await concerned(['ktz']), await concerned(['stranger'])]).toEqual([['K-200'], []])
    })

    it('are told once by many who tell at once, and again where they were marked meanwhile', async () => {
      for (let i = 0; i < 30; i++) await consignments.enter(consignment(`K-${i}`), ANN, null, 0)
      const told = await Promise.all([tell(), tell(), tell()])
      expect(told.reduce((sum, count) => sum + count)).toBe(30)
      await consignments.enter(consignment('K-1'), ANN, 'x', 1)
      const [due] = await consignments.takeDue(1)
      await consignments.enter(consignment('K-1'), ANN, 'y', 2)
      if (due !== undefined) await consignments.endDue(due)
      expect(await consignments.takeDue(9)).toMatchObject([{ kind: 'consignment', id: 'K-1', marks: '2' }])
    })
  })
}
