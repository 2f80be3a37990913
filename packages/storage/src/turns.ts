/**
 * Runs pieces of work, at most so many at a time, in the order in which they come.
 * @param refuse - asked before one has to wait, with how many wait already; what it throws refuses that one
 */
export function inTurn(
  most: number,
  refuse: (waiting: number) => void = () => {},
): <Value>(work: () => Promise<Value>) => Promise<Value> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running >= most) {
      refuse(waiting.length)
      await new Promise<void>((go) => waiting.push(go))
    } else running += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next === undefined) running -= 1
      else next()
    }
  }
}
