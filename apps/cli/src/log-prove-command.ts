import { StructuredError } from '@karavan/core'
import type { StoredLedger, ToldEvent } from '@karavan/storage'
import { writeNewFile } from './new-file.js'
import { type Invocation, UsageError } from './options.js'
import type { Outcome } from './plan-command.js'
import { withStorage } from './with-storage.js'

/**
 * `karavan log prove HASH [--sender PARTY] [--out FILE]`: a proof that somebody told of an event.
 * @throws {StructuredError} EVENT_UNTOLD, FILE_UNWRITABLE, DATABASE_*
 */
export async function logProve({ operands, values }: Invocation): Promise<Outcome> {
  const [hash, ...others] = operands
  if (hash === undefined || others.length > 0)
    throw new UsageError('karavan log prove takes the hash of one event, as karavan events hash prints it')
  const sender = typeof values['sender'] === 'string' ? values['sender'] : null
  const proof = await withStorage(async (storage) =>
    storage.made() ? proofOf(await storage.ledger(), hash, sender) : Promise.reject(untold(hash, sender, [])),
  )
  const { out } = values
  if (typeof out !== 'string') return { code: 0, output: proof }
  writeNewFile(out, proof)
  return { code: 0, output: `Wrote the proof to ${out}; check it with karavan log verify ${out}\n` }
}

async function proofOf(ledger: StoredLedger, hash: string, sender: string | null): Promise<string> {
  await ledger.append()
  const told = await ledger.tellersOf(hash)
  const first = told.find((each) => sender === null || each.sender === sender)
  const proof = first === undefined ? null : await ledger.prove(first.messageId, first.recordId)
  if (proof === null) throw untold(hash, sender, told)
  return proof
}

function untold(hash: string, sender: string | null, told: readonly ToldEvent[]): StructuredError {
  const senders = [...new Set(told.map((each) => each.sender))]
  return new StructuredError({
    code: 'EVENT_UNTOLD',
    received: sender === null ? hash : `${hash} by ${sender}`,
    expected: 'the hash of an event that was told, as ni:///sha-256;…?ver=CBV2.0',
    remediation:
      senders.length === 0
        ? 'see karavan events list --json for the hashes of what was told'
        : `it was told by ${senders.join(', ')}: name one of them in --sender`,
    candidates: senders,
  })
}
