import { StructuredError } from '@karavan/core'
import { RETENTION_TOPICS, type StoredPeople } from '@karavan/storage'
import { askPassword } from './ask-password.js'
import { type Invocation, type OptionName, UsageError } from './options.js'
import { asJson, type Outcome } from './plan-command.js'
import { withStorage } from './with-storage.js'

/** Who may use the command line of the server's machine may do everything. */
const BY_COMMAND = {
  actorKind: 'command',
  actorId: null,
  organisation: null,
  consignmentId: null,
  address: null,
} as const

/** `karavan people add LOGIN --organisation ORG`. @throws {StructuredError} PERSON_TAKEN, ORGANISATION_UNKNOWN, PEOPLE_VALUE_INVALID */
export async function peopleAdd(invocation: Invocation): Promise<Outcome> {
  const { values } = invocation
  const login = oneWord(invocation, 'LOGIN')
  const organisation = optionIn(values, 'organisation')
  if (organisation === undefined)
    throw new UsageError('karavan people add needs --organisation ORG; see karavan organisations list')
  const name = optionIn(values, 'name')
  const password = values['provider'] === true ? null : await askPassword(login)
  const administers = values['administrator'] === true
  const typed = { login, organisation, administers, password, ...(name === undefined ? {} : { name }) }
  return onPeople('people add', login, async ({ persons }) => {
    const person = await persons.add(typed)
    return told(values, person, `Added ${person.login}, of ${person.organisation.name}.`)
  })
}

/** `karavan people list`. */
export function peopleList(invocation: Invocation): Promise<Outcome> {
  noWords(invocation)
  return withStorage(async (storage) => {
    const people = storage.made() ? await (await storage.people()).persons.list() : []
    const rows = people.map(({ login, name, organisation, administers }) => [
      login,
      name === login ? '' : name,
      organisation.id,
      administers ? 'administrator' : '',
    ])
    return told(invocation.values, { people }, table(rows, 'Nobody may sign in yet.'))
  })
}

/** `karavan people remove LOGIN`. @throws {StructuredError} PERSON_UNKNOWN, LAST_ADMINISTRATOR */
export function peopleRemove(invocation: Invocation): Promise<Outcome> {
  const login = oneWord(invocation, 'LOGIN')
  return onPeople('people remove', login, async ({ persons }) => {
    await persons.remove({ login })
    return told(invocation.values, { removed: login }, `Erased ${login}. What they did stays, under a number.`)
  })
}

/** `karavan people password LOGIN`. @throws {StructuredError} PERSON_UNKNOWN, PEOPLE_VALUE_INVALID */
export async function peoplePassword(invocation: Invocation): Promise<Outcome> {
  const login = oneWord(invocation, 'LOGIN')
  const password = await askPassword(login)
  return onPeople('people password', login, async ({ persons }) => {
    await persons.setPassword({ login }, password)
    return told(invocation.values, { changed: login }, `${login} has a new password; their sessions have ended.`)
  })
}

/** `karavan people retention [TOPIC DAYS]`. */
export function peopleRetention(invocation: Invocation): Promise<Outcome> {
  const [named, text, ...rest] = invocation.operands
  const topic = RETENTION_TOPICS.find((one) => one === named)
  const isRead = named === undefined
  if (!isRead && (topic === undefined || text === undefined || rest.length > 0))
    throw new UsageError(`karavan people retention takes nothing, or one of ${RETENTION_TOPICS.join(', ')} and days`)
  const days = isRead ? null : daysOf(text)
  return withStorage(async (storage) => {
    const { retention, deeds } = await storage.people()
    if (topic !== undefined && days !== null) {
      await retention.setDays(topic, days)
      await deeds.record({ ...BY_COMMAND, what: 'people retention', about: `${topic} ${days}` })
    }
    const kept = await retention.days()
    const rows = RETENTION_TOPICS.map((one) => [one, `${kept[one]} days`])
    return told(invocation.values, kept, table(rows, ''))
  })
}

/** `karavan organisations add ID --name NAME`. @throws {StructuredError} ORGANISATION_TAKEN, PEOPLE_VALUE_INVALID, IDENTIFIER_* */
export function organisationsAdd(invocation: Invocation): Promise<Outcome> {
  const { values } = invocation
  const id = oneWord(invocation, 'ID')
  const country = optionIn(values, 'country')
  const schemes = ['bin', 'gln'] as const
  const identifiers = Object.fromEntries(
    schemes.flatMap((scheme) => {
      const text = optionIn(values, scheme)
      return text === undefined ? [] : [[scheme, text]]
    }),
  )
  const typed = { id, name: optionIn(values, 'name') ?? id, identifiers, ...(country === undefined ? {} : { country }) }
  return onPeople('organisations add', id, async ({ organisations }) => {
    const added = await organisations.add(typed)
    return told(values, added, `Added ${added.id}, ${added.name}.`)
  })
}

