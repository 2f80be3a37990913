import { StructuredError } from '@karavan/core'
import { type Kysely, sql } from 'kysely'
import type { Database } from './database.js'
import { told } from './postgres/faults.js'
import type { Tables } from './tables.js'

/** Asks the database, and tells its faults in our words. */
export type Ask = <T>(question: (database: Kysely<Tables>) => Promise<T>) => Promise<T>

/** @param open - the database, at every call as it is then */
export function askIn(open: () => Promise<Database>): Ask {
  return (question) => told(async () => question((await open()).sql))
}

/** Longest time for which the database works on what somebody waits for, milliseconds. */
export const PATIENCE = 10_000

/**
 * Asks what changes nothing, and gives it up when the database works on it for too long.
 * @param milliseconds - from 1
 * @throws {StructuredError} QUESTION_TOO_WIDE
 */
export async function askWithin<T>(
  database: Kysely<Tables>,
  milliseconds: number,
  question: (database: Kysely<Tables>) => Promise<T>,
): Promise<T> {
  try {
    return await database
      .transaction()
      .setAccessMode('read only')
      .execute(async (transaction) => {
        await sql`select set_config('statement_timeout', ${String(milliseconds)}, true)`.execute(transaction)
        return question(transaction)
      })
  } catch (error) {
    throw isGivenUp(error) ? tooWide(milliseconds) : error
  }
}

/** That a statement was cancelled (57014), as one is that takes too long. */
function isGivenUp(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === '57014'
}

/** Whether a question was given up. */
export function isTooWide(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === 'QUESTION_TOO_WIDE'
}

/** That a question takes longer than somebody is made to wait for. */
function tooWide(milliseconds: number): StructuredError {
  return new StructuredError({
    code: 'QUESTION_TOO_WIDE',
    expected: `a question that is answered in ${milliseconds / 1000} s`,
    remediation: 'ask for a shorter time, or for things by their names or numbers',
  })
}

/** Whether an error is that of a rule of a table: a row that there is already (23505), or one that is referred to (23503). */
export function breaks(error: unknown, code: '23505' | '23503'): boolean {
  return (error as { code?: unknown } | null)?.code === code
}
