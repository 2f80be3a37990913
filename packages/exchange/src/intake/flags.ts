import { type IdentifierScheme, isIdentifierScheme, isInstant, readIdentifier } from '@karavan/core'
import { readKaravanUri } from '@karavan/model'

/** EPCs whose last part is an identifier with a check digit. */
const EPC_SCHEMES: readonly (readonly [prefix: string, scheme: IdentifierScheme])[] = [
  ['urn:epc:id:bic:', 'container'],
  ['urn:epc:id:imovn:', 'imo'],
]

/**
 * What is odd in the names of an event and in its time; each once. A message with such an event is taken as it is.
 * @param eventTime - milliseconds since 1970
 */
export function flagsOf(names: readonly string[], eventTime: number): readonly string[] {
  return [
    ...(names.some(isWrong) ? ['checkDigitWrong'] : []),
    ...(isInstant(Math.floor(eventTime / 60_000)) ? [] : ['timeOutside']),
  ]
}

function isWrong(name: string): boolean {
  const found = identifierIn(name)
  return found !== null && readIdentifier(found.scheme, found.value).verdict === 'checkDigitWrong'
}

function identifierIn(name: string): { readonly scheme: IdentifierScheme; readonly value: string } | null {
  for (const [prefix, scheme] of EPC_SCHEMES) {
    if (name.startsWith(prefix)) return { scheme, value: name.slice(prefix.length) }
  }
  const { kind, parts } = readKaravanUri(name) ?? { kind: '', parts: [] }
  const [value] = parts
  return value !== undefined && isIdentifierScheme(kind) ? { scheme: kind, value } : null
}
