import { contentHash } from '@karavan/exchange'
import {
  checkProof,
  isConsistent,
  openNote,
  parseCheckpoint,
  parseProof,
  readOpened,
  tellingEntry,
} from '@karavan/ledger'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lazyStorage, type Storage, type StoredEvents, type StoredLedger, sha256, verifyEd25519 } from '../src/index.js'
import { box, documentOf, message, report, seen } from './reports.js'
import { databasesOn, SERVERS } from './servers.js'

for (const server of SERVERS) {
  describe.skipIf(server.binaries === null)(`the log of tellings in ${server.name}`, () => {
    const databases = databasesOn(server)
    let environment: { readonly DATABASE_URL: string }
    let opened: Storage[]
    let events: StoredEvents
    let ledger: StoredLedger
    const another = () => {
      const storage = lazyStorage(environment)
      opened.push(storage)
      return storage
    }
    const tell = async (from: number, count: number, sender = 'ktz') => {
      const bytes = documentOf(Array.from({ length: count }, (_, i) => seen(from + i)))
      return events.keep(message(bytes, sender), report(bytes))
    }
    const head = async () => {
      const signed = (await ledger.head())?.checkpoint ?? ''
      return parseCheckpoint(openNote(signed, await ledger.key(), verifyEd25519, sha256))
    }
    const doubts = () => ledger.check(() => {})
    /** As somebody who owns the database could. */
    const tamper = async (statement: string) => {
      await databases.ask(
        environment,
        `set session_replication_role = replica; ${statement}; reset session_replication_role`,
      )
    }
    beforeEach(async () => {
      environment = await databases.fresh()
      opened = []
      const storage = another()
      events = await storage.events()
      ledger = await storage.ledger()
    })
    afterEach(async () => {
      for (const storage of opened) await storage.close()
    })

    it('hashes the same text in the database as anybody who writes JSON elsewhere', async () => {
      const text = fc.string({ unit: fc.integer({ min: 1, max: 0x10ffff }).map(characterOf), maxLength: 40 })
      const texts = [
        Array.from({ length: 0x2ff }, (_, i) => characterOf(i + 1)).join(''),
        '\u2028\u2029"\\/\u007f\ufeff',
        ...fc.sample(text, { numRuns: 300, seed: 1 }),
      ]
      const rows = await databases.ask(
        environment,
        `select array_to_json(array[told, null])::text as json
        from unnest(array[${texts.map((each) => `$told$${each}$told$`).join()}]) with ordinality as each (told, number)
        order by number`,
      )
      expect(rows.map(({ json }) => json)).toEqual(texts.map((each) => JSON.stringify([each, null])))
    })

    it('holds each telling once, proves it with nothing but the key, and that it only grew', async () => {
      expect(await ledger.head()).toBeNull()
      expect(await doubts()).toEqual([])
      const first = await tell(0, 3)
      expect(await ledger.append()).toBe(3)
      const before = await head()
      await tell(0, 3)
      const again = await tell(2, 300, 'port')
      expect(await ledger.append()).toBe(300)
      expect(await ledger.append()).toBe(0)
      const after = await head()
      expect([before.size, after.size]).toEqual([3, 303])
      const path = await ledger.consistency(3, 303)
      expect(isConsistent(before, after, path, sha256)).toBe(true)
      await expect(ledger.consistency(3, 304)).rejects.toThrow('at most 303')

      const shared = (await databases.ask(
        environment,
        'select record_id::text as id, message_id::text as message from karavan.event_receipt order by message_id, record_id',
      )) as readonly { id: string; message: string }[]
      for (const { id, message: messageId } of [shared[2], shared[3], shared.at(-1)].filter(
        (row) => row !== undefined,
      )) {
        const proof = parseProof((await ledger.prove(messageId, id)) ?? '')
        const told = readOpened(Buffer.from(proof.extra ?? []).toString())
        expect(told.telling.sender).toBe(messageId === first.messageId ? 'ktz' : 'port')
        const checkpoint = checkProof(tellingEntry(told, sha256), proof, await ledger.key(), verifyEd25519, sha256)
        expect(checkpoint.size).toBe(303)
        const forged = { ...told, telling: { ...told.telling, sender: 'line' } }
        const key = await ledger.key()
        expect(() => checkProof(tellingEntry(forged, sha256), proof, key, verifyEd25519, sha256)).toThrow('altered')
      }
      expect(await ledger.prove(again.messageId, '0')).toBeNull()
      expect(await doubts()).toEqual([])
    })

    it('stands by an event whose hash held its comments, and has it as another when it is read again', async () => {
      const bytes = documentOf([seen(1, { 'rdfs:comment': 'by the crane', 'karavan:mass': undefined })])
      const now = report(bytes)
      const parts = [...now.parts].map((part) =>
        part.map((told) => {
          const { namespaces } = JSON.parse(told.context ?? '{}')
          const event = JSON.parse(told.text)
          const hash = contentHash({ event, namespaces, ignored: new Set() }, sha256)
          const context = JSON.stringify({ namespaces, ignored: [] })
          return { ...told, key: { ...told.key, contentHash: hash }, context }
        }),
      )
      const { messageId } = await events.keep(message(bytes), { ...now, parts })
      expect(await ledger.append()).toBe(1)
      expect(await events.keep(message(bytes), now)).toMatchObject({ messageId, again: true, added: 1 })
      expect(await ledger.append()).toBe(1)
      expect(await doubts()).toEqual([])
      const about = await events.about([{ name: box(1), from: null, until: null }])
      expect(about.map((record) => record.contentHash)).toEqual([
        parts[0]?.[0]?.key.contentHash,
        now.first[0]?.key.contentHash,
      ])
      expect(new Set(about.map((record) => record.contentHash)).size).toBe(2)
    })

    it('holds what a later reading of a message told as tellings of its own, behind those of the first', async () => {
      const bytes = documentOf([seen(1), seen(2)])
      const { messageId } = await events.keep(message(bytes), report(bytes))
      await tell(3, 1, 'port')
      expect(await ledger.append()).toBe(3)
      const before = await head()
      await events.keep(message(bytes), report(documentOf([seen(2), seen(3), seen(4)])))
      expect(await doubts()).toEqual([])
      expect(await ledger.append()).toBe(2)
      const after = await head()
      expect(isConsistent(before, after, await ledger.consistency(before.size, after.size), sha256)).toBe(true)
      expect(await doubts()).toEqual([])
      const receipts = (await databases.ask(
        environment,
        `select record_id::text as id, reading from karavan.event_receipt where message_id = ${messageId} order by 1`,
      )) as readonly { id: string; reading: number }[]
      expect(receipts.map(({ reading }) => reading).sort()).toEqual([1, 1, 2, 2])
      for (const { id, reading } of receipts) {
        const proof = parseProof((await ledger.prove(messageId, id)) ?? '')
        const told = readOpened(Buffer.from(proof.extra ?? []).toString())
        checkProof(tellingEntry(told, sha256), proof, await ledger.key(), verifyEd25519, sha256)
        expect(told.telling.readAt === undefined).toBe(reading === 1)
      }
      await tamper('update karavan.event_receipt set reading = 1 where reading = 2')
      expect((await doubts()).map(({ kind }) => kind)).toContain('entry')
      await tamper('update karavan.event_receipt set reading = 3 where record_id = 3')
      expect((await doubts()).map(({ kind }) => kind)).toContain('unlogged')
    })

    it('is added to by one at a time, whoever tries', async () => {
      const others = await Promise.all(Array.from({ length: 3 }, () => another().ledger()))
      for (let i = 0; i < 20; i += 1) {
        await tell(i * 40, 40)
        if (i % 3 === 0) await Promise.all(others.map((other) => other.append()))
      }
      await Promise.all([ledger, ...others].map((one) => one.append()))
      while ((await ledger.append()) > 0) {}
      expect((await head()).size).toBe(800)
      expect(await doubts()).toEqual([])
    })

    it('finds whatever was changed in the database behind its back', async () => {
      await tell(0, 300)
      await tell(290, 20, 'port')
      await ledger.append()
      const changes: readonly (readonly [kind: string, change: string, back: string])[] = [
        ...(['event_record', 'event_receipt', 'message'] as const).flatMap((table) =>
          COLUMNS[table].map(
            ([column, value]) =>
              [
                'entry',
                `create table karavan.kept as select * from karavan.${table} where ctid = (select min(ctid) from karavan.${table});
                 update karavan.${table} set ${column} = ${value} where ctid = (select min(ctid) from karavan.${table})`,
                `delete from karavan.${table} as now using karavan.kept where ${KEYS[table]};
                 insert into karavan.${table} select * from karavan.kept; drop table karavan.kept`,
              ] as const,
          ),
        ),
        [
          'message',
          `update karavan.message set bytes = set_byte(bytes, 9, get_byte(bytes, 9) # 1) where sender = 'port'`,
          `update karavan.message set bytes = set_byte(bytes, 9, get_byte(bytes, 9) # 1) where sender = 'port'`,
        ],
        [
          'record',
          `update karavan.event_name set name = name || 'x' where record_id = 7`,
          `update karavan.event_name set name = rtrim(name, 'x') where record_id = 7`,
        ],
        [
          'names',
          `insert into karavan.event_name values ('urn:another', 7)`,
          `delete from karavan.event_name where name = 'urn:another'`,
        ],
        ...(['hashes', 'entries'] as const).flatMap((column) =>
          [0, 1].map(
            (index) =>
              [
                'tile',
                `update karavan.log_tile set ${column} = set_byte(${column}, 40, get_byte(${column}, 40) # 1) where level = 0 and index = ${index}`,
                `update karavan.log_tile set ${column} = set_byte(${column}, 40, get_byte(${column}, 40) # 1) where level = 0 and index = ${index}`,
              ] as const,
          ),
        ),
        [
          'checkpoint',
          `update karavan.log_head set checkpoint = replace(checkpoint, '320', '319')`,
          `update karavan.log_head set checkpoint = replace(checkpoint, '319', '320')`,
        ],
        ['checkpoint', 'update karavan.log_head set size = 319', 'update karavan.log_head set size = 320'],
        [
          'entry',
          `update karavan.log_message set salt = set_byte(salt, 0, get_byte(salt, 0) # 1)`,
          `update karavan.log_message set salt = set_byte(salt, 0, get_byte(salt, 0) # 1)`,
        ],
        [
          'unlogged',
          `insert into karavan.event_receipt (record_id, message_id, flags, vouched, reading) values (1, 999, '{}', true, 1)`,
          'delete from karavan.event_receipt where message_id = 999',
        ],
      ]
      for (const [kind, change, back] of changes) {
        await tamper(change)
        expect(
          (await doubts()).map((doubt) => doubt.kind),
          change,
        ).toContain(kind)
        await tamper(back)
      }
      expect(await doubts()).toEqual([])
      await tamper('delete from karavan.event_record where id = 5')
      expect((await doubts())[0]?.kind).toBe('entry')
    })

    it('lets nobody shorten or rewrite it through the schema', async () => {
      await tell(0, 3)
      await ledger.append()
      const refused = async (statement: string) =>
        expect(databases.ask(environment, statement), statement).rejects.toThrow(/kept|grows|change/)
      await refused('update karavan.log_tile set hashes = set_byte(hashes, 0, 0), entries = entries')
      await refused(
        'update karavan.log_tile set hashes = substring(hashes from 1 for 32), entries = substring(entries from 1 for 32)',
      )
      await refused('delete from karavan.log_tile')
      await refused('update karavan.log_message set first_entry = 9')
      await refused('delete from karavan.log_message')
      await refused(`update karavan.log_key set name = 'x'`)
    })
  })
}

