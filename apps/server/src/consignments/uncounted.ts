import { whyUnheard } from '@karavan/access'
import type { ReportAnswer } from '@karavan/api'
import type { EpochMinutes } from '@karavan/core'
import { consignmentUri } from '@karavan/model'
import { type EventPlaces, locateFor } from '@karavan/network'
import { whyUncountedKept } from '@karavan/storage'
import type { KeptTracking } from './kept-book.js'

export type Uncounted = ReportAnswer['uncounted'][number]

/** A message of an organisation, and the consignments that it tells of. */
export interface SentMessage {
  readonly sender: string
  /** All that it names. */
  readonly names: ReadonlySet<string>
  /** Null where it was not kept yet. */
  readonly messageId: string | null
  /** Ids of consignments. */
  readonly concerns: readonly string[]
}

/** The reason that is told where there are several. */
const FIRST: readonly Uncounted['why'][] = ['role', 'withdrawn', 'unaccepted', 'place', 'carrier']

/** Of the consignments that a message tells of, those for whose story not all of it counts as things are, and why. */
export async function uncountedOf(
  { consignments, events }: Omit<KeptTracking, 'ledger'>,
  { sender, names, messageId, concerns }: SentMessage,
  places: EventPlaces,
  now: EpochMinutes,
): Promise<readonly Uncounted[]> {
  const uncounted: Uncounted[] = []
  for (const consignmentId of concerns) {
    const standing = await consignments.read(consignmentId)
    if (standing === null) continue
    const { consignment } = standing
    const unheard = whyUnheard(sender, consignment, await consignments.hearing(consignment), now)
    const add = (why: Uncounted['why'] | null | undefined) => {
      if (why !== null && why !== undefined) uncounted.push({ consignmentId, why })
    }
    if (messageId === null) add(unheard === 'unaccepted' && names.has(consignmentUri(consignmentId)) ? null : unheard)
    else if (unheard === 'role' || unheard === 'withdrawn') add(unheard)
    else {
      const locate = locateFor(places, consignment)
      const found = await whyUncountedKept({ consignments, events }, consignment, locate, now, messageId)
      add(found === null ? (unheard ?? 'carrier') : FIRST.find((why) => found.has(why)))
    }
  }
  return uncounted
}
