import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../src/database.js'
import { findEvents } from '../src/events/find.js'
import { keepMessage } from '../src/events/keep.js'
import {
  type EventCursor,
  type EventPage,
  type EventQuestion,
  lazyStorage,
  type Storage,
  type StoredEvents,
} from '../src/index.js'
import { box, documentOf, message, report, seen } from './reports.js'
import { databasesOn, SERVERS } from './servers.js'

const ALL: EventQuestion = {
  narrow: {
    names: [],
    eventIds: null,
    eventTypes: null,
    actions: null,
    bizSteps: null,
    dispositions: null,
    readPoints: null,
    bizLocations: null,
    eventTime: { from: null, before: null },
    recordTime: { from: null, before: null },
  },
  fits: () => true,
  orderBy: 'eventTime',
  direction: 'DESC',
}

for (const server of SERVERS) {
  describe.skipIf(server.binaries === null)(`events in ${server.name}`, () => {
    const databases = databasesOn(server)
    let environment: { readonly DATABASE_URL: string }
    let storage: Storage
    let events: StoredEvents
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
      events = await storage.events()
    })
    afterEach(async () => {
      for (const one of opened) await one.close()
    })

    it('keeps a message byte for byte with its hash, and its events with the digits of their numbers', async () => {
      const bytes = documentOf([seen(1), seen(2)])
      const kept = await events.keep(message(bytes), report(bytes))
      expect(kept).toMatchObject({ again: false, added: 2, known: 0 })
      expect(Buffer.from((await events.bytes(kept.messageId)) ?? [])).toEqual(bytes)
      const [told] = await events.messages([kept.messageId])
      expect(told).toMatchObject({
        sender: 'ktz',
        sha256: createHash('sha256').update(bytes).digest('hex'),
        size: bytes.length,
        format: 'EPCIS 2.0 JSON',
        receivedBy: 'Ann',
        erased: null,
      })
      const [record] = await events.about([{ name: box(1), from: null, until: null }])
      expect(record?.text).toContain('"karavan:mass":{"value":1.10}')
      expect(record?.receipts).toMatchObject([{ sender: 'ktz', format: 'EPCIS 2.0 JSON', messageId: kept.messageId }])
      expect(report(bytes).first[0]?.key).toEqual({
        contentHash: record?.contentHash,
        declarationKey: record?.declarationKey,
      })
    })

    it('keeps one event of two senders once, with both, and a message that comes again not at all', async () => {
      const [first, second] = [documentOf([seen(1), seen(2)]), documentOf([seen(2, { eventID: 'urn:uuid:other' })])]
      await events.keep(message(first), report(first))
      expect(await events.keep(message(first), report(first))).toMatchObject({
        again: true,
        added: 0,
      })
      expect(await events.keep(message(second, 'port'), report(second))).toMatchObject({
        added: 0,
        known: 1,
      })
      const [record, ...others] = await events.about([{ name: box(2), from: null, until: null }])
      expect(others).toEqual([])
      expect(record?.receipts.map(({ sender }) => sender)).toEqual(['ktz', 'port'])
    })

    it('keeps what a new reading of the same bytes tells besides, and loses nothing', async () => {
      const bytes = documentOf([seen(1), seen(2)])
      const read = (...events: readonly object[]) => ({ ...report(documentOf(events)), remarks: [], refused: [] })
      const refusal = { code: 'X', text: 'a row', pointer: 'line 2' }
      const first = await events.keep(message(bytes), { ...read(seen(1), seen(2)), refused: [refusal] })
      const other = documentOf([seen(3)])
      await events.keep(message(other, 'port'), report(other))
      const remark = { code: 'Y', text: 'odd', pointer: '' }
      const again = await events.keep(message(bytes), {
        ...read(seen(2), seen(3), seen(4, { bizStep: 'arriving' })),
        remarks: [remark],
      })
      expect(again).toEqual({ messageId: first.messageId, again: true, added: 1, known: 2 })
      const told = async (i: number) =>
        (await events.about([{ name: box(i), from: null, until: null }])).map(({ receipts }) =>
          receipts.map(({ sender, reading }) => [sender, reading]),
        )
      expect(await told(1)).toEqual([[['ktz', 1]]])
      expect(await told(2)).toEqual([[['ktz', 1]]])
      expect(await told(3)).toEqual([
        [
          ['ktz', 2],
          ['port', 1],
        ],
      ])
      expect(await told(4)).toEqual([[['ktz', 2]]])
      expect(await events.words('bizStep', 9, null, ['ktz'])).toEqual(['arriving', 'departing'])
      expect((await events.messages([first.messageId]))[0]).toMatchObject({ remarks: [remark], refused: [] })
      expect(await events.keep(message(bytes), read(seen(4, { bizStep: 'arriving' })))).toMatchObject({
        added: 0,
        known: 1,
      })
      const due = await databases.ask(
        environment,
        'select reading from karavan.log_due where message_id = (select min(message_id) from karavan.log_due) order by 1',
      )
      expect(due).toEqual([{ reading: 1 }, { reading: 2 }])
    })

    it('keeps a new reading of one message that several processes are given at once, once', async () => {
      const bytes = documentOf([seen(0)])
      const all = Array.from({ length: 60 }, (_, i) => seen(i))
      await events.keep(message(bytes), report(bytes))
      const [a, b] = [await another().events(), await another().events()]
      const read = report(documentOf(all))
      const part = report(documentOf(all.slice(30)))
      const kept = await Promise.all([a, b, events].map((one, i) => one.keep(message(bytes), i === 1 ? part : read)))
      expect(kept.map(({ added }) => added).reduce((sum, added) => sum + added)).toBe(59)
      expect(kept.every(({ again }) => again)).toBe(true)
      const counted = await databases.ask(environment, 'select count(*)::integer as told from karavan.event_receipt')
      expect(counted).toEqual([{ told: 60 }])
    })

    it('keeps an event, the declaration that it is wrong and its correction as three', async () => {
      const declared = seen(1, {
        errorDeclaration: { declarationTime: '2026-11-03T00:00:00Z', reason: 'incorrect_data' },
      })
      const bytes = documentOf([seen(1), declared, seen(1, { bizStep: 'arriving' })])
      expect(await events.keep(message(bytes), report(bytes))).toMatchObject({ added: 3 })
      const records = await events.about([{ name: box(1), from: null, until: null }])
      expect(records.map(({ declarationKey }) => declarationKey === '')).toEqual(expect.arrayContaining([true, false]))
      expect(new Set(records.map(({ contentHash }) => contentHash)).size).toBe(2)
    })

    it('takes one message that two processes are given at once, once', async () => {
      const bytes = documentOf(Array.from({ length: 60 }, (_, i) => seen(i)))
      const reversed = documentOf(Array.from({ length: 60 }, (_, i) => seen(59 - i)))
      const [a, b] = [await another().events(), await another().events()]
      const kept = await Promise.all([
        a.keep(message(bytes), report(bytes)),
        b.keep(message(bytes), report(bytes)),
        a.keep(message(reversed), report(reversed)),
        b.keep(message(reversed, 'port'), report(reversed)),
      ])
      expect(kept.map(({ added }) => added).reduce((sum, added) => sum + added)).toBe(60)
      expect(kept.filter(({ again }) => again)).toHaveLength(1)
      const found = await events.find(ALL, null, 1000)
      expect(found.records).toHaveLength(60)
    })

    it('gives pages that hold every event once, in order, whatever is asked', async () => {
      const bytes = documentOf(
        Array.from({ length: 70 }, (_, i) => seen(i, { bizStep: i % 3 ? 'departing' : 'arriving' })),
      )
      await events.keep(message(bytes), report(bytes))
      for (const question of [
        ALL,
        { ...ALL, direction: 'ASC' as const },
        { ...ALL, orderBy: 'recordTime' as const },
        { ...ALL, narrow: { ...ALL.narrow, bizSteps: ['arriving'] } },
        { ...ALL, fits: ({ event }: { event: { bizStep?: string } }) => event.bizStep === 'arriving' },
      ]) {
        const found = await events.find(question, null, 1000)
        const paged: string[] = []
        for (let after: EventCursor | null = null; ; ) {
          const page: EventPage = await events.find(question, after, 7)
          paged.push(...page.records.map(({ recordId }) => recordId))
          after = page.next
          if (after === null) break
        }
        expect(paged).toEqual(found.records.map(({ recordId }) => recordId))
        expect(new Set(paged).size).toBe(paged.length)
      }
      const arriving = await events.find({ ...ALL, narrow: { ...ALL.narrow, bizSteps: ['arriving'] } }, null, 99)
      expect(arriving.records).toHaveLength(24)
    })

    it('holds back what was recorded behind something that is not there yet, from those who ask on', async () => {
      const database = await openDatabase(environment, false)
      const keep = (transaction: Parameters<typeof keepMessage>[0], i: number) => {
        const bytes = documentOf([seen(i)])
        return keepMessage(transaction, message(bytes), report(bytes))
      }
      let last = 0
      const got: string[] = []
      const askOn = async (settled = true) => {
        const recordTime = { from: last, before: null }
        const question = { ...ALL, orderBy: 'recordTime', direction: 'ASC', settled } as const
        const { records } = await events.find({ ...question, narrow: { ...ALL.narrow, recordTime } }, null, 99)
        return records
      }
      const poll = async () => {
        for (const { recordId, recordTime } of await askOn()) {
          if (!got.includes(recordId)) got.push(recordId)
          last = recordTime.getTime()
        }
        return got.length
      }
      await keep(database.sql, 0)
      expect(await poll()).toBe(1)
      await database.sql.transaction().execute(async (slow) => {
        await keep(slow, 1)
        await database.sql.transaction().execute((quick) => keep(quick, 2))
        expect(await askOn(false)).toHaveLength(2)
        expect(await poll()).toBe(1)
        await database.sql
          .transaction()
          .execute((undone) => keep(undone, 3).then(() => Promise.reject('no')))
          .catch(() => {})
        expect(await poll()).toBe(1)
      })
      expect(await poll()).toBe(3)
      await database.close()
    })

    it('lets nobody miss what they tell while they ask on, whoever told it before, and how often it is read', async () => {
      const database = await openDatabase(environment, false)
      const keep = (
        transaction: Parameters<typeof keepMessage>[0],
        sender: string,
        said: readonly number[],
        bytes = documentOf(said.map((i) => seen(i))),
      ) => keepMessage(transaction, message(bytes, sender), report(documentOf(said.map((i) => seen(i)))))
      const step = fc.oneof(
        fc.record({ does: fc.constantFrom('begin', 'tell', 'again', 'others'), which: fc.integer({ min: 0, max: 5 }) }),
        fc.record({ does: fc.constantFrom('end', 'poll'), which: fc.integer({ min: 0, max: 2 }) }),
      )
      const known = Array.from({ length: 6 }, (_, i) => i)
      let run = 0
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
          run += 1
          const me = `me-${run}`
          // Their words are there, so that nobody waits for another who is the first to bring them.
          await keep(database.sql, 'port', known)
          await keep(database.sql, me, [90])
          const visible = new Set([90])
          const again = new Map<string, Buffer>()
          const running: { readonly said: readonly number[]; readonly end: () => Promise<void> }[] = []
          const begin = async (said: readonly number[]) => {
            let commit = () => {}
            const ended = new Promise<void>((resolve) => {
              commit = resolve
            })
            await new Promise<void>((begun, failed) => {
              const all = database.sql.transaction().execute(async (slow) => {
                await keep(slow, me, said)
                begun()
                await ended
              })
              all.catch(failed)
              running.push({
                said,
                end: () => {
                  commit()
                  return all
                },
              })
            })
          }
          let last = 0
          const got = new Set<number>()
          const poll = async () => {
            const narrow = { ...ALL.narrow, recordTime: { from: last, before: null } }
            const question = {
              ...ALL,
              narrow,
              orderBy: 'recordTime',
              direction: 'ASC',
              settled: true,
              toldBy: [me],
            } as const
            for (let after: EventCursor | null = null, pages = 0; pages === 0 || after !== null; pages += 1) {
              expect(pages).toBeLessThan(30)
              const page: EventPage = await events.find(question, after, 2)
              for (const { event, recordTime } of page.records) {
                got.add(
                  [...known, ...fresh, 90].find(
                    (i) => box(i) === (event as { epcList?: readonly string[] }).epcList?.[0],
                  ) ?? -1,
                )
                expect(recordTime.getTime()).toBeGreaterThanOrEqual(last)
                last = recordTime.getTime()
              }
              after = page.next
            }
            expect([...got].filter((i) => !visible.has(i))).toEqual([])
          }
          const fresh: number[] = []
          const newOne = () => fresh[fresh.push(100 * run + fresh.length) - 1] as number
          for (const { does, which } of steps) {
            if (does === 'begin' && running.length < 2) await begin([which, newOne()])
            if (does === 'tell') {
              const said = [which, newOne()]
              await keep(database.sql, me, said)
              for (const i of said) visible.add(i)
            }
            if (does === 'others') await keep(database.sql, 'port', [which, newOne()])
            if (does === 'again') {
              const bytes = again.get('') ?? documentOf([seen(90), { note: run }])
              again.set('', bytes)
              await keep(database.sql, me, [90, which], bytes)
              visible.add(which)
            }
            if (does === 'end') {
              const [ended] = running.splice(which % Math.max(1, running.length), 1)
              await ended?.end()
              for (const i of ended?.said ?? []) visible.add(i)
            }
            if (does === 'poll') await poll()
            if (does === 'poll' && running.length === 0) expect(got).toEqual(visible)
          }
          for (const { said, end } of running) {
            await end()
            for (const i of said) visible.add(i)
          }
          await poll()
          expect(got).toEqual(visible)
        }),
        {
          numRuns: 12,
          examples: [
            // What a long capture tells was told by others, and what came meanwhile too.
            [['begin', 'tell', 'poll', 'end', 'poll'].map((does, i) => ({ does, which: does === 'end' ? 0 : i }))],
            [
              ['tell', 'again', 'poll', 'tell', 'poll', 'again', 'poll'].map((does, which) => ({
                does,
                which: which % 6,
              })),
            ],
          ],
        },
      )
      await database.close()
    }, 120_000)

    it('finds by names, whole and by their beginning, by the ids of senders and by time', async () => {
      const long = `urn:test:${'x'.repeat(4000)}`
      const bytes = documentOf([
        seen(1),
        seen(2),
        seen(3, { epcList: [long, 'https://id.gs1.org/00/040123450000001112'] }),
      ])
      await events.keep(message(bytes), report(bytes))
      const count = async (narrow: Partial<EventQuestion['narrow']>) =>
        (await events.find({ ...ALL, narrow: { ...ALL.narrow, ...narrow } }, null, 99)).records.length
      expect(await count({ names: [[{ exact: box(1) }, { exact: box(2) }]] })).toBe(2)
      expect(await count({ names: [[{ exact: box(1) }], [{ exact: box(2) }]] })).toBe(0)
      expect(await count({ names: [[{ prefix: 'urn:epc:id:bic:CSQU' }]] })).toBe(2)
      expect(await count({ names: [[{ exact: long }]] })).toBe(1)
      expect(await count({ names: [[]] })).toBe(0)
      expect(await count({ eventIds: ['urn:uuid:00000000-0000-4000-8000-000000000002'] })).toBe(1)
      expect(await count({ eventIds: [] })).toBe(0)
      const third = Date.parse('2026-11-02T01:03:00Z')
      expect(await count({ eventTime: { from: third, before: null } })).toBe(1)
      expect(await count({ eventTime: { from: null, before: third } })).toBe(2)
      expect(await events.about([{ name: box(1), from: null, until: third / 60_000 - 3 }])).toEqual([])
    })

    it('finds by content hash, and gives what a sender told under the id of that sender', async () => {
      const [first, second] = [documentOf([seen(1), seen(2)]), documentOf([seen(2, { eventID: 'urn:uuid:other' })])]
      await events.keep(message(first), report(first))
      await events.keep(message(second, 'port'), report(second))
      const find = async (more: Partial<EventQuestion>) => (await events.find({ ...ALL, ...more }, null, 99)).records
      const ids = async (more: Partial<EventQuestion>) => (await find(more)).map(({ event }) => event.eventID)
      const own = 'urn:uuid:00000000-0000-4000-8000-000000000002'
      const hash = report(second).first[0]?.key.contentHash ?? ''
      for (const id of [own, 'urn:uuid:other', hash])
        expect(await ids({ narrow: { ...ALL.narrow, eventIds: [id] } })).toEqual([id])
      expect(await ids({ toldBy: ['port'] })).toEqual(['urn:uuid:other'])
      expect(await ids({ toldBy: ['port'], narrow: { ...ALL.narrow, eventIds: [own] } })).toEqual(['urn:uuid:other'])
      expect(await find({ toldBy: ['ktz'] })).toHaveLength(2)
      expect(await find({ toldBy: [] })).toEqual([])
    })

    it('finds the same where the records of a sender are gathered and where they are looked for among all', async () => {
      for (const sender of ['ktz', 'port', 'line']) {
        const said = [sender.length, 7, 8].map((i) => seen(i, { eventID: `urn:uuid:${sender}-${i}` }))
        const bytes = documentOf(said)
        await events.keep(message(bytes, sender), report(bytes))
      }
      const database = await openDatabase(environment, false)
      for (const toldBy of [['port'], ['ktz', 'line'], ['nobody']]) {
        for (const direction of ['ASC', 'DESC'] as const) {
          const find = (few: number) => findEvents(database.sql, { ...ALL, direction, toldBy }, null, 9, { few })
          expect(await find(0)).toEqual(await find(99))
        }
      }
      await database.close()
    })

    it('tells senders of records as of when they told them, in that order and time', async () => {
      const say = async (sender: string, ...numbers: number[]) => {
        const bytes = documentOf(numbers.map((i) => seen(i)))
        return events.keep(message(bytes, sender), report(bytes))
      }
      await say('ktz', 1, 2)
      await say('port', 2)
      await say('port', 3)
      await say('port', 1)
      const told = new Map<string, Date>()
      for (const { messageId, sender, receivedAt } of await events.latestMessages(9, null))
        if (sender === 'port') told.set(messageId, receivedAt)
      const own = [...told.values()].sort((a, b) => a.getTime() - b.getTime())
      const question = { ...ALL, orderBy: 'recordTime', direction: 'ASC', toldBy: ['port'] } as const
      const all = (await events.find(question, null, 9)).records
      expect(all.map(({ recordTime }) => recordTime)).toEqual(own)
      expect(all).toMatchObject([2, 3, 1].map((i) => ({ event: { epcList: [box(i)] } })))
      const paged: unknown[] = []
      for (let after: EventCursor | null = null, pages = 0; pages < 3; pages += 1) {
        const page: EventPage = await events.find(question, after, 1)
        paged.push(...page.records)
        after = page.next
      }
      expect(paged).toEqual(all)
      const from = own[2]?.getTime() ?? 0
      const late = { ...question, narrow: { ...ALL.narrow, recordTime: { from, before: null } } }
      expect((await events.find(late, null, 9)).records.map(({ recordTime }) => recordTime)).toEqual([own[2]])
    })

    it('looks at no event for whoever told none', async () => {
      const bytes = documentOf([seen(1)])
      await events.keep(message(bytes), report(bytes))
      const database = await openDatabase(environment, false)
      const found = await database.session(async (client) => {
        await client.query('begin; lock table karavan.event_record in access exclusive mode')
        const told = await events.find({ ...ALL, toldBy: ['port'] }, null, 9)
        await client.query('rollback')
        return told
      })
      expect(found).toEqual({ records: [], next: null })
      await database.close()
    })

    it('gives up a question that takes too long, and says what to ask', async () => {
      const bytes = documentOf([seen(1)])
      await events.keep(message(bytes), report(bytes))
      const database = await openDatabase(environment, false)
      const given = database.session(async (client) => {
        await client.query('begin; lock table karavan.event_record in access exclusive mode')
        await expect(findEvents(database.sql, ALL, null, 9, { patience: 20 })).rejects.toMatchObject({
          code: 'QUESTION_TOO_WIDE',
          remediation: expect.stringContaining('a shorter time'),
        })
        await client.query('rollback')
      })
      await given
      expect((await findEvents(database.sql, ALL, null, 9)).records).toHaveLength(1)
      await database.close()
    })

    it('knows the words of each sender', async () => {
      const place = { readPoint: { id: 'urn:epc:id:sgln:4012345.00005.0' } }
      const [first, second] = [documentOf([seen(1), seen(2, place)]), documentOf([seen(3, { bizStep: 'arriving' })])]
      await events.keep(message(first), report(first))
      await events.keep(message(second, 'port'), report(second))
      expect(await events.words('bizStep', 9, null)).toEqual(['arriving', 'departing'])
      expect(await events.words('bizStep', 9, 'arriving')).toEqual(['departing'])
      expect(await events.words('bizStep', 9, null, ['port'])).toEqual(['arriving'])
      expect(await events.words('readPoint', 1, null)).toEqual(['https://id.gs1.org/414/4012345000054'])
      expect(await events.words('disposition', 9, null)).toEqual([])
    })

    it('keeps questions under names, each owner their own', async () => {
      const { queries } = events
      const query = { EQ_bizStep: ['loading'] }
      expect(await queries.add('ktz', { name: 'b', query }, 'Ann')).toMatchObject({ name: 'b', query })
      await queries.add('ktz', { name: 'a', query: {} }, 'Ann')
      await queries.add('port', { name: 'b', query: {} }, 'Ben')
      await expect(queries.add('ktz', { name: 'b', query: {} }, 'Ann')).rejects.toThrow('QUERY_NAME_TAKEN')
      expect((await queries.list('ktz', 9, null)).map(({ name }) => name)).toEqual(['a', 'b'])
      expect((await queries.list('ktz', 9, 'a')).map(({ name }) => name)).toEqual(['b'])
      await queries.remove('port', 'b')
      await expect(queries.remove('port', 'b')).rejects.toThrow('QUERY_NAME_UNKNOWN')
      expect(await queries.read('ktz', 'b')).toMatchObject({ query })
    })

    it('erases a message and leaves its hash, who and why; nothing else can be changed', async () => {
      const bytes = documentOf([seen(1)])
      const { messageId } = await events.keep(message(bytes), report(bytes))
      await events.erase(messageId, 'Ann', 'asked for')
      expect(await events.bytes(messageId)).toBeNull()
      const [told] = await events.messages([messageId])
      expect(told).toMatchObject({ size: bytes.length, erased: { by: 'Ann', why: 'asked for' } })
      await expect(events.erase(messageId, 'Ann', 'again')).rejects.toThrow('MESSAGE_NOT_FOUND')
      for (const change of [
        `update karavan.event_record set body = '{}'`,
        'delete from karavan.event_receipt',
        'delete from karavan.message',
        `update karavan.message set sender = 'other'`,
      ])
        await expect(databases.ask(environment, change)).rejects.toThrow('is kept')
    })

    it('tells of captures, and how the tables of a sender are read', async () => {
      const bytes = documentOf([seen(1)])
      const captureId = '6f1c0b0e-7f5e-4d61-9f10-000000000001'
      await events.keep(message(bytes), report(bytes), { captureId, errorBehaviour: 'rollback' })
      expect(await events.job(captureId)).toMatchObject({ success: true, errors: [] })
      expect(await events.job('nothing')).toBeNull()
      const [job] = await events.jobs(10, null)
      expect(await events.jobs(10, job?.captureId ?? null)).toEqual([])
      const mapping = { columns: { wagon: '№ вагона' }, zone: 'Europe/Moscow' }
      expect(await events.mapping('ktz')).toBeNull()
      await events.saveMapping('ktz', mapping, 'Ann')
      await events.saveMapping('ktz', { ...mapping, zone: 'place' }, 'Ben')
      expect(await events.mapping('ktz')).toEqual({ ...mapping, zone: 'place' })
    })
  })
}
