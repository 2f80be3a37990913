const BAR = 7
const GAP = 2
const HEIGHT = 24
const LETTERS = 8

interface MonthStripProps {
  /** From January to December; null where a month has no value of its own. */
  readonly values: readonly (number | null)[]
  /** What a full bar stands for. */
  readonly most: number
  /** What the bars say, in words. */
  readonly label: string
  /** First letters of the months, where there is room for them. */
  readonly letters?: readonly string[] | undefined
}

/** Twelve bars, from January to December. */
export function MonthStrip({ values, most, label, letters }: MonthStripProps) {
  return (
    <svg
      className="month-strip"
      viewBox={`0 0 ${values.length * (BAR + GAP) - GAP} ${letters ? HEIGHT + LETTERS : HEIGHT}`}
      role="img"
      aria-label={label}
    >
      {values.map((value, month) => {
        const height = value === null || most <= 0 ? 1 : Math.max(1, (value / most) * HEIGHT)
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a month is its place in the year
            key={month}
            x={month * (BAR + GAP)}
            y={HEIGHT - height}
            width={BAR}
            height={height}
            data-empty={value === null}
          />
        )
      })}
      {letters?.map((letter, month) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a month is its place in the year
        <text key={month} x={month * (BAR + GAP) + BAR / 2} y={HEIGHT + LETTERS - 1}>
          {letter}
        </text>
      ))}
    </svg>
  )
}
