import { createHash } from 'node:crypto'
import { problemOf } from '@karavan/api'
import { StructuredError, shown } from '@karavan/core'
import { contentHash, type EpcisReading, eventPreHash, readEpcis } from '@karavan/exchange'
import { faultsOf } from './faults-of.js'
import { type Invocation, UsageError } from './options.js'
import { asJson, type Outcome } from './plan-command.js'
import { bytesOf } from './text-of.js'

/** A file as it was read, or why it cannot be. */
type ReadFile =
  | { readonly file: string; readonly reading: EpcisReading }
  | { readonly file: string; readonly error: StructuredError }

/**
 * `karavan events hash FILE…`: the content hash of each event, one a line, in the order of the documents. Where one file
 * cannot be read, nothing is printed of any; the faults go to standard error, exit code 1.
 * @throws {StructuredError} FILE_UNREADABLE
 * @throws {UsageError} without a file, with standard input twice
 */
export function eventsHash({ operands, values }: Invocation): Outcome {
  if (operands.length === 0) throw new UsageError('karavan events hash takes files of EPCIS, or - for standard input')
  if (operands.filter((file) => file === '-').length > 1) throw new UsageError('Standard input (-) can be read once')
  const json = values['json'] === true
  const files = operands.map(read)
  const refused = files.filter((one) => 'error' in one)
  if (refused.length > 0) return refusal(refused, json)
  const readings = files.filter((one) => 'reading' in one)
  const notes = readings.flatMap(({ file, reading }) => reading.notes.map((note) => ({ file, ...note })))
  const events = readings.flatMap(({ file, reading }) =>
    reading.events.map((found) => ({
      file,
      pointer: found.pointer,
      type: found.event.type,
      eventID: found.event.eventID ?? null,
      hash: contentHash(found, (bytes) => createHash('sha256').update(bytes).digest()),
      ...(values['pre'] === true || json ? { preHash: eventPreHash(found) } : {}),
    })),
  )
  if (json) return { code: 0, output: asJson({ events, notes }) }
  return {
    code: 0,
    output: events.map(({ hash, preHash }) => `${preHash ?? hash}\n`).join(''),
    errors: notes
      .map(({ file, pointer, kind, received }) => `${place(file, pointer)}: ${ODD[kind]} ${shown(received)}\n`)
      .join(''),
  }
}

/** What is odd, and taken as it came: other programs may make another hash of it. */
const ODD: Readonly<Record<EpcisReading['notes'][number]['kind'], string>> = {
  context: 'the context of EPCIS is not named; received',
  prefix: 'nobody binds the prefix of',
}

function read(file: string): ReadFile {
  const bytes = bytesOf(file)
  try {
    return { file, reading: readEpcis(bytes) }
  } catch (error) {
    if (error instanceof StructuredError) return { file, error }
    throw error
  }
}

function refusal(refused: readonly Extract<ReadFile, { error: StructuredError }>[], json: boolean): Outcome {
  const errors = refused.flatMap(({ file, error }) =>
    faultsOf(error).map(({ pointer, received, expected }) => {
      const told = expected === undefined ? '' : `, expected ${expected}`
      return `karavan: ${place(file, pointer)}: ${problemOf(error).title}: received ${shown(received)}${told}\n`
    }),
  )
  const files = refused.map(({ file, error }) => ({ file, problem: problemOf(error), faults: faultsOf(error) }))
  return { code: 1, output: json ? asJson({ files }) : '', errors: errors.join('') }
}

function place(file: string, pointer: string | undefined): string {
  const name = file === '-' ? 'standard input' : file
  return pointer === undefined || pointer === '' ? name : `${name}: ${pointer}`
}
