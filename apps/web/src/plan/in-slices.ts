/** Milliseconds of work after which the page is let go on. */
const SLICE_MS = 8

/**
 * Long work of which the page need not wait: each `yield` is a place where it may be interrupted; what it returns is the
 * result.
 */
export type LongWork<Result> = Generator<void, Result, void>

/**
 * Does long work a little at a time, so that the page can be drawn and used meanwhile.
 * @returns what gives it up
 */
export function inSlices<Result>(work: LongWork<Result>, onDone: (result: Result) => void): () => void {
  let timer: ReturnType<typeof setTimeout>
  const go = () => {
    const until = performance.now() + SLICE_MS
    do {
      const step = work.next()
      if (step.done) {
        onDone(step.value)
        return
      }
    } while (performance.now() < until)
    timer = setTimeout(go)
  }
  timer = setTimeout(go)
  return () => clearTimeout(timer)
}

/** Does long work at once. */
export function atOnce<Result>(work: LongWork<Result>): Result {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}
