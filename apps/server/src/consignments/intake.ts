import type { ReportAnswer } from '@karavan/api'
import type { ColumnsMissingError, MappingProposal, WagonReportMapping } from '@karavan/exchange'
import { classifierOf, type EpcisEvent, namedIn } from '@karavan/model'
import { eventPlaces } from '@karavan/network'
import type { KeptMessage, PreparedEvent, PreparedReport, Reader } from '@karavan/storage'
import type { FastifyRequest } from 'fastify'
import type { RouteParts } from '../route-parts.js'
import { uncountedOf } from './uncounted.js'
import { actorOf, organisationsOf } from './who.js'

const MOST_NAMES = 10
const MOST_CONCERNED = 100

/** A message as it is taken: who speaks in it, and how its tables are read where that was said before. */
interface TakenMessage {
  readonly bytes: Uint8Array
  readonly name: string | null
  readonly sender: string
  readonly report: PreparedReport
}

/** A mapping that is not the proposed one: kept for the sender, or said with the message. */
export interface GivenMapping {
  readonly mapping: WagonReportMapping
  readonly saved: boolean
}

/** Reads messages, keeps them, and answers what they say. */
export interface Intake {
  /**
   * Reads a message of any format and hands over what it says.
   * @throws {StructuredError} as the reader
   */
  read<Value>(
    bytes: Uint8Array,
    how: { readonly mapping: WagonReportMapping | null; readonly proceed: boolean },
    use: (report: PreparedReport) => Promise<Value>,
    reader: Reader,
  ): Promise<Value>
  keep(request: FastifyRequest, message: TakenMessage): Promise<KeptMessage>
  answer(
    request: FastifyRequest,
    message: Pick<TakenMessage, 'report' | 'sender'>,
    given: GivenMapping | null,
    kept: KeptMessage | null,
  ): Promise<ReportAnswer>
}

export function createIntake({
  tracking,
  reader,
  world,
  now,
  signIn,
}: Pick<RouteParts, 'tracking' | 'reader' | 'world' | 'now' | 'signIn'>): Intake {
  const places = eventPlaces(world().network.locations)
  const told = async (
    request: FastifyRequest,
    { report: { parts }, sender }: Pick<TakenMessage, 'report' | 'sender'>,
    messageId: string | null,
  ): Promise<Pick<ReportAnswer, 'concerns' | 'uncounted'>> => {
    if (!tracking.made()) return { concerns: [], uncounted: [] }
    const { consignments, events } = await tracking.kept()
    const question = { visibleTo: organisationsOf(request), now: now() }
    const found = new Set<string>()
    const all = new Set<string>()
    for (const part of parts) {
      const named = part.flatMap(({ names, eventTime }) =>
        names.map((name) => ({ name, at: Math.floor(eventTime / 60_000) })),
      )
      for (const { name } of named) all.add(name)
      for (const id of await consignments.concernedBy(named, question)) found.add(id)
    }
    const concerns = [...found].sort().slice(0, MOST_CONCERNED)
    if (question.visibleTo === null) return { concerns, uncounted: [] }
    const message = { sender, names: all, messageId, concerns }
    return { concerns, uncounted: [...(await uncountedOf({ consignments, events }, message, places, question.now))] }
  }
  return {
    read: (bytes, how, ...rest) => reader.read(bytes, { as: 'any', ...how, receivedAt: now() }, ...rest),
    keep: async (request, { report, ...message }) => {
      const { events } = await tracking.kept()
      const isPrivate = organisationsOf(request) !== null
      const kept = await events.keep({ ...message, ...actorOf(request, signIn), isPrivate }, report)
      tracking.due()
      return kept
    },
    answer: async (request, { report, sender }, given, kept) =>
      ({
        format: report.format,
        sender,
        eventCount: report.eventCount,
        events: report.first.map((each) => shown(each, places.locate)),
        remarks: report.remarks,
        refused: report.refused,
        mapping: report.mapping === null ? null : mappingOf(report.mapping, given),
        ...(await told(request, { report, sender }, kept?.messageId ?? null)),
        answer: report.answer,
        kept,
      }) as ReportAnswer,
  }
}

/** A table that somebody is to say the columns of: no events, and what its headers do say. */
export function openTable({ code, message, proposal }: ColumnsMissingError): PreparedReport {
  return {
    format: 'wagon report',
    eventCount: 0,
    first: [],
    recordCount: 0,
    parts: [],
    remarks: [],
    refused: [{ code, text: message, pointer: '' }],
    sender: null,
    answer: null,
    mapping: proposal,
  }
}

function shown({ key, text, eventTime, flags }: PreparedEvent, locate: (uri: string) => string | null) {
  const event = JSON.parse(text) as EpcisEvent
  const place = event.readPoint?.id ?? event.bizLocation?.id ?? null
  return {
    contentHash: key.contentHash,
    type: event.type,
    eventTime: new Date(eventTime).toISOString(),
    classifier: classifierOf(event),
    bizStep: event.bizStep ?? null,
    place,
    location: place === null ? null : locate(place),
    names: namedIn(event).slice(0, MOST_NAMES),
    flags,
    declaredWrong: key.declarationKey !== '',
  }
}

function mappingOf(
  { mapping, found, missing, unused, zoneSure }: MappingProposal,
  given: GivenMapping | null,
): ReportAnswer['mapping'] {
  const { columns, zone } = given?.mapping ?? mapping
  const read = new Set(Object.values(columns))
  return {
    columns: Object.entries(columns).map(([column, header]) => ({ column, header })),
    zone,
    zoneSure: given !== null || zoneSure === 'certain',
    saved: given?.saved ?? false,
    missing: missing.filter(
      (column) => columns[column] === undefined && !(column === 'stationName' && columns.stationCode),
    ),
    unused: [...found.map(({ header }) => header), ...unused].filter((header) => !read.has(header)),
  }
}
