import { formatIdentifier, isIdentifierScheme } from '@karavan/core'
import { readKaravanUri } from './karavan-uri.js'

const BOX = /^urn:epc:id:bic:(.+)$/

/** What a URI in an event names, as people write it: `CSQU 305438 3`, `6063 5208`, `SAMPLE STAR`; others without their prefix. */
export function writtenName(uri: string): string {
  const box = BOX.exec(uri)?.[1]
  if (box !== undefined) return formatIdentifier('container', box)
  const named = readKaravanUri(uri)
  if (named === null) return uri.replace(/^urn:[a-z]+:(id:)?/, '')
  const { kind, parts } = named
  const text = parts.join(' ')
  return kind !== 'plate' && isIdentifierScheme(kind) ? formatIdentifier(kind, text) : text
}
