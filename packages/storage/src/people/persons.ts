import { StructuredError } from '@karavan/core'
import type { Kysely } from 'kysely'
import { type Ask, breaks } from '../asking.js'
import type { Tables } from '../tables.js'
import { unknownOrganisation } from './organisations.js'
import type { Passwords } from './password.js'
import { readLogin, readName, readPassword } from './values.js'

/** Somebody who may sign in. */
export interface Person {
  /** Stays when everything else of them is erased. */
  readonly id: string
  readonly login: string
  readonly name: string
  readonly organisation: { readonly id: string; readonly name: string }
  readonly administers: boolean
}

/** Somebody as they are added. */
export interface NewPerson {
  readonly login: string
  /** The login where it is left out. */
  readonly name?: string
  readonly organisation: string
  readonly administers: boolean
  /** Null where they sign in elsewhere. */
  readonly password: string | null
}

/** Somebody by login, or by number. */
type Named = { readonly login: string } | { readonly id: string }

export interface Persons {
  /** @throws {StructuredError} PERSON_TAKEN, ORGANISATION_UNKNOWN, PEOPLE_VALUE_INVALID */
  add(typed: NewPerson): Promise<Person>
  list(): Promise<readonly Person[]>
  /**
   * Erases somebody: nothing of them is left but the number under which they did what they did.
   * @throws {StructuredError} PERSON_UNKNOWN, LAST_ADMINISTRATOR
   */
  remove(who: Named): Promise<void>
  /** Gives a new password, and ends all sessions. @throws {StructuredError} PERSON_UNKNOWN, PEOPLE_VALUE_INVALID */
  setPassword(who: Named, password: string): Promise<void>
  /** Whose password it is; takes the same time whether there is such a login or not. @returns null where it is wrong */
  byPassword(login: string, password: string): Promise<Person | null>
  /** Whom a provider of OpenID Connect names; by the login at first, and ever after by its own number. */
  byOidc(issuer: string, subject: string, login: string | null): Promise<Person | null>
}

export function storedPersons(ask: Ask, passwords: Passwords): Persons {
  return {
    add: async (typed) => {
      const login = readLogin(typed.login)
      const name = readName(typed.name ?? login, 'name')
      const password = typed.password === null ? null : await passwords.hash(readPassword(typed.password))
      return ask(async (database) => {
        const row = { login, name, organisation_id: typed.organisation, administers: typed.administers, password }
        try {
          await database.insertInto('person').values(row).execute()
        } catch (error) {
          if (breaks(error, '23505')) throw takenLogin(login)
          throw breaks(error, '23503') ? unknownOrganisation(typed.organisation) : error
        }
        return shown(await persons(database).where('login', '=', login).executeTakeFirstOrThrow())
      })
    },
    list: () => ask(async (database) => (await persons(database).orderBy('login').execute()).map(shown)),
    remove: (who) =>
      ask((database) =>
        database.transaction().execute(async (transaction) => {
          const all = await transaction
            .selectFrom('person')
            .select(['id', 'login', 'administers'])
            .forUpdate()
            .execute()
          const gone = all.find((one) => isNamed(one, who))
          if (gone === undefined) throw unknownPerson(who)
          const isLast = gone.administers && all.length > 1 && all.filter((one) => one.administers).length === 1
          if (isLast) throw lastAdministrator(gone.login)
          await transaction.deleteFrom('person').where('id', '=', gone.id).execute()
          await transaction.updateTable('deed').set({ address: null }).where('actor_id', '=', gone.id).execute()
        }),
      ),
    setPassword: async (who, typed) => {
      const password = await passwords.hash(readPassword(typed))
      await ask((database) =>
        database.transaction().execute(async (transaction) => {
          const row = await transaction
            .updateTable('person')
            .set({ password })
            .where(({ eb, cast }) =>
              'id' in who ? eb(cast('id', 'text'), '=', who.id) : eb('login', '=', who.login.toLowerCase()),
            )
            .returning('id')
            .executeTakeFirst()
          if (row === undefined) throw unknownPerson(who)
          await transaction.deleteFrom('session').where('person_id', '=', row.id).execute()
        }),
      )
    },
    byPassword: async (login, typed) => {
      const row = await ask((database) =>
        persons(database).select('person.password').where('login', '=', login.trim().toLowerCase()).executeTakeFirst(),
      )
      const verdict = await passwords.check(typed, row?.password ?? null)
      if (row === undefined || verdict === 'wrong') return null
      if (verdict === 'stale') {
        const password = await passwords.hash(typed)
        await ask((database) =>
          database
            .updateTable('person')
            .set({ password })
            .where('id', '=', row.id)
            .where('password', '=', row.password)
            .execute(),
        )
      }
      return shown(row)
    },
    byOidc: (issuer, subject, login) =>
      ask(async (database) => {
        const known = await persons(database)
          .where('oidc_issuer', '=', issuer)
          .where('oidc_subject', '=', subject)
          .executeTakeFirst()
        if (known !== undefined) return shown(known)
        if (login === null) return null
        const bound = await database
          .updateTable('person')
          .set({ oidc_issuer: issuer, oidc_subject: subject })
          .where('login', '=', login.trim().toLowerCase())
          .where('oidc_issuer', 'is', null)
          .where('password', 'is', null)
          .returning('id')
          .executeTakeFirst()
        if (bound === undefined) return null
        const row = await persons(database).where('person.id', '=', bound.id).executeTakeFirst()
        return row === undefined ? null : shown(row)
      }),
  }
}

/** People with their organisations. */
export function persons(database: Kysely<Tables>) {
  return database
    .selectFrom('person')
    .innerJoin('organisation', 'organisation.id', 'person.organisation_id')
    .select(['person.id', 'login', 'person.name', 'administers', 'organisation_id as organisationId'])
    .select('organisation.name as organisationName')
}

/** A row of {@link persons} as it is told. */
export function shown(row: {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly administers: boolean
  readonly organisationId: string
  readonly organisationName: string
}): Person {
  const { id, login, name, administers, organisationId, organisationName } = row
  return { id, login, name, administers, organisation: { id: organisationId, name: organisationName } }
}

function isNamed(person: Pick<Person, 'id' | 'login'>, who: Named): boolean {
  return 'id' in who ? person.id === who.id : person.login === who.login.toLowerCase()
}

function takenLogin(login: string): StructuredError {
  return new StructuredError({
    code: 'PERSON_TAKEN',
    received: login,
    expected: 'a login that nobody has',
    remediation: 'choose another one; see karavan people list',
    pointer: '/login',
  })
}

function unknownPerson(who: Named): StructuredError {
  return new StructuredError({
    code: 'PERSON_UNKNOWN',
    received: 'id' in who ? who.id : who.login,
    expected: 'somebody who was added',
    remediation: 'see karavan people list',
  })
}

function lastAdministrator(login: string): StructuredError {
  return new StructuredError({
    code: 'LAST_ADMINISTRATOR',
    received: login,
    expected: 'another administrator, while there are other people',
    remediation: 'add one first: karavan people add LOGIN --organisation ORG --administrator',
    pointer: '/login',
  })
}
