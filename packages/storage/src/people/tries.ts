import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { StructuredError } from '@karavan/core'
import { type Kysely, sql } from 'kysely'
import type { Ask } from '../asking.js'
import type { Tables } from '../tables.js'

/** How often somebody may fail in a row before they have to wait, and how long at most, seconds. */
const LIMITS = {
  login: { free: 5, most: 60 },
  address: { free: 20, most: 900 },
} as const

export interface Tries {
  /**
   * Counts a try as failed before it is made, so that many at once are not free.
   * @throws {StructuredError} SIGN_IN_TOO_OFTEN while they have to wait
   */
  claim(login: string, address: string): Promise<void>
  /** Forgets the failures of who has signed in. */
  forgive(login: string, address: string): Promise<void>
}

export function storedTries(ask: Ask): Tries {
  return {
    claim: async (login, address) => {
      for (const [kind, value] of [
        ['address', neighbourhood(address)],
        ['login', login.trim().toLowerCase()],
      ] as const) {
        const wait = await ask((database) => counted(database, kind, value))
        if (wait > 0) throw tooOften(wait)
      }
    },
    forgive: (login, address) =>
      ask(async (database) => {
        const keys = [keyOf('login', login.trim().toLowerCase()), keyOf('address', neighbourhood(address))]
        await database.deleteFrom('failed_try').where('key', 'in', keys).execute()
      }),
  }
}

/** Counts a failure. @returns seconds that are still to wait, and then it is not counted; 0 where a try is free */
async function counted(database: Kysely<Tables>, kind: keyof typeof LIMITS, value: string): Promise<number> {
  const { free, most } = LIMITS[kind]
  const key = keyOf(kind, value)
  const due = sql`failed_try.last_at + make_interval(secs => case when failed_try.failures < ${free}::integer then 0
    else least(${most}::integer, power(2, least(failed_try.failures - ${free}::integer, 20))) end)`
  const { rows } = await sql<{ counted: boolean }>`
    insert into karavan.failed_try (key, failures) values (${key}, 1)
    on conflict (key) do update set
      failures = case when failed_try.last_at < clock_timestamp() - interval '1 day' then 1 else failed_try.failures + 1 end,
      last_at = clock_timestamp()
    where ${due} <= clock_timestamp()
    returning true as counted`.execute(database)
  if (rows.length > 0) return 0
  const left = await sql<{ seconds: number }>`
    select ceil(extract(epoch from ${due} - clock_timestamp()))::integer as seconds
    from karavan.failed_try where key = ${key}`.execute(database)
  return Math.max(1, left.rows[0]?.seconds ?? 1)
}

function keyOf(kind: keyof typeof LIMITS, value: string): Buffer {
  return createHash('sha256').update(`${kind}:${value}`).digest()
}

/** One customer of an IPv6 provider has a whole network of addresses. */
function neighbourhood(address: string): string {
  if (!isIPv6(address) || address.toLowerCase().startsWith('::ffff:')) return address
  const [head = '', tail] = address.split('::')
  const groups = head.split(':').filter((group) => group !== '')
  const missing = tail === undefined ? [] : Array.from({ length: 4 }, () => '0')
  return [...groups, ...missing].slice(0, 4).join(':')
}

function tooOften(seconds: number): StructuredError {
  return new StructuredError({
    code: 'SIGN_IN_TOO_OFTEN',
    received: 'too many tries that failed',
    expected: `a pause of ${seconds} s`,
    remediation: 'wait, then try again; whoever has forgotten a password asks an administrator for a new one',
    retryable: true,
    retryAfter: seconds,
  })
}
