/** A length with at most three decimals. */
export function digits(value: number): string {
  return String(Math.round(value * 1000) / 1000)
}
