import { decide, standingsOf } from '@karavan/access'
import {
  ACCESS_ROLES,
  type Consignment,
  NOTICE_KINDS,
  PARTY_ROLES,
  readConsignment,
  type Stage,
  message as sentence,
} from '@karavan/model'
import type { Estimate, StagesOf } from '@karavan/tracking'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../src/database.js'
import { lazyStorage, type Storage, type StoredConsignments, type StoredSubscriptions, tellDue } from '../src/index.js'
import { estimateWith } from './estimates.js'
import { documentOf, message, report, seen } from './reports.js'
import { databasesOn, SERVERS } from './servers.js'

const NOW = Math.floor(Date.now() / 60_000)
const READY = NOW - 10 * 1440
const ANN = { by: 'Ann', from: '127.0.0.1', organisation: null }

function stage(stageId: string, kind: Stage['kind'], place: string, hours: number): Stage {
  const time = { kind: 'duration', hours: { min: hours / 2, p50: hours, max: hours * 3 } } as const
  const told = { label: sentence('stage.timetable') }
  return { stageId, kind, place, serviceId: null, label: stageId, told, time, contentHash: stageId, provenance: [] }
}

const PLAN = {
  planId: 'plan',
  wayId: 'way',
  networkVersion: 'n',
  conditionsVersion: 'c',
  chosenAt: READY,
  ready: READY,
  stages: [stage('load', 'handling', 'KZ-ALTYNKOL', 24), stage('run', 'run', 'GE-POTI', 480)],
  borders: [],
  arrival: { gridMinutes: 60, start: READY, cdf: [], never: 0, horizonEnd: READY + 90 * 1440 },
  legs: [
    {
      mode: 'rail',
      from: 'KZ-ALTYNKOL',
      to: 'GE-POTI',
      service: 's',
      operator: null,
      stages: ['load', 'run'],
      via: ['KZ-ALTYNKOL', 'GE-POTI'],
    },
  ],
}

function consignment(consignmentId: string, more: object = {}): Consignment {
  return readConsignment({
    consignmentId,
    carrierAcceptanceLocation: 'KZ-ALTYNKOL',
    consigneeReceiptLocation: 'GE-POTI',
    parties: [{ partyId: 'mill', role: 'consignor', name: 'Mill' }],
    utilizedEquipment: [{ equipmentId: 'box', kind: '20GP', number: { scheme: 'container', value: 'CSQU3054383' } }],
    plan: PLAN,
    deliverBy: READY + 21 * 1440,
    ...more,
  })
}

/** The plan with an order that holds the goods before the train leaves. */
const shutUntil =
  (until: number): StagesOf =>
  ({ plan }) =>
    (plan?.stages ?? []).flatMap((each): Stage[] => {
      if (each.stageId !== 'run') return [each]
      const title = { kind: 'rule', id: 'shut', part: 'title', text: 'Shut' } as const
      const told = { label: sentence('stage.heldBy', { title, place: 'Altynkol', order: '1' }) }
      const time = { kind: 'window', from: READY, until } as const
      return [{ ...each, stageId: 'shut', kind: 'hold', time, told, contentHash: `shut ${until}` }, each]
    })
const asPlanned: StagesOf = ({ plan }) => plan?.stages ?? []

