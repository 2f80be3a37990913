import type { Asker } from '@karavan/access'

/** Who sends a request, and what they may do whatever it is about. */
export interface Actor {
  /** Who they are to consignments. */
  readonly asker: Asker
  /** Name under which what they enter is kept; null for the one user of this machine, who says it, and for strangers. */
  readonly name: string | null
  readonly mayAdd: boolean
  readonly mayAdminister: boolean
}

/** The one user of a server that listens to this machine alone. */
export const OPERATOR: Actor = { asker: { kind: 'operator' }, name: null, mayAdd: true, mayAdminister: true }
