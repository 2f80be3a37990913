/** A stretch of whole minutes, both ends in it. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Stretches of time that are found by time: k of n in about k log n steps (a tree over the latest ends of those in order). */
export class Spans<Kept> {
  readonly #kept: readonly Kept[]
  readonly #starts: readonly number[]
  /** The latest end below each node; the children of node i are 2i and 2i + 1, the root is 1. */
  readonly #latest: Float64Array
  readonly #leaves: number

  constructor(kept: readonly Kept[], spanOf: (kept: Kept) => Span) {
    const sorted = kept.map((each) => ({ each, ...spanOf(each) })).sort((a, b) => a.start - b.start)
    this.#kept = sorted.map(({ each }) => each)
    this.#starts = sorted.map(({ start }) => start)
    this.#leaves = 2 ** Math.ceil(Math.log2(Math.max(1, sorted.length)))
    this.#latest = new Float64Array(2 * this.#leaves).fill(Number.NEGATIVE_INFINITY)
    for (const [i, { end }] of sorted.entries()) this.#latest[this.#leaves + i] = end
    for (let node = this.#leaves - 1; node > 0; node -= 1) this.#settle(node)
  }

  /** Those that have begun by a time and last until another, in the order in which they begin. */
  find(begunBy: number, lastingUntil: number): readonly Kept[] {
    return this.#found(begunBy, lastingUntil).flatMap((i) => this.#kept[i] ?? [])
  }

  /** The same, and they are found no more. */
  take(begunBy: number, lastingUntil: number): readonly Kept[] {
    const found = this.#found(begunBy, lastingUntil)
    for (const i of found) {
      let node = this.#leaves + i
      this.#latest[node] = Number.NEGATIVE_INFINITY
      for (node >>= 1; node > 0; node >>= 1) this.#settle(node)
    }
    return found.flatMap((i) => this.#kept[i] ?? [])
  }

  #settle(node: number): void {
    this.#latest[node] = Math.max(this.#latest[2 * node] ?? 0, this.#latest[2 * node + 1] ?? 0)
  }

  #found(begunBy: number, lastingUntil: number): number[] {
    const found: number[] = []
    const below = countUntil(this.#starts, (start) => start, begunBy)
    const visit = (node: number, first: number, width: number): void => {
      if (first >= below || !((this.#latest[node] ?? Number.NaN) >= lastingUntil)) return
      if (width === 1) {
        found.push(first)
        return
      }
      visit(2 * node, first, width / 2)
      visit(2 * node + 1, first + width / 2, width / 2)
    }
    visit(1, 0, this.#leaves)
    return found
  }
}

/** How many of what is in the order of time are not later than a time. */
export function countUntil<Kept>(kept: readonly Kept[], timeOf: (kept: Kept) => number, at: number): number {
  let [low, high] = [0, kept.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const each = kept[middle]
    if (each !== undefined && timeOf(each) <= at) low = middle + 1
    else high = middle
  }
  return low
}

/** What has a key in common, in order. */
export function groupBy<Kept>(kept: Iterable<Kept>, keyOf: (kept: Kept) => string): Map<string, Kept[]> {
  const groups = new Map<string, Kept[]>()
  for (const each of kept) {
    const key = keyOf(each)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [each])
    else group.push(each)
  }
  return groups
}
