import { setTimeout as pause } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import type pg from 'pg'
import type { Tables } from './tables.js'

/** What is changed and followed together. */
export type Topic = 'conditions' | 'figures'

/** How often a topic has changed; 0 where it never has. */
export async function revisionOf(database: Kysely<Tables>, topic: Topic): Promise<number> {
  const row = await database.selectFrom('revision').select('value').where('topic', '=', topic).executeTakeFirst()
  return Number(row?.value ?? 0)
}

/**
 * Counts a change. To the end of the transaction no other changes the topic, so that whoever commits later has the higher
 * revision; all who listen are told at the commit.
 */
export async function countChange(transaction: Kysely<Tables>, topic: Topic): Promise<void> {
  await transaction
    .insertInto('revision')
    .values({ topic, value: 1 })
    .onConflict((row) => row.column('topic').doUpdateSet({ value: sql`revision.value + 1` }))
    .execute()
}

/** Longest pause before another attempt to connect, ms. */
const LONGEST_PAUSE = 5_000

/**
 * Tells of every change of a topic, whichever process made it, with the new revision; of several at once perhaps only the
 * last. A lost connection is taken up again, and what changed meanwhile is told.
 * @param connect - makes a connection of one's own
 * @returns ends the watch
 */
export async function watchTopic(
  connect: () => Promise<pg.Client>,
  topic: Topic,
  listener: (revision: number) => void,
): Promise<() => Promise<void>> {
  const stopped = new AbortController()
  let known = -1
  const learn = (revision: number) => {
    if (stopped.signal.aborted || revision === known) return
    const first = known === -1
    known = revision
    if (!first) listener(revision)
  }
  const attach = async () => {
    const client = await connect()
    const ended = new Promise<void>((resolve) => client.once('end', resolve))
    client.on('notification', ({ payload = '{}' }) => {
      const told = JSON.parse(payload) as { topic?: string; revision?: number }
      if (told.topic === topic && told.revision !== undefined) learn(told.revision)
    })
    try {
      await client.query('listen karavan')
      const { rows } = await client.query('select value from karavan.revision where topic = $1', [topic])
      learn(Number(rows[0]?.value ?? 0))
    } catch (error) {
      await client.end().catch(() => {})
      throw error
    }
    return { client, ended }
  }
  let current = await attach()
  const follow = async () => {
    for (let wait = 50; !stopped.signal.aborted; ) {
      await current.ended
      if (stopped.signal.aborted) return
      try {
        current = await attach()
        wait = 50
      } catch {
        await pause(wait, undefined, { signal: stopped.signal }).catch(() => {})
        wait = Math.min(2 * wait, LONGEST_PAUSE)
      }
    }
  }
  const following = follow()
  return async () => {
    stopped.abort()
    await current.client.end().catch(() => {})
    await following
  }
}
