import { whyUnheard } from '@karavan/access'
import type { ReportAnswer } from '@karavan/api'
import type { EpochMinutes } from '@karavan/core'
import { consignmentUri } from '@karavan/model'
import { type EventPlaces, locateFor } from '@karavan/network'
import { gatherKept } from '@karavan/storage'
import { ownNames } from '@karavan/tracking'
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

/** Of the consignments that a message tells of, those for whose story it does not count as things are, and why. */
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
    const why = whyUnheard(sender, consignment, await consignments.hearing(consignment), now)
    const isNamed = names.has(consignmentUri(consignmentId))
    if (why !== null && !(why === 'unaccepted' && isNamed)) uncounted.push({ consignmentId, why })
    if (why !== null || messageId === null || ownNames(consignment).some(({ name }) => names.has(name))) continue
    const { records } = await gatherKept({ consignments, events }, consignment, locateFor(places, consignment), now)
    const isHeard = records.some(({ receipts }) => receipts.some((receipt) => receipt.messageId === messageId))
    if (!isHeard) uncounted.push({ consignmentId, why: 'carrier' })
  }
  return uncounted
}
