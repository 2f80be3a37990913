import type { Refusal } from '@karavan/exchange'
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../tables.js'
import type { ErrorBehaviour } from './tables.js'

/** What became of a captured document (EPCIS 2.0: EPCISCaptureJob). */
export interface CaptureJob {
  /** A UUID. */
  readonly captureId: string
  /** Null where the document was refused. */
  readonly messageId: string | null
  readonly errorBehaviour: ErrorBehaviour
  readonly createdAt: Date
  /** Null while it runs. */
  readonly finishedAt: Date | null
  readonly success: boolean | null
  readonly errors: readonly Refusal[]
}

type NewJob = Pick<CaptureJob, 'captureId' | 'messageId' | 'errorBehaviour' | 'success' | 'errors'>

/** Notes a job that is done. */
export async function addJob(database: Kysely<Tables>, job: NewJob): Promise<void> {
  await database
    .insertInto('capture_job')
    .values({
      id: job.captureId,
      message_id: job.messageId,
      error_behaviour: job.errorBehaviour,
      finished_at: sql<Date>`clock_timestamp()`,
      success: job.success,
      errors: JSON.stringify(job.errors),
    })
    .execute()
}

/** @param senders - whose captures are told; null for everybody's */
export async function readJob(
  database: Kysely<Tables>,
  captureId: string,
  senders: readonly string[] | null = null,
): Promise<CaptureJob | null> {
  if (!isUuid(captureId)) return null
  const row = await jobsOf(database, senders).where('id', '=', captureId).executeTakeFirst()
  return row === undefined ? null : shown(row)
}

/**
 * Jobs in the order in which they were made.
 * @param after - id of the last of the page before; null for the first page
 * @param senders - whose captures are told; null for everybody's
 */
export async function readJobs(
  database: Kysely<Tables>,
  most: number,
  after: string | null,
  senders: readonly string[] | null = null,
): Promise<readonly CaptureJob[]> {
  const page = jobsOf(database, senders).orderBy('place').limit(most)
  if (after === null) return (await page.execute()).map(shown)
  if (!isUuid(after)) return []
  const last = database.selectFrom('capture_job').select('place').where('id', '=', after)
  return (await page.where('place', '>', last).execute()).map(shown)
}

function jobsOf(database: Kysely<Tables>, senders: readonly string[] | null) {
  const jobs = database.selectFrom('capture_job').selectAll()
  if (senders === null) return jobs
  return jobs.where(
    'message_id',
    'in',
    database
      .selectFrom('message')
      .select('id')
      .where('sender', 'in', [...senders, '\u0001']),
  )
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}

function shown(row: {
  readonly id: string
  readonly message_id: string | null
  readonly error_behaviour: ErrorBehaviour
  readonly created_at: Date
  readonly finished_at: Date | null
  readonly success: boolean | null
  readonly errors: readonly Refusal[]
}): CaptureJob {
  return {
    captureId: row.id,
    messageId: row.message_id,
    errorBehaviour: row.error_behaviour,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
    success: row.success,
    errors: row.errors,
  }
}
