import { type HeardRecord, heardOf, type WhyUncounted, whyUncounted } from '@karavan/access'
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
  stories: KeptStories,
  consignment: Consignment,
  locate: Locate,
  now: EpochMinutes,
): Promise<GatheredStory<ReportedRecord>> {
  return (await gatherHeard(stories, consignment, locate, now)).gathered
}

/**
 * Why words of a message do not count for the story of a consignment, each reason once; none where all that it tells of it
 * counts, null where it tells nothing of it.
 * @throws {StructuredError} as gatherKept
 */
export async function whyUncountedKept(
  stories: KeptStories,
  consignment: Consignment,
  locate: Locate,
  now: EpochMinutes,
  messageId: string,
): Promise<ReadonlySet<WhyUncounted> | null> {
  const { all, rules } = await gatherHeard(stories, consignment, locate, now)
  const isMeant = (receipt: ReportedRecord['receipts'][number]) => receipt.messageId === messageId
  if (!all.some(({ receipts }) => receipts.some(isMeant))) return null
  return whyUncounted(all, ...rules, isMeant)
}

type Rules = Parameters<typeof heardOf<HeardRecord>> extends [unknown, ...infer Rest] ? Rest : never

/** The story with all that was looked at for it, also what does not count, and by what that was decided. */
async function gatherHeard(
  { consignments, events }: KeptStories,
  consignment: Consignment,
  locate: Locate,
  now: EpochMinutes,
) {
  const own = ownNames(consignment).map(({ name }) => name)
  const rules: Rules = [consignment, own, await consignments.hearing(consignment), now, (uri) => locate(uri)]
  let all: readonly ReportedRecord[] = []
  const log = {
    about: async (...asked: Parameters<StoredEvents['about']>) => {
      all = await events.about(...asked)
      return heardOf(all, ...rules)
    },
  }
  const gathered = await gatherStory(log, consignment, locate, now)
  return { gathered, all, rules }
}
