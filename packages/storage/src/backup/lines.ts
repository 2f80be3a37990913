import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { brokenBackup, fileFault } from './format.js'

/** No line of a backup is longer, bytes. */
const LONGEST = 256 * 1024 * 1024

/**
 * Lines of a compressed file, without their ends.
 * @throws {StructuredError} BACKUP_FILE_UNUSABLE, BACKUP_BROKEN where it is not compressed, damaged or cut
 */
export async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file)
  const text = createGunzip()
  let unreadable: unknown
  source.on('error', (error) => {
    unreadable = error
    text.destroy(error)
  })
  source.pipe(text)
  let rest: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of text as AsyncIterable<Buffer>) {
      let from = 0
      for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, from)) {
        yield Buffer.concat([...rest, chunk.subarray(from, at)]).toString()
        rest = []
        length = 0
        from = at + 1
      }
      rest.push(chunk.subarray(from))
      length += chunk.length - from
      if (length > LONGEST) throw new Error(`a line has more than ${LONGEST} bytes`)
    }
  } catch (error) {
    if (unreadable !== undefined) throw fileFault(file, unreadable)
    throw brokenBackup(file, error instanceof Error ? error.message : String(error), error)
  } finally {
    source.destroy()
    text.destroy()
  }
  if (length > 0) throw brokenBackup(file, 'its last line has no end')
}
