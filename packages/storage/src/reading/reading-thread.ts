import { serialize } from 'node:v8'
import { parentPort, workerData } from 'node:worker_threads'
import { type ErrorDetails, StructuredError } from '@karavan/core'
import { ColumnsMissingError, EpcisInvalidError } from '@karavan/exchange'
import { eventPlaces } from '@karavan/network'
import { loadNetwork } from '../bundled-world.js'
import type { ThreadMessage } from '../threads/thread-pool.js'
import { readPrepared } from './reading.js'
import type { ReadingResult, ThreadTask } from './report-reader.js'

const { overlay } = workerData as { overlay: string | undefined }
const places = eventPlaces(loadNetwork(overlay).locations)

function read({ bytes, ...task }: ThreadTask): ReadingResult {
  try {
    const { parts, ...report } = readPrepared(bytes, task, places)
    return { report: { ...report, parts: parts.map((part) => new Uint8Array(serialize(part))) } }
  } catch (error) {
    if (error instanceof EpcisInvalidError) return { faults: error.faults }
    if (error instanceof ColumnsMissingError) return { lacking: { ...error } }
    // What is undefined in an error is as what is left out of its details.
    if (error instanceof StructuredError) return { refused: { ...error } as ErrorDetails }
    throw error
  }
}

parentPort?.on('message', (message: ThreadMessage<ThreadTask>) => {
  if ('news' in message) return
  const result = read(message.task)
  const bytes = 'report' in result ? result.report.parts.map(({ buffer }) => buffer as ArrayBuffer) : []
  parentPort?.postMessage({ id: message.id, result }, bytes)
})
