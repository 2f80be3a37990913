import { createHash } from 'node:crypto'
import { StructuredError } from '@karavan/core'
import { type Report, readReport } from '@karavan/exchange'
import { namedIn } from '@karavan/model'
import { eventPlaces } from '@karavan/network'
import { openDatabase } from '../../src/database.js'
import { bytesOfHash, indexed } from '../../src/events/columns.js'
import { reportPorts } from '../../src/events/report-ports.js'
import { loadNetwork } from '../../src/index.js'
import type { GeneratedReport } from './generated-reports.js'

/** Messages and events, as they are in a database or are to be. */
export interface KeptState {
  /** Keys of the events of each message, in order, by the message's sender and hash. */
  readonly messages: ReadonlyMap<string, readonly string[]>
  /** Keys of all events, in order; each as often as it is there. */
  readonly events: readonly string[]
  /** Names by which events are found, each with the event's key, in order. */
  readonly names: readonly string[]
}

/** Message by the name of its file; files that cannot be read have none. */
export interface Expected extends KeptState {
  readonly messageOf: ReadonlyMap<string, string>
}

/** What is to be kept of files, by what they say themselves. @param sender - of files that name none; it goes before theirs */
export function expectedOf(reports: readonly GeneratedReport[], sender: string): Expected {
  const ports = reportPorts(eventPlaces(loadNetwork(undefined).locations), {
    mapping: null,
    proceed: false,
    receivedAt: 29_900_000,
  })
  const messages = new Map<string, readonly string[]>()
  const messageOf = new Map<string, string>()
  const names = new Map<string, ReadonlySet<string>>()
  for (const { name, bytes } of reports) {
    const report = readable(() => readReport(bytes, ports))
    if (report === null) continue
    const keys = report.events.map(({ event, key }) => {
      const text = `${hexOf(key.contentHash)}/${hexOf(key.declarationKey)}`
      names.set(text, new Set(namedIn(event).map(indexed)))
      return text
    })
    const message = `${sender} ${createHash('sha256').update(bytes).digest('hex')}`
    messageOf.set(name, message)
    messages.set(message, [...new Set(keys)].sort())
  }
  return {
    messageOf,
    messages,
    events: [...names.keys()].sort(),
    names: [...names].flatMap(([key, of]) => [...of].map((name) => `${key} ${name}`)).sort(),
  }
}

function readable(read: () => Report): Report | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof StructuredError) return null
    throw error
  }
}

function hexOf(uri: string): string {
  return bytesOfHash(uri).toString('hex')
}

/** What is in the database of a folder. */
export async function stateIn(home: string): Promise<KeptState> {
  const database = await openDatabase({ KARAVAN_DATA: home }, false)
  try {
    return await database.session(async (client) => {
      const ask = async <Row extends object>(question: string) => (await client.query<Row>(question)).rows
      const key = `encode(record.content_hash, 'hex') || '/' || encode(record.declaration_key, 'hex')`
      const told = await ask<{ message: string; keys: string[] }>(`
        select message.sender || ' ' || encode(message.sha256, 'hex') as message,
          array_remove(array_agg(${key}), null) as keys
        from karavan.message left join karavan.event_receipt as receipt on receipt.message_id = message.id
        left join karavan.event_record as record on record.id = receipt.record_id group by message.id`)
      const events = await ask<{ key: string }>(`select ${key} as key from karavan.event_record as record`)
      const names = await ask<{ name: string }>(`select ${key} || ' ' || named.name as name
        from karavan.event_name as named left join karavan.event_record as record on record.id = named.record_id`)
      return {
        messages: new Map(told.map(({ message, keys }) => [message, keys.sort()])),
        events: events.map((row) => row.key).sort(),
        names: names.map(({ name }) => name).sort(),
      }
    })
  } finally {
    await database.close()
  }
}
