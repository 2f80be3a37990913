import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lazyStorage, type Storage } from '../src/index.js'
import { order, queue, report } from './entries.js'
import { databasesOn, SERVERS } from './servers.js'

for (const server of SERVERS) {
  describe.skipIf(server.binaries === null)(`conditions in ${server.name}`, () => {
    const databases = databasesOn(server)
    let environment: { readonly DATABASE_URL: string }
    let storage: Storage
    let opened: Storage[]
    const another = () => {
      const made = lazyStorage(environment)
      opened.push(made)
      return made
    }
    beforeEach(async () => {
      environment = await databases.fresh()
      opened = []
      storage = another()
    })
    afterEach(async () => {
      for (const one of opened) await one.close()
    })

    it('holds nothing at first', async () => {
      expect(await storage.conditions.read()).toEqual({ orders: [], reports: [], queues: [], enteredAt: new Map() })
      expect(await storage.conditions.revision()).toBe(0)
      expect(await storage.conditions.versions('orders', 'X')).toEqual([])
    })

    it('gives back what was added, in the order of ids, to every process', async () => {
      await storage.conditions.add({ orders: [order('b'), order('a'), order('B')] }, 'Ann', null)
      await storage.conditions.add({ reports: [report('r')], queues: [queue('q')] }, 'Ann', null)
      expect(await another().conditions.read()).toMatchObject({
        orders: [order('B'), order('a'), order('b')],
        reports: [report('r')],
        queues: [queue('q')],
      })
    })

    it('adds only after the version that is meant: of two who enter one id at once, one is told', async () => {
      const [a, b] = [another(), another()]
      const tries = await Promise.allSettled([
        a.conditions.add({ orders: [order('a', 'of Ann')] }, 'Ann', null, 0),
        b.conditions.add({ orders: [order('a', 'of Ben')] }, 'Ben', null, 0),
      ])
      expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      const refused = tries.find((one) => one.status === 'rejected')
      expect(refused?.reason).toMatchObject({ code: 'ENTRY_CHANGED', received: expect.stringMatching(/version 1 by/) })
      await storage.conditions.add({ orders: [order('a', 'corrected')] }, 'Ann', 'typo', 1)
      await expect(storage.conditions.add({ orders: [order('a', 'late')] }, 'Ben', 'x', 1)).rejects.toThrow(
        'ENTRY_CHANGED',
      )
      expect((await storage.conditions.versions('orders', 'a')).map(({ version }) => version)).toEqual([1, 2])
    })

    it('withdraws only the version that was seen, where it is named', async () => {
      await storage.conditions.add({ orders: [order('a')] }, 'Ann', null)
      await storage.conditions.add({ orders: [order('a', 'corrected')] }, 'Ben', 'a wrong date', 1)
      await expect(storage.conditions.withdraw('orders', 'a', 'Ann', 'wrong', 1)).rejects.toMatchObject({
        code: 'ENTRY_CHANGED',
        received: 'orders/a: version 2 by Ben',
      })
      expect((await storage.conditions.read()).orders).toEqual([order('a', 'corrected')])
      await storage.conditions.withdraw('orders', 'a', 'Ann', 'wrong', 2)
      expect((await storage.conditions.read()).orders).toEqual([])
    })

    it('keeps every version with who entered it, when and why', async () => {
      const before = Date.now()
      await storage.conditions.add({ orders: [order('a', 'first')] }, 'Ann', 'not kept for a first version')
      await storage.conditions.add({ orders: [order('a', 'second')] }, 'Ben', 'a wrong date')
      await storage.conditions.withdraw('orders', 'a', 'Cem', 'never issued')
      await storage.conditions.add({ orders: [order('a', 'third')] }, 'Ann', 'issued after all')
      const versions = await storage.conditions.versions('orders', 'a')
      expect(versions.map(({ enteredAt: _, ...version }) => version)).toEqual([
        { kind: 'orders', id: 'a', version: 1, body: order('a', 'first'), enteredBy: 'Ann', why: null },
        { kind: 'orders', id: 'a', version: 2, body: order('a', 'second'), enteredBy: 'Ben', why: 'a wrong date' },
        { kind: 'orders', id: 'a', version: 3, body: null, enteredBy: 'Cem', why: 'never issued' },
        { kind: 'orders', id: 'a', version: 4, body: order('a', 'third'), enteredBy: 'Ann', why: 'issued after all' },
      ])
      const times = versions.map(({ enteredAt }) => enteredAt.getTime())
      expect([...times].sort((a, b) => a - b)).toEqual(times)
      expect(times[0]).toBeGreaterThanOrEqual(before - 1000)
      expect(times.at(-1)).toBeLessThanOrEqual(Date.now() + 1000)
    })

    it('tells of what is withdrawn what it said last', async () => {
      await storage.conditions.add({ orders: [order('a', 'first'), order('b')] }, 'Ann', null)
      await storage.conditions.add({ orders: [order('a', 'second')] }, 'Ben', 'a wrong date')
      await storage.conditions.withdraw('orders', 'a', 'Cem', 'never issued')
      const latest = await storage.conditions.latest(10)
      expect(latest.map(({ id, version, body, said }) => ({ id, version, body, said }))).toEqual([
        { id: 'a', version: 3, body: null, said: order('a', 'second') },
        { id: 'b', version: 1, body: order('b'), said: order('b') },
      ])
    })

    it('leaves out what is withdrawn, and tells when what stands was entered', async () => {
      await storage.conditions.add({ orders: [order('a'), order('b')] }, 'Ann', null)
      await storage.conditions.add({ orders: [order('b', 'corrected')] }, 'Ann', 'typo')
      await storage.conditions.withdraw('orders', 'a', 'Ann', 'wrong')
      const { orders, enteredAt } = await storage.conditions.read()
      expect(orders).toEqual([order('b', 'corrected')])
      const versions = await storage.conditions.versions('orders', 'b')
      const at = Math.floor((versions[1]?.enteredAt.getTime() ?? 0) / 60_000)
      expect([...enteredAt]).toEqual([['orders/b', at]])
    })

    it('tells the latest versions, the latest first, no more than are asked for', async () => {
      for (const id of ['a', 'b', 'c']) await storage.conditions.add({ orders: [order(id)] }, 'Ann', null)
      await storage.conditions.add({ reports: [report('a')] }, 'Ann', null)
      await storage.conditions.withdraw('orders', 'a', 'Ben', 'wrong')
      const told = async (most: number, id?: string) =>
        (await storage.conditions.latest(most, id)).map(({ kind, id, version }) => `${kind}/${id} ${version}`)
      expect(await told(10)).toEqual(['orders/a 2', 'reports/a 1', 'orders/c 1', 'orders/b 1'])
      expect(await told(2)).toEqual(['orders/a 2', 'reports/a 1'])
      expect(await told(10, 'a')).toEqual(['orders/a 2', 'reports/a 1'])
      expect(await told(10, 'z')).toEqual([])
    })

    it('withdraws nothing that is not there, of another kind, or withdrawn already', async () => {
      await storage.conditions.add({ orders: [order('a')] }, 'Ann', null)
      await storage.conditions.withdraw('orders', 'a', 'Ann', 'wrong')
      const revision = await storage.conditions.revision()
      for (const [kind, id] of [
        ['orders', 'a'],
        ['orders', 'z'],
        ['reports', 'a'],
      ] as const)
        await expect(storage.conditions.withdraw(kind, id, 'Ann', 'wrong')).rejects.toMatchObject({
          code: 'ENTRY_UNKNOWN',
        })
      expect(await storage.conditions.revision()).toBe(revision)
    })

    it('adds all or none', async () => {
      const twice = storage.conditions.add({ orders: [order('a'), order('b'), order('a')] }, 'Ann', null)
      await expect(twice).rejects.toMatchObject({ code: 'ENTRY_TWICE', received: 'orders/a' })
      const broken = storage.conditions.add({ reports: [report('r')], orders: [order('a', 'nul \0')] }, 'Ann', null)
      await expect(broken).rejects.toMatchObject({ code: 'ENTRY_UNSTORABLE' })
      expect(await storage.conditions.read()).toEqual({ orders: [], reports: [], queues: [], enteredAt: new Map() })
      expect(await storage.conditions.revision()).toBe(0)
    })

    it('keeps texts of any script, and numbers, as they are', async () => {
      const text = fc.string({ unit: 'grapheme' }).map((written) => written.replaceAll('\0', ''))
      await fc.assert(
        fc.asyncProperty(text, fc.double({ noDefaultInfinity: true, noNaN: true }), async (written, waiting) => {
          const id = `x${written}`
          const before = await storage.conditions.versions('queues', id)
          await storage.conditions.add({ queues: [{ ...queue(id), by: written, waiting }] }, written, null)
          const versions = await storage.conditions.versions('queues', id)
          expect(versions).toHaveLength(before.length + 1)
          const body = { ...queue(id), by: written, waiting: waiting === 0 ? 0 : waiting }
          expect(versions.at(-1)).toMatchObject({ enteredBy: written, body })
        }),
        { numRuns: 50 },
      )
    })

    it('gives each of many writers at once a version and a revision of its own', async () => {
      const writers = [storage, another(), another()]
      await Promise.all(
        Array.from({ length: 30 }, (_, i) =>
          writers[i % 3]?.conditions.add({ orders: [order('a', `${i}`)] }, 'Ann', 'race'),
        ),
      )
      const versions = await storage.conditions.versions('orders', 'a')
      expect(versions.map(({ version }) => version)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1))
      expect(await storage.conditions.revision()).toBe(30)
    })

    it('lets nobody change or remove what was entered', async () => {
      await storage.conditions.add({ orders: [order('a')] }, 'Ann', null)
      for (const change of [
        `update karavan.condition_entry set entered_by = 'Eve'`,
        'delete from karavan.condition_entry',
        'truncate karavan.condition_entry',
      ])
        await expect(databases.ask(environment, change)).rejects.toThrow(/is kept/)
    })

    it('takes thousands at once', async () => {
      const orders = Array.from({ length: 5_000 }, (_, i) => order(`order ${String(i).padStart(4, '0')}`))
      await storage.conditions.add({ orders }, 'Ann', null)
      await storage.conditions.add({ orders }, 'Ann', 'again')
      expect((await another().conditions.read()).orders).toEqual(orders)
    })

    it('tells other processes of each change, and of those during a lost connection', async () => {
      const heard: number[] = []
      const waiting: (() => void)[] = []
      const until = async (revision: number) => {
        while (heard.at(-1) !== revision) await new Promise<void>((resolve) => waiting.push(resolve))
      }
      const stop = await another().conditions.watch((revision) => {
        heard.push(revision)
        for (const resume of waiting.splice(0)) resume()
      })
      await storage.conditions.add({ orders: [order('a')] }, 'Ann', null)
      await until(1)
      await storage.conditions.withdraw('orders', 'a', 'Ann', 'wrong')
      await until(2)
      await databases.ask(
        environment,
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and query like '%karavan.revision where topic%' and pid <> pg_backend_pid()`,
      )
      await storage.conditions.add({ orders: [order('b')] }, 'Ann', null)
      await until(3)
      expect(heard).toEqual([1, 2, 3])
      await stop()
      await storage.conditions.add({ orders: [order('c')] }, 'Ann', null)
      expect(heard).toEqual([1, 2, 3])
    })
  })
}
