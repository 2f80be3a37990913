import { sql } from 'kysely'
import type { Ask } from '../asking.js'
import { forgetAddresses } from './forget-addresses.js'

/** After how many days something personal is erased, where the table `retention` says nothing else. */
const USUAL_DAYS = {
  /** Sessions that have ended or run out. */
  sessions: 30,
  /** Failures to sign in. */
  tries: 1,
  /** Internet addresses of what was done, of sessions, and from which messages and consignments came. */
  addresses: 90,
} as const
type RetentionTopic = keyof typeof USUAL_DAYS

/** Topics of retention. */
export const RETENTION_TOPICS = Object.keys(USUAL_DAYS) as readonly RetentionTopic[]

export interface Retention {
  /** Days by topic. */
  days(): Promise<Readonly<Record<RetentionTopic, number>>>
  setDays(topic: RetentionTopic, days: number): Promise<void>
  /** Erases what is due. */
  sweep(): Promise<void>
}

export function storedRetention(ask: Ask): Retention {
  const days = () =>
    ask(async (database) => {
      const rows = await database.selectFrom('retention').selectAll().execute()
      return { ...USUAL_DAYS, ...Object.fromEntries(rows.map((row) => [row.topic, row.days])) }
    })
  return {
    days,
    setDays: (topic, count) =>
      ask(async (database) => {
        await database
          .insertInto('retention')
          .values({ topic, days: count })
          .onConflict((row) => row.column('topic').doUpdateSet({ days: count }))
          .execute()
      }),
    sweep: async () => {
      const { sessions, tries, addresses } = await days()
      const before = (count: number) => sql<Date>`clock_timestamp() - make_interval(days => ${count}::integer)`
      await ask((database) =>
        database.transaction().execute(async (transaction) => {
          await transaction
            .deleteFrom('session')
            .where(sql<Date>`least(ended_at, expires_at)`, '<', before(sessions))
            .execute()
          await transaction.deleteFrom('failed_try').where('last_at', '<', before(tries)).execute()
          await transaction.deleteFrom('one_time_link').where('expires_at', '<', before(0)).execute()
          const forgotten = { address: null }
          await transaction
            .updateTable('session')
            .set(forgotten)
            .where('address', 'is not', null)
            .where('begun_at', '<', before(addresses))
            .execute()
          await transaction
            .updateTable('deed')
            .set(forgotten)
            .where('address', 'is not', null)
            .where('done_at', '<', before(addresses))
            .execute()
        }),
      )
      const forget = () =>
        ask((database) =>
          database.transaction().execute((transaction) => forgetAddresses(transaction, before(addresses))),
        )
      while (await forget()) {}
    },
  }
}
