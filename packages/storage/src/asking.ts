import type { Kysely } from 'kysely'
import type { Database } from './database.js'
import { told } from './postgres/faults.js'
import type { Tables } from './tables.js'

/** Asks the database, and tells its faults in our words. */
export type Ask = <T>(question: (database: Kysely<Tables>) => Promise<T>) => Promise<T>

/** @param open - the database, at every call as it is then */
export function askIn(open: () => Promise<Database>): Ask {
  return (question) => told(async () => question((await open()).sql))
}

/** Whether an error is that of a rule of a table: a row that there is already (23505), or one that is referred to (23503). */
export function breaks(error: unknown, code: '23505' | '23503'): boolean {
  return (error as { code?: unknown } | null)?.code === code
}
