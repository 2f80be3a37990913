import { askIn } from '../asking.js'
import type { Database } from '../database.js'
import { type Deeds, storedDeeds } from './deeds.js'
import { type ConsignmentGrants, storedGrants } from './grants.js'
import { type OneTimeLinks, storedOneTimeLinks } from './one-time-links.js'
import { type Organisations, storedOrganisations } from './organisations.js'
import { type Passwords, passwordsBy } from './password.js'
import { type PersonalData, personalDataOf } from './personal-data.js'
import { type NewPerson, type Person, type Persons, storedPersons } from './persons.js'
import { type Retention, storedRetention } from './retention.js'
import { type Sessions, storedSessions } from './sessions.js'
import { storedTokens, type Tokens } from './tokens.js'
import { storedTries, type Tries } from './tries.js'
import { storedTrusts, type Trusts } from './trusts.js'
import { readLogin, readName, readOrganisationId, readPassword } from './values.js'

type FirstPerson = Pick<NewPerson, 'login' | 'name' | 'organisation'> & { readonly password: string }

/** Organisations, people and what lets them in, in the database. */
export interface StoredPeople {
  readonly organisations: Organisations
  readonly persons: Persons
  readonly sessions: Sessions
  readonly tokens: Tokens
  readonly tries: Tries
  readonly grants: ConsignmentGrants
  readonly trusts: Trusts
  readonly deeds: Deeds
  readonly links: OneTimeLinks
  readonly retention: Retention
  /**
   * Adds the first person, an administrator, and their organisation, by a link that was made for it.
   * @returns null where the link does not hold, or there is somebody already
   * @throws {StructuredError} PEOPLE_VALUE_INVALID, and the link holds on
   */
  setUp(link: string, typed: FirstPerson): Promise<Person | null>
  /** All that is kept about somebody. */
  dataOf(personId: string): Promise<PersonalData>
}

/** @param open - the database, at every call as it is then */
export function storedPeople(open: () => Promise<Database>, passwords: Passwords = passwordsBy()): StoredPeople {
  const ask = askIn(open)
  const [organisations, persons, links] = [
    storedOrganisations(ask),
    storedPersons(ask, passwords),
    storedOneTimeLinks(ask),
  ]
  return {
    organisations,
    persons,
    links,
    setUp: async (link, typed) => {
      readLogin(typed.login)
      readPassword(typed.password)
      if (typed.name !== undefined) readName(typed.name, 'name')
      const id = readOrganisationId(typed.organisation)
      if ((await links.take('setup', link)) === null || (await persons.list()).length > 0) return null
      const known = await organisations.list()
      if (!known.some((one) => one.id === id)) await organisations.add({ id, name: id })
      return persons.add({ ...typed, administers: true })
    },
    sessions: storedSessions(ask),
    tokens: storedTokens(ask),
    tries: storedTries(ask),
    grants: storedGrants(ask),
    trusts: storedTrusts(ask),
    deeds: storedDeeds(ask),
    retention: storedRetention(ask),
    dataOf: (personId) => personalDataOf(ask, personId),
  }
}
