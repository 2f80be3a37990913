import { StructuredError } from '@karavan/core'
import { base64, bytesOf } from './bytes.js'
import { HASH_BYTES } from './hashes.js'
import type { TreeHead } from './verify.js'

/** What a log says of itself at a time, to be signed. */
export interface Checkpoint extends TreeHead {
  /** Names the log; it is the name of its key, too. */
  readonly origin: string
}

/** The text of a checkpoint (C2SP tlog-checkpoint). */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${base64(root)}\n`
}

/** Lines beneath the root are left alone, as C2SP says. @throws {StructuredError} CHECKPOINT_INVALID */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin = '', digits = '', held = ''] = text.split('\n')
  const root = bytesOf(held)
  const size = Number(digits)
  if (origin !== '' && /^(0|[1-9]\d*)$/.test(digits) && Number.isSafeInteger(size) && root?.length === HASH_BYTES) {
    return { origin, size, root }
  }
  throw new StructuredError({
    code: 'CHECKPOINT_INVALID',
    received: text,
    expected:
      'three lines: the name of the log, how many entries it has, the hash of them in base64 (C2SP tlog-checkpoint)',
    remediation: 'take the checkpoint as the log gives it',
  })
}
