import { messageNotFound } from '@karavan/storage'
import { writeNewFile } from './new-file.js'
import { type Invocation, UsageError } from './options.js'
import type { Outcome } from './plan-command.js'
import { withStorage } from './with-storage.js'

/**
 * `karavan events message ID [--out FILE]`: a message as it was received, byte for byte.
 * @throws {StructuredError} MESSAGE_NOT_FOUND, FILE_UNWRITABLE, DATABASE_*
 */
export async function eventsMessage({ operands, values }: Invocation): Promise<Outcome<string | Uint8Array>> {
  const [id, ...others] = operands
  if (id === undefined || others.length > 0)
    throw new UsageError('karavan events message takes the id of one message, as karavan events import prints it')
  const bytes = await withStorage(async (storage) =>
    storage.made() ? (await storage.events()).bytes(id) : Promise.resolve(null),
  )
  if (bytes === null) throw messageNotFound(id)
  const { out } = values
  if (typeof out !== 'string') return { code: 0, output: bytes }
  writeNewFile(out, bytes)
  return { code: 0, output: `Wrote ${bytes.length} bytes to ${out}.\n` }
}
