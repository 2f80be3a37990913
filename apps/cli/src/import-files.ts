import { hostname } from 'node:os'
import { join } from 'node:path'
import type { EpochMinutes } from '@karavan/core'
import type { WagonReportMapping } from '@karavan/exchange'
import type { EventPlaces } from '@karavan/network'
import { createReportReader, type ReportReader, SELF, type Storage, type StoredEvents } from '@karavan/storage'
import { enteredBy } from './entered.js'
import { type ImportedFile, type ImportSettings, importFile } from './import-file.js'
import type { OptionValues } from './options.js'
import { overlayOf } from './plan-command.js'
import type { Progress } from './progress.js'
import { outcomeWords } from './render-import.js'
import type { ReportFile } from './report-files.js'
import { tellAgain } from './tell-again.js'
import { printable } from './terminal.js'

/** Files that are to be imported, and how. */
export interface ImportWork {
  readonly files: readonly ReportFile[]
  readonly places: EventPlaces
  /** By --mapping. */
  readonly given: WagonReportMapping | null
  readonly values: OptionValues
  readonly now: EpochMinutes
  readonly progress: Progress
}

/** What an import did. */
export interface Imported {
  readonly done: readonly ImportedFile[]
  /** Consignments that could not be told again. */
  readonly untold: number
}

/**
 * Imports files one after another, then tells again how the consignments stand that they concern.
 * @throws {StructuredError} FOLDER_UNWRITABLE, DATABASE_*
 */
export async function importFiles(storage: Storage, work: ImportWork): Promise<Imported> {
  const keeps = work.values['check'] !== true
  const events = keeps || storage.made() ? await storage.events() : null
  const reader = createReportReader({ places: work.places, overlay: overlayOf(work.values) })
  const settings = await settingsOf(work, reader, keeps ? events : null, events)
  try {
    const done = await importedInTurn(work, settings)
    if (!keeps || events === null) return { done, untold: 0 }
    if (work.values['save-mapping'] === true) {
      const mapping = work.given ?? lastMapping(done)
      if (mapping !== null) await events.saveMapping(settings.sender ?? SELF, mapping, settings.by)
    }
    work.progress.doing('Telling again how consignments stand')
    return {
      done,
      untold: await tellAgain(storage, { places: work.places, overlay: overlayOf(work.values), now: work.now }),
    }
  } finally {
    work.progress.end()
    await reader.close()
  }
}

/** @param known - where mappings are kept; null where no database was made yet */
async function settingsOf(
  { given, values, now }: ImportWork,
  reader: ReportReader,
  events: StoredEvents | null,
  known: StoredEvents | null,
): Promise<ImportSettings> {
  const sender = typeof values['sender'] === 'string' ? values['sender'] : null
  const takesLikely = values['save-mapping'] === true
  const { answers } = values
  return {
    reader,
    events,
    sender,
    mapping: given ?? (takesLikely ? null : ((await known?.mapping(sender ?? SELF)) ?? null)),
    takesLikely,
    proceed: values['proceed'] === true,
    answerPath: ({ path, within }) => (typeof answers === 'string' ? join(answers, within) : path),
    by: enteredBy(values),
    from: hostname(),
    now,
  }
}

/** Each file after the other, so that what is said of one is true when it is said. */
async function importedInTurn(
  { files, progress }: ImportWork,
  settings: ImportSettings,
): Promise<readonly ImportedFile[]> {
  const done: ImportedFile[] = []
  let [events, bytes] = [0, 0]
  const far = () => `${done.length} of ${files.length} files, ${events} events, ${sizeWords(bytes)}`
  try {
    for (const file of files) {
      const name = printable(file.path)
      const one = await whileTelling(`${far()}: ${name}`, progress, () => importFile(file, settings))
      done.push(one)
      events += one.events
      bytes += one.size
      progress.done(`${far()}: ${name}: ${outcomeWords(one)}`)
    }
    return done
  } catch (error) {
    progress.note(`Stopped after ${far()}. What was kept stays: give the same files again.`)
    throw error
  }
}

/** Tells what is being done, and after a second for how long. */
async function whileTelling<Value>(text: string, progress: Progress, work: () => Promise<Value>): Promise<Value> {
  progress.doing(text)
  let seconds = 0
  const ticking = setInterval(() => progress.doing(`${text}, ${++seconds} s`), 1_000)
  try {
    return await work()
  } finally {
    clearInterval(ticking)
  }
}

/** How the last table that was kept was read. */
function lastMapping(done: readonly ImportedFile[]): WagonReportMapping | null {
  return done.findLast(({ messageId, mapping }) => messageId !== null && mapping !== null)?.mapping?.mapping ?? null
}

function sizeWords(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
