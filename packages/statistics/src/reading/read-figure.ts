import type { Span } from '@karavan/core'
import type { Observation } from '@karavan/model'

/** A figure that a text tells, to be looked at by a person: an observation without its origin. */
export interface ReadFigure extends Omit<Observation, 'id' | 'origin' | 'locator' | 'supersedes' | 'note'> {
  /** From the qualifier to the unit; holds the number always. */
  readonly span: Span
  readonly quote: string
  /** By which rules its parts were found. */
  readonly why: readonly string[]
}
