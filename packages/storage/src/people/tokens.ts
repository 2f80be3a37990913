import { StructuredError } from '@karavan/core'
import { sql } from 'kysely'
import { type Ask, breaks } from '../asking.js'
import { unknownOrganisation } from './organisations.js'
import { hashOf, newSecret } from './secret.js'
import { readName } from './values.js'

/** How a token begins, so that people and scanners know one when they see it. */
const MARK = 'karavan_'

/** By what a program acts for an organisation. */
export interface ApiToken {
  readonly id: string
  readonly label: string
  readonly organisation: string
  /** Whether it may also add and change what its organisation may. */
  readonly mayAdd: boolean
  readonly addedAt: Date
  readonly expiresAt: Date | null
  /** Null where it was never used. */
  readonly usedAt: Date | null
  readonly revokedAt: Date | null
}

/** A token as it is added. */
interface NewToken {
  readonly label: string
  readonly organisation: string
  readonly mayAdd: boolean
  /** Days for which it holds; null: until it is revoked. */
  readonly days: number | null
}

export interface Tokens {
  /** @returns the token itself, which is kept nowhere @throws {StructuredError} ORGANISATION_UNKNOWN, PEOPLE_VALUE_INVALID */
  add(typed: NewToken): Promise<{ readonly token: ApiToken; readonly secret: string }>
  list(): Promise<readonly ApiToken[]>
  /** @throws {StructuredError} TOKEN_UNKNOWN */
  revoke(id: string): Promise<void>
  /** The token that a secret is; null where there is none, or it no longer holds. */
  bySecret(secret: string): Promise<(ApiToken & { readonly organisationName: string }) | null>
}

const COLUMNS = [
  'api_token.id',
  'label',
  'organisation_id as organisation',
  'may_add as mayAdd',
  'api_token.added_at as addedAt',
  'expires_at as expiresAt',
  'used_at as usedAt',
  'revoked_at as revokedAt',
] as const

export function storedTokens(ask: Ask): Tokens {
  return {
    add: async ({ label, organisation, mayAdd, days }) => {
      const secret = `${MARK}${newSecret()}`
      const row = {
        hash: hashOf(secret),
        label: readName(label, 'label'),
        organisation_id: organisation,
        may_add: mayAdd,
        expires_at: days === null ? null : sql<Date>`clock_timestamp() + make_interval(days => ${days}::integer)`,
      }
      const token = await ask(async (database) => {
        try {
          return await database.insertInto('api_token').values(row).returning(COLUMNS).executeTakeFirstOrThrow()
        } catch (error) {
          throw breaks(error, '23503') ? unknownOrganisation(organisation) : error
        }
      })
      return { token, secret }
    },
    list: () =>
      ask((database) => database.selectFrom('api_token').select(COLUMNS).orderBy('api_token.added_at').execute()),
    revoke: (id) =>
      ask(async (database) => {
        const { numUpdatedRows } = await database
          .updateTable('api_token')
          .set({ revoked_at: sql<Date>`coalesce(revoked_at, clock_timestamp())` })
          .where(sql<string>`id::text`, '=', id)
          .executeTakeFirst()
        if (numUpdatedRows === 0n) throw unknownToken(id)
      }),
    bySecret: (secret) =>
      ask(async (database) => {
        const row = await database
          .selectFrom('api_token')
          .innerJoin('organisation', 'organisation.id', 'organisation_id')
          .select(COLUMNS)
          .select('organisation.name as organisationName')
          .select(sql<boolean>`coalesce(used_at, '-infinity') < clock_timestamp() - interval '1 minute'`.as('isStale'))
          .where('hash', '=', hashOf(secret))
          .where('revoked_at', 'is', null)
          .where(({ or, eb }) =>
            or([eb('expires_at', 'is', null), eb('expires_at', '>', sql<Date>`clock_timestamp()`)]),
          )
          .executeTakeFirst()
        if (row === undefined) return null
        const { isStale, ...token } = row
        if (isStale)
          await database
            .updateTable('api_token')
            .set({ used_at: sql<Date>`clock_timestamp()` })
            .where('id', '=', row.id)
            .execute()
        return token
      }),
  }
}

function unknownToken(id: string): StructuredError {
  return new StructuredError({
    code: 'TOKEN_UNKNOWN',
    received: id,
    expected: 'the id of a token',
    remediation: 'see karavan tokens list',
    pointer: '/id',
  })
}
