import { useEffect, useState } from 'react'

/** The part of a document that tells whether it is seen. */
interface Sight extends Pick<EventTarget, 'addEventListener' | 'removeEventListener'> {
  readonly visibilityState: DocumentVisibilityState
}

/**
 * Calls whenever so many minutes have passed since it was called last, while the page is seen; at once when the page is seen
 * again after them.
 * @returns ends it
 */
export function renewWhenOld(minutes: number, renew: () => void, sight: Sight): () => void {
  let last = Date.now()
  const look = () => {
    if (sight.visibilityState !== 'visible' || Date.now() - last < minutes * 60_000) return
    last = Date.now()
    renew()
  }
  const timer = setInterval(look, 60_000)
  sight.addEventListener('visibilitychange', look)
  return () => {
    clearInterval(timer)
    sight.removeEventListener('visibilitychange', look)
  }
}

/** How often what was read has grown older than so many minutes, while the page is seen: part of the key of what is read anew. */
export function useRenewals(minutes: number): number {
  const [renewals, setRenewals] = useState(0)
  useEffect(() => renewWhenOld(minutes, () => setRenewals((count) => count + 1), document), [minutes])
  return renewals
}
