import type { Weakness } from '@karavan/model'

/** How weak a row is, as a shape: full, half full, a stopped clock, a broken ring. */
export function WeakMark({ weakness }: { readonly weakness: Weakness }) {
  return (
    <svg className={`weak-mark weak-${weakness}`} viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      {weakness === 'fine' && <circle cx="6" cy="6" r="5" fill="currentColor" />}
      {weakness !== 'fine' && (
        <circle
          cx="6"
          cy="6"
          r="4.4"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
          strokeDasharray={weakness === 'assumed' ? '2.2 1.6' : undefined}
        />
      )}
      {weakness === 'estimated' && <path d="M6 1.6a4.4 4.4 0 0 1 0 8.8Z" fill="currentColor" />}
      {weakness === 'old' && <path d="M6 3.6V6l1.8 1.2" fill="none" stroke="currentColor" strokeWidth="1.3" />}
    </svg>
  )
}
