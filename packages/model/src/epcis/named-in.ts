import { canonicalGs1 } from '@karavan/core'
import type { EpcisEvent, QuantityElement } from './event.js'

type Fields = Readonly<Record<string, unknown>>

const LISTS_OF_NAMES = ['epcList', 'childEPCs', 'inputEPCList', 'outputEPCList'] as const
const LISTS_OF_CLASSES = ['quantityList', 'childQuantityList', 'inputQuantityList', 'outputQuantityList'] as const

/**
 * Every thing and every paper that an event names: EPCs and their classes, what carries them, business transactions,
 * sources and destinations, the transformation. Each as it is written, and once more in the form that all spellings of a GS1
 * key share; each once.
 */
export function namedIn(event: EpcisEvent): readonly string[] {
  const fields = event as unknown as Fields
  const names = new Set<string>()
  const add = (name: unknown) => {
    if (typeof name !== 'string') return
    names.add(name)
    names.add(canonicalGs1(name) ?? name)
  }
  for (const list of LISTS_OF_NAMES) for (const name of listOf<string>(fields[list])) add(name)
  for (const list of LISTS_OF_CLASSES) {
    for (const { epcClass } of listOf<QuantityElement>(fields[list])) add(epcClass)
  }
  add(fields['parentID'])
  add(fields['transformationID'])
  for (const { bizTransaction } of event.bizTransactionList ?? []) add(bizTransaction)
  for (const { source } of event.sourceList ?? []) add(source)
  for (const { destination } of event.destinationList ?? []) add(destination)
  return [...names]
}

function listOf<T>(value: unknown): readonly T[] {
  return Array.isArray(value) ? value : []
}
