import { problemOf } from '@karavan/api'
import { type EpochMinutes, StructuredError } from '@karavan/core'
import { readMapping, type WagonReportMapping } from '@karavan/exchange'
import { eventPlaces } from '@karavan/network'
import { loadNetwork } from '@karavan/storage'
import { faultsOf } from './faults-of.js'
import type { ImportedFile } from './import-file.js'
import { importFiles } from './import-files.js'
import { type Invocation, type OptionValues, UsageError } from './options.js'
import { asJson, type Outcome, overlayOf } from './plan-command.js'
import { type Progress, SILENT } from './progress.js'
import { countsOf, renderImport } from './render-import.js'
import { reportFiles } from './report-files.js'
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
  if (values['sender'] === '') throw new UsageError('--sender takes the id of a party; received nothing')
  const files = reportFiles(operands)
  const given = mappingIn(values)
  const isLong = files.length > 1 || files.some(({ size }) => size >= LARGE)
  const progress = isLong ? shown : SILENT
  const { done, untold } =
    files.length === 0
      ? { done: [], untold: 0 }
      : await withStorage((storage) => {
          const places = eventPlaces(loadNetwork(overlayOf(values)).locations)
          return importFiles(storage, { files, places, given, values, now, progress })
        })
  const isWhole = done.every(({ outcome, refused }) => !['unsure', 'refused'].includes(outcome) && refused.length === 0)
  const json = values['json'] === true
  return {
    code: done.length === 0 ? 3 : isWhole ? 0 : 1,
    output: json ? asJson({ ...countsOf(done), files: done.map(shownFile) }) : renderImport(done, terminal),
    errors:
      untold === 0
        ? ''
        : `karavan: ${untold} ${untold === 1 ? 'consignment' : 'consignments'} could not be told again; a server tries again later\n`,
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

function shownFile({ error, ...file }: ImportedFile) {
  return { ...file, problem: error === null ? null : problemOf(error), faults: error === null ? [] : faultsOf(error) }
}