const KEYS = {
  event_record: 'now.id = kept.id',
  event_receipt: '(now.record_id, now.message_id) = (kept.record_id, kept.message_id)',
  message: 'now.id = kept.id',
}

/** Columns whose content the log binds, and another value for each. */
const COLUMNS = {
  event_record: [
    ['event_time', `event_time + interval '1 microsecond'`],
    ['record_time', `record_time + interval '1 microsecond'`],
    ['event_type', `event_type || 'x'`],
    ['action', `'ADD'`],
    ['biz_step', `biz_step || 'x'`],
    ['disposition', `'x'`],
    ['read_point', `read_point || 'x'`],
    ['biz_location', `'x'`],
    ['body', `replace(body, 'departing', 'departinh')`],
    ['body', `replace(body, ':00.000+05:00', ':00.0000+05:00')`],
    ['context', `'{"namespaces": {}, "ignored": []}'`],
    ['content_hash', `sha256('x')`],
    ['declaration_key', `sha256('x')`],
  ],
  event_receipt: [
    ['event_id', `event_id || 'x'`],
    ['flags', `'{x}'`],
  ],
  message: [
    ['sender', `sender || 'x'`],
    ['sha256', `sha256('x')`],
    ['format', `format || 'x'`],
    ['name', `name || 'x'`],
    ['received_at', `received_at + interval '1 microsecond'`],
    ['received_by', `received_by || 'x'`],
  ],
} as const

/** Surrogates are no characters of their own. */
function characterOf(code: number): string {
  return code >= 0xd800 && code < 0xe000 ? '\u{10400}' : String.fromCodePoint(code)
}
