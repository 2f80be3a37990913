import { useEffect, useRef, useState } from 'react'
import { pauseBefore } from '../api/pace.js'

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

/**
 * Asks a list anew while some of it is worked out anew, which may go on for an hour: more and more seldom.
 * @param renewing - how many of it are; null while it is asked
 * @param again - stays the same from one call to the next
 */
export function useRenewing(renewing: number | null, again: () => void): void {
  const inRow = useRef(0)
  useEffect(() => {
    if (renewing === 0) inRow.current = 0
    if (renewing === null || renewing === 0) return
    const timer = setTimeout(
      () => {
        inRow.current += 1
        again()
      },
      pauseBefore(inRow.current, Math.random()),
    )
    return () => clearTimeout(timer)
  }, [renewing, again])
}

/** A number that grows, and what makes it grow; the latter stays the same. */
export function useCount(): readonly [number, () => void] {
  const [count, setCount] = useState(0)
  const [grow] = useState(() => () => setCount((before) => before + 1))
  return [count, grow]
}
