/**
 * Shares a whole number out in whole numbers that add up to it, by the largest remainder: each part has its exact share
 * rounded down, and what is left goes to the parts that lost most: of equal losses to the greater part, of equal parts to
 * the first.
 * @param whole - 0 or more
 * @param weights - none below 0; where all are 0, each part is 0
 */
export function shareOut(whole: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  if (sum === 0) return weights.map(() => 0)
  const exact = weights.map((weight) => (weight / sum) * whole)
  const shares = exact.map(Math.floor)
  const left = whole - shares.reduce((total, share) => total + share, 0)
  const byLoss = exact
    .map((value, i) => ({ i, loss: value - Math.floor(value) }))
    .sort((a, b) => b.loss - a.loss || (weights[b.i] ?? 0) - (weights[a.i] ?? 0) || a.i - b.i)
  for (const { i } of byLoss.slice(0, left)) shares[i] = (shares[i] ?? 0) + 1
  return shares
}

/**
 * Shares of a whole, 0–1, in hundredths that add up to it, for faces that say percentages. One that would be nothing or
 * all without being so stays as it is, to be said as less than 1 % or more than 99 %.
 */
export function inHundredths(shares: readonly number[]): number[] {
  return shareOut(100, shares).map((points, i) => (points % 100 === 0 ? (shares[i] ?? 0) : points / 100))
}
