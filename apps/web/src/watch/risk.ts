import type { ArrivalAnswer, ListedConsignment, Problem } from '@karavan/api'

/** A consignment on the way, and when it arrives now as far as that was answered. */
export interface Looked {
  readonly consignment: ListedConsignment
  /** Null where the question failed. */
  readonly arrival: ArrivalAnswer | null
  /** Why it failed. */
  readonly problem: Problem | null
}

/** The likeliest to miss the time that counts first, of equal chances the one with most hours at stake; those without a chance last. */
export function byRisk(looked: readonly Looked[]): readonly Looked[] {
  const dueOf = ({ arrival }: Looked) => arrival?.due ?? { missing: -1, hours: -1 }
  return looked.toSorted((a, b) => {
    const [one, other] = [dueOf(a), dueOf(b)]
    return other.missing - one.missing || other.hours - one.hours
  })
}
