import { isCountryCode, parseIdentifier, StructuredError } from '@karavan/core'
import type { CheckedIdentifier, PartyScheme } from '@karavan/model'
import { type Ask, breaks } from '../asking.js'
import { readName, readOrganisationId } from './values.js'

type OrganisationIdentifier = CheckedIdentifier<PartyScheme>

/** Who people and tokens act for: a party of consignments, by the same id. */
export interface Organisation {
  readonly id: string
  readonly name: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null
  readonly identifiers: readonly OrganisationIdentifier[]
}

/** An organisation as somebody typed it. */
interface TypedOrganisation {
  readonly id: string
  readonly name: string
  readonly country?: string | null
  /** By scheme. */
  readonly identifiers?: Partial<Readonly<Record<PartyScheme, string>>>
}

export interface Organisations {
  /** @throws {StructuredError} ORGANISATION_TAKEN, PEOPLE_VALUE_INVALID, IDENTIFIER_* */
  add(typed: TypedOrganisation): Promise<Organisation>
  list(): Promise<readonly Organisation[]>
}

const COLUMNS = ['id', 'name', 'country', 'identifiers'] as const

export function storedOrganisations(ask: Ask): Organisations {
  return {
    add: async (typed) => {
      const read = readOrganisation(typed)
      const identifiers = JSON.stringify(read.identifiers)
      await ask(async (database) => {
        try {
          await database
            .insertInto('organisation')
            .values({ ...read, identifiers })
            .execute()
        } catch (error) {
          throw breaks(error, '23505') ? taken(read.id) : error
        }
      })
      return read
    },
    list: () => ask((database) => database.selectFrom('organisation').select(COLUMNS).orderBy('id').execute()),
  }
}

function readOrganisation({ id, name, country = null, identifiers = {} }: TypedOrganisation): Organisation {
  const letters = country?.toUpperCase() ?? null
  if (letters !== null && !isCountryCode(letters)) {
    throw new StructuredError({
      code: 'PEOPLE_VALUE_INVALID',
      received: country,
      expected: 'the code of a country, ISO 3166-1 alpha-2, as KZ',
      remediation: 'correct it, or leave it out',
      pointer: '/country',
    })
  }
  const given = Object.entries(identifiers) as [PartyScheme, string][]
  return {
    id: readOrganisationId(id),
    name: readName(name, 'name'),
    country: letters,
    identifiers: given.map(([scheme, text]) => {
      return { scheme, value: parseIdentifier(scheme, text) } as OrganisationIdentifier
    }),
  }
}

function taken(id: string): StructuredError {
  return new StructuredError({
    code: 'ORGANISATION_TAKEN',
    received: id,
    expected: 'the id of an organisation that is not there yet',
    remediation: 'see karavan organisations list',
    pointer: '/id',
  })
}

/** That there is no organisation of an id. */
export function unknownOrganisation(id: string): StructuredError {
  return new StructuredError({
    code: 'ORGANISATION_UNKNOWN',
    received: id,
    expected: 'the id of an organisation that was added',
    remediation: 'see karavan organisations list, or add it: karavan organisations add ID --name NAME',
    pointer: '/organisation',
  })
}
