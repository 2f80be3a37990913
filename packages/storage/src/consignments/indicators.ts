import { type EpochMinutes, parseInstant } from '@karavan/core'
import { CLOCK_TOLERANCE_MINUTES, type Consignment, type IndicatorFigure, type Story } from '@karavan/model'
import { type IndicatorQuestion, IndicatorTable, type Locate, passagesOf } from '@karavan/tracking'
import type { StoredEvents } from '../events/stored-events.js'
import { gatherKept } from './gather-kept.js'
import type { MovedCursor } from './moved.js'
import type { StoredConsignments } from './stored-consignments.js'

/** Where figures are gathered. */
export interface IndicatorParts {
  readonly consignments: Pick<StoredConsignments, 'moved' | 'hearing'>
  readonly events: StoredEvents
  /** How the places of events are read for a consignment. */
  readonly locateFor: (consignment: Consignment) => Locate
  readonly now: EpochMinutes
}

export interface AskedIndicators extends IndicatorQuestion {
  /** Only consignments of which one of these organisations is a party, or for which it is named; null for all. */
  readonly visibleTo: readonly string[] | null
  /** Most consignments that are looked at, those of the last word; null for all. */
  readonly most: number | null
}

export interface GatheredIndicators {
  readonly figures: readonly IndicatorFigure[]
  /** Consignments whose stories were seen. */
  readonly consignments: number
  /** Whether these are all. */
  readonly complete: boolean
}

/** Consignments that are held at once. */
const PAGE = 50

/**
 * Tells the story of one consignment after another, and gathers what they tell of the corridor. No more than a page of them is held.
 * @param seen - what of a story may be seen; null for nothing
 * @param signal - ends it behind the consignment that is being told
 */
export async function gatherIndicators(
  { consignments, events, locateFor, now }: IndicatorParts,
  { visibleTo, most, ...asked }: AskedIndicators,
  seen: (consignment: Consignment, story: Story) => Promise<Story | null>,
  signal?: AbortSignal,
): Promise<GatheredIndicators> {
  const table = new IndicatorTable(asked)
  const since = asked.from === null ? null : parseInstant(`${asked.from}-01T00:00Z`) - CLOCK_TOLERANCE_MINUTES
  let [looked, counted, after]: [number, number, MovedCursor | null] = [0, 0, null]
  do {
    const left = most === null ? PAGE : Math.min(PAGE, most - looked)
    const page = await consignments.moved({ visibleTo, since, now, after, most: left })
    for (const consignment of page.consignments) {
      if (signal?.aborted) return { figures: table.figures(), consignments: counted, complete: false }
      const { story } = await gatherKept({ consignments, events }, consignment, locateFor(consignment), now)
      const shown = await seen(consignment, story)
      if (shown !== null) table.add(passagesOf(consignment, shown))
      looked++
      counted += shown === null ? 0 : 1
    }
    after = page.next
  } while (after !== null && (most === null || looked < most))
  return { figures: table.figures(), consignments: counted, complete: after === null }
}
