import { DAY_MINUTES, type DurationKnots, type EpochMinutes, endInstant } from '@karavan/core'
import { relieves } from '@karavan/model'
import type { Chains } from './chains.js'
import type { Term } from './terms.js'

/** How long one chain of bans lasted beyond the first printed day. */
export interface Overrun {
  /** Id of the first order. */
  readonly chain: string
  readonly places: readonly string[]
  /** End of the first printed day. */
  readonly printed: EpochMinutes
  /** When the chain really ended, as far as it is known. */
  readonly ended: EpochMinutes
  /** `ended` − `printed`, whole days, at least 0: a ban that was lifted early was not prolonged. */
  readonly days: number
  /** Orders that prolonged it. */
  readonly extensions: number
}

/** The overrun of every chain of operational bans whose first order prints an end. */
export function overrunsOf(chains: Chains, terms: readonly Term[]): readonly Overrun[] {
  const heldUntil = new Map<string, EpochMinutes>()
  for (const { order, state, until } of terms) {
    if (order.effect === 'hold' && state === 'inForce' && Number.isFinite(until)) heldUntil.set(order.id, until)
  }
  return chains.roots.flatMap((root): Overrun[] => {
    if (root.effect !== 'hold' || root.to === null) return []
    const printed = endInstant(root.to)
    if (printed === null) return []
    const chain = chains.from(root)
    const ended = Math.max(printed, ...chain.map(({ id }) => heldUntil.get(id) ?? printed))
    const extensions = chain.filter((order) => order !== root && !relieves(order)).length
    return [
      {
        chain: root.id,
        places: root.places,
        printed,
        ended,
        days: Math.round((ended - printed) / DAY_MINUTES),
        extensions,
      },
    ]
  })
}

/** Fewest chains from which a spread is made. */
const FEWEST_CHAINS = 5

/** How much longer a ban lasts than printed, in hours, as chains did before; null where too few are known. */
export function spreadOf(overruns: readonly Overrun[]): DurationKnots | null {
  if (overruns.length < FEWEST_CHAINS) return null
  const days = overruns.map((overrun) => overrun.days).sort((a, b) => a - b)
  const at = (share: number) => (days[Math.min(days.length - 1, Math.floor(share * days.length))] ?? 0) * 24
  return { min: at(0), p10: at(0.1), p50: at(0.5), p90: at(0.9), max: at(1) }
}
