import { join } from 'node:path'
import {
  checkProof,
  isConsistent,
  openNote,
  parseCheckpoint,
  parseProof,
  readOpened,
  tellingEntry,
} from '@karavan/ledger'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../src/database.js'
import { lazyStorage, type Storage, type StoredLedger, sha256, verifyEd25519 } from '../src/index.js'
import { forgetAddresses } from '../src/people/forget-addresses.js'
import { documentOf, message, report, seen } from './reports.js'
import { databasesOn, SERVERS } from './servers.js'

/**
 * A backup that the version before addresses were forgotten has made: three messages, of which two are in the log and one was
 * erased, two consignments, of which one was erased, and what a person did.
 */
const BEFORE = join(import.meta.dirname, 'schema-9-backup.gz')
const ADDRESS = '192.0.2.7'

for (const server of SERVERS) {
  describe.skipIf(server.binaries === null)(`a log that binds addresses, in ${server.name}`, () => {
    const databases = databasesOn(server)
    let environment: { readonly DATABASE_URL: string }
    let storage: Storage
    let ledger: StoredLedger
    beforeEach(async () => {
      environment = await databases.empty()
      storage = lazyStorage(environment)
      await storage.restore(BEFORE, false)
      ledger = await storage.ledger()
    })
    afterEach(() => storage.close())
    const ask = (question: string) => databases.ask(environment, question)
    const tamper = (statement: string) =>
      ask(`set session_replication_role = replica; ${statement}; reset session_replication_role`)
    const doubts = async () => (await ledger.check(() => {})).map(({ kind, which }) => `${kind} ${which}`)
    const head = async () => {
      const signed = (await ledger.head())?.checkpoint ?? ''
      return parseCheckpoint(openNote(signed, await ledger.key(), verifyEd25519, sha256))
    }
    const prove = async (messageId: string, recordId: string) => {
      const proof = parseProof((await ledger.prove(messageId, recordId)) ?? '')
      const told = readOpened(Buffer.from(proof.extra ?? []).toString())
      checkProof(tellingEntry(told, sha256), proof, await ledger.key(), verifyEd25519, sha256)
      return { index: proof.index, told }
    }
    const forget = async () => {
      const database = await openDatabase(environment, false)
      const before = sql<Date>`'infinity'::timestamptz`
      while (await database.sql.transaction().execute((transaction) => forgetAddresses(transaction, before))) {}
      await database.close()
    }
    const addresses = () =>
      ask(`select (select count(*) from karavan.message where received_from = '${ADDRESS}')::integer as messages,
        (select count(*) from karavan.consignment where entered_from = '${ADDRESS}')::integer as versions`)

    it('holds as it did, and finds an address that was changed', async () => {
      expect(await doubts()).toEqual([])
      expect(await addresses()).toEqual([{ messages: 3, versions: 3 }])
      await tamper(`update karavan.message set received_from = '192.0.2.8' where sender = 'ktz'`)
      expect(await doubts()).toEqual(['entry 0', 'entry 1', 'entry 2'])
    })

    it('holds and proves the same when the addresses are forgotten, and all else stays bound', async () => {
      const before = [await head(), await prove('1', '1'), await prove('2', '3')] as const
      await forget()
      expect(await addresses()).toEqual([{ messages: 0, versions: 0 }])
      expect(await doubts()).toEqual([])
      expect([await prove('1', '1'), await prove('2', '3')]).toEqual(before.slice(1))
      expect(await ledger.append()).toBe(6)
      const after = await head()
      expect(isConsistent(before[0], after, await ledger.consistency(5, 11), sha256)).toBe(true)
      expect(await doubts()).toEqual([])
      expect([await prove('1', '1'), await prove('2', '3')]).toEqual(before.slice(1))
      await forget()
      expect(await ledger.append()).toBe(0)
      const turn = 'update karavan.message set bytes = set_byte(bytes, 9, get_byte(bytes, 9) # 1) where id = 1'
      await tamper(turn)
      expect(await doubts()).toEqual(['message 1'])
      await tamper(turn)
      for (const [change, back] of [
        [`update karavan.message set name = 'b.json'`, `update karavan.message set name = 'a.json'`],
        [
          `update karavan.event_record set record_time = record_time + interval '1 microsecond'`,
          `update karavan.event_record set record_time = record_time - interval '1 microsecond'`,
        ],
        ['update karavan.log_kept set kept = set_byte(kept, 0, get_byte(kept, 0) # 1)'],
        ['delete from karavan.log_kept'],
      ]) {
        await tamper(change ?? '')
        expect((await doubts())[0], change).toMatch(/^entry/)
        if (back !== undefined) await tamper(back)
      }
    })

    it('goes on with entries that do not bind addresses', async () => {
      const bytes = documentOf([seen(9)])
      await (await storage.events()).keep(message(bytes, 'ktz'), report(bytes))
      expect(await ledger.append()).toBe(2)
      await tamper(`update karavan.message set received_from = null where id > 2`)
      expect(await doubts()).toEqual([])
    })

    it('lets nothing but addresses be forgotten', async () => {
      for (const change of [
        `update karavan.message set received_from = 'elsewhere'`,
        `update karavan.message set bytes = bytes`,
        `update karavan.message set name = 'b'`,
        `update karavan.message set erased_why = 'another' where erased_at is not null`,
        `update karavan.consignment set entered_from = 'elsewhere'`,
        `update karavan.consignment set why = 'another' where version = 2`,
        `update karavan.consignment set erased_by = 'another' where erased_at is not null`,
        `update karavan.deed set organisation_id = 'mill'`,
      ])
        await expect(ask(change), change).rejects.toThrow(/kept/)
      await forget()
      await expect(ask(`update karavan.message set received_from = '${ADDRESS}'`)).rejects.toThrow('kept')
    })

    it('knows the organisation of who did something', async () => {
      expect(await ask('select organisation_id from karavan.deed')).toEqual([{ organisation_id: 'customs' }])
    })
  })
}