for (const server of SERVERS) {
  describe.skipIf(server.binaries === null)(`estimates in ${server.name}`, () => {
    const databases = databasesOn(server)
    let storage: Storage
    let database: Database
    let consignments: StoredConsignments
    let subscriptions: StoredSubscriptions
    let conditions = { version: 'open', stagesOf: asPlanned }
    let now = NOW
    beforeEach(async () => {
      const environment = await databases.fresh()
      storage = lazyStorage(environment)
      database = await openDatabase(environment, false)
      consignments = await storage.consignments()
      subscriptions = await storage.subscriptions()
      conditions = { version: 'open', stagesOf: asPlanned }
      now = NOW
    })
    afterEach(async () => {
      await database.close()
      await storage.close()
    })

    const tell = async (most?: number, more: { readonly knowsLess?: boolean } = {}) =>
      tellDue(
        {
          consignments,
          events: await storage.events(),
          locateFor: () => (uri) => /^urn:karavan:location:(.*)$/.exec(uri)?.[1] ?? null,
          now: () => now,
          inForce: () => ({ ...conditions, nameOf: (place) => place }),
          ...more,
          failed: (error) => {
            throw error
          },
        },
        undefined,
        most,
      )
    const list = (more: object = {}) =>
      consignments.list({
        text: '',
        state: null,
        silent: false,
        estimated: true,
        order: 'risk',
        visibleTo: null,
        now,
        most: 50,
        skip: 0,
        ...more,
      })
    const estimates = async (more: object = {}) =>
      (await list(more)).consignments.map(
        ({ consignment: { consignmentId }, estimate }) => [consignmentId, estimate] as const,
      )
    const first = async (): Promise<Estimate & { readonly moved: unknown }> => {
      const [found] = await estimates()
      if (found?.[1] == null) throw new Error('no estimate')
      return found[1]
    }
    const send = async (...told: object[]) => {
      const bytes = documentOf(told)
      return (await storage.events()).keep(message(bytes), report(bytes))
    }
    const at = (minutes: number) => new Date(minutes * 60_000).toISOString().replace('Z', '+00:00')
    const delivered = (...steps: readonly string[]) =>
      steps.map((bizStep, i) =>
        seen(50 + i, {
          epcList: ['urn:epc:id:bic:CSQU3054383'],
          bizStep,
          eventTime: at(NOW - 100 + i),
          eventTimeZoneOffset: '+00:00',
          readPoint: { id: `urn:karavan:location:${i === 0 ? 'KZ-ALTYNKOL' : 'GE-POTI'}` },
        }),
      )

    it('are kept with how a consignment stands, and of none that has no plan', async () => {
      await consignments.enter(consignment('K-1'), ANN, null, 0)
      await consignments.enter(consignment('K-2', { plan: null, deliverBy: null }), ANN, null, 0)
      await tell()
      expect((await estimates()).map(([id]) => id)).toEqual(['K-1'])
      const estimate = await first()
      expect(estimate).toMatchObject({ asOf: NOW, due: { at: READY + 21 * 1440, basis: 'deliverBy' }, moved: null })
      expect(estimate.due?.missing).toBeGreaterThan(0)
      expect(estimate.p50).toBeGreaterThan(NOW)
      expect(await consignments.estimate('K-1')).toEqual(estimate)
      expect(await consignments.estimate('K-2')).toBeNull()
    })

    it('move by a report, and end where all is delivered', async () => {
      await consignments.enter(consignment('K-1'), ANN, null, 0)
      await tell()
      const before = await first()
      await send(...delivered('departing'))
      now += 1
      await tell()
      const moved = await first()
      expect(moved.p50).not.toBe(before.p50)
      expect(moved.moved).toMatchObject({ at: now, causes: [{ cause: 'milestoneTold' }] })
      await send(...delivered('departing', 'arriving', 'unloading'))
      await send(
        seen(60, {
          epcList: ['urn:epc:id:bic:CSQU3054383'],
          bizStep: 'receiving',
          eventTime: at(NOW - 50),
          eventTimeZoneOffset: '+00:00',
          readPoint: { id: 'urn:karavan:location:GE-POTI' },
        }),
      )
      now += 1
      await tell()
      const [listed] = (await list({ estimated: false })).consignments
      expect([listed?.digest?.state, listed?.estimate]).toEqual(['delivered', null])
    })

    it('are worked out anew under other conditions, once for all changes, behind what was reported', async () => {
      for (const id of ['K-1', 'K-2', 'K-3']) await consignments.enter(consignment(id), ANN, null, 0)
      await tell()
      expect(await consignments.markOtherwise('open')).toBe(0)
      conditions = { version: 'shut', stagesOf: shutUntil(NOW + 40 * 1440) }
      expect(await consignments.markOtherwise('shut')).toBe(3)
      expect(await consignments.markOtherwise('shut')).toBe(0)
      expect((await list()).renewing).toBe(3)
      await consignments.enter(consignment('K-9'), ANN, null, 0)
      const [next] = await consignments.takeDue(1)
      expect(next?.id).toBe('K-9')
      if (next !== undefined) await consignments.putOff(next, '')
      expect(await tell(2)).toBeGreaterThanOrEqual(2)
      await database.sql.updateTable('due').set({ taken_until: null }).execute()
      await tell()
      expect((await list()).renewing).toBe(0)
      expect(await consignments.markOtherwise('shut')).toBe(0)
      for (const [, estimate] of await estimates()) expect(estimate?.due?.missing).toBeGreaterThan(0.99)
      const [, moved] = (await estimates()).find(([id]) => id === 'K-1') ?? []
      expect(moved?.moved?.causes[0]?.cause).toBe('conditions')
    })

    it('that a command told, which knows less, are told once more by a server, and not by the next command', async () => {
      for (const id of ['K-1', 'K-2']) await consignments.enter(consignment(id), ANN, null, 0)
      expect(await tell(undefined, { knowsLess: true })).toBe(2)
      expect((await list()).renewing).toBe(2)
      await consignments.enter(consignment('K-3'), ANN, null, 0)
      expect(await tell(undefined, { knowsLess: true })).toBe(1)
      expect((await list()).renewing).toBe(3)
      conditions = { version: 'foreseen', stagesOf: shutUntil(NOW + 40 * 1440) }
      expect(await tell()).toBe(3)
      expect((await list()).renewing).toBe(0)
      for (const [, estimate] of await estimates()) expect(estimate?.due?.missing).toBeGreaterThan(0.99)
    })

    it('are worked out anew when time alone may have moved them, and not before', async () => {
      await consignments.enter(consignment('K-1'), ANN, null, 0)
      await tell()
      const { lookAgainAt } = await first()
      expect(await consignments.markTimely(lookAgainAt - 1, 10)).toBe(0)
      expect(await consignments.markTimely(lookAgainAt, 10)).toBe(1)
      expect(await consignments.markTimely(lookAgainAt, 10)).toBe(0)
      now = lookAgainAt
      await tell()
      expect((await first()).asOf).toBe(lookAgainAt)
    })

    it('that were worked out later are not replaced by earlier ones', async () => {
      await consignments.enter(consignment('K-1'), ANN, null, 0)
      await tell()
      now -= 3
      await consignments.accept('K-1', ['mill'], 'accepted', 'Ann', null)
      await tell()
      expect((await first()).asOf).toBe(NOW)
    })

    it('are replaced by earlier ones of another version, and where they are of a clock that was ahead', async () => {
      await consignments.enter(consignment('K-1'), ANN, null, 0)
      await tell()
      now -= 3
      await consignments.enter(consignment('K-1', { deliverBy: READY + 22 * 1440 }), ANN, null, 1)
      await tell()
      expect(await first()).toMatchObject({ asOf: NOW - 3, due: { at: READY + 22 * 1440 } })
      now = NOW + 30 * 1440
      await consignments.accept('K-1', ['mill'], 'accepted', 'Ann', null)
      await tell()
      expect((await first()).asOf).toBe(now)
      now = NOW
      await consignments.accept('K-1', ['mill'], 'accepted', 'Ann', null)
      await tell()
      expect((await first()).asOf).toBe(NOW)
    })

    it('put the likeliest to miss its time first, then the most hours, to whoever sees the whole alone', async () => {
      const people = await storage.people()
      const organisations = ['a', 'b']
      for (const id of organisations) await people.organisations.add({ id, name: id, country: null, identifiers: {} })
      const parties = PARTY_ROLES.map((role, i) => ({
        role,
        id: `party-${i}`,
        parties: [{ partyId: 'a', role, name: 'a' }],
      }))
      const granted = ACCESS_ROLES.flatMap((role) => (role === 'operator' ? [] : [role])).map((role, i) => ({
        role,
        id: `granted-${i}`,
        parties: [] as object[],
      }))
      for (const [i, { id, parties: named }] of [...parties, ...granted].entries()) {
        const of = consignment(id, { parties: named })
        await consignments.enter(of, ANN, null, 0)
        const due = {
          at: NOW,
          basis: 'plan',
          missing: [0.2, 0.9, 0.9][i % 3] ?? 0,
          hours: i,
          hoursIfMissed: 1,
        } as const
        const arrival = { conditions: 'c', nameOf: String, estimate: estimateWith({ due }) }
        const digest = {
          state: 'moving',
          position: null,
          lastWord: null,
          next: null,
          dueAt: null,
          behindMinutes: null,
          arrival: { plannedP50: null, estimated: null },
          gaps: 0,
        } as const
        await consignments.keepState(of, { version: 1, toldAt: NOW, digest, lateMinutes: null, names: [], arrival })
      }
      for (const { role, id } of granted)
        await people.grants.add(id, { organisation: 'a', role, legs: [], locations: [], until: null })
      const grantsOf = (id: string) => people.grants.list(id)
      const whole: string[] = []
      for (const { id, parties: named } of [...parties, ...granted]) {
        const asker = { kind: 'member', partyIds: ['a'] } as const
        const held = consignment(id, { parties: named })
        const decision = decide(standingsOf(asker, held, await grantsOf(id), NOW), 'read', 'story')
        if (decision.verdict === 'allowed' && decision.scope === 'all') whole.push(id)
      }
      const own = await estimates({ visibleTo: ['a'] })
      expect(own.map(([id]) => id).sort()).toEqual(whole.sort())
      expect(whole.length).toBeGreaterThan(4)
      const seen = await estimates({ visibleTo: ['a'], estimated: false })
      expect(seen.length).toBeGreaterThan(whole.length)
      expect(seen.slice(0, whole.length).map(([id]) => id)).toEqual(own.map(([id]) => id))
      for (const [id, estimate] of seen) expect(estimate === null, id).toBe(!whole.includes(id))
      const stakes = own.map(([, estimate]) => [estimate?.due?.missing ?? 0, estimate?.due?.hours ?? 0] as const)
      for (const [i, [missing, hours]] of stakes.entries()) {
        const [after, less] = stakes[i + 1] ?? [0, 0]
        expect(missing > after || (missing === after && hours >= less)).toBe(true)
      }
      expect(await estimates({ visibleTo: ['b'] })).toEqual([])
    })

    const subscribe = (more: object = {}) =>
      subscriptions.add({
        owner: null,
        address: 'https://receiver.example/hook',
        kinds: NOTICE_KINDS,
        consignmentId: null,
        secret: 's',
        by: 'Ann',
        ...more,
      })
    const told = async (id: string) =>
      (await subscriptions.deliveries(id, null, null, 100)).map(({ kind, body }) => [kind, body] as const).reverse()

    it('are told where they moved by as much as somebody wants, held against what they were told last', async () => {
      const coarse = await subscribe({ kinds: ['estimate'], moved: { minutes: 2 * 1440, chance: 0.9999 } })
      const fine = await subscribe({ kinds: ['estimate'], moved: { minutes: 600, chance: 0.9999 } })
      await consignments.enter(consignment('K-1', { deliverBy: READY + 300 * 1440 }), ANN, null, 0)
      await tell()
      const start = (await first()).p50 ?? 0
      const late = await subscribe({ kinds: ['estimate'], moved: { minutes: 600, chance: 0.9999 } })
      for (let day = 1; day <= 3; day++) {
        const version = `shut ${day}`
        conditions = {
          version,
          stagesOf: ({ plan }) =>
            (plan?.stages ?? []).map((each) =>
              each.stageId === 'run'
                ? {
                    ...each,
                    contentHash: version,
                    time: {
                      kind: 'duration',
                      hours: { min: 240 + day * 24, p50: 480 + day * 24, max: 1440 + day * 24 },
                    },
                  }
                : each,
            ),
        }
        await consignments.markOtherwise(version)
        now += 1
        await tell()
      }
      expect((await first()).p50).toBeGreaterThan(start + 2 * 1440)
      const [one, ...more] = await told(coarse.id)
      expect(more).toEqual([])
      expect(one).toMatchObject([
        'estimate',
        { before: { p50: start }, causes: [{ cause: 'conditions' }, { cause: 'milestoneLate' }] },
      ])
      expect((await told(fine.id)).length).toBe(3)
      expect((await told(late.id)).length).toBe(3)
    })

    it('are told with the orders that hold it, once, in the transaction that keeps them', async () => {
      const { id } = await subscribe({ kinds: ['condition'] })
      await consignments.enter(consignment('K-1'), ANN, null, 0)
      await tell()
      expect(await told(id)).toEqual([])
      conditions = { version: 'shut', stagesOf: shutUntil(NOW + 40 * 1440) }
      for (let i = 0; i < 2; i++) {
        await consignments.accept('K-1', ['mill'], 'accepted', 'Ann', null)
        await tell()
      }
      conditions = { version: 'open', stagesOf: asPlanned }
      await consignments.accept('K-1', ['mill'], 'accepted', 'Ann', null)
      await tell()
      expect(await told(id)).toMatchObject([
        ['condition', { holds: true, orderId: 'shut', place: 'GE-POTI', until: NOW + 40 * 1440 }],
        ['condition', { holds: false, orderId: 'shut', why: 'lifted' }],
      ])
    })

    it('are forgotten with their consignment', async () => {
      const { id } = await subscribe()
      await consignments.enter(consignment('K-1'), ANN, null, 0)
      await tell()
      await consignments.erase('K-1', ANN)
      expect(await estimates({ estimated: false })).toEqual([])
      for (const table of ['consignment_estimate', 'estimate_told'] as const)
        expect(await database.sql.selectFrom(table).selectAll().execute()).toEqual([])
      expect(await told(id)).toEqual([])
    })

    it('and what else changed can be followed, and nothing that is committed late is passed over', async () => {
      const start = await consignments.changes(null, 100)
      expect(start).toMatchObject({ changes: [], tooMany: false })
      await consignments.enter(consignment('K-1'), ANN, null, 0)
      const entered = await consignments.changes(start.next, 100)
      expect(entered.changes).toEqual([{ kind: 'consignment', consignmentId: 'K-1' }])

      let end = (): void => {}
      const ended = new Promise<void>((resolve) => {
        end = resolve
      })
      let begun = (): void => {}
      const beginning = new Promise<void>((resolve) => {
        begun = resolve
      })
      const slow = database.sql.transaction().execute(async (transaction) => {
        await sql`insert into karavan.consignment_change (kind, id) values ('story', 'slow')`.execute(transaction)
        begun()
        await ended
      })
      await beginning
      await tell()
      const between = await consignments.changes(entered.next, 100)
      end()
      await slow
      const after = await consignments.changes(between.next, 100)
      const all = [...between.changes, ...after.changes].map(({ kind, consignmentId }) => `${kind} ${consignmentId}`)
      expect(all.sort()).toEqual(['estimate K-1', 'story K-1', 'story slow'])
      expect(await consignments.changes(after.next, 100)).toMatchObject({ changes: [] })

      await tell()
      await consignments.accept('K-1', ['mill'], 'accepted', 'Ann', null)
      await tell()
      expect((await consignments.changes(after.next, 100)).changes).toEqual([])
      expect(await consignments.changes(start.next, 1)).toMatchObject({ changes: [], tooMany: true })
      expect(await consignments.changes('99999999999', 1)).toMatchObject({ changes: [], next: null })
    })
  })
}
