import { API_PREFIX, ROUTES } from '@karavan/api'
import type { EpochMinutes } from '@karavan/core'
import { estimatedLateness, goesOnAs } from '@karavan/model'
import { eventPlaces } from '@karavan/network'
import { inForce, plan } from '@karavan/planner'
import { type ConsignmentsQuestion, loadWorld } from '@karavan/storage'
import { latenessOf } from '@karavan/tracking'
import type { FastifyInstance } from 'fastify'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ConsignmentBook } from '../src/consignments/book.js'
import { sampleBook } from '../src/consignments/samples/sample-book.js'
import type { SearchTask } from '../src/search.js'
import { HOST, NOTHING_TRACKED, served } from './served.js'

const DAY = 1440
const TODAY = 20_783 * DAY
const NOON = TODAY + DAY / 2
const ASKED: ConsignmentsQuestion = {
  text: '',
  state: null,
  silent: false,
  estimated: false,
  order: 'new',
  visibleTo: null,
  now: NOON,
  most: 50,
  skip: 0,
}

const world = loadWorld(undefined, TODAY)
const { network, snapshot } = world
const answers = new Map<string, string>()
let searches = 0

/** The planner, which answers the same question from memory. */
async function run(task: SearchTask) {
  if (task.kind !== 'plan') throw new Error(`nobody plans a ${task.kind}`)
  searches++
  const asked = JSON.stringify(task.query)
  const answer = answers.get(asked) ?? JSON.stringify(plan(task.query, network, snapshot))
  answers.set(asked, answer)
  return { answer }
}

const now: EpochMinutes = NOON
const leftOut: string[] = []
const makeBook = (search = { run }) =>
  sampleBook({
    network: () => network,
    search,
    places: eventPlaces(network.locations),
    now: () => now,
    inForce: (at) => inForce({ network, snapshot }, at),
    leftOut: (id, error) => leftOut.push(`${id}: ${error instanceof Error ? error.message : error}`),
  })

const LAST = 'sample-xian-istanbul'
let book: ConsignmentBook
beforeAll(async () => {
  book = makeBook()
  await book.read(LAST)
}, 120_000)

const allIn = async (of: ConsignmentBook, at = NOON) => (await of.list({ ...ASKED, now: at })).consignments
const gathered = async (id: string, at = NOON) => {
  const standing = await book.read(id)
  if (standing === null) throw new Error(`${id} is not there`)
  return book.gather(standing.consignment, at)
}
const everything = async (at = NOON) =>
  Promise.all((await allIn(book, at)).map(({ consignment }) => book.gather(consignment, at)))

