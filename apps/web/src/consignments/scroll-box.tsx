import type { ReactNode } from 'react'

interface ScrollBoxProps {
  /** What stands in it. */
  readonly label: string
  readonly className?: string
  readonly children: ReactNode
}

/** A table that may be wider than its place, and is scrolled by the keyboard as well. */
export function ScrollBox({ label, className = '', children }: ScrollBoxProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className={`consignment-scroll ${className}`.trim()} aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
