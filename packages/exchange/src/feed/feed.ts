import type { EpochMinutes } from '@karavan/core'

/** Something to be told of once. */
export interface FeedItem {
  /** An IRI that no other item ever has, the same for good. */
  readonly id: string
  /** Where a person reads more, absolute. */
  readonly url: string
  /** Where the word comes from, absolute; null where it is no address. */
  readonly source: string | null
  readonly title: string
  readonly text: string
  /** Who said it. */
  readonly author: string
  readonly tags: readonly string[]
  readonly published: EpochMinutes
  /** When it was entered or corrected last. */
  readonly updated: EpochMinutes
}

/** Items for others to follow, the latest first. */
export interface Feed {
  readonly id: string
  readonly title: string
  readonly subtitle: string
  /** Its page, absolute. */
  readonly home: string
  /** Its own address, absolute. */
  readonly self: string
  /** When it was made; counts where there are no items. */
  readonly made: EpochMinutes
  readonly items: readonly FeedItem[]
}

/** RFC 3339, in UTC. */
export function timestamp(instant: EpochMinutes): string {
  return new Date(instant * 60_000).toISOString().replace('.000', '')
}
