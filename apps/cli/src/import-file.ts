import { type EpochMinutes, StructuredError } from '@karavan/core'
import {
  ColumnsMissingError,
  type MappingProposal,
  type Refusal,
  type Remark,
  type Report,
  readReport,
  type WagonReportMapping,
} from '@karavan/exchange'
import type { EventPlaces } from '@karavan/network'
import { reportPorts, SELF, type StoredEvents } from '@karavan/storage'
import { writeAnswers } from './answer-files.js'
import type { ReportFile } from './report-files.js'
import { bytesOf } from './text-of.js'

/** How files are imported. */
export interface ImportSettings {
  readonly places: EventPlaces
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
  const unread = { file: path, size, sender: settings.sender ?? SELF, ...NOTHING }
  const attempt = attempted(path, settings)
  if ('error' in attempt) return { ...unread, outcome: 'refused', ...attempt }
  const { bytes, report } = attempt
  const sender = settings.sender ?? report.sender ?? SELF
  const read = {
    ...unread,
    sender,
    format: report.format,
    events: report.events.length,
    remarks: byKind(report.remarks),
    refused: report.refused,
    mapping: report.mapping,
  }
  const { events, by, from } = settings
  if (report.mapping !== null && settings.mapping === null && !settings.takesLikely && !isSure(report.mapping))
    return { ...read, outcome: 'unsure' }
  if (events === null) return { ...read, outcome: 'read' }
  const kept = await events.keep({ bytes, name: file.within, sender, by, from }, report)
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

type Attempt =
  | { readonly bytes: Uint8Array; readonly report: Report }
  /** With what could be made of the columns of a table that lacks some. */
  | { readonly error: StructuredError; readonly mapping: MappingProposal | null }

function attempted(path: string, { places, mapping, proceed, now }: ImportSettings): Attempt {
  try {
    const bytes = bytesOf(path)
    return { bytes, report: readReport(bytes, reportPorts(places, { mapping, proceed, receivedAt: now })) }
  } catch (error) {
    if (!(error instanceof StructuredError)) throw error
    return { error, mapping: error instanceof ColumnsMissingError ? error.proposal : null }
  }
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
