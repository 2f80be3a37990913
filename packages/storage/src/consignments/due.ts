import { type Kysely, sql } from 'kysely'
import type { Tables } from '../tables.js'
import type { DueKind } from './tables.js'

/** Something that is to be told again. */
export interface Due {
  readonly kind: DueKind
  readonly id: string
  /** How often it was marked when it was taken. */
  readonly marks: string
}

/** Whoever takes something has so long for it, seconds; then another may. */
const LEASE = 60
/** Longest pause before something that failed is tried again, seconds. */
const LONGEST_PAUSE = 600

/** Marks things, in the transaction of what changed them. What is marked again while it is told is told once more. */
export async function markDue(transaction: Kysely<Tables>, kind: DueKind, ids: readonly string[]): Promise<void> {
  await mark(transaction, kind, ids, false)
}

/** Marks things that may wait until all is told that somebody reported or entered. */
export async function markLater(transaction: Kysely<Tables>, kind: DueKind, ids: readonly string[]): Promise<void> {
  await mark(transaction, kind, ids, true)
}

async function mark(database: Kysely<Tables>, kind: DueKind, ids: readonly string[], later: boolean): Promise<void> {
  if (ids.length === 0) return
  await sql`
    insert into karavan.due (kind, id, later)
    select ${kind}, id, ${later} from unnest(${[...ids].sort()}::text[]) as marked (id)
    on conflict (kind, id) do update set marks = due.marks + 1, later = due.later and excluded.later`.execute(database)
}

/**
 * Takes the things that have waited longest, those first that somebody waits for; nobody else is given them until their time is over.
 * @param leavesLater - whether those are left that may wait
 */
export async function takeDue(database: Kysely<Tables>, most: number, leavesLater = false): Promise<readonly Due[]> {
  const { rows } = await sql<Due>`
    update karavan.due set taken_until = clock_timestamp() + make_interval(secs => ${LEASE})
    where (kind, id) in (
      select kind, id from karavan.due
      where (taken_until is null or taken_until < clock_timestamp()) and not (later and ${leavesLater})
      order by later, since limit ${most} for update skip locked
    )
    returning kind, id, marks`.execute(database)
  return rows
}

/** Ends what was done; where it was marked again meanwhile, it stays to be done. */
export async function endDue(database: Kysely<Tables>, { kind, id, marks }: Due): Promise<void> {
  const ended = await database
    .deleteFrom('due')
    .where('kind', '=', kind)
    .where('id', '=', id)
    .where('marks', '=', marks)
    .executeTakeFirst()
  if (ended.numDeletedRows === 0n) {
    await database
      .updateTable('due')
      .set({ taken_until: null, tries: 0 })
      .where('kind', '=', kind)
      .where('id', '=', id)
      .execute()
  }
}

/** Puts off what failed, longer each time. */
export async function putOff(database: Kysely<Tables>, { kind, id }: Due, fault: string): Promise<void> {
  await sql`
    update karavan.due set tries = tries + 1, fault = ${fault},
      taken_until = clock_timestamp() + make_interval(secs => least(${LONGEST_PAUSE}, power(2, tries)))
    where kind = ${kind} and id = ${id}`.execute(database)
}

/** How much is waiting, and since when. */
export async function dueNow(
  database: Kysely<Tables>,
): Promise<{ readonly waiting: number; readonly since: Date | null }> {
  const row = await database
    .selectFrom('due')
    .select(({ fn }) => [fn.countAll<string>().as('waiting'), fn.min('since').as('since')])
    .executeTakeFirstOrThrow()
  return { waiting: Number(row.waiting), since: row.since }
}
