import { type ReactNode, useState } from 'react'

interface FoldedProps {
  readonly title: string
  /** Whether it is open at first: something stands in it already. */
  readonly isFilled: boolean
  readonly children: ReactNode
}

/** What few need, folded away. */
export function Folded({ title, isFilled, children }: FoldedProps) {
  const [wasFilled] = useState(isFilled)
  return (
    <details className="enter-more enter-wide" open={wasFilled}>
      <summary>{title}</summary>
      {children}
    </details>
  )
}
