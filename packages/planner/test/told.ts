import { ENGLISH, type Message, type MessageValue, tell } from '@karavan/model'
import type { World } from './random-world.js'

/** Fields of an answer that are names, codes, versions or texts of the data: the same for every reader. */
const DATA = new Set(
  `schemaVersion networkVersion conditionsVersion dataAsOf planId wayId bestFixedPlanId stageId contentHash
  kind sort mode modes service services serviceId operator code subject restrictionId currency amount low high
  from to place fromName toName via crosses countries locations country stages equipment hs dgClass weatherGroup
  source sourceDate basis note row`.split(/\s+/),
)

/** What is wrong with the words of an answer: texts that no message says, and messages that say something else. */
export function faultsOfWords(part: unknown, path = ''): string[] {
  if (typeof part !== 'object' || part === null) return []
  if (Array.isArray(part)) return part.flatMap((item, i) => faultsOfWords(item, `${path}/${i}`))
  const fields: Record<string, unknown> = { ...part }
  const told = (fields['told'] ?? {}) as Record<string, Message | null | readonly Message[]>
  return Object.entries(fields).flatMap(([field, value]) => {
    const here = `${path}/${field}`
    if (field === 'told')
      return Object.keys(told)
        .filter((name) => !(name in fields))
        .map((name) => `${here}/${name}`)
    const said = told[field]
    if (said !== undefined) return JSON.stringify(inWords(said, value)) === JSON.stringify(value) ? [] : [here]
    const texts = (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string')
    if (texts.length > 0 && !DATA.has(field) && !isNameOfPlace(field, fields)) return [here]
    return faultsOfWords(value, here)
  })
}

/** What a field should say; a text that is not needed is empty. */
function inWords(said: Message | null | readonly Message[], field: unknown): unknown {
  if (said === null) return field === '' ? '' : null
  return 'key' in said ? tell(said, ENGLISH) : said.map((message) => tell(message, ENGLISH))
}

/** The name of a place, where its id stands beside it. */
function isNameOfPlace(field: string, { place }: Record<string, unknown>): boolean {
  return field === 'placeName' && typeof place === 'string'
}

/** All messages of an answer, also those in messages. */
export function messagesIn(part: unknown): Message[] {
  if (typeof part !== 'object' || part === null) return []
  const nested = Object.values(part).flatMap(messagesIn)
  return 'key' in part && 'values' in part ? [part as Message, ...nested] : nested
}

/** Plain texts in messages that are neither codes nor texts of the data: words that only English readers understand. */
export function wordsInValues(messages: readonly Message[], { network, snapshot }: World): string[] {
  const known = new Set<string>([
    network.version,
    snapshot.version,
    ...network.services.flatMap(({ name, status }) => [name, status]),
    ...snapshot.restrictions.flatMap(({ title, text, exceptions }) => [title, text, `${text}.`, exceptions.join('; ')]),
  ])
  const texts = (value: MessageValue): string[] => {
    if (typeof value === 'string') return [value]
    return typeof value === 'object' && value.kind === 'list' ? value.items.flatMap(texts) : []
  }
  return messages
    .flatMap(({ values }) => Object.values(values).flatMap(texts))
    .filter((text) => text !== '' && !known.has(text) && !/^[A-Z\d]+$/.test(text))
}
