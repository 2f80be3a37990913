import type { Problem } from '@karavan/api'
import { useEffect, useRef, useState } from 'react'
import { whyFailed } from '../api/client.js'

/** Where the reading of something stands. */
export type Reading<Value> =
  | { readonly kind: 'reading'; readonly former: Value | null }
  | { readonly kind: 'read'; readonly value: Value }
  | { readonly kind: 'failed'; readonly problem: Problem; readonly former: Value | null }

/**
 * Reads something from the server; what was read before stands until the new is there.
 * @param key - names what is read: another key reads anew
 * @returns where it stands, and how it is read again
 */
export function useReading<Value>(
  key: string,
  read: (signal: AbortSignal) => Promise<Value>,
): [Reading<Value>, () => void] {
  const [state, setState] = useState<Reading<Value>>({ kind: 'reading', former: null })
  const [attempt, setAttempt] = useState(0)
  const current = useRef(read)
  current.current = read
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for what is read
  useEffect(() => {
    const leaving = new AbortController()
    setState((before) => ({ kind: 'reading', former: lastIn(before) }))
    current.current(leaving.signal).then(
      (value) => {
        if (!leaving.signal.aborted) setState({ kind: 'read', value })
      },
      (error: unknown) => {
        if (!leaving.signal.aborted)
          setState((before) => ({ kind: 'failed', problem: whyFailed(error), former: lastIn(before) }))
      },
    )
    return () => leaving.abort()
  }, [key, attempt])
  return [state, () => setAttempt(attempt + 1)]
}

/** What is there to be shown; null where there is nothing yet. */
export function readIn<Value>(state: Reading<Value>): Value | null {
  if (state.kind === 'read') return state.value
  return state.kind === 'reading' ? state.former : null
}

/** What was read last, though a newer could not be had; null where nothing ever was. */
export function lastIn<Value>(state: Reading<Value>): Value | null {
  return state.kind === 'read' ? state.value : state.former
}
