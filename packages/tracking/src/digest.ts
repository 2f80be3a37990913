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
  const told = [...milestones.flatMap(({ pieces }) => pieces.flatMap(({ PLN, EST, ACT }) => [PLN, EST, ACT]))].flatMap(
    (settled) => (settled === null ? [] : [settled.taken.receivedAt, ...settled.others.map(receivedAt)]),
  )
  const words = [...told, ...others.map(({ telling }) => telling.receivedAt)]
  return {
    state: isThere ? 'delivered' : positions.length > 0 || passed !== undefined ? 'moving' : 'planned',
    position: commonest(positions),
    lastWord: words.length === 0 ? null : words.reduce((a, b) => Math.max(a, b)),
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
 * How late a consignment is, minutes: by the milestone that it passed last, by the one that it should have passed, and by what
 * those who carry it say of its arrival, whichever is worst. Null where it can be compared with no plan.
 */
export function latenessOf({ behindMinutes, next, arrival, state }: StoryDigest, now: EpochMinutes): number | null {
  const overdue = state === 'delivered' || next === null || next.plannedP50 === null ? null : now - next.plannedP50
  const announced =
    arrival.estimated === null || arrival.plannedP50 === null ? null : arrival.estimated - arrival.plannedP50
  const ways = [behindMinutes, announced, overdue !== null && overdue > 0 ? overdue : null].filter(
    (way) => way !== null,
  )
  return ways.length === 0 ? null : ways.reduce((a, b) => Math.max(a, b))
}

function receivedAt({ receivedAt: at }: { readonly receivedAt: EpochMinutes }): EpochMinutes {
  return at
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
