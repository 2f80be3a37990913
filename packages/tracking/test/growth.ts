/**
 * How often the time of the processor grows when an input is four times as large: about 4 where it grows with the size, 16
 * where it grows with its square. Of two tries on each size the quicker counts, so that no other work is in it.
 * @param size - of the larger input
 */
export function growth<Input>(size: number, input: (size: number) => Input, work: (input: Input) => void): number {
  const [small, large] = [input(Math.round(size / 4)), input(size)]
  const tries = [0, 1].map(() => [spent(() => work(small)), spent(() => work(large))] as const)
  return Math.min(...tries.map(([, time]) => time)) / Math.min(...tries.map(([time]) => time))
}

/** What {@link growth} stays below where time does not grow with the square of the size. */
export const GROWS_WITH_SIZE = 10

/** Time of the processor, μs, at least 1. */
function spent(work: () => void): number {
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  return Math.max(1, user + system)
}
