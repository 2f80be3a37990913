import { StructuredError } from '@karavan/core'
import { base64, bytesOf } from './bytes.js'
import { type Checkpoint, parseCheckpoint } from './checkpoint.js'
import { type Digest, HASH_BYTES, type Hash, leafHash } from './hashes.js'
import { type NoteKey, openNote, type Verify } from './note.js'
import { isIncluded } from './verify.js'

/** That an entry stands in a log, for whoever has the entry and the key of the log, without asking anybody. */
export interface InclusionProof {
  /** What goes with it, as what the entry was made of; null where nothing does. */
  readonly extra: Uint8Array | null
  readonly index: number
  readonly path: readonly Hash[]
  /** A signed checkpoint. */
  readonly checkpoint: string
}

const HEAD = 'c2sp.org/tlog-proof@v1'

/** A proof as a file (C2SP tlog-proof). */
export function proofText({ extra, index, path, checkpoint }: InclusionProof): string {
  const more = extra === null ? [] : [`extra ${base64(extra)}`]
  return `${[HEAD, ...more, `index ${index}`, ...path.map(base64)].join('\n')}\n\n${checkpoint}`
}

/** @throws {StructuredError} PROOF_INVALID */
export function parseProof(text: string): InclusionProof {
  const end = text.indexOf('\n\n')
  const [head, ...lines] = text.slice(0, Math.max(end, 0)).split('\n')
  const [, more] = /^extra (.*)$/.exec(lines[0] ?? '') ?? []
  const extra = more === undefined ? null : bytesOf(more)
  const [indexLine = '', ...held] = more === undefined ? lines : lines.slice(1)
  const index = Number(/^index (0|[1-9]\d*)$/.exec(indexLine)?.[1] ?? Number.NaN)
  const path = held.map(bytesOf)
  const isWhole = path.every((hash) => hash?.length === HASH_BYTES) && (more === undefined || extra !== null)
  if (head === HEAD && Number.isSafeInteger(index) && isWhole) {
    return { extra, index, path: path.filter((hash) => hash !== null), checkpoint: text.slice(end + 2) }
  }
  throw new StructuredError({
    code: 'PROOF_INVALID',
    received: text,
    expected: `${HEAD}, index N, hashes in base64, an empty line and a signed checkpoint (C2SP tlog-proof)`,
    remediation: 'take the proof as the log gives it',
  })
}

/**
 * Checks that an entry stands in the log that a proof speaks of.
 * @returns what the log said of itself, signed
 * @throws {StructuredError} NOTE_INVALID, NOTE_UNSIGNED, CHECKPOINT_INVALID, PROOF_FALSE
 */
export function checkProof(
  entry: Uint8Array,
  proof: InclusionProof,
  key: NoteKey,
  verify: Verify,
  sha256: Digest,
): Checkpoint {
  const checkpoint = parseCheckpoint(openNote(proof.checkpoint, key, verify, sha256))
  if (isIncluded(leafHash(entry, sha256), proof.index, proof.path, checkpoint, sha256)) return checkpoint
  throw new StructuredError({
    code: 'PROOF_FALSE',
    received: `entry ${proof.index} of ${checkpoint.size}`,
    expected: 'hashes that lead from the entry to the root of the checkpoint',
    remediation: 'the entry, the proof or the log was altered: ask the log for a new proof, and keep this one',
  })
}
