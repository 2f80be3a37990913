import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Database, openDatabase } from '../src/database.js'
import { readThings } from '../src/events/things.js'
import { lazyStorage, type Storage, type StoredEvents } from '../src/index.js'
import { documentOf, message, report, seen } from './reports.js'
import { databasesOn, SERVERS } from './servers.js'

const thing = (i: number) => `urn:test:thing:${String(i).padStart(5, '0')}`

for (const server of SERVERS) {
  describe.skipIf(server.binaries === null)(`things of events in ${server.name}`, () => {
    const databases = databasesOn(server)
    let storage: Storage
    let events: StoredEvents
    let database: Database
    beforeEach(async () => {
      const environment = await databases.fresh()
      storage = lazyStorage(environment)
      events = await storage.events()
      database = await openDatabase(environment, false)
    })
    afterEach(async () => {
      vi.restoreAllMocks()
      await database.close()
      await storage.close()
    })

    const keep = async (...told: readonly object[]) => {
      const bytes = documentOf(told)
      await events.keep(message(bytes), report(bytes))
    }

    it('come as far as they were looked through in the time of the whole question, and the next page goes on', async () => {
      const all = Array.from({ length: 2600 }, (_, i) => thing(i))
      await keep(seen(1, { epcList: all.slice(0, 1300) }), seen(2, { epcList: all.slice(1300) }))
      let now = Date.now()
      vi.spyOn(Date, 'now').mockImplementation(() => {
        now += 1500
        return now
      })
      const found: string[] = []
      let [next, pages] = [null as string | null, 0]
      do {
        const page = await readThings(database.sql, all.length, next)
        found.push(...page.things)
        next = page.next
        pages += 1
      } while (next !== null && pages < 20)
      expect(found).toEqual(all)
      expect(pages).toBeGreaterThan(1)
      expect(pages).toBeLessThan(20)
    })

    it('that cannot be looked for in time are refused with what can be asked instead', async () => {
      await keep(seen(1, { epcList: [thing(1)] }))
      const asked = () => readThings(database.sql, 9, null, ['ktz'], 20)
      await database.session(async (client) => {
        await client.query('begin; lock table karavan.event_record in access exclusive mode')
        await expect(asked()).rejects.toMatchObject({
          code: 'QUESTION_TOO_WIDE',
          remediation: expect.stringContaining('/epcis/events'),
        })
        await client.query('rollback')
      })
      expect(await readThings(database.sql, 9, null, ['ktz'])).toEqual({ things: [thing(1)], next: null })
    })
  })
}