describe('sample consignments', () => {
  it('are all made, and are planned, moving and delivered', async () => {
    expect(leftOut).toEqual([])
    const states = (await allIn(book)).map(({ consignment, digest }) => [consignment.consignmentId, digest?.state])
    expect(Object.fromEntries(states)).toEqual({
      'sample-altynkol-poti': 'moving',
      'sample-altynkol-poti-2': 'moving',
      'sample-shandong-baku': 'planned',
      'sample-almaty-tbilisi': 'delivered',
      'sample-kostanay-poti': 'moving',
      'sample-atyrau-batumi': 'moving',
      'sample-yiwu-klaipeda': 'moving',
      'sample-xian-istanbul': 'moving',
    })
  })

  it('show a silence, a hold by customs and one that is late', async () => {
    expect((await gathered('sample-kostanay-poti')).story.gaps).toHaveLength(1)
    const { story } = await gathered('sample-atyrau-batumi')
    expect(story.milestones.find(({ kind }) => kind === 'customsHeld')).toMatchObject({ done: 2, of: 2 })
    expect(story.positions.map(({ place }) => place)).toEqual(['GE-GARDABANI', 'GE-GARDABANI'])
    const inOrder = (await book.list({ ...ASKED, order: 'late' })).consignments
    expect(Math.max(...inOrder.map(({ digest }) => digest?.behindMinutes ?? 0))).toBeGreaterThan(DAY)
    const late = inOrder.map(
      ({ estimate, digest }) =>
        estimatedLateness(estimate, digest)?.minutes ?? (digest ? (latenessOf(digest, NOON) ?? -Infinity) : -Infinity),
    )
    expect(late).toEqual([...late].sort((a, b) => b - a))
    expect((await book.list({ ...ASKED, silent: true })).total).toBe(1)
  })

  it('tell how late the arrival is: overdue where nobody says anything, else by what is said of it', async () => {
    const digest = (await allIn(book)).find(
      ({ consignment }) => consignment.consignmentId === 'sample-kostanay-poti',
    )?.digest
    const { dueAt = null } = digest ?? {}
    expect(digest?.next?.plannedP50).toBeNull()
    expect(dueAt).toBeLessThan(NOON)
    expect(digest && latenessOf(digest, NOON)).toBe(NOON - (dueAt ?? 0))
    for (const each of await allIn(book)) {
      const { plannedP50, estimated } = each.digest?.arrival ?? {}
      if (each.digest && estimated != null && plannedP50 != null && estimated > NOON)
        expect(latenessOf(each.digest, NOON)).toBe(estimated - plannedP50)
    }
  })

  it('have one estimate each, in the list and alone', async () => {
    const listed = await allIn(book)
    expect(listed.some(({ estimate }) => estimate !== null)).toBe(true)
    for (const { consignment, estimate } of listed)
      expect(await book.estimate(consignment.consignmentId, NOON)).toEqual(estimate)
    expect(await book.estimate('sample-of-none', NOON)).toBeNull()
  })

  it('show sources that disagree, one event from two, a correction and a wrong check digit', async () => {
    const doubted = (await gathered(LAST)).story.milestones.find(({ kind, leg }) => kind === 'departure' && leg === 1)
    const [said] = doubted?.pieces ?? []
    expect(said?.ACT?.taken.sender).toBe('sample-railway')
    expect(said?.ACT?.others.map(({ sender }) => sender)).toContain('sample-forwarding')
    const forwarded = (await gathered('sample-altynkol-poti')).records.filter(({ receipts }) => receipts.length > 1)
    expect(forwarded.length).toBeGreaterThan(0)
    const corrected = (await gathered('sample-almaty-tbilisi')).records
    expect(corrected.filter(({ declarationKey }) => declarationKey !== '')).toHaveLength(1)
    const flagged = (await gathered('sample-yiwu-klaipeda')).story.milestones.flatMap(({ pieces }) =>
      pieces.flatMap(({ ACT }) => ACT?.taken.flags ?? []),
    )
    expect(flagged).toContain('checkDigitWrong')
  })

  it('show one that was parted at a port, each part with its own boxes', async () => {
    const [whole, part] = await Promise.all(
      ['sample-altynkol-poti', 'sample-altynkol-poti-2'].map(async (id) => (await book.read(id))?.consignment),
    )
    expect(whole?.partings).toMatchObject([{ kind: 'split', other: 'sample-altynkol-poti-2', what: ['unit-2'] }])
    expect(part?.partings).toMatchObject([{ kind: 'merge', other: 'sample-altynkol-poti', at: whole?.partings[0]?.at }])
    const { story } = await gathered('sample-altynkol-poti')
    expect(story.positions.map(({ equipmentId }) => equipmentId)).toEqual(['unit-1'])
    expect(whole && goesOnAs(whole, 'unit-2', NOON)).toBe('sample-altynkol-poti-2')
    expect(part && goesOnAs(part, 'unit-2', NOON)).toBeNull()
    expect(part?.utilizedEquipment[0]?.number).toEqual(whole?.utilizedEquipment[1]?.number)
  })

  it('are told in messages of every format, of which nothing is refused and every milestone is found', async () => {
    const all = await everything()
    const ids = new Set(all.flatMap(({ records }) => records.flatMap((each) => each.receipts.map((r) => r.messageId))))
    const messages = await book.messages([...ids])
    expect(messages.flatMap(({ refused }) => refused)).toEqual([])
    expect(new Set(messages.flatMap(({ remarks }) => remarks.map(({ code }) => code)))).toEqual(
      new Set(['zoneSupplied', 'checkDigitWrong']),
    )
    expect([...new Set(messages.map(({ format }) => format))].sort()).toEqual([
      'COARRI D:95B',
      'CODECO D:95B',
      'DCSA T&T 2.2',
      'EPCIS 2.0 JSON',
      'EPCIS 2.0 XML',
      'IFTSTA D:00B',
      'wagon report',
    ])
    const others = all.flatMap(({ story }) => story.others.map(({ why, bizStep }) => `${why} ${bizStep}`))
    expect(new Set(others)).toEqual(new Set(['noMilestone transporting']))
    expect(all.map(({ story }) => story.leftOut)).toEqual(all.map(() => 0))
  })

  it('know nothing of what is to come, at any time of the day', async () => {
    for (const at of [TODAY, NOON, TODAY + DAY - 1]) {
      for (const { story, records } of await everything(at)) {
        expect(records.flatMap(({ receipts }) => receipts).filter(({ receivedAt }) => receivedAt > at)).toEqual([])
        const actual = story.milestones.flatMap(({ pieces }) => pieces.flatMap(({ ACT }) => (ACT ? [ACT.taken] : [])))
        expect(actual.filter((told) => told.at > at)).toEqual([])
        expect(story.others.filter(({ why }) => why === 'ahead')).toEqual([])
      }
    }
  })

  it('are the same all day, made by whomever', async () => {
    const hashes = async (of: ConsignmentBook) => {
      const ids = (await allIn(of)).map(({ consignment: { consignmentId } }) => consignmentId)
      const all = Array.from({ length: 80 }, (_, i) => ids.map((id) => `${id}-${i + 1}`)).flat()
      return (await of.messages(all)).map(({ messageId, sha256 }) => `${messageId} ${sha256}`)
    }
    const first = await hashes(book)
    const again = makeBook()
    await again.read(LAST)
    expect(await hashes(again)).toEqual(first)
    expect(first.length).toBeGreaterThan(100)
  })

  it('are planned when they are asked for, and not before', async () => {
    const before = searches
    const fresh = makeBook()
    expect(await fresh.read('K-20261126-ABCDE')).toBeNull()
    expect(searches).toBe(before)
    expect((await fresh.list(ASKED)).total).toBe(0)
    expect(fresh.coming()).toBe(8)
    await fresh.read(LAST)
    expect((await fresh.list(ASKED)).total).toBe(8)
    expect(searches).toBe(before + 8)
    expect(fresh.coming()).toBe(0)
  })

  it('are left out where there is no plan, and that is told', async () => {
    leftOut.length = 0
    const failing = makeBook({
      run: async (task: SearchTask) => {
        if (task.kind === 'plan' && task.query.from === 'CN-XIAN') throw new Error('no way today')
        return run(task)
      },
    })
    expect(await failing.read(LAST)).toBeNull()
    expect((await failing.list(ASKED)).total).toBe(7)
    expect(failing.coming()).toBe(0)
    expect(leftOut.splice(0)).toEqual([`${LAST}: no way today`])
  })
})

