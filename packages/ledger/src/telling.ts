import { StructuredError } from '@karavan/core'
import { base64, bytesOf, joined, utf8 } from './bytes.js'
import type { Digest } from './hashes.js'

/** That somebody told of an event, as an entry of a log holds it. */
export interface LoggedTelling {
  /** Content hash of the event (CBV 2.0, 8.9), a URI. */
  readonly event: string
  /** Hash of the declaration that it is wrong, a URI; empty where this is no declaration. */
  readonly declaration: string
  /** Who told it. */
  readonly sender: string
  /** When it was received, in UTC. */
  readonly receivedAt: string
  /** When it was read of that message, in UTC, where that was when the same bytes came again. */
  readonly readAt?: string
  /** SHA-256 of the message in which it came, in hexadecimal. */
  readonly message: string
  /** SHA-256 of the record as it is kept, in hexadecimal. */
  readonly kept: string
}

/** A telling with the salt of its entry: whoever has both can make the entry, nobody can guess one from the log alone. */
export interface OpenedTelling {
  readonly telling: LoggedTelling
  /** 32 bytes. */
  readonly salt: Uint8Array
}

const SALT_BYTES = 32

const FIELDS = ['declaration', 'event', 'kept', 'message', 'receivedAt', 'sender'] as const

/** In the order of canonical JSON. */
const WRITTEN = [...FIELDS, 'readAt'].sort()

/** The entry of a log for a telling: the SHA-256 of the salt and of the telling as canonical JSON (RFC 8785). */
export function tellingEntry({ telling, salt }: OpenedTelling, sha256: Digest): Uint8Array {
  return sha256(joined([salt, utf8(canonical(telling))]))
}

/** An opened telling as bytes that go with a proof. */
export function writeOpened({ telling, salt }: OpenedTelling): Uint8Array {
  return utf8(`{"salt":${JSON.stringify(base64(salt))},"telling":${canonical(telling)}}`)
}

/** @param text - as `writeOpened` wrote it. @throws {StructuredError} PROOF_INVALID */
export function readOpened(text: string): OpenedTelling {
  const held = parsed(text)
  const salt = isRecord(held) && typeof held['salt'] === 'string' ? bytesOf(held['salt']) : null
  const telling = isRecord(held) ? held['telling'] : null
  if (salt?.length === SALT_BYTES && isTelling(telling)) return { telling, salt }
  throw new StructuredError({
    code: 'PROOF_INVALID',
    received: text,
    expected: 'what was told, and the salt of its entry, as JSON',
    remediation: 'take the proof as the log gives it',
  })
}

function canonical(telling: LoggedTelling): string {
  return JSON.stringify(telling, WRITTEN)
}

function isTelling(value: unknown): value is LoggedTelling {
  if (!isRecord(value) || !['string', 'undefined'].includes(typeof value['readAt'])) return false
  return FIELDS.every((name) => typeof value[name] === 'string')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
