import { type ConditionEntries, NO_ENTRIES, standingEntries } from '@karavan/conditions'
import type { EpochMinutes, StructuredError } from '@karavan/core'
import type { ClosureForecast } from '@karavan/model'
import { bundledConditions, type World, worldUnder } from '@karavan/storage'

/** What changes of a world while a server runs. */
export interface Conditions {
  /** What people entered, beside what comes with the project. */
  readonly entered: ConditionEntries
  /** The time for which restrictions are folded. */
  readonly asOf: EpochMinutes
  /** What is foreseen of ports that shut by weather. */
  readonly forecasts: readonly ClosureForecast[]
}

/** A world under other conditions, as far as they can stand together, and why some were left out. */
export function worldIn(base: World, { entered, asOf, forecasts }: Conditions) {
  const { entries, left } = standingEntries(bundledConditions(), entered)
  return { world: worldUnder(base, entries, asOf, forecasts), left }
}

/** A world that keeps up with what is entered, and with the day. */
export class LivingWorld {
  #current: World
  #conditions: Conditions

  /**
   * @param tell - told of every change, once the world has taken it
   * @param leave - told why orders that were entered are left out
   */
  constructor(
    base: World,
    private readonly tell: (conditions: Conditions) => void,
    private readonly leave: (why: readonly StructuredError[]) => void,
  ) {
    this.#current = base
    this.#conditions = { entered: NO_ENTRIES, asOf: base.snapshot.asOf, forecasts: base.forecasts }
  }

  get current(): World {
    return this.#current
  }

  /** Takes what has changed; where it cannot be folded, the world stays as it was. @throws {StructuredError} as `tieChains` */
  take(changed: Partial<Conditions>): void {
    const conditions = { ...this.#conditions, ...changed }
    const { world, left } = worldIn(this.#current, conditions)
    this.#current = world
    this.#conditions = conditions
    this.tell(conditions)
    if (left.length > 0) this.leave(left)
  }
}
