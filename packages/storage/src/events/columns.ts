import { canonicalGs1 } from '@karavan/core'
import type { EpcisEvent } from '@karavan/model'
import type { EventWordKind } from './tables.js'

/** Most characters of a text that an index holds; so many bytes fit on its pages in any script. */
const LONGEST = 500

/** A text as an index holds it: what is longer is found by its beginning. */
export function indexed(text: string): string {
  return text.slice(0, LONGEST).replaceAll('\0', '\ufffd')
}

/** The hash in a URI `ni:///sha-256;…`; nothing for an empty text. */
export function bytesOfHash(uri: string): Buffer {
  return Buffer.from(/;([0-9a-f]{64})/.exec(uri)?.[1] ?? '', 'hex')
}

/** The URI of a content hash. */
export function contentHashUri(bytes: Buffer): string {
  return `ni:///sha-256;${bytes.toString('hex')}?ver=CBV2.0`
}

/** The URI of the hash of a declaration; empty where there is none. */
export function declarationUri(bytes: Buffer): string {
  return bytes.length === 0 ? '' : `ni:///sha-256;${bytes.toString('hex')}`
}

/** The words of an event as columns hold them: as they are written, places in the form that all their spellings share. */
export function wordsOf(event: EpcisEvent): Readonly<Record<EventWordKind, string | null>> {
  return {
    eventType: column(event.type),
    bizStep: column(event.bizStep),
    disposition: column(event.disposition),
    readPoint: placeColumn(event.readPoint?.id),
    bizLocation: placeColumn(event.bizLocation?.id),
  }
}

function column(value: unknown): string | null {
  return typeof value === 'string' ? indexed(value) : null
}

function placeColumn(id: unknown): string | null {
  return column(typeof id === 'string' ? (canonicalGs1(id) ?? id) : id)
}
