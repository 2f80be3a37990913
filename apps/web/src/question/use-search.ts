import { useEffect, useState } from 'react'
import { isTakenBack } from '../api/client.js'

/** What a search found for a text. */
interface Found<Item> {
  readonly items: readonly Item[]
  /** Said above them, as that they are guesses. */
  readonly note?: string
  /** True where the first may be taken for what was typed, though nobody pointed at it. */
  readonly sure: boolean
}

/** Finds what a text may mean. */
export type Search<Item> = (text: string, signal: AbortSignal) => Promise<Found<Item>>

interface Searched<Item> extends Found<Item> {
  /** The text that it answers to; not always the one that is wanted now. */
  readonly text: string
}

const PAUSE_MS = 120

/**
 * The latest that was found while a text is being typed; null for the empty text, or before anything came.
 * @param fault - what is said where the search fails
 */
export function useSearch<Item>(text: string, search: Search<Item>, fault: string): Searched<Item> | null {
  const [found, setFound] = useState<Searched<Item> | null>(null)
  useEffect(() => {
    if (text === '') {
      setFound(null)
      return
    }
    const leaving = new AbortController()
    const pause = setTimeout(() => {
      search(text, leaving.signal).then(
        (answer) => setFound({ ...answer, text }),
        (error: unknown) => {
          if (!isTakenBack(error)) setFound({ items: [], note: fault, sure: false, text })
        },
      )
    }, PAUSE_MS)
    return () => {
      clearTimeout(pause)
      leaving.abort()
    }
  }, [text, search, fault])
  return text === '' ? null : found
}
