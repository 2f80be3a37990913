import { heardOf } from '@karavan/access'
import type { EpochMinutes } from '@karavan/core'
import type { Consignment } from '@karavan/model'
import { type GatheredStory, gatherStory, type Locate, ownNames } from '@karavan/tracking'
import type { ReportedRecord } from '../events/about.js'
import type { StoredEvents } from '../events/stored-events.js'
import type { StoredConsignments } from './stored-consignments.js'

/** Where a story is gathered. */
export interface KeptStories {
  readonly consignments: Pick<StoredConsignments, 'hearing'>
  readonly events: Pick<StoredEvents, 'about'>
}

/**
 * The story of a consignment out of what is kept, by the words that count for it.
 * @throws {StructuredError} DATABASE_*, DURATION_INVALID, TIME_MAP_INVALID
 */
export async function gatherKept(
  { consignments, events }: KeptStories,
  consignment: Consignment,
  locate: Locate,
  now: EpochMinutes,
): Promise<GatheredStory<ReportedRecord>> {
  const hearing = await consignments.hearing(consignment)
  const own = ownNames(consignment).map(({ name }) => name)
  const log = {
    about: async (...asked: Parameters<StoredEvents['about']>) =>
      heardOf(await events.about(...asked), consignment, own, hearing, now, (uri) => locate(uri)),
  }
  return gatherStory(log, consignment, locate, now)
}
