import { namedIn } from '@karavan/model'
import { readDcsaEvents } from '../dcsa-tnt/read.js'
import { writeAperak, writeContrl } from '../edifact/answer.js'
import { readInterchange } from '../edifact/interchange.js'
import { applicationFaults, readMessages } from '../edifact/read-messages.js'
import { EpcisInvalidError } from '../epcis/errors.js'
import type { EventInContext } from '../epcis/event-hash.js'
import { type EpcisReading, readEpcis } from '../epcis/read.js'
import { recordKey } from '../epcis/record.js'
import { isList } from '../json/json-text.js'
import { utcMilliseconds } from '../json/times.js'
import { KARAVAN_NAMESPACES } from '../karavan-terms.js'
import { type ReadMessage, type Refusal, type Remark, refusalOfFault } from '../received.js'
import { readSpreadsheet } from '../spreadsheet/read.js'
import { proposeMapping } from '../wagon-report/mapping.js'
import { readWagonReport } from '../wagon-report/read.js'
import { flagsOf } from './flags.js'
import { formatOf, type ReportFormat } from './format.js'
import type { Report, ReportedEvent, ReportPorts } from './report.js'

/**
 * Reads a message of any format that Karavan knows, told by how it begins: EPCIS as JSON or XML, answers of DCSA Track and
 * Trace, EDIFACT, and wagon reports as XLSX or CSV.
 * @throws {StructuredError} with the code of the format, where nothing of the message can be taken
 */
export function readReport(bytes: Uint8Array, ports: ReportPorts): Report {
  return READERS[formatOf(bytes)](bytes, ports)
}

/**
 * Reads a message that is EPCIS, whatever it begins like.
 * @param takes - what it may be: a document, one event, or anything that {@link readEpcis} reads
 * @throws {EpcisInvalidError} EPCIS_INVALID with every fault, up to a limit
 * @throws {StructuredError} EPCIS_MALFORMED, EPCIS_TOO_LARGE
 */
export function readEpcisReport(
  bytes: Uint8Array,
  ports: Pick<ReportPorts, 'proceed' | 'sha256'>,
  takes: 'document' | 'event' | 'anything' = 'anything',
): Report {
  const reading = readEpcis(bytes, { proceed: ports.proceed })
  const found = isList(reading.document) ? 'list' : DOCUMENTS.includes(typeOf(reading)) ? 'document' : 'event'
  if (takes !== 'anything' && takes !== found) {
    const expected = takes === 'event' ? 'one event' : DOCUMENTS.join(' or ')
    throw new EpcisInvalidError([{ pointer: '/type', received: typeOf(reading) || found, expected }])
  }
  return {
    ...plain(`EPCIS ${versionOf(reading)} ${reading.syntax.toUpperCase()}`),
    events: reading.events.map((found) => reported(found, ports)),
    remarks: reading.notes.map(({ kind, pointer, received }) => ({ code: kind, text: received, pointer })),
    refused: reading.leftOut.map((fault) => refusalOfFault('EPCIS_INVALID', fault)),
  }
}

const READERS: Readonly<Record<ReportFormat, (bytes: Uint8Array, ports: ReportPorts) => Report>> = {
  epcis: (bytes, ports) => readEpcisReport(bytes, ports),
  dcsa: (bytes, ports) => ofMessages('DCSA T&T 2.2', [readDcsaEvents(bytes, ports)], ports),
  edifact: (bytes, ports) => {
    const interchange = readInterchange(bytes)
    const read = readMessages(interchange, ports.zoneOf)
    const kinds = [...new Set(read.map(({ type, directory }) => `${type} ${directory}`))]
    const report = ofMessages(kinds.join(', ') || 'EDIFACT', read, ports)
    const faults = applicationFaults(read)
    const asked = interchange.acknowledgementRequested || interchange.faults.length > 0 || faults.length > 0
    const head = (reference: string) => ({ of: interchange, reference, at: ports.receivedAt })
    return {
      ...report,
      sender: interchange.sender || null,
      answer: asked
        ? {
            contrl: writeContrl(interchange, head(answerReference('C', bytes, ports))),
            aperak: faults.length === 0 ? null : writeAperak(faults, head(answerReference('A', bytes, ports))),
          }
        : null,
    }
  },
  table: (bytes, ports) => {
    const workbook = readSpreadsheet(bytes)
    const proposal = proposeMapping(workbook)
    const read = readWagonReport(workbook, ports.mapping ?? proposal.mapping, ports)
    return { ...ofMessages('wagon report', [read], ports), mapping: proposal }
  },
}

const DOCUMENTS: readonly string[] = ['EPCISDocument', 'EPCISQueryDocument']

function typeOf({ document }: EpcisReading): string {
  const type = (document as { type?: unknown } | null)?.type
  return typeof type === 'string' ? type : ''
}

function plain(format: string): Report {
  return { format, events: [], remarks: [], refused: [], sender: null, answer: null, mapping: null }
}

function versionOf({ document }: EpcisReading): string {
  const version = (document as { schemaVersion?: unknown } | null)?.schemaVersion
  return typeof version === 'string' ? version : '2.0'
}

function ofMessages(format: string, messages: readonly ReadMessage[], ports: ReportPorts): Report {
  return {
    ...plain(format),
    events: messages.flatMap(({ events }) =>
      events.map((event) => reported({ event, namespaces: KARAVAN_NAMESPACES, ignored: new Set() }, ports)),
    ),
    remarks: messages.flatMap(({ remarks }): readonly Remark[] => remarks),
    refused: eachOnce(messages.flatMap(({ refused }): readonly Refusal[] => refused)),
  }
}

/** A fault of an interchange is one of every message in it. */
function eachOnce(refused: readonly Refusal[]): readonly Refusal[] {
  const told = new Map(refused.map((refusal) => [`${refusal.pointer} ${refusal.text}`, refusal]))
  return [...told.values()]
}

function reported(found: EventInContext, { sha256 }: Pick<ReportPorts, 'sha256'>): ReportedEvent {
  const { event, namespaces, ignored } = found
  const places = [event.readPoint, event.bizLocation].flatMap((place) => place?.id ?? [])
  const eventTime = Date.parse(utcMilliseconds(event.eventTime) ?? event.eventTime)
  return {
    event,
    namespaces,
    ignored,
    key: recordKey(found, sha256),
    eventTime,
    flags: flagsOf([...namedIn(event), ...places], eventTime),
  }
}

/** At most 14 characters, the same for the same interchange, so that an answer that is sent again is the same answer. */
function answerReference(kind: 'A' | 'C', bytes: Uint8Array, { sha256 }: ReportPorts): string {
  const hash = [...sha256(bytes).subarray(0, 6)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return kind + hash.toUpperCase()
}
