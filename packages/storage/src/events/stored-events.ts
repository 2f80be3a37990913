import type { WagonReportMapping } from '@karavan/exchange'
import type { EventLog } from '@karavan/tracking'
import { askIn, askWithin, PATIENCE } from '../asking.js'
import type { Database } from '../database.js'
import { type ReportedRecord, recordsAbout } from './about.js'
import { addJob, type CaptureJob, readJob, readJobs } from './capture-jobs.js'
import { type EventCursor, type EventPage, type EventQuestion, findEvents } from './find.js'
import { type IncomingMessage, type KeptMessage, type KeptReport, keepMessage } from './keep.js'
import { readSavedMapping, saveMapping } from './mappings.js'
import {
  eraseMessage,
  namedByMessage,
  readBytes,
  readLatestMessages,
  readMessages,
  type StoredMessage,
  tellsMore,
} from './messages.js'
import {
  addNamedQuery,
  listNamedQueries,
  type NamedQueries,
  readNamedQuery,
  removeNamedQuery,
} from './named-queries.js'
import { type Receipt, receiptsOf } from './receipts.js'
import type { EventWordKind } from './tables.js'
import { readThings, type ThingPage } from './things.js'
import { readWords } from './words.js'

/** Everything that was reported: messages as they came, and the log of events that they tell. */
export interface StoredEvents extends EventLog<ReportedRecord> {
  /**
   * Keeps a message with every event that it reports, or none of it; what has been answered outlives the machine.
   * @param job - notes the capture in the same transaction
   */
  keep(
    message: IncomingMessage,
    report: KeptReport,
    job?: Pick<CaptureJob, 'captureId' | 'errorBehaviour'>,
  ): Promise<KeptMessage>
  find(question: EventQuestion, after: EventCursor | null, most: number): Promise<EventPage>
  /** By id of the record. */
  receipts(recordIds: readonly string[]): Promise<ReadonlyMap<string, readonly Receipt[]>>
  messages(messageIds: readonly string[]): Promise<readonly StoredMessage[]>
  /** @param senders - whose; null for everybody's */
  latestMessages(
    most: number,
    before: string | null,
    senders?: readonly string[] | null,
  ): Promise<readonly StoredMessage[]>
  /** What the events of a message name, and when they happened. */
  namedBy(messageId: string): ReturnType<typeof namedByMessage>
  tellsMore(messageId: string, recordIds: readonly string[]): Promise<boolean>
  bytes(messageId: string): Promise<Uint8Array | null>
  /** @throws {StructuredError} MESSAGE_NOT_FOUND */
  erase(messageId: string, by: string, why: string): Promise<void>
  /** @param senders - whose captures and words are told; null for everybody's */
  job(captureId: string, senders?: readonly string[] | null): Promise<CaptureJob | null>
  jobs(most: number, after: string | null, senders?: readonly string[] | null): Promise<readonly CaptureJob[]>
  words(
    kind: EventWordKind,
    most: number,
    after: string | null,
    senders?: readonly string[] | null,
  ): Promise<readonly string[]>
  /** @param senders - whose events; null for everybody's */
  things(most: number, after: string | null, senders?: readonly string[] | null): Promise<ThingPage>
  readonly queries: NamedQueries
  mapping(sender: string): Promise<WagonReportMapping | null>
  saveMapping(sender: string, mapping: WagonReportMapping, by: string): Promise<void>
}

/** @param open - the database, at every call as it is then */
export function storedEvents(open: () => Promise<Database>): StoredEvents {
  const ask = askIn(open)
  const wait: typeof ask = (question) => ask((database) => askWithin(database, PATIENCE, question))
  return {
    keep: (message, report, job) =>
      ask((database) =>
        database.transaction().execute(async (transaction) => {
          const kept = await keepMessage(transaction, message, report)
          if (job !== undefined) {
            const { refused: errors } = report
            await addJob(transaction, { ...job, messageId: kept.messageId, success: errors.length === 0, errors })
          }
          return kept
        }),
      ),
    find: (...asked) => ask((database) => findEvents(database, ...asked)),
    receipts: (ids) => ask((database) => receiptsOf(database, ids)),
    about: (names) => ask((database) => recordsAbout(database, names)),
    messages: (ids) => ask((database) => readMessages(database, ids)),
    latestMessages: (...asked) => wait((database) => readLatestMessages(database, ...asked)),
    namedBy: (id) => wait((database) => namedByMessage(database, id)),
    tellsMore: (...asked) => ask((database) => tellsMore(database, ...asked)),
    bytes: (id) => ask((database) => readBytes(database, id)),
    erase: (...named) => ask((database) => eraseMessage(database, ...named)),
    job: (...asked) => ask((database) => readJob(database, ...asked)),
    jobs: (...asked) => wait((database) => readJobs(database, ...asked)),
    words: (...asked) => wait((database) => readWords(database, ...asked)),
    things: (...asked) => ask((database) => readThings(database, ...asked)),
    queries: {
      add: (...named) => ask((database) => addNamedQuery(database, ...named)),
      list: (...asked) => ask((database) => listNamedQueries(database, ...asked)),
      read: (...named) => ask((database) => readNamedQuery(database, ...named)),
      remove: (...named) => ask((database) => removeNamedQuery(database, ...named)),
    },
    mapping: (sender) => ask((database) => readSavedMapping(database, sender)),
    saveMapping: (...saved) => ask((database) => saveMapping(database, ...saved)),
  }
}
