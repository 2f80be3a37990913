interface ShareBarProps {
  /** With what each is called beneath the bar. */
  readonly counts: readonly { readonly state: string; readonly count: number; readonly name: string }[]
}

/** Counts as shares of one bar, with what its colours stand for. */
export function ShareBar({ counts }: ShareBarProps) {
  const there = counts.filter(({ count }) => count > 0)
  return (
    <>
      <span className="share-bar" aria-hidden="true">
        {there.map(({ state, count }) => (
          <span key={state} data-state={state} style={{ flexGrow: count }} />
        ))}
      </span>
      <span className="share-legend">
        {there.map(({ state, count, name }) => (
          <span key={state}>
            <span className="share-key" data-state={state} aria-hidden="true" />
            {count} {name}{' '}
          </span>
        ))}
      </span>
    </>
  )
}
