import { useEffect, useState } from 'react'

/** How often samples are looked for while they are being made. */
const LOOKED_FOR_MS = 1_500

/**
 * Asks a list anew while samples are being made.
 * @param coming - samples that its last answer had not yet; null while it is asked
 * @param again - stays the same from one call to the next
 */
export function useComing(coming: number | null, again: () => void): void {
  useEffect(() => {
    if (coming === null || coming === 0) return
    const timer = setTimeout(again, LOOKED_FOR_MS)
    return () => clearTimeout(timer)
  }, [coming, again])
}

/** A number that grows, and what makes it grow; the latter stays the same. */
export function useCount(): readonly [number, () => void] {
  const [count, setCount] = useState(0)
  const [grow] = useState(() => () => setCount((before) => before + 1))
  return [count, grow]
}
