import {
  API_PREFIX,
  type DeedsAnswer,
  type Done,
  type OrganisationAnswer,
  type OrganisationsAnswer,
  type PeopleAnswer,
  type PersonAnswer,
  type TokenAnswer,
  type TokenMade,
  type TokensAnswer,
} from '@karavan/api'
import type { PartyScheme } from '@karavan/model'
import type { ApiToken, Organisation } from '@karavan/storage'
import type { FastifyInstance } from 'fastify'
import { invalid, wholeNumber } from './answering.js'
import { fieldsOf, textOf } from './bodies.js'
import { deedsPage, readDeedsPage } from './deeds-page.js'
import type { RouteParts } from './route-parts.js'

/** Longest text that is read; what may stand in it is told where it is kept. */
const LONGEST = 300
const LONGEST_DAYS = 3650
const DONE: Done = { done: true }

/** Adds the routes by which administrators add and remove people, organisations and tokens, and see what was done. */
export function addPeopleRoutes(app: FastifyInstance, { people }: RouteParts): void {
  const route = (path: string) => `${API_PREFIX}${path}`

  app.get(
    route('/people'),
    async (): Promise<PeopleAnswer> => ({ people: [...(await (await people()).persons.list())] }),
  )
  app.post(route('/people'), async ({ body }, reply): Promise<PersonAnswer> => {
    const fields = fieldsOf(body, ['login', 'name', 'organisation', 'administers', 'password'])
    const text = (name: keyof typeof fields) => textOf(fields[name], name, LONGEST)
    const typed = {
      login: text('login'),
      organisation: text('organisation'),
      administers: yesOrNo(fields.administers, 'administers'),
      password: fields.password === undefined ? null : text('password'),
      ...(fields.name === undefined ? {} : { name: text('name') }),
    }
    reply.code(201)
    return (await people()).persons.add(typed)
  })
  type Somebody = { Params: { personId: string } }
  app.delete<Somebody>(route('/people/:personId'), async ({ params }) => {
    await (await people()).persons.remove({ id: params.personId })
    return DONE
  })
  app.put<Somebody>(route('/people/:personId/password'), async ({ params, body }) => {
    const { password } = fieldsOf(body, ['password'])
    await (await people()).persons.setPassword({ id: params.personId }, textOf(password, 'password', LONGEST))
    return DONE
  })

  app.get(route('/organisations'), async (): Promise<OrganisationsAnswer> => {
    return { organisations: (await (await people()).organisations.list()).map(organisation) }
  })
  app.post(route('/organisations'), async ({ body }, reply): Promise<OrganisationAnswer> => {
    const { id, name, country, identifiers } = fieldsOf(body, ['id', 'name', 'country', 'identifiers'])
    const typed = {
      id: textOf(id, 'id', LONGEST),
      name: textOf(name, 'name', LONGEST),
      ...(country === undefined ? {} : { country: textOf(country, 'country', LONGEST) }),
      ...(identifiers === undefined ? {} : { identifiers: numbers(identifiers) }),
    }
    reply.code(201)
    return organisation(await (await people()).organisations.add(typed))
  })

  app.get(route('/tokens'), async (): Promise<TokensAnswer> => {
    return { tokens: (await (await people()).tokens.list()).map(told) }
  })
  app.post(route('/tokens'), async ({ body }, reply): Promise<TokenMade> => {
    const fields = fieldsOf(body, ['label', 'organisation', 'mayAdd', 'days'])
    const { token, secret } = await (await people()).tokens.add({
      label: textOf(fields.label, 'label', LONGEST),
      organisation: textOf(fields.organisation, 'organisation', LONGEST),
      mayAdd: yesOrNo(fields.mayAdd, 'mayAdd'),
      days: fields.days === undefined ? null : wholeNumber(String(fields.days), 'days', LONGEST_DAYS),
    })
    reply.code(201).header('cache-control', 'no-store')
    return { token: told(token), secret }
  })
  app.delete<{ Params: { tokenId: string } }>(route('/tokens/:tokenId'), async ({ params }) => {
    await (await people()).tokens.revoke(params.tokenId)
    return DONE
  })

  app.get(route('/deeds'), async ({ query }): Promise<DeedsAnswer> => {
    const { deeds, next } = await deedsPage(await people(), {}, readDeedsPage(query))
    return { deeds: deeds.map(({ doneAt, ...deed }) => ({ ...deed, doneAt: doneAt.toISOString() })), next }
  })
}

function yesOrNo(value: unknown, field: string): boolean {
  if (value === undefined) return false
  if (typeof value === 'boolean') return value
  throw invalid(field, value, 'true or false')
}

function numbers(value: unknown): Partial<Record<PartyScheme, string>> {
  const given = fieldsOf(value, ['gln', 'bin', 'iin', 'eori'])
  return Object.fromEntries(
    Object.entries(given).map(([scheme, text]) => [scheme, textOf(text, `identifiers/${scheme}`, LONGEST)]),
  )
}

function organisation({ identifiers, ...rest }: Organisation): OrganisationAnswer {
  return { ...rest, identifiers: identifiers.map(({ scheme, value }) => ({ scheme, value })) }
}

function told({ addedAt, expiresAt, usedAt, revokedAt, ...token }: ApiToken): TokenAnswer {
  const text = (date: Date | null) => date?.toISOString() ?? null
  return {
    ...token,
    addedAt: addedAt.toISOString(),
    expiresAt: text(expiresAt),
    usedAt: text(usedAt),
    revokedAt: text(revokedAt),
  }
}
