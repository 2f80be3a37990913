import type { EpochMinutes } from '@karavan/core'
import type { Consignment, EquipmentPosition, Story, StoryDigest } from '@karavan/model'
import { tellsUntil } from './gaps.js'
import { groupBy } from './spans.js'

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
  const told = [
    ...settled.flatMap((each) => (each === null ? [] : [each.taken, ...each.others].map(tellsUntil))),
    // A time that cannot be says nothing of when.
    ...others.map(({ why, telling }) => (why === 'timeOutside' ? telling.receivedAt : tellsUntil(telling))),
  ]
  return {
    state: isThere ? 'delivered' : positions.length > 0 || passed !== undefined ? 'moving' : 'planned',
    position: commonest(positions),
    lastWord: greatest(told),
    next:
      coming === undefined
        ? null
        : {
            kind: coming.kind,
            place: coming.place,
            plannedP50: coming.planned?.p50 ?? null,
            estimated: coming.estimated,
          },
    dueAt: onPlan.slice(lastDone + 1).find(({ planned }) => planned?.p50 != null)?.planned?.p50 ?? null,
    behindMinutes:
      passed?.actual === undefined || passed.actual === null || passed.planned?.p50 == null
        ? null
        : passed.actual - passed.planned.p50,
    arrival: { plannedP50: last?.planned?.p50 ?? null, estimated: last?.actual ?? last?.estimated ?? null },
    gaps: gaps.length,
  }
}

/**
 * How late the arrival of a consignment is, minutes; negative where early. What somebody says of the arrival stands until that time
 * is past. Else it is as late as it was at the milestone that it passed last, and at least as late as the milestone that is due
 * is overdue. Null where it can be compared with no plan.
 */
export function latenessOf(digest: StoryDigest, now: EpochMinutes): number | null {
  const { dueAt, arrival } = digest
  const told = toldLateness(digest)
  const stands = arrival.estimated !== null && arrival.plannedP50 !== null && arrival.estimated > now
  return stands || dueAt === null || dueAt >= now ? told : Math.max(told ?? 0, now - dueAt)
}

/** The same without the clock: by what is said of the arrival, else by the milestone that it passed last. */
export function toldLateness({ behindMinutes, arrival: { estimated, plannedP50 } }: StoryDigest): number | null {
  return estimated === null || plannedP50 === null ? behindMinutes : estimated - plannedP50
}

/** The greatest of those that are known; null where none is. */
function greatest(ways: readonly (number | null)[]): number | null {
  return ways.reduce((a, b) => (a === null || b === null ? (a ?? b) : Math.max(a, b)), null)
}

function commonest(positions: readonly EquipmentPosition[]): StoryDigest['position'] {
  const counts = groupBy(positions, ({ place, left }) => `${place} ${left}`)
  const [most] = [...counts.values()].sort((a, b) => b.length - a.length)
  if (most === undefined) return null
  const [first] = most.sort((a, b) => b.since - a.since)
  return first === undefined ? null : { place: first.place, left: first.left, since: first.since }
}
