import { readFileSync } from 'node:fs'
import { StructuredError } from '@karavan/core'

/** The text of a file that was named; `-` is standard input. @throws {StructuredError} FILE_UNREADABLE */
export function textOf(file: string): string {
  return bytesOf(file).toString('utf8')
}

/** The bytes of a file that was named; `-` is standard input. @throws {StructuredError} FILE_UNREADABLE */
export function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file === '-' ? 0 : file)
  } catch (error) {
    throw new StructuredError({
      code: 'FILE_UNREADABLE',
      received: file,
      expected: 'a file that can be read',
      remediation: 'check the name',
      cause: error,
    })
  }
}
