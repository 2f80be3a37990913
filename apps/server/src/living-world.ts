import { type ConditionEntries, NO_ENTRIES, overlaidConditions } from '@karavan/conditions'
import type { EpochMinutes } from '@karavan/core'
import { bundledConditions, type World, worldUnder } from '@karavan/storage'

/** What changes of a world while a server runs. */
export interface Conditions {
  /** What people entered, beside what comes with the project. */
  readonly entered: ConditionEntries
  /** The time for which restrictions are folded. */
  readonly asOf: EpochMinutes
}

/** A world under other conditions. @throws {StructuredError} as `tieChains` */
export function worldIn(base: World, { entered, asOf }: Conditions): World {
  return worldUnder(base, overlaidConditions(bundledConditions(), entered), asOf)
}

/** A world that keeps up with what is entered, and with the day. */
export class LivingWorld {
  #current: World
  #conditions: Conditions

  /** @param tell - told of every change, once the world has taken it */
  constructor(
    base: World,
    private readonly tell: (conditions: Conditions) => void,
  ) {
    this.#current = base
    this.#conditions = { entered: NO_ENTRIES, asOf: base.snapshot.asOf }
  }

  get current(): World {
    return this.#current
  }

  /** Takes what has changed; where it cannot be folded, the world stays as it was. @throws {StructuredError} as `tieChains` */
  take(changed: Partial<Conditions>): void {
    const conditions = { ...this.#conditions, ...changed }
    this.#current = worldIn(this.#current, conditions)
    this.#conditions = conditions
    this.tell(conditions)
  }
}
