import type { DeliveryFault, SendOutcome, SentKind } from '@karavan/model'

/** Something that is to be sent, and was taken to be sent now. */
export interface Outgoing {
  readonly id: string
  readonly address: string
  /** One, or two while they are changed. */
  readonly secrets: readonly string[]
  readonly kind: SentKind
  readonly consignmentId: string | null
  readonly sequence: number
  readonly at: Date
  readonly body: Readonly<Record<string, unknown>>
  /** How often it was tried before, since it was last brought back. */
  readonly tries: number
}

/** What waits to be sent, shared by any number of processes. */
export interface Outbox<Taken extends Outgoing = Outgoing> {
  /**
   * Takes what has waited longest, of each consignment and subscription only the first that was not delivered. Nobody else is
   * given it for twice as long as a try may last.
   * @param perReceiver - at most so many for one receiver, by name and port
   * @param busy - how many are being sent to each
   */
  take(most: number, perReceiver: number, busy: ReadonlyMap<string, number>): Promise<readonly Taken[]>
  delivered(taken: Taken, status: number): Promise<void>
  /** @param pause - seconds until it is tried again; null where it is given up */
  failed(taken: Taken, fault: DeliveryFault, pause: number | null): Promise<void>
  /** Gives back what was not tried. */
  release(taken: Taken): Promise<void>
}

/** Sends a body to an address, once. Never rejects, unless the signal ends it. */
export type Send = (
  address: URL,
  headers: Readonly<Record<string, string>>,
  body: string,
  how: { readonly nth: number; readonly signal: AbortSignal },
) => Promise<SendOutcome>
