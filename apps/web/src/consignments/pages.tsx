import { useWords } from '../words/words-context.js'

interface PagesProps {
  readonly total: number
  /** Consignments on one page. */
  readonly size: number
  /** How many come before the page that is shown. */
  readonly skip: number
  readonly turnTo: (skip: number) => void
}

/** The pages of a list that is longer than one. */
export function Pages({ total, size, skip, turnTo }: PagesProps) {
  const { say, number } = useWords()
  if (total <= size && skip === 0) return null
  return (
    <nav className="consignments-pages" aria-label={say('consignments.pages')}>
      <button
        type="button"
        className="button-second"
        disabled={skip === 0}
        onClick={() => turnTo(Math.max(0, skip - size))}
      >
        {say('consignments.before')}
      </button>
      <span>
        {say('consignments.page', {
          from: number(Math.min(skip + 1, total)),
          to: number(Math.min(skip + size, total)),
          total: number(total),
        })}
      </span>
      <button
        type="button"
        className="button-second"
        disabled={skip + size >= total}
        onClick={() => turnTo(skip + size)}
      >
        {say('consignments.next')}
      </button>
    </nav>
  )
}
