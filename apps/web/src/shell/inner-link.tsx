import type { AnchorHTMLAttributes, MouseEvent } from 'react'
import { goTo } from './parts.js'

interface InnerLinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly href: string
  /** What is done instead of going to the address. */
  readonly onFollow?: () => void
}

/** A link within the page: followed without loading the page anew, unless another tab or window is asked for. */
export function InnerLink({ href, onFollow = () => goTo(href), children, ...rest }: InnerLinkProps) {
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    onFollow()
  }
  return (
    <a {...rest} href={href} onClick={follow}>
      {children}
    </a>
  )
}
