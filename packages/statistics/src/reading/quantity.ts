import type { Span } from '@karavan/core'
import type { Qualifier, Unit } from '@karavan/model'

/** A number with what it is counted in; a range where two are written. */
export interface Quantity extends Span {
  readonly value: number | null
  readonly min: number | null
  readonly max: number | null
  readonly unit: Unit
  readonly qualifier: Qualifier | null
  /** What is counted where it is things that have no code: "milk producing and processing enterprises". */
  readonly noun: string | null
  /** Where the number itself begins and ends. */
  readonly number: Span
}