/** `karavan organisations list`. */
export function organisationsList(invocation: Invocation): Promise<Outcome> {
  noWords(invocation)
  return withStorage(async (storage) => {
    const organisations = storage.made() ? await (await storage.people()).organisations.list() : []
    const rows = organisations.map(({ id, name, country, identifiers }) => [
      id,
      name,
      country ?? '',
      identifiers.map(({ scheme, value }) => `${scheme} ${value}`).join(', '),
    ])
    return told(invocation.values, { organisations }, table(rows, 'There is no organisation yet.'))
  })
}

/** `karavan tokens add LABEL --organisation ORG [--write] [--days N]`. @throws {StructuredError} ORGANISATION_UNKNOWN */
export function tokensAdd(invocation: Invocation): Promise<Outcome> {
  const { values } = invocation
  const label = oneWord(invocation, 'LABEL')
  const organisation = optionIn(values, 'organisation')
  if (organisation === undefined)
    throw new UsageError('karavan tokens add needs --organisation ORG; see karavan organisations list')
  const typed = { label, organisation, mayAdd: values['write'] === true, days: daysOf(optionIn(values, 'days')) }
  return onPeople('tokens add', label, async ({ tokens }) => {
    const { token, secret } = await tokens.add(typed)
    return told(values, { token, secret }, `${secret}\nIt is shown this once, and kept nowhere.`)
  })
}

/** `karavan tokens list`. */
export function tokensList(invocation: Invocation): Promise<Outcome> {
  noWords(invocation)
  return withStorage(async (storage) => {
    const tokens = storage.made() ? await (await storage.people()).tokens.list() : []
    const day = (date: Date | null) => date?.toISOString().slice(0, 10)
    const rows = tokens.map(({ id, label, organisation, mayAdd, expiresAt, usedAt, revokedAt }) => [
      id,
      label,
      organisation,
      mayAdd ? 'reads and adds' : 'reads',
      `used ${day(usedAt) ?? 'never'}`,
      revokedAt === null ? (expiresAt === null ? '' : `until ${day(expiresAt)}`) : `revoked ${day(revokedAt)}`,
    ])
    return told(invocation.values, { tokens }, table(rows, 'There is no token yet.'))
  })
}

/** `karavan tokens revoke ID`. @throws {StructuredError} TOKEN_UNKNOWN */
export function tokensRevoke(invocation: Invocation): Promise<Outcome> {
  const id = oneWord(invocation, 'ID')
  return onPeople('tokens revoke', id, async ({ tokens }) => {
    await tokens.revoke(id)
    return told(invocation.values, { revoked: id }, `Revoked ${id}.`)
  })
}

/** Does a change, and keeps that it was done from this machine. */
function onPeople(what: string, about: string, work: (people: StoredPeople) => Promise<Outcome>): Promise<Outcome> {
  return withStorage(async (storage) => {
    const people = await storage.people()
    const outcome = await work(people)
    // A login would outlive the person.
    const shown = what.startsWith('people') ? '' : about
    await people.deeds.record({ ...BY_COMMAND, what, about: shown })
    return outcome
  })
}

function told(values: Invocation['values'], answer: unknown, text: string): Outcome {
  return { code: 0, output: values['json'] === true ? asJson(answer) : `${text}\n` }
}

function table(rows: readonly (readonly string[])[], none: string): string {
  if (rows.length === 0) return none
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => [...(row[i] ?? '')].length)))
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function oneWord({ command, operands }: Invocation, word: string): string {
  const [first, ...rest] = operands
  if (first !== undefined && first !== '' && rest.length === 0) return first
  throw new UsageError(`karavan ${command} takes one word: karavan ${command} ${word}`)
}

function noWords({ command, operands }: Invocation): void {
  if (operands.length > 0) throw new UsageError(`karavan ${command} takes no more words`)
}

function optionIn(values: Invocation['values'], name: OptionName): string | undefined {
  const value = values[name]
  return typeof value === 'string' ? value : undefined
}

function daysOf(text: string | undefined): number | null {
  if (text === undefined) return null
  if (/^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= 3650) return Number(text)
  throw new StructuredError({
    code: 'QUESTION_VALUE_INVALID',
    received: text,
    expected: 'a whole number of days from 1 to 3650',
    pointer: '/days',
  })
}
