import { hostname } from 'node:os'
import { join } from 'node:path'
import { problemOf } from '@karavan/api'
import { type EpochMinutes, StructuredError } from '@karavan/core'
import { readMapping, type WagonReportMapping } from '@karavan/exchange'
import { type EventPlaces, eventPlaces } from '@karavan/network'
import { loadNetwork, locateFor, type Storage, tellDue } from '@karavan/storage'
import { enteredBy } from './entered.js'
import { faultsOf } from './faults-of.js'
import { type ImportedFile, type ImportSettings, importFile, SELF } from './import-file.js'
import { type Invocation, type OptionValues, UsageError } from './options.js'
import { asJson, type Outcome, overlayOf } from './plan-command.js'
import { type Progress, SILENT } from './progress.js'
import { countsOf, outcomeWords, renderImport } from './render-import.js'
import { type ReportFile, reportFiles } from './report-files.js'
import type { Terminal } from './terminal.js'
import { textOf } from './text-of.js'
import { withStorage } from './with-storage.js'

/** Bytes from which on it is shown how far one file is. */
const LARGE = 1_000_000

/**
 * `karavan events import FILE…`: keeps files and folders of any format, each file with all its events or not at all, then tells
 * again how the consignments stand that they concern. Exit code 1 where a file, or a part of one, was not taken; 3 where
 * folders hold no file.
 * @throws {StructuredError} FILE_UNREADABLE, WAGON_MAPPING_INVALID, FOLDER_UNWRITABLE, DATABASE_*, those of the network
 * @throws {UsageError} without a file
 */
export async function eventsImport(
  { operands, values }: Invocation,
  now: EpochMinutes,
  terminal: Terminal,
  shown: Progress,
): Promise<Outcome> {
  if (operands.length === 0)
    throw new UsageError('karavan events import takes files and folders: karavan events import reports/')
  const files = reportFiles(operands)
  const isLong = files.length > 1 || files.some(({ size }) => size >= LARGE)
  const places = eventPlaces(loadNetwork(overlayOf(values)).locations)
  const given = mappingIn(values)
  const work: ImportWork = { files, places, given, values, now, progress: isLong ? shown : SILENT }
  const { done, untold } = await withStorage((storage) => imported(storage, work))
  const isWhole = done.every(({ outcome, refused }) => !['unsure', 'refused'].includes(outcome) && refused.length === 0)
  return {
    code: done.length === 0 ? 3 : isWhole ? 0 : 1,
    output:
      values['json'] === true
        ? asJson({ ...countsOf(done), files: done.map(shownFile) })
        : renderImport(done, terminal),
    errors: untold === 0 ? '' : `karavan: ${untold} consignments could not be told again; a server tries again later\n`,
  }
}

interface ImportWork {
  readonly files: readonly ReportFile[]
  readonly places: EventPlaces
  /** By --mapping. */
  readonly given: WagonReportMapping | null
  readonly values: OptionValues
  readonly now: EpochMinutes
  readonly progress: Progress
}

interface Imported {
  readonly done: readonly ImportedFile[]
  /** Consignments that could not be told again. */
  readonly untold: number
}

async function imported(storage: Storage, work: ImportWork): Promise<Imported> {
  const { files, given, places, values, now, progress } = work
  const keeps = values['check'] !== true
  const events = keeps || storage.made() ? await storage.events() : null
  const sender = typeof values['sender'] === 'string' ? values['sender'] : null
  const saves = values['save-mapping'] === true
  const answers = values['answers']
  const settings: ImportSettings = {
    places,
    events: keeps ? events : null,
    sender,
    mapping: given ?? (saves ? null : ((await events?.mapping(sender ?? SELF)) ?? null)),
    takesLikely: saves,
    proceed: values['proceed'] === true,
    answerPath: ({ path, within }) => (typeof answers === 'string' ? join(answers, within) : path),
    by: enteredBy(values),
    from: hostname(),
    now,
  }
  const done: ImportedFile[] = []
  try {
    for (const file of files) {
      progress.doing(`${farWords(done, files)}: ${file.path}`)
      const one = await importFile(file, settings)
      done.push(one)
      progress.done(`${farWords(done, files)}: ${file.path}: ${outcomeWords(one)}`)
    }
    if (!keeps || events === null) return { done, untold: 0 }
    const taken =
      given ?? done.findLast(({ messageId, mapping }) => messageId !== null && mapping !== null)?.mapping?.mapping
    if (saves && taken !== undefined) await events.saveMapping(sender ?? SELF, taken, settings.by)
    progress.doing(`${farWords(done, files)}: telling again how consignments stand`)
    let untold = 0
    await tellDue({
      consignments: await storage.consignments(),
      events,
      locateFor: locateFor(places),
      now: () => now,
      failed: () => {
        untold++
      },
    })
    return { done, untold }
  } catch (error) {
    progress.done(`Stopped after ${farWords(done, files)}. What was kept stays; give the same files again.`)
    throw error
  } finally {
    progress.end()
  }
}

/** @throws {StructuredError} FILE_UNREADABLE, WAGON_MAPPING_INVALID */
function mappingIn({ mapping }: OptionValues): WagonReportMapping | null {
  if (typeof mapping !== 'string') return null
  const text = textOf(mapping)
  try {
    return readMapping(JSON.parse(text))
  } catch (error) {
    if (error instanceof StructuredError) throw error
    throw new StructuredError({
      code: 'WAGON_MAPPING_INVALID',
      received: mapping,
      expected: 'a file of JSON with columns and zone',
      remediation: 'docs/wagon-reports.md shows one',
      cause: error,
    })
  }
}

function farWords(done: readonly ImportedFile[], files: readonly ReportFile[]): string {
  const bytes = done.reduce((sum, { size }) => sum + size, 0)
  const size = bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
  return `${done.length} of ${files.length} files, ${countsOf(done).events} events, ${size}`
}

function shownFile({ error, ...file }: ImportedFile) {
  return { ...file, problem: error === null ? null : problemOf(error), faults: error === null ? [] : faultsOf(error) }
}
