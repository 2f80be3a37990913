import { StructuredError } from '@karavan/core'
import { base64, bytesOf, hex, isSame, joined, utf8 } from './bytes.js'
import type { Digest } from './hashes.js'

/** A key that signs notes. */
export interface NoteKey {
  /** Of who signs; no spaces, no plus. */
  readonly name: string
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array
}

/** Signs bytes with Ed25519: 64 bytes. */
export type Sign = (bytes: Uint8Array) => Uint8Array

/** Whether a signature of bytes was made with the key of an Ed25519 public key; false, too, for what is no signature. */
export type Verify = (bytes: Uint8Array, signature: Uint8Array, publicKey: Uint8Array) => boolean

/** The kind of key, before its bytes, in a text and in its number. */
const ED25519 = 1

/** A text with a signature beneath it (C2SP signed-note). @param text - ends with a line break */
export function signedNote(text: string, key: NoteKey, sign: Sign, sha256: Digest): string {
  const signature = sign(utf8(text))
  return `${text}\n— ${key.name} ${base64(joined([keyNumber(key, sha256), signature]))}\n`
}

/**
 * The text of a note that a key signed; signatures of others are left alone, as C2SP says.
 * @throws {StructuredError} NOTE_INVALID, NOTE_UNSIGNED
 */
export function openNote(note: string, key: NoteKey, verify: Verify, sha256: Digest): string {
  const end = note.lastIndexOf('\n\n')
  const lines = note.slice(end + 2).split('\n')
  if (end === -1 || lines.pop() !== '' || lines.length === 0) throw invalid(note)
  const text = note.slice(0, end + 1)
  const number = keyNumber(key, sha256)
  const isSigned = lines.some((line) => {
    const [, name, held = ''] = /^— (\S+) ([A-Za-z0-9+/]+={0,2})$/.exec(line) ?? []
    if (name === undefined) throw invalid(note)
    const bytes = bytesOf(held)
    if (bytes === null || bytes.length < number.length) throw invalid(note)
    if (name !== key.name || !isSame(number, bytes.subarray(0, number.length))) return false
    return verify(utf8(text), bytes.subarray(number.length), key.publicKey)
  })
  if (isSigned) return text
  throw new StructuredError({
    code: 'NOTE_UNSIGNED',
    received: lines.join(' '),
    expected: `a signature of the text by ${keyText(key, sha256)}`,
    remediation:
      'ask the operator of the log for the key with which it signs; where that is this one, the text was altered',
  })
}

/** A public key as people hand it on: name, number and key (C2SP signed-note). */
export function keyText(key: NoteKey, sha256: Digest): string {
  return `${key.name}+${hex(keyNumber(key, sha256))}+${base64(joined([new Uint8Array([ED25519]), key.publicKey]))}`
}

/** @throws {StructuredError} NOTE_KEY_INVALID */
export function parseKeyText(text: string, sha256: Digest): NoteKey {
  const [, name, number, held = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/.exec(text) ?? []
  const bytes = bytesOf(held)
  if (name !== undefined && bytes?.length === 33 && bytes[0] === ED25519) {
    const key = { name, publicKey: bytes.subarray(1) }
    if (hex(keyNumber(key, sha256)) === number) return key
  }
  throw new StructuredError({
    code: 'NOTE_KEY_INVALID',
    received: text,
    expected: 'NAME+NUMBER+KEY, an Ed25519 key whose number fits it (C2SP signed-note)',
    remediation: 'copy the whole key, as the operator of the log publishes it',
  })
}

/** First four bytes of a hash over name and key. */
function keyNumber({ name, publicKey }: NoteKey, sha256: Digest): Uint8Array {
  return sha256(joined([utf8(`${name}\n`), new Uint8Array([ED25519]), publicKey])).subarray(0, 4)
}

function invalid(note: string): StructuredError {
  return new StructuredError({
    code: 'NOTE_INVALID',
    received: note,
    expected: 'a text, an empty line, and signatures as “— NAME BASE64” (C2SP signed-note)',
    remediation: 'take the file as the log gives it, without a changed line break',
  })
}
