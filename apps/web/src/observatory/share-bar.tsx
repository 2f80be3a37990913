interface ShareBarProps {
  readonly counts: readonly { readonly state: string; readonly count: number }[]
}

/** Counts as shares of one bar; what they are stands in words beside it. */
export function ShareBar({ counts }: ShareBarProps) {
  return (
    <span className="share-bar" aria-hidden="true">
      {counts.map(
        ({ state, count }) => count > 0 && <span key={state} data-state={state} style={{ flexGrow: count }} />,
      )}
    </span>
  )
}
