import { writeFileSync } from 'node:fs'
import { StructuredError } from '@karavan/core'

/** Writes a file that was not there. @throws {StructuredError} FILE_UNWRITABLE */
export function writeNewFile(file: string, content: string | Uint8Array): void {
  try {
    writeFileSync(file, content, { flag: 'wx' })
  } catch (error) {
    throw new StructuredError({
      code: 'FILE_UNWRITABLE',
      received: file,
      expected: 'a new file in a folder that can be written',
      remediation: error instanceof Error ? error.message : String(error),
      cause: error,
    })
  }
}
