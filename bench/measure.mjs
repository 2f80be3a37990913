/** Runs an action and returns its result with the milliseconds it took. */
export function timed(action) {
  const start = performance.now()
  const result = action()
  return { result, ms: performance.now() - start }
}

/** Median, 95th percentile (nearest rank), mean and greatest of some milliseconds. */
export function summary(times) {
  const sorted = [...times].sort((a, b) => a - b)
  const rank = (share) => round(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)])
  const mean = sorted.reduce((sum, time) => sum + time, 0) / sorted.length
  return { median: rank(0.5), p95: rank(0.95), mean: round(mean), max: rank(1) }
}

/** Four significant digits. */
export function round(value) {
  return Number(value.toPrecision(4))
}

/**
 * Asks questions one after another until all are answered or the time is up; the first `warmUp` are not counted.
 * @returns {{ times: number[], answers: unknown[] }}
 */
export function ask(queries, answer, { warmUp, seconds }) {
  const end = performance.now() + seconds * 1000
  const times = []
  const answers = []
  for (const [n, query] of queries.entries()) {
    const { result, ms } = timed(() => answer(query))
    if (n >= warmUp) {
      times.push(ms)
      answers.push(result)
    }
    if (performance.now() > end && times.length > 0) break
  }
  return { times, answers }
}
