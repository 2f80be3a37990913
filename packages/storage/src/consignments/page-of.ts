import type { Consignment, StoryDigest } from '@karavan/model'
import { latenessOf } from '@karavan/tracking'
import type { ConsignmentsFound, ConsignmentsQuestion, ListedConsignment } from './list.js'
import { searchText } from './states.js'

/** A page of consignments that are held in memory: what {@link ConsignmentsQuestion} means, without grants. */
export function pageOf(
  consignments: readonly ListedConsignment[],
  { text, state, silent, order, visibleTo, now, most, skip }: ConsignmentsQuestion,
): ConsignmentsFound {
  const wanted = text.trim().toLowerCase()
  const isSeen = ({ parties }: Consignment) =>
    visibleTo === null || parties.some(({ partyId }) => visibleTo.includes(partyId))
  const found = consignments.filter(
    ({ consignment, digest }) =>
      isSeen(consignment) &&
      searchText(consignment).includes(wanted) &&
      (state === null || (digest?.state ?? 'planned') === state) &&
      (!silent || (digest?.gaps ?? 0) > 0),
  )
  const by = ({ digest, enteredAt }: ListedConsignment) => [RANKS[order](digest, now), enteredAt.getTime()] as const
  const sorted = found.sort((a, b) => {
    const [[rankA, enteredA], [rankB, enteredB]] = [by(a), by(b)]
    return descending(rankA, rankB) || enteredB - enteredA || (idOf(a) < idOf(b) ? -1 : 1)
  })
  return { consignments: sorted.slice(skip, skip + most), total: found.length }
}

/** By what each order puts the greatest first; null comes last. */
const RANKS: Readonly<
  Record<ConsignmentsQuestion['order'], (digest: StoryDigest | null, now: number) => number | null>
> = {
  late: (digest, now) => (digest === null ? null : latenessOf(digest, now)),
  new: () => null,
  word: (digest) => digest?.lastWord ?? null,
}

function descending(a: number | null, b: number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return b - a
}

function idOf({ consignment }: ListedConsignment): string {
  return consignment.consignmentId
}
