import { type EpochMinutes, StructuredError } from '@karavan/core'
import {
  ColumnsMissingError,
  type MappingProposal,
  type Refusal,
  type Remark,
  type WagonReportMapping,
} from '@karavan/exchange'
import { type PreparedReport, type ReportReader, SELF, type StoredEvents } from '@karavan/storage'
import { writeAnswers } from './answer-files.js'
import type { ReportFile } from './report-files.js'
import { bytesOf } from './text-of.js'

/** How files are imported. */
export interface ImportSettings {
  readonly reader: ReportReader
  /** Where messages are kept; null to keep nothing. */
  readonly events: Pick<StoredEvents, 'keep'> | null
  /** Who speaks in the files; null for whom each names itself. */
  readonly sender: string | null
  /** How tables are read; null to go by the words of their headers. */
  readonly mapping: WagonReportMapping | null
  /** Whether a mapping that is only likely is taken. */
  readonly takesLikely: boolean
  readonly proceed: boolean
  /** Where answers go for a file; null for nowhere. */
  readonly answerPath: (file: ReportFile) => string
  readonly by: string
  readonly from: string
  readonly now: EpochMinutes
}

/** Remarks of one kind. */
export interface RemarkKind {
  readonly code: string
  readonly count: number
  /** The first of them. */
  readonly examples: readonly Remark[]
}

/** What became of a file. */
export interface ImportedFile {
  readonly file: string
  /** Bytes. */
  readonly size: number
  /**
   * `kept`; `again`: the same bytes of this sender were kept before; `read`: nothing was to be kept; `unsure`: not
   * kept, somebody is to say how its columns are read; `refused`: nothing of it can be taken.
   */
  readonly outcome: 'kept' | 'again' | 'read' | 'unsure' | 'refused'
  /** Null where nothing was kept. */
  readonly messageId: string | null
  /** Null where it was refused. */
  readonly format: string | null
  readonly sender: string
  /** That it reports. */
  readonly events: number
  /** Of these, those that nobody had told before. */
  readonly added: number
  /** Those that were known; what one file tells twice counts once. */
  readonly known: number
  readonly remarks: readonly RemarkKind[]
  /** Parts of which no event was made. */
  readonly refused: readonly Refusal[]
  /** Paths of the answers that were written. */
  readonly answers: readonly string[]
  /** How its columns would be read; null but for tables. */
  readonly mapping: MappingProposal | null
  /** Why nothing of it can be taken. */
  readonly error: StructuredError | null
}

/** Remarks of one kind that are told. */
const EXAMPLES = 3

/**
 * Reads a file of any format, and keeps it with its events.
 * @throws {StructuredError} DATABASE_*, FOLDER_UNWRITABLE
 */
export async function importFile(file: ReportFile, settings: ImportSettings): Promise<ImportedFile> {
  const { path, size } = file
  const { mapping, proceed, now } = settings
  const unread = { file: path, size, sender: settings.sender ?? SELF, ...NOTHING }
  const refused = (error: unknown, columns: MappingProposal | null = null): ImportedFile => {
    if (!(error instanceof StructuredError)) throw error
    return { ...unread, outcome: 'refused', error, mapping: columns }
  }
  let bytes: Uint8Array
  try {
    bytes = bytesOf(path)
  } catch (error) {
    return refused(error)
  }
  let isRead = false
  try {
    return await settings.reader.read(bytes, { as: 'any', mapping, proceed, receivedAt: now }, (report) => {
      isRead = true
      return keepFile(file, bytes, report, settings)
    })
  } catch (error) {
    if (isRead) throw error
    return refused(error, error instanceof ColumnsMissingError ? error.proposal : null)
  }
}

/** @throws {StructuredError} DATABASE_*, FOLDER_UNWRITABLE */
async function keepFile(
  file: ReportFile,
  bytes: Uint8Array,
  report: PreparedReport,
  settings: ImportSettings,
): Promise<ImportedFile> {
  const { events, by, from } = settings
  const sender = settings.sender ?? report.sender ?? SELF
  const read = {
    ...NOTHING,
    file: file.path,
    size: file.size,
    sender,
    format: report.format,
    events: report.eventCount,
    remarks: byKind(report.remarks),
    refused: report.refused,
    mapping: report.mapping,
  }
  if (report.mapping !== null && settings.mapping === null && !settings.takesLikely && !isSure(report.mapping))
    return { ...read, outcome: 'unsure' }
  if (events === null) return { ...read, outcome: 'read' }
  const kept = await events.keep({ bytes, name: file.within, sender, by, from, organisation: null }, report)
  return {
    ...read,
    outcome: kept.again ? 'again' : 'kept',
    messageId: kept.messageId,
    added: kept.added,
    known: kept.known,
    answers: report.answer === null ? [] : writeAnswers(settings.answerPath(file), report.answer),
  }
}

const NOTHING = {
  messageId: null,
  format: null,
  events: 0,
  added: 0,
  known: 0,
  remarks: [],
  refused: [],
  answers: [],
  mapping: null,
  error: null,
}

/** Whether the words of a table leave no question how it is read. */
export function isSure({ found, zoneSure, missing }: MappingProposal): boolean {
  return zoneSure === 'certain' && missing.length === 0 && found.every(({ sure }) => sure === 'certain')
}

function byKind(remarks: readonly Remark[]): readonly RemarkKind[] {
  const kinds = new Map<string, Remark[]>()
  for (const remark of remarks) {
    const same = kinds.get(remark.code)
    if (same === undefined) kinds.set(remark.code, [remark])
    else same.push(remark)
  }
  return [...kinds].map(([code, same]) => ({ code, count: same.length, examples: same.slice(0, EXAMPLES) }))
}
