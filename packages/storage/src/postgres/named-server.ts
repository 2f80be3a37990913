import { StructuredError } from '@karavan/core'
import pg from 'pg'

/** The oldest PostgreSQL whose SQL is spoken here. */
const OLDEST = 15

/** How to connect to the server that `DATABASE_URL` names. @throws {StructuredError} DATABASE_URL_INVALID */
export function namedServer(url: string): pg.ClientConfig {
  if (isReadable(url)) return { connectionString: url, keepAlive: true }
  throw new StructuredError({
    code: 'DATABASE_URL_INVALID',
    received: `an address that begins with ${url.slice(0, 8)}`,
    expected: 'postgres://USER:PASSWORD@HOST:PORT/DATABASE in DATABASE_URL',
    remediation:
      'correct it, with %40 for an @ in the password; or unset it to use the PostgreSQL that comes with Karavan',
  })
}

function isReadable(url: string): boolean {
  try {
    return /^postgres(ql)?:\/\/\S+$/.test(url) && new pg.Client({ connectionString: url }).port > 0
  } catch {
    return false
  }
}

/** Where a server is, without secrets: `karavan on db.example.org:5432`. */
export function placeOf({ connectionString }: pg.ClientConfig): string {
  const { host, port, database, user } = new pg.Client({ connectionString })
  return `${database ?? user} on ${host}:${port}`
}

/** Version of a server, as it says it: `15.12 (Debian 15.12-0+deb12u2)`. @throws {StructuredError} DATABASE_UNSUITABLE */
export async function checkServer(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{ version: string; number: number; encoding: string }>(
    `select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
       current_setting('server_encoding') as encoding`,
  )
  const { version = '', number = 0, encoding = '' } = rows[0] ?? {}
  if (number >= OLDEST * 10_000 && encoding === 'UTF8') return version
  throw new StructuredError({
    code: 'DATABASE_UNSUITABLE',
    received: `PostgreSQL ${version} with encoding ${encoding}`,
    expected: `PostgreSQL ${OLDEST} or newer, and a database with encoding UTF8`,
    remediation:
      number < OLDEST * 10_000
        ? 'upgrade the server, or unset DATABASE_URL to use the PostgreSQL that comes with Karavan'
        : "make one: CREATE DATABASE karavan ENCODING 'UTF8' TEMPLATE template0",
  })
}
