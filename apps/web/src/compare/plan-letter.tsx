/** The letter by which a plan is called while it stands beside others. */
export function letterOf(index: number): string {
  return String.fromCharCode(65 + index)
}

/** The letter of a plan in the colour and on the line by which its curve is drawn. */
export function PlanLetter({ index }: { index: number }) {
  return (
    <span className={`plan-letter plan-${letterOf(index)}`}>
      <svg viewBox="0 0 24 4" width="24" height="4" aria-hidden="true">
        <path className="plan-line" d="M0 2H24" />
      </svg>
      {letterOf(index)}
    </span>
  )
}
