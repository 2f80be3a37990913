import { statSync } from 'node:fs'
import { StructuredError } from '@karavan/core'
import { contentHash, readEpcis } from '@karavan/exchange'
import { checkProof, keyText, type NoteKey, parseKeyText, parseProof, readOpened, tellingEntry } from '@karavan/ledger'
import { sha256, verifyEd25519 } from '@karavan/storage'
import { verifyFolder, verifyKept } from './log-doubts.js'
import { type Invocation, type OptionValues, UsageError } from './options.js'
import { asJson, type Outcome } from './plan-command.js'
import type { Progress } from './progress.js'
import { bytesOf, textOf } from './text-of.js'
import { withStorage } from './with-storage.js'

/**
 * `karavan log verify`: without a name, all that is kept against the log, and the log against itself; with the name of a
 * proof, or of a folder that holds a log, that alone, for which nothing but the key is needed. Exit code 1 where something
 * was rewritten.
 * @throws {StructuredError} PROOF_*, NOTE_*, CHECKPOINT_INVALID, LOG_BROKEN, FILE_UNREADABLE, DATABASE_*
 */
export async function logVerify({ operands, values }: Invocation, progress: Progress): Promise<Outcome> {
  const [name, ...others] = operands
  if (others.length > 0)
    throw new UsageError('karavan log verify takes one proof, or one folder that holds a log, or nothing')
  if (name === undefined) return verifyKept(values, progress)
  const key = await keyFor(values)
  const isFolder = statSync(name, { throwIfNoEntry: false })?.isDirectory() === true
  return isFolder ? verifyFolder(name, key, values) : verifyProof(name, key, values)
}

/** The key that was named, else that of the log here. */
async function keyFor(values: OptionValues): Promise<NoteKey> {
  const { key } = values
  if (typeof key === 'string') return parseKeyText(key, sha256)
  return withStorage(async (storage) => {
    if (storage.made()) return (await storage.ledger()).key()
    throw new UsageError('There is no log here: name the key that signed with --key, as karavan log show prints it')
  })
}

function verifyProof(file: string, key: NoteKey, { event, json }: OptionValues): Outcome {
  const proof = parseProof(textOf(file))
  const opened = readOpened(Buffer.from(proof.extra ?? []).toString('utf8'))
  const { telling } = opened
  const { origin, size } = checkProof(tellingEntry(opened, sha256), proof, key, verifyEd25519, sha256)
  if (typeof event === 'string' && !hashesIn(event).includes(telling.event)) {
    throw new StructuredError({
      code: 'PROOF_FALSE',
      received: event,
      expected: `a document with the event ${telling.event}`,
      remediation: 'the proof is of another event, or the event was altered',
    })
  }
  if (json === true) return { code: 0, output: asJson({ telling, index: proof.index, size, origin }) }
  return {
    code: 0,
    output: [
      `${telling.sender} ${telling.declaration === '' ? 'told of' : 'declared wrong'} ${telling.event}`,
      `received ${telling.receivedAt} in a message with the SHA-256 ${telling.message}`,
      ...(telling.readAt === undefined ? [] : [`read of it ${telling.readAt}, when the same bytes came again`]),
      `entry ${proof.index} of ${size} in the log ${origin}, signed with ${keyText(key, sha256)}`,
      '',
    ].join('\n'),
  }
}

function hashesIn(file: string): readonly string[] {
  return readEpcis(bytesOf(file)).events.map((found) => contentHash(found, sha256))
}
