import type { ReportAnswer } from '@karavan/api'
import {
  type ColumnsMissingError,
  type MappingProposal,
  type Report,
  type ReportedEvent,
  readReport,
  type WagonReportMapping,
} from '@karavan/exchange'
import { namedIn } from '@karavan/model'
import { eventPlaces } from '@karavan/network'
import { type KeptMessage, reportPorts } from '@karavan/storage'
import { classifierOf } from '@karavan/tracking'
import type { FastifyRequest } from 'fastify'
import type { RouteParts } from '../route-parts.js'
import { actorOf } from './who.js'

/** Events that an answer shows. */
const MOST_SHOWN = 200
const MOST_NAMES = 10

/** A message as it is taken: who speaks in it, and how its tables are read where that was said before. */
interface TakenMessage {
  readonly bytes: Uint8Array
  readonly name: string | null
  readonly sender: string
  readonly report: Report
}

/** A mapping that is not the proposed one: kept for the sender, or said with the message. */
export interface GivenMapping {
  readonly mapping: WagonReportMapping
  readonly saved: boolean
}

/** Reads messages, keeps them, and answers what they say. */
export interface Intake {
  read(bytes: Uint8Array, mapping: WagonReportMapping | null, proceed: boolean): Report
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
  world,
  now,
  signIn,
}: Pick<RouteParts, 'tracking' | 'world' | 'now' | 'signIn'>): Intake {
  const places = eventPlaces(world().network.locations)
  const concernedBy = async (request: FastifyRequest, events: readonly ReportedEvent[]): Promise<readonly string[]> => {
    if (!tracking.made()) return []
    const named = events.flatMap(({ event, eventTime }) =>
      namedIn(event).map((name) => ({ name, at: Math.floor(eventTime / 60_000) })),
    )
    const ids = await (await tracking.kept()).consignments.concernedBy(named)
    if (signIn === null) return ids
    const standings = await Promise.all(ids.map((id) => signIn.rolesOn(id, request.actor.asker)))
    return ids.filter((_, i) => (standings[i]?.length ?? 0) > 0)
  }
  return {
    read: (bytes, mapping, proceed) => readReport(bytes, reportPorts(places, { mapping, proceed, receivedAt: now() })),
    keep: async (request, { report, ...message }) => {
      const { events } = await tracking.kept()
      const kept = await events.keep({ ...message, ...actorOf(request, signIn) }, report)
      tracking.due()
      return kept
    },
    answer: async (request, { report, sender }, given, kept) =>
      ({
        format: report.format,
        sender,
        eventCount: report.events.length,
        events: report.events.slice(0, MOST_SHOWN).map((each) => shown(each, places.locate)),
        remarks: report.remarks,
        refused: report.refused,
        mapping: report.mapping === null ? null : mappingOf(report.mapping, given),
        concerns: await concernedBy(request, report.events),
        answer: report.answer,
        kept,
      }) as ReportAnswer,
  }
}

/** A table that somebody is to say the columns of: no events, and what its headers do say. */
export function openTable({ code, message, proposal }: ColumnsMissingError): Report {
  return {
    format: 'wagon report',
    events: [],
    remarks: [],
    refused: [{ code, text: message, pointer: '' }],
    sender: null,
    answer: null,
    mapping: proposal,
  }
}

function shown({ key, event, eventTime, flags }: ReportedEvent, locate: (uri: string) => string | null) {
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
