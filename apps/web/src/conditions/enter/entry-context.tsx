import { createContext, useContext } from 'react'
import type { useEntry } from './use-entry.js'

interface EntryForm extends ReturnType<typeof useEntry> {
  /** The column that is pointed at: its words stand out in the text. */
  readonly pointed: string | null
  readonly point: (column: string | null) => void
}

export const EntryContext = createContext<EntryForm | null>(null)

/** The form around a field. */
export function useEntryForm(): EntryForm {
  const form = useContext(EntryContext)
  if (form === null) throw new Error('there is no form around this field')
  return form
}
