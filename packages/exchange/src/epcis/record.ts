import type { RecordKey } from '@karavan/model'
import { contentHash, type Digest, declarationPreHash, type EventInContext, hex, utf8 } from './event-hash.js'

/** The key of the record of an event. */
export function recordKey(found: EventInContext, sha256: Digest): RecordKey {
  const declaration = declarationPreHash(found)
  return {
    contentHash: contentHash(found, sha256),
    declarationKey: declaration === null ? '' : `ni:///sha-256;${hex(sha256(utf8(declaration)))}`,
  }
}
