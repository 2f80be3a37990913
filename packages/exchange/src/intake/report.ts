import type { EpochMinutes } from '@karavan/core'
import type { RecordKey } from '@karavan/model'
import type { ZoneOf } from '../edifact/reading.js'
import type { Digest, EventInContext } from '../epcis/event-hash.js'
import type { Refusal, Remark } from '../received.js'
import type { MappingProposal, WagonReportMapping } from '../wagon-report/mapping.js'
import type { WagonReportPorts } from '../wagon-report/ports.js'

/** An event that a message reports, with what a log keeps it by. */
export interface ReportedEvent extends EventInContext {
  readonly key: RecordKey
  /** Milliseconds since 1970. */
  readonly eventTime: number
  /** Kinds of oddness in it: `checkDigitWrong`. */
  readonly flags: readonly string[]
}

/** What a message of any format says. */
export interface Report {
  /** Format and version: `EPCIS 2.0 JSON`, `IFTSTA D:00B`, `wagon report`. */
  readonly format: string
  /** In the order of the message. */
  readonly events: readonly ReportedEvent[]
  readonly remarks: readonly Remark[]
  readonly refused: readonly Refusal[]
  /** Whoever the message itself names as its sender, by that format's own code; null where it does not. */
  readonly sender: string | null
  /** What the format wants sent back; null where it wants nothing. */
  readonly answer: ReportAnswer | null
  /** How the columns of a table were read; null for other formats. */
  readonly mapping: MappingProposal | null
}

/** Answers of EDIFACT: on syntax, and on content where some is refused. */
export interface ReportAnswer {
  readonly contrl: string
  readonly aperak: string | null
}

/** What a report does not say itself. */
export interface ReportPorts extends WagonReportPorts {
  readonly zoneOf: ZoneOf
  readonly sha256: Digest
  /** How the sender's tables are read; null to go by the words of their headers. */
  readonly mapping: WagonReportMapping | null
  /** Whether to take what is sound of a document of EPCIS and refuse the rest; else one fault refuses all of it. */
  readonly proceed: boolean
  readonly receivedAt: EpochMinutes
}
