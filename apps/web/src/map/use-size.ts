import { type RefObject, useEffect, useState } from 'react'

/** Size of an element in whole pixels, as it changes; nothing before it is there. */
export function useSize(element: RefObject<Element | null>): { readonly width: number; readonly height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 })
  useEffect(() => {
    if (!element.current) return
    const watch = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {}
      setSize({ width: Math.round(width), height: Math.round(height) })
    })
    watch.observe(element.current)
    return () => watch.disconnect()
  }, [element])
  return size
}
