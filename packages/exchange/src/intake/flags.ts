import { type IdentifierScheme, isIdentifierScheme, readIdentifier } from '@karavan/core'
import { readKaravanUri } from '@karavan/model'

/** EPCs whose last part is an identifier with a check digit. */
const EPC_SCHEMES: readonly (readonly [prefix: string, scheme: IdentifierScheme])[] = [
  ['urn:epc:id:bic:', 'container'],
  ['urn:epc:id:imovn:', 'imo'],
]

/** What is odd in the names of an event; each once. A message with such a name is taken as it is. */
export function flagsOf(names: readonly string[]): readonly string[] {
  return names.some(isWrong) ? ['checkDigitWrong'] : []
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
