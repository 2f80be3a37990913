import type { RecordKey } from '@karavan/model'
import {
  contentHash,
  type Digest,
  declarationPreHash,
  type EventInContext,
  eventPreHash,
  hex,
  utf8,
} from './event-hash.js'

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
