import { boundTo, type FullName, fullNameOf, isIri, type Namespaces } from '../namespaces.js'

/**
 * What a name with a prefix in a question stands for. A prefix that the question does not bind stands for what each event
 * binds it to.
 * @param question - prefixes that the question binds
 */
export function askedName(name: string, question: Namespaces): (ofEvent: Namespaces) => FullName {
  const prefix = name.slice(0, Math.max(name.indexOf(':'), 0))
  if (!isIri(name) && boundTo(prefix, question) === undefined) return (ofEvent) => fullNameOf(name, ofEvent)
  const fullName = fullNameOf(name, question)
  return () => fullName
}
