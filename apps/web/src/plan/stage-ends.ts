import { type Arrival, quantile, shifted } from '@karavan/core'
import type { StageChain } from '@karavan/model'

/** When the rest of a chain is done for goods that are ready for the stage `from`. */
export function finish(chain: StageChain, from: number, ready: Arrival): Arrival {
  return chain.kernels.slice(from).reduce((done, kernel) => kernel.apply(done, chain.end), ready)
}

/** Step by which a share has arrived, or the end of the horizon where it lies beyond. */
export function stepBy(chain: StageChain, arrival: Arrival, share: number): number {
  return quantile(arrival, share) ?? chain.end
}

/** A step that lasts one and the same time, such that half are done when half are done with it. */
export function withoutSpread(chain: StageChain, ready: Arrival, done: Arrival): Arrival {
  return shifted(ready, Math.max(0, stepBy(chain, done, 0.5) - stepBy(chain, ready, 0.5)))
}
