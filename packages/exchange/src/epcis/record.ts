import {
  contentHash,
  type Digest,
  declarationPreHash,
  type EventInContext,
  eventPreHash,
  hex,
  utf8,
} from './event-hash.js'

/**
 * Under which a report is kept: two reports with one key are one record. An event, the declaration that it is wrong and
 * the event that corrects it are three.
 */
export interface RecordKey {
  /** What happened, `ni:///sha-256;…?ver=CBV2.0`. */
  readonly contentHash: string
  /** `ni:///sha-256;…` of the error declaration; empty for an event without. */
  readonly declarationKey: string
}

/** The key of the record of an event. */
export function recordKey(found: EventInContext, sha256: Digest): RecordKey {
  const declaration = declarationPreHash(found)
  return {
    contentHash: contentHash(found, sha256),
    declarationKey: declaration === null ? '' : `ni:///sha-256;${hex(sha256(utf8(declaration)))}`,
  }
}

/**
 * The record as bytes, of which the leaf of a log is the SHA-256: canonical JSON (RFC 8785) of the canonical texts of the
 * event and of its declaration. As they do, it leaves out who sent the event, under which eventID, and in which spelling.
 */
export function recordBytes(found: EventInContext): Uint8Array {
  // Two texts under names in order: what RFC 8785 asks besides is how JSON.stringify writes.
  return utf8(JSON.stringify({ errorDeclaration: declarationPreHash(found), event: eventPreHash(found) }))
}
