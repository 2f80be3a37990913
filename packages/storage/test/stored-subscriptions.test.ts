import { seededRandom } from '@karavan/core'
import { type Consignment, NOTICE_KINDS, type Notice, readConsignment } from '@karavan/model'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  lazyStorage,
  type NewSubscription,
  type Storage,
  type StoredConsignments,
  type StoredEvents,
  type StoredSubscriptions,
  type TakenDelivery,
  tellDue,
} from '../src/index.js'
import { documentOf, message, report, seen } from './reports.js'
import { databasesOn, SERVERS } from './servers.js'

const NOW = Math.floor(Date.now() / 60_000)
const ANN = { by: 'Ann', from: '127.0.0.1', organisation: null }
const NOBODY_BUSY = new Map<string, number>()

function consignment(consignmentId: string, more: object = {}): Consignment {
  return readConsignment({
    consignmentId,
    carrierAcceptanceLocation: 'KZ-ALTYNKOL',
    consigneeReceiptLocation: 'GE-POTI',
    parties: [{ partyId: 'mill', role: 'consignor', name: 'Мукомол' }],
    utilizedEquipment: [{ equipmentId: 'box', kind: '20GP', number: { scheme: 'container', value: 'CSQU3054383' } }],
    ...more,
  })
}

const notice = (n: number, more: Partial<Notice> = {}): Notice => {
  return { kind: 'estimate', at: NOW, leg: null, place: null, body: { n }, ...more }
}
const wanted = (more: Partial<NewSubscription> = {}): NewSubscription => ({
  owner: null,
  address: 'https://receiver.example/hook',
  kinds: NOTICE_KINDS,
  consignmentId: null,
  secret: 'whsec_one',
  by: 'Ann',
  ...more,
})
const numbers = (taken: readonly { readonly body: TakenDelivery['body'] | null }[]) =>
  taken.map(({ body }) => body?.['n'])

