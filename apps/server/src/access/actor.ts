import type { Asker } from '@karavan/access'
import type { Person } from '@karavan/storage'

/** Who sends a request, and what they may do whatever it is about. */
export interface Actor {
  /** Number of the person, token or link; null for the one user of this machine and for strangers. */
  readonly id: string | null
  /** Null where it is none who signed in. */
  readonly person: Person | null
  /** Who they are to consignments. */
  readonly asker: Asker
  /**
   * Name under which what they enter is kept: that of their organisation, so that a person can be erased. Null for the one
   * user of this machine, who says it, and for strangers.
   */
  readonly name: string | null
  readonly mayAdd: boolean
  readonly mayAdminister: boolean
}

/** The one user of a server that listens to this machine alone. */
export const OPERATOR: Actor = {
  id: null,
  person: null,
  asker: { kind: 'operator' },
  name: null,
  mayAdd: true,
  mayAdminister: true,
}

/** Somebody of whom nothing is known. */
export const STRANGER: Actor = {
  id: null,
  person: null,
  asker: { kind: 'stranger' },
  name: null,
  mayAdd: false,
  mayAdminister: false,
}
