import type { EpochMinutes } from '@karavan/core'
import type { Consignment } from '@karavan/model'
import type {
  ConsignmentsFound,
  ConsignmentsQuestion,
  ConsignmentVersion,
  KeptEstimate,
  ReportedRecord,
  StandingConsignment,
  StoredMessage,
} from '@karavan/storage'
import type { GatheredStory } from '@karavan/tracking'

/** Consignments that can be looked at, whether they are kept or made up to show how things look. */
export interface ConsignmentBook {
  /** Whether they are made up. */
  readonly sample: boolean
  /** How many are still being made, and will be listed soon. */
  coming(): number
  list(question: ConsignmentsQuestion): Promise<ConsignmentsFound>
  /** When it arrives, as it was worked out last; null where nothing is. */
  estimate(consignmentId: string, now: EpochMinutes): Promise<Pick<KeptEstimate, 'asOf' | 'p50' | 'due'> | null>
  read(consignmentId: string): Promise<StandingConsignment | null>
  versions(consignmentId: string): Promise<readonly ConsignmentVersion[]>
  gather(consignment: Consignment, now: EpochMinutes): Promise<GatheredStory<ReportedRecord>>
  messages(messageIds: readonly string[]): Promise<readonly StoredMessage[]>
  /** Whether a message tells of anything but these records. */
  tellsMore(messageId: string, recordIds: readonly string[]): Promise<boolean>
  bytes(messageId: string): Promise<Uint8Array | null>
}
