import type { EpochMinutes } from '@karavan/core'
import type { Consignment, EquipmentPosition, Story, StoryDigest } from '@karavan/model'

/** The digest of a story. */
export function digestOf(
  { milestones, positions, gaps, others }: Story,
  consignment: Pick<Consignment, 'consigneeReceiptLocation'>,
): StoryDigest {
  const onPlan = milestones.filter(({ leg }) => leg !== null)
  const lastDone = onPlan.findLastIndex(({ done, of }) => done === of && of > 0)
  const passed = onPlan[lastDone]
  const coming = onPlan[lastDone + 1]
  const last = onPlan.at(-1)
  const isThere =
    last === undefined
      ? positions.length > 0 && positions.every(({ place }) => place === consignment.consigneeReceiptLocation)
      : passed === last
  const settled = milestones.flatMap(({ pieces }) => pieces.flatMap(({ PLN, EST, ACT }) => [PLN, EST, ACT]))
  const tellings = [
    ...settled.flatMap((each) => (each === null ? [] : [each.taken, ...each.others])),
    ...others.map(({ telling }) => telling),
  ]
  return {
    state: isThere ? 'delivered' : positions.length > 0 || passed !== undefined ? 'moving' : 'planned',
    position: commonest(positions),
    lastWord: greatest(tellings.map(({ receivedAt }) => receivedAt)),
    next:
      coming === undefined
        ? null
        : {
            kind: coming.kind,
            place: coming.place,
            plannedP50: coming.planned?.p50 ?? null,
            estimated: coming.estimated,
          },
    behindMinutes:
      passed?.actual === undefined || passed.actual === null || passed.planned?.p50 == null
        ? null
        : passed.actual - passed.planned.p50,
    arrival: { plannedP50: last?.planned?.p50 ?? null, estimated: last?.actual ?? last?.estimated ?? null },
    gaps: gaps.length,
  }
}

/**
 * How late a consignment is, minutes: by what is told, and by the milestone that it should have passed by now, whichever is
 * worse. Null where it can be compared with no plan.
 */
export function latenessOf(digest: StoryDigest, now: EpochMinutes): number | null {
  const { state, next } = digest
  const due = state === 'delivered' ? null : (next?.plannedP50 ?? null)
  return greatest([toldLateness(digest), due !== null && due < now ? now - due : null])
}

/**
 * The same without the clock: by the milestone that it passed last, and by what those who carry it say of its arrival,
 * whichever is worse.
 */
export function toldLateness({ behindMinutes, arrival }: StoryDigest): number | null {
  const { estimated, plannedP50 } = arrival
  return greatest([behindMinutes, estimated === null || plannedP50 === null ? null : estimated - plannedP50])
}

/** The greatest of those that are known; null where none is. */
function greatest(ways: readonly (number | null)[]): number | null {
  return ways.reduce((a, b) => (a === null || b === null ? (a ?? b) : Math.max(a, b)), null)
}

function commonest(positions: readonly EquipmentPosition[]): StoryDigest['position'] {
  const counts = new Map<string, EquipmentPosition[]>()
  for (const position of positions) {
    const key = `${position.place} ${position.left}`
    counts.set(key, [...(counts.get(key) ?? []), position])
  }
  const [most] = [...counts.values()].sort((a, b) => b.length - a.length)
  if (most === undefined) return null
  const [first] = most.sort((a, b) => b.since - a.since)
  return first === undefined ? null : { place: first.place, left: first.left, since: first.since }
}
