import { type EpochMinutes, formatInstant, identify, parseIdentifier, parseInstant } from '@karavan/core'
import { readEpcisQuery } from '@karavan/exchange'
import { type EquipmentNumber, equipmentUri, namedIn, writtenName } from '@karavan/model'
import type { EventCursor, EventQuestion, Receipt, StoredEvents, StoredRecord } from '@karavan/storage'
import { type Invocation, type OptionValues, UsageError } from './options.js'
import type { Outcome } from './plan-command.js'
import { printable, type Terminal, table } from './terminal.js'
import { withStorage } from './with-storage.js'

/** Events that are shown where nothing else is said. */
const USUAL = 50

/**
 * `karavan events list`: what is in the log of events, the latest first; exit code 3 where there is nothing of it.
 * @throws {StructuredError} INSTANT_INVALID, QUERY_PARAMETER_INVALID, DATABASE_*
 */
export async function eventsList({ operands, values }: Invocation, terminal: Terminal): Promise<Outcome> {
  if (operands.length > 0) throw new UsageError('karavan events list takes no more words; --about EPC asks for a thing')
  const question = questionOf(values)
  const most = mostOf(values)
  const { records, isMore } = await withStorage(async (storage) =>
    storage.made() ? found(await storage.events(), question, most) : { records: [], isMore: false },
  )
  const code = records.length === 0 ? 3 : 0
  if (values['json'] === true) return { code, output: jsonOf(records, isMore) }
  if (records.length === 0) return { code, output: 'No such event was told.\n' }
  const rows = records.map((record) => rowOf(record).map(printable))
  const lines = table(
    ['>happened (UTC)', '>as it was told', '>received (UTC)', 'told by', 'step', 'place', 'names'],
    rows,
    terminal.room,
  )
  const more = isMore
    ? [`More than these ${records.length}; --limit N shows more, --from and --to ask for a time.`]
    : []
  return { code, output: `${[...lines, ...more].join('\n')}\n` }
}

function questionOf(values: OptionValues): EventQuestion {
  const about = values['about']
  const time = (name: 'from' | 'to') => {
    const value = values[name]
    return typeof value === 'string' ? [inFull(parseInstant(value, `/${name}`))] : []
  }
  return readEpcisQuery({
    ...(Array.isArray(about) ? { MATCH_anyEPC: about.map(uriOf) } : {}),
    ...Object.fromEntries(time('from').map((at) => ['GE_eventTime', at])),
    ...Object.fromEntries(time('to').map((at) => ['LT_eventTime', at])),
    orderBy: 'eventTime',
    orderDirection: 'DESC',
  })
}

function inFull(instant: EpochMinutes): string {
  return formatInstant(instant).replace('Z', ':00Z')
}

/** A thing as events name it. @throws {UsageError} */
function uriOf(text: string): string {
  if (text.includes(':')) return text
  const scheme = identify(text)
    .filter(({ verdict }) => verdict === 'valid')
    .map((reading) => reading.scheme)
    .find((one) => one === 'container' || one === 'wagon8' || one === 'wagon12')
  if (scheme !== undefined) return equipmentUri({ scheme, value: parseIdentifier(scheme, text) } as EquipmentNumber)
  throw new UsageError(
    `--about takes an EPC (urn:epc:id:bic:CSQU3054383) or the number of a container or wagon; received ${JSON.stringify(text)}`,
  )
}

/** @throws {UsageError} */
function mostOf({ limit }: OptionValues): number {
  if (limit === undefined) return USUAL
  if (typeof limit === 'string' && /^[1-9]\d{0,4}$/.test(limit)) return Number(limit)
  throw new UsageError(`--limit takes a number of events, 1 to 99999; received ${JSON.stringify(limit)}`)
}

/** An event with who told it, the first before the others. */
interface ToldRecord extends StoredRecord {
  readonly receipts: readonly Receipt[]
}

/** A page may be given before it is full; then it is gone on. */
async function found(events: StoredEvents, question: EventQuestion, most: number) {
  const records: StoredRecord[] = []
  let cursor: EventCursor | null = null
  do {
    const page = await events.find(question, cursor, most - records.length)
    records.push(...page.records)
    cursor = page.next
  } while (cursor !== null && records.length < most)
  const receipts = await events.receipts(records.map(({ recordId }) => recordId))
  const told = records.map((record): ToldRecord => ({ ...record, receipts: receipts.get(record.recordId) ?? [] }))
  return { records: told, isMore: cursor !== null }
}

function rowOf({ event, recordTime, receipts }: ToldRecord): readonly string[] {
  const place = event.readPoint?.id ?? event.bizLocation?.id ?? ''
  const step = [event.bizStep, event.errorDeclaration === undefined ? undefined : 'declared wrong']
  return [
    `${new Date(event.eventTime).toISOString().slice(0, 16)}Z`,
    /Z$/.test(event.eventTime) ? '' : event.eventTime.replace(/:\d{2}(?:\.\d+)?(?=[+-])/, ''),
    `${(receipts[0]?.receivedAt ?? recordTime).toISOString().slice(0, 16)}Z`,
    [...new Set(receipts.map(({ sender }) => sender))].join(', '),
    step.filter((word) => word !== undefined).join(', ') || event.type,
    writtenName(place),
    namedIn(event).map(writtenName).join(', '),
  ]
}

/** Events as they are kept, with the digits of their numbers. */
function jsonOf(records: readonly ToldRecord[], isMore: boolean): string {
  const told = records.map(({ contentHash, recordTime, receipts, text }) => {
    const head = `"contentHash": ${JSON.stringify(contentHash)}, "recordTime": "${recordTime.toISOString()}"`
    return `    { ${head}, "receipts": ${JSON.stringify(receipts)}, "event": ${text} }`
  })
  return `{\n  "isMore": ${isMore},\n  "events": [\n${told.join(',\n')}\n  ]\n}\n`
}
