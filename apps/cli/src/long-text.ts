import { readFileSync, statSync } from 'node:fs'
import { LONGEST_TEXT, StructuredError } from '@karavan/core'

/** A UTF-8 text of the greatest length has no more bytes than this. */
const MOST_BYTES = LONGEST_TEXT * 3

/**
 * The text of a file to be read for what it tells; `-` is standard input.
 * @param of - what it is the text of: "an order"
 * @throws {StructuredError} READ_FILE_UNREADABLE, READ_TEXT_TOO_LONG
 */
export function longText(file: string, of: string): string {
  try {
    if (file === '-') return readFileSync(0, 'utf8')
    const { size } = statSync(file)
    if (size <= MOST_BYTES) return readFileSync(file, 'utf8')
    throw new StructuredError({
      code: 'READ_TEXT_TOO_LONG',
      received: `${size} bytes`,
      expected: `${LONGEST_TEXT} characters at most`,
      remediation: `cut the text to ${of} itself`,
    })
  } catch (error) {
    if (error instanceof StructuredError) throw error
    throw new StructuredError({
      code: 'READ_FILE_UNREADABLE',
      received: file,
      expected: `a file with the text of ${of}`,
      remediation: 'check the path, or pass the text on standard input as -',
      cause: error,
    })
  }
}