for (const server of SERVERS) {
  describe.skipIf(server.binaries === null)(`subscriptions in ${server.name}`, () => {
    const databases = databasesOn(server)
    let storage: Storage
    let consignments: StoredConsignments
    let events: StoredEvents
    let subscriptions: StoredSubscriptions
    let environment: Awaited<ReturnType<typeof databases.fresh>>
    beforeEach(async () => {
      environment = await databases.fresh()
      storage = lazyStorage(environment)
      consignments = await storage.consignments()
      events = await storage.events()
      subscriptions = await storage.subscriptions()
    })
    afterEach(() => storage.close())

    const tell = () =>
      tellDue({
        consignments,
        events,
        locateFor: () => (uri) => /^urn:karavan:location:(.*)$/.exec(uri)?.[1] ?? null,
        now: () => NOW,
        inForce: () => ({ version: 'c', stagesOf: ({ plan }) => plan?.stages ?? [], nameOf: (place) => place }),
        failed: (error) => {
          throw error
        },
      })
    const send = async (...told: object[]) => {
      const bytes = documentOf(told)
      return events.keep(message(bytes), report(bytes))
    }
    const take = (most = 10, perReceiver = 10, busy: ReadonlyMap<string, number> = NOBODY_BUSY) =>
      subscriptions.take(most, perReceiver, busy)
    const first = async (): Promise<TakenDelivery> => {
      const [taken] = await take(1)
      if (taken === undefined) throw new Error('nothing is due')
      return taken
    }
    const drained = async () => {
      const all: TakenDelivery[] = []
      for (;;) {
        const taken = await take()
        if (taken.length === 0) return all
        for (const one of taken) await subscriptions.delivered(one)
        all.push(...taken)
      }
    }

    it('are told what is new in a story, in the transaction that keeps it, and nothing twice', async () => {
      const before = await subscriptions.add(wanted({ kinds: ['event'] }))
      await consignments.enter(consignment('K-1'), ANN, null, 0)
      await send(seen(2, { epcList: ['urn:epc:id:bic:CSQU3054383'], bizStep: 'departing' }))
      await tell()
      const after = await subscriptions.add(wanted({ kinds: ['event'] }))
      await consignments.enter(consignment('K-1'), ANN, 'again', 1)
      await tell()
      await send(seen(3, { epcList: ['urn:epc:id:bic:CSQU3054383'], bizStep: 'arriving' }))
      await tell()
      const told = await drained()
      const of = (id: string) => told.filter(({ subscriptionId }) => subscriptionId === id)
      expect(of(before.id)).toMatchObject([
        { sequence: 1, kind: 'event', consignmentId: 'K-1', body: { stands: true, sender: 'ktz' } },
        { sequence: 2, kind: 'event', body: { stands: true } },
      ])
      expect(of(after.id)).toMatchObject([{ sequence: 1, body: of(before.id)[1]?.body }])
    })

    it('are told nothing of what had been told before there were subscriptions', async () => {
      await consignments.enter(consignment('K-1'), ANN, null, 0)
      await tell()
      await databases.ask(environment, 'update karavan.consignment_told set facts = null')
      await subscriptions.add(wanted())
      await send(seen(2, { epcList: ['urn:epc:id:bic:CSQU3054383'] }))
      await tell()
      expect(await drained()).toEqual([])
      await send(seen(3, { epcList: ['urn:epc:id:bic:CSQU3054383'] }))
      await tell()
      expect((await drained()).length).toBeGreaterThan(0)
    })

    it('take each consignment strictly in order, and others beside it', async () => {
      await subscriptions.add(wanted())
      const [a, b] = [consignment('K-A'), consignment('K-B')]
      for (const one of [a, b]) await consignments.enter(one, ANN, null, 0)
      await subscriptions.emit(a, [notice(1), notice(2)])
      await subscriptions.emit(b, [notice(3)])
      await subscriptions.emit(a, [notice(4)])
      const [one, other, ...rest] = [...(await take())].sort((x, y) => (x.consignmentId < y.consignmentId ? -1 : 1))
      expect([numbers([one, other] as TakenDelivery[]), rest]).toEqual([[1, 3], []])
      expect(await take()).toEqual([])
      await subscriptions.delivered(one as TakenDelivery)
      expect(numbers(await take())).toEqual([2])
    })

    it('are given to nobody else while they are taken, and again with the same id when the lease is over', async () => {
      await subscriptions.add(wanted())
      await consignments.enter(consignment('K-1'), ANN, null, 0)
      await subscriptions.emit(consignment('K-1'), [notice(1)])
      const dead = await first()
      expect(await take()).toEqual([])
      await databases.ask(environment, `update karavan.delivery set taken_until = taken_until - interval '1 hour'`)
      const again = await first()
      expect([again.id, again.lease === dead.lease]).toEqual([dead.id, false])
      await subscriptions.failed(dead, { what: 'broken', status: null }, 5)
      await subscriptions.delivered(dead)
      expect((await subscriptions.deliveries(again.subscriptionId, null, null, 9))[0]).toMatchObject({
        state: 'waiting',
        tries: 0,
      })
      await subscriptions.release(again)
      expect((await first()).id).toBe(dead.id)
    })

    it('are taken once by many who take at once', async () => {
      await subscriptions.add(wanted())
      for (let i = 0; i < 30; i++) {
        await consignments.enter(consignment(`K-${i}`), ANN, null, 0)
        await subscriptions.emit(consignment(`K-${i}`), [notice(i), notice(100 + i)])
      }
      const others = [lazyStorage(environment), lazyStorage(environment)]
      const boxes = [subscriptions, ...(await Promise.all(others.map((other) => other.subscriptions())))]
      const seenBy = await Promise.all(
        boxes.map(async (box) => {
          const own: TakenDelivery[] = []
          for (let empty = 0; empty < 3; ) {
            const taken = await box.take(4, 10, NOBODY_BUSY)
            empty = taken.length === 0 ? empty + 1 : 0
            for (const one of taken) await box.delivered(one)
            own.push(...taken)
          }
          return own
        }),
      )
      const all = [...seenBy.flat(), ...(await drained())]
      expect(new Set(all.map(({ id }) => id)).size).toBe(60)
      expect(all).toHaveLength(60)
      for (const other of others) await other.close()
    })

    it('leave room for every receiver', async () => {
      await subscriptions.add(wanted({ address: 'https://slow.example/' }))
      await subscriptions.add(wanted({ address: 'https://quick.example/' }))
      for (let i = 0; i < 6; i++) {
        await consignments.enter(consignment(`K-${i}`), ANN, null, 0)
        await subscriptions.emit(consignment(`K-${i}`), [notice(i)])
      }
      const hosts = (taken: readonly TakenDelivery[]) => taken.map(({ address }) => new URL(address).host).sort()
      expect(hosts(await take(4, 2))).toEqual(['quick.example', 'quick.example', 'slow.example', 'slow.example'])
      const busy = new Map([['slow.example', 2]])
      expect(hosts(await take(4, 2, busy))).toEqual(['quick.example', 'quick.example'])
    })

    it('hold up what is behind one that is dead, until it is resent', async () => {
      const { id } = await subscriptions.add(wanted())
      await consignments.enter(consignment('K-1'), ANN, null, 0)
      await subscriptions.emit(consignment('K-1'), [notice(1), notice(2)])
      await subscriptions.failed(await first(), { what: 'status', status: 500 }, 0)
      expect(await subscriptions.read(id, null)).toMatchObject({
        state: 'failing',
        fault: { what: 'status', status: 500 },
      })
      const last = await first()
      expect(last).toMatchObject({ tries: 1, body: { n: 1 } })
      await subscriptions.failed(last, { what: 'answerTimeout', status: null }, null)
      expect(await take()).toEqual([])
      expect(await subscriptions.deliveries(id, null, null, 9)).toMatchObject([
        { state: 'waiting', isBehind: true, body: { n: 2 } },
        { state: 'dead', tries: 2, fault: { what: 'answerTimeout', status: null } },
      ])
      expect(await subscriptions.read(id, null)).toMatchObject({ state: 'failing', waiting: 1, dead: 1 })
      const [behind] = await subscriptions.deliveries(id, null, 'waiting', 9)
      await expect(subscriptions.resend(id, [last.id, behind?.id ?? ''])).rejects.toThrow('DELIVERY_NOT_DEAD')
      expect(await subscriptions.deliveries(id, null, 'dead', 9)).toHaveLength(1)
      expect(await subscriptions.resend(id, [last.id])).toEqual({ resent: 1, hurried: 0 })
      expect(await subscriptions.resend(id, null)).toEqual({ resent: 0, hurried: 0 })
      const told = await drained()
      expect([numbers(told), told[0]?.id, told[0]?.tries]).toEqual([[1, 2], last.id, 0])
      expect(await subscriptions.read(id, null)).toMatchObject({ state: 'active', fault: null, waiting: 0, dead: 0 })
    })

    it('that wait for their next try are tried now where that is asked for', async () => {
      const { id } = await subscriptions.add(wanted())
      await consignments.enter(consignment('K-1'), ANN, null, 0)
      await subscriptions.emit(consignment('K-1'), [notice(1), notice(2)])
      await subscriptions.failed(await first(), { what: 'status', status: 500 }, 3600)
      expect(await take()).toEqual([])
      expect(await subscriptions.resend(id, null)).toEqual({ resent: 0, hurried: 1 })
      const again = await first()
      expect(again).toMatchObject({ tries: 1, body: { n: 1 } })
      expect(await subscriptions.resend(id, null)).toEqual({ resent: 0, hurried: 0 })
      await subscriptions.failed(again, { what: 'status', status: 500 }, 3600)
      expect(await subscriptions.resend(id, [again.id])).toEqual({ resent: 0, hurried: 1 })
      expect(numbers(await drained())).toEqual([1, 2])
    })

    it('wait while they are paused; a receiver that is gone pauses them', async () => {
      const { id } = await subscriptions.add(wanted())
      await consignments.enter(consignment('K-1'), ANN, null, 0)
      await subscriptions.change(id, null, { state: 'paused' })
      await subscriptions.emit(consignment('K-1'), [notice(1)])
      expect(await take()).toEqual([])
      expect(await subscriptions.change(id, null, { state: 'active' })).toMatchObject({ state: 'active', reason: null })
      await subscriptions.failed(await first(), { what: 'status', status: 410 }, 3600)
      expect(await subscriptions.read(id, null)).toMatchObject({ state: 'paused', reason: 'gone' })
      await subscriptions.change(id, null, { state: 'active', address: 'http://127.0.0.1:9/x' })
      expect(await first()).toMatchObject({ address: 'http://127.0.0.1:9/x', body: { n: 1 } })
      await databases.ask(
        environment,
        `update karavan.subscription set state = 'paused', reason = 'byOwner', state_since = state_since - interval '31 days'`,
      )
      await subscriptions.emit(consignment('K-1'), [notice(2)])
      expect(await subscriptions.read(id, null)).toMatchObject({ waiting: 1 })
    })

    it('are told only what their owner may see, when it is found and when it is sent', async () => {
      const people = await storage.people()
      for (const id of ['mill', 'rail', 'other']) await people.organisations.add({ id, name: id })
      const all = { kinds: NOTICE_KINDS }
      const [mill, rail, other, one] = await Promise.all([
        subscriptions.add(wanted({ owner: 'mill', ...all })),
        subscriptions.add(wanted({ owner: 'rail', ...all })),
        subscriptions.add(wanted({ owner: 'other', ...all })),
        subscriptions.add(wanted({ owner: 'other', consignmentId: 'K-1', ...all })),
      ])
      const shared = consignment('K-1')
      await consignments.enter(shared, ANN, null, 0)
      expect(await subscriptions.maySubscribe('rail', 'K-1', NOW)).toBe(false)
      await people.grants.add('K-1', { organisation: 'rail', role: 'carrier', legs: [0], locations: [], until: null })
      const whole = { organisation: 'other', legs: [], locations: [], until: null }
      const guest = await people.grants.add('K-1', { ...whole, role: 'guest' })
      expect(await subscriptions.maySubscribe('other', 'K-1', NOW)).toBe(false)
      await people.grants.revoke('K-1', guest.id)
      const agent = await people.grants.add('K-1', { ...whole, role: 'agent' })
      const may = async (owner: string | null, id = 'K-1') => subscriptions.maySubscribe(owner, id, NOW)
      expect([await may('rail'), await may('other'), await may(null), await may('mill', 'K-2')]).toEqual([
        true,
        true,
        true,
        false,
      ])
      await subscriptions.emit(shared, [
        notice(1, { leg: 0 }),
        notice(2, { leg: 1 }),
        notice(3, { kind: 'condition', leg: 0 }),
      ])
      const waiting = async (id: string) => numbers(await subscriptions.deliveries(id, null, 'waiting', 9)).sort()
      expect(await waiting(mill.id)).toEqual([1, 2, 3])
      expect(await waiting(rail.id)).toEqual([1, 3])
      expect(await waiting(other.id)).toEqual([1, 2, 3])
      expect(await waiting(one.id)).toEqual([1, 2, 3])
      await people.grants.revoke('K-1', agent.id)
      const told = await drained()
      expect(new Set(told.map(({ subscriptionId }) => subscriptionId))).toEqual(new Set([mill.id, rail.id]))
      expect(await subscriptions.read(other.id, 'other')).toMatchObject({ state: 'active', waiting: 0 })
      expect(await subscriptions.read(one.id, 'other')).toMatchObject({
        state: 'paused',
        reason: 'noRight',
        waiting: 2,
      })
      expect(await subscriptions.deliveries(other.id, null, 'withheld', 9)).toHaveLength(3)
      await expect(subscriptions.read(mill.id, 'rail')).rejects.toThrow('SUBSCRIPTION_NOT_FOUND')
      await expect(subscriptions.remove(mill.id, null)).rejects.toThrow('SUBSCRIPTION_NOT_FOUND')
      expect(await subscriptions.list('rail')).toMatchObject([{ id: rail.id }])
      expect(await subscriptions.list('all')).toHaveLength(4)
    })

    it('lose no time over what is withheld', async () => {
      const { id } = await subscriptions.add(wanted())
      for (const name of ['K-1', 'K-2']) {
        await consignments.enter(consignment(name), ANN, null, 0)
        for (let i = 0; i < 5; i++) await subscriptions.emit(consignment(name), [notice(i)])
      }
      await databases.ask(
        environment,
        `update karavan.delivery set consignment_id = 'K-0', due_at = due_at - interval '1 hour' where consignment_id = 'K-1'`,
      )
      expect(await take(1, 1)).toMatchObject([{ consignmentId: 'K-2', sequence: 1 }])
      expect(await subscriptions.deliveries(id, null, 'withheld', 9)).toHaveLength(5)
    })

    it('of an authority are recorded, so that the parties see what it was told', async () => {
      const people = await storage.people()
      await people.organisations.add({ id: 'customs', name: 'Customs' })
      const { id } = await subscriptions.add(wanted({ owner: 'customs' }))
      const of = consignment('K-1', {
        parties: [{ partyId: 'customs', role: 'customsAuthority', name: 'Customs' }],
      })
      await consignments.enter(of, ANN, null, 0)
      await subscriptions.emit(of, [notice(1)])
      expect(await people.deeds.list({ consignmentId: 'K-1' }, 9)).toEqual([])
      await drained()
      expect(await people.deeds.list({ consignmentId: 'K-1' }, 9)).toMatchObject([
        {
          ...{ actorKind: 'subscription', actorId: id, what: 'estimate' },
          organisation: { id: 'customs', name: 'Customs' },
        },
      ])
    })

    it('show what they were told, or will be, only while it may be seen by who asks', async () => {
      const people = await storage.people()
      for (const id of ['mill', 'customs']) await people.organisations.add({ id, name: id })
      const parties = [
        { partyId: 'mill', role: 'consignor', name: 'Mill' },
        { partyId: 'customs', role: 'customsAuthority', name: 'Customs' },
      ]
      const of = consignment('K-1', { parties })
      await consignments.enter(of, ANN, null, 0)
      const { id } = await subscriptions.add(wanted({ owner: 'customs' }))
      await subscriptions.emit(of, [notice(1)])
      const seen = async (asker: string | null) =>
        (await subscriptions.deliveries(id, asker, null, 9)).map(({ body, recordedAs }) => [body !== null, recordedAs])
      expect([await seen('customs'), await seen('mill'), await seen('rival'), await seen(null)]).toEqual([
        [[true, 'authority']],
        [[true, null]],
        [[false, null]],
        [[true, null]],
      ])
      await consignments.enter(consignment('K-1', { parties: parties.slice(0, 1) }), ANN, 'x', 1)
      expect(await seen('customs')).toEqual([[false, null]])
    })

    it('sign with two secrets for a day after one was changed', async () => {
      const { id } = await subscriptions.add(wanted())
      expect(await subscriptions.changeSecret(id, null, 'whsec_two')).toMatchObject({
        oldSecretUntil: expect.any(Date),
      })
      expect(await subscriptions.secrets(id)).toEqual(['whsec_two', 'whsec_one'])
      await consignments.enter(consignment('K-1'), ANN, null, 0)
      await subscriptions.emit(consignment('K-1'), [notice(1)])
      const taken = await first()
      expect(taken.secrets).toEqual(['whsec_two', 'whsec_one'])
      await subscriptions.release(taken)
      await databases.ask(environment, `update karavan.subscription set old_secret_until = now() - interval '1 minute'`)
      expect([(await first()).secrets, await subscriptions.secrets(id)]).toEqual([['whsec_two'], ['whsec_two']])
      expect(await subscriptions.read(id, null)).toMatchObject({ oldSecretUntil: null })
    })

    it('forget a consignment that is erased, and what was delivered long ago', async () => {
      const { id } = await subscriptions.add(wanted())
      for (const name of ['K-1', 'K-2']) await consignments.enter(consignment(name), ANN, null, 0)
      await subscriptions.emit(consignment('K-1'), [notice(1)])
      await subscriptions.emit(consignment('K-2'), [notice(2)])
      await consignments.erase('K-1', ANN)
      expect(numbers(await drained())).toEqual([2])
      await subscriptions.sweep()
      expect(await subscriptions.deliveries(id, null, null, 9)).toHaveLength(1)
      await databases.ask(environment, `update karavan.delivery set ended_at = ended_at - interval '31 days'`)
      await subscriptions.sweep()
      expect(await subscriptions.deliveries(id, null, null, 9)).toEqual([])
      await subscriptions.emit(consignment('K-2'), [notice(3)])
      expect(await first()).toMatchObject({ sequence: 2 })
      await subscriptions.remove(id, null)
      expect(await databases.ask(environment, 'select from karavan.delivery')).toEqual([])
    })

    it('are told everything once and in order, whatever fails on the way', async () => {
      const random = seededRandom(20_261_127)
      const { id } = await subscriptions.add(wanted())
      const names = ['K-0', 'K-1', 'K-2']
      for (const name of names) await consignments.enter(consignment(name), ANN, null, 0)
      const emitted: Record<string, number[]> = { 'K-0': [], 'K-1': [], 'K-2': [] }
      const received: Record<string, number[]> = { 'K-0': [], 'K-1': [], 'K-2': [] }
      for (let i = 0; i < 60; i++) {
        const name = names[Math.floor(random() * 3)] ?? 'K-0'
        await subscriptions.emit(consignment(name), [notice(i)])
        emitted[name]?.push(i)
        for (const taken of await take(2)) {
          const chance = random()
          if (chance < 0.3) await subscriptions.failed(taken, { what: 'broken', status: null }, 0)
          else if (chance < 0.4) await subscriptions.failed(taken, { what: 'broken', status: null }, null)
          else if (chance < 0.5) await subscriptions.release(taken)
          else {
            await subscriptions.delivered(taken)
            received[taken.consignmentId]?.push(Number(taken.body['n']))
          }
        }
        if (random() < 0.1) await subscriptions.resend(id, null)
      }
      await subscriptions.resend(id, null)
      for (const { consignmentId, body } of await drained()) received[consignmentId]?.push(Number(body['n']))
      expect(received).toEqual(emitted)
    })

    it('notice silence without a word', async () => {
      await consignments.enter(consignment('K-1'), ANN, null, 0)
      await tell()
      await databases.ask(
        environment,
        `update karavan.consignment_state set state = 'moving', told_at = now() - interval '7 hours'`,
      )
      await consignments.markSilent(480, 10)
      expect(await consignments.takeDue(9)).toEqual([])
      await consignments.markSilent(360, 10)
      await consignments.markSilent(360, 10)
      expect(await consignments.takeDue(9)).toMatchObject([{ id: 'K-1', marks: '1' }])
    })
  })
}
