import type { EpochMinutes } from '@karavan/core'
import { readEpcisReport, readReport, type WagonReportMapping } from '@karavan/exchange'
import type { EventPlaces } from '@karavan/network'
import { reportPorts } from '../events/report-ports.js'
import { type PreparedReport, prepareReport } from './prepared-report.js'

/** How a message is read. */
export interface ReadingTask {
  /** Of any format that is known, or of EPCIS alone: a document or one event. */
  readonly as: 'any' | 'document' | 'event'
  /** How the sender's tables are read; null to go by the words of their headers. */
  readonly mapping: WagonReportMapping | null
  /** Whether to take what is sound of a document of EPCIS and refuse the rest; else one fault refuses all of it. */
  readonly proceed: boolean
  readonly receivedAt: EpochMinutes
}

/** Reads a message and prepares what it says. @throws {StructuredError} as `readReport` and `readEpcisReport` */
export function readPrepared(bytes: Uint8Array, { as, ...given }: ReadingTask, places: EventPlaces) {
  const ports = reportPorts(places, given)
  return prepareReport(as === 'any' ? readReport(bytes, ports) : readEpcisReport(bytes, ports, as))
}

/** A report on its way from a thread: its parts are bytes, which nobody has to copy. */
export interface SentReport extends Omit<PreparedReport, 'parts'> {
  readonly parts: readonly Uint8Array[]
}
