/** The first pause and the longest, ms; up to half as much again is added by chance. */
const [FIRST_MS, LONGEST_MS] = [1_000, 10_000]

/** After so long without a change the next one is told as soon as the first, ms. */
const QUIET_MS = 3_000

/**
 * How long is waited before a page asks again of what goes on changing: longer each time, and not as long as the other pages
 * that heard of the same changes.
 * @param inRow - how often it has asked so before
 * @param random - from 0 to below 1
 * @returns ms, from 1,000 to below 15,000
 */
export function pauseBefore(inRow: number, random: number): number {
  return Math.min(FIRST_MS * 2 ** inRow, LONGEST_MS) * (1 + random / 2)
}

/** How often a page has asked in a row when a change comes. @param quiet - since it asked last, ms */
export function inRowAfter(inRow: number, quiet: number): number {
  return quiet > QUIET_MS ? 0 : inRow + 1
}