describe('the routes of samples', () => {
  let app: FastifyInstance
  beforeAll(async () => {
    app = await served({ tracking: { ...NOTHING_TRACKED, books: async () => [book] }, now: () => NOON })
  })
  afterAll(() => app.close())

  const get = (url: string) => app.inject({ method: 'GET', url: API_PREFIX + url, headers: { host: HOST } })

  it.each([
    '/consignments',
    '/consignments/{consignmentId}',
    '/consignments/{consignmentId}/versions',
    '/consignments/{consignmentId}/story',
    '/consignments/{consignmentId}/progress',
    '/consignments/{consignmentId}/arrival',
    '/consignments/{consignmentId}/acceptance',
    '/consignments/{consignmentId}/messages',
  ])('%s answers in the shape of the contract', async (path) => {
    const schema = ROUTES.find((route) => route.method === 'GET' && route.path === path)?.answer
    if (schema === undefined) throw new Error(`${path} is no route`)
    for (const { consignment } of await allIn(book)) {
      const response = await get(path.replace('{consignmentId}', consignment.consignmentId))
      expect(response.statusCode).toBe(200)
      expect([...Value.Errors(schema, response.json())].slice(0, 3)).toEqual([])
    }
  })

  it('mark them as samples, give their messages byte for byte, and refuse to change them', async () => {
    const { consignments } = (await get('/consignments')).json()
    expect(new Set(consignments.map(({ sample }: { sample: boolean }) => sample))).toEqual(new Set([true]))
    const { messages } = (await get(`/consignments/${LAST}/messages`)).json()
    const { messageId, size } = messages[0]
    const bytes = (await get(`/consignments/${LAST}/messages/${messageId}`)).rawPayload
    expect(bytes).toHaveLength(size)
    const erased = await app.inject({
      method: 'DELETE',
      url: `${API_PREFIX}/consignments/${LAST}`,
      headers: { host: HOST },
    })
    expect(erased.json()).toMatchObject({ code: 'CONSIGNMENT_EXISTS' })
  })
})
