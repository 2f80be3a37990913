import { type Consignment, estimatedLateness } from '@karavan/model'
import { latenessOf } from '@karavan/tracking'
import type { ConsignmentsFound, ConsignmentsQuestion, ListedConsignment } from './list.js'
import { isWholeTo } from './sees-whole.js'
import { searchText } from './states.js'

/** A page of consignments that are held in memory: what {@link ConsignmentsQuestion} means, without grants. */
export function pageOf(
  all: readonly ListedConsignment[],
  { text, state, silent, estimated, order, visibleTo, now, most, skip }: ConsignmentsQuestion,
): ConsignmentsFound {
  const wanted = text.trim().toLowerCase()
  const isSeen = ({ parties }: Consignment) =>
    visibleTo === null || parties.some(({ partyId }) => visibleTo.includes(partyId))
  const consignments = all.map((each) => {
    const isWhole = visibleTo === null || isWholeTo(visibleTo, each.consignment.parties)
    return isWhole ? each : { ...each, estimate: null }
  })
  const found = consignments.filter(
    ({ consignment, digest, estimate }) =>
      isSeen(consignment) &&
      searchText(consignment).includes(wanted) &&
      (state === null || (digest?.state ?? 'planned') === state) &&
      (!silent || (digest?.gaps ?? 0) > 0) &&
      (!estimated || estimate !== null),
  )
  const sorted = found.sort((a, b) => {
    return ranked(a, b, order, now) || b.enteredAt.getTime() - a.enteredAt.getTime() || (idOf(a) < idOf(b) ? -1 : 1)
  })
  return { consignments: sorted.slice(skip, skip + most), total: found.length, renewing: 0 }
}

/** Which of two an order puts first, as a comparison; 0 where they are alike in what it is by. */
export function ranked(
  a: ListedConsignment,
  b: ListedConsignment,
  order: ConsignmentsQuestion['order'],
  now: number,
): number {
  const [ranksA, ranksB] = [RANKS[order](a, now), RANKS[order](b, now)]
  return ranksA.map((rank, i) => descending(rank, ranksB[i] ?? null)).find((apart) => apart !== 0) ?? 0
}

/** By what each order puts the greatest first; null comes last, and what is alike is ordered by the next. */
const RANKS: Readonly<
  Record<ConsignmentsQuestion['order'], (listed: ListedConsignment, now: number) => readonly (number | null)[]>
> = {
  late: ({ digest, estimate }, now) => [
    estimatedLateness(estimate, digest)?.minutes ?? (digest === null ? null : latenessOf(digest, now)),
  ],
  new: () => [],
  word: ({ digest }) => [digest?.lastWord ?? null],
  risk: ({ estimate }) => [estimate?.due?.missing ?? null, estimate?.due?.hours ?? null],
}

function descending(a: number | null, b: number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return b - a
}

function idOf({ consignment }: ListedConsignment): string {
  return consignment.consignmentId
}
