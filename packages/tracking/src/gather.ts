import type { EpochMinutes } from '@karavan/core'
import {
  AROUND_CARRIAGE_MINUTES,
  type Consignment,
  consignmentUri,
  type EventRecord,
  equipmentUri,
  type Story,
  type Stowage,
} from '@karavan/model'
import { canonicalUri } from './saying.js'
import { groupBy } from './spans.js'
import { type Locate, story } from './story.js'

/** A thing or a paper as events name it, and when it is of interest. */
export interface NameInTime {
  readonly name: string
  /** Null from the beginning. */
  readonly from: EpochMinutes | null
  /** Null to the end. */
  readonly until: EpochMinutes | null
}

/** Where reports are kept. */
export interface EventLog<Kept extends EventRecord = EventRecord> {
  /** Every record that names one of the things, in its canonical form or as it is spelled, in its time. */
  about(names: readonly NameInTime[]): Promise<readonly Kept[]>
}

/** A story with the reports that it was made of. */
export interface GatheredStory<Kept extends EventRecord = EventRecord> {
  readonly story: Story
  /** Every report that was looked at, also of those that say nothing of the consignment. */
  readonly records: readonly Kept[]
  /** What they were found by: the consignment's own names, and what carried its equipment while it did. */
  readonly names: readonly NameInTime[]
}

/** Goods in a box on a wagon on a ship; what lies deeper is not followed. */
const DEEPEST = 4

/**
 * Gathers what was reported of a consignment, of what carried it, of what carried that, and tells one story of it.
 * @throws {StructuredError} DURATION_INVALID, TIME_MAP_INVALID where a stage of the plan holds no law of time
 */
export async function gatherStory<Kept extends EventRecord>(
  log: EventLog<Kept>,
  consignment: Consignment,
  locate: Locate,
  now: EpochMinutes,
): Promise<GatheredStory<Kept>> {
  let names = ownNames(consignment)
  for (let depth = 0; ; depth++) {
    const records = await log.about(names)
    const told = story(records, consignment, locate, now)
    const wider = widened(names, told.stowages)
    if (wider.length === names.length || depth === DEEPEST) return { story: told, records, names }
    names = wider
  }
}

/** By what events name a consignment: its equipment and its papers. */
export function ownNames({ consignmentId, utilizedEquipment, references }: Consignment): readonly NameInTime[] {
  const equipment = utilizedEquipment.flatMap(({ number, uris }) => [equipmentUri(number), ...uris])
  const papers = references.flatMap(({ uri }) => uri ?? [])
  const names = new Set([consignmentUri(consignmentId), ...equipment, ...papers].map(canonicalUri))
  return [...names].map((name) => ({ name, from: null, until: null }))
}

/** Boxes carry goods and are carried; whoever says that a box is in another's box does not hear of that one. */
const BOX = 'urn:epc:id:bic:'

/** With the carriers that are no equipment of the consignment; those are named by their URIs. */
function widened(names: readonly NameInTime[], stowages: readonly Stowage[]): readonly NameInTime[] {
  const known = new Set(names.map(({ name }) => name))
  const carriers = groupBy(
    stowages.filter(({ on }) => on.includes(':') && !on.startsWith(BOX) && !known.has(on)),
    ({ on }) => on,
  )
  return [...names, ...[...carriers].flatMap(([name, own]) => timesAround(own).map((time) => ({ name, ...time })))]
}

/** When the words of a carrier count; times that meet are one. */
function timesAround(stowages: readonly Stowage[]): readonly Omit<NameInTime, 'name'>[] {
  const times = stowages
    .map(({ from, until }) => ({
      from: from === null ? null : from.at - AROUND_CARRIAGE_MINUTES,
      until: until === null ? null : until.at + AROUND_CARRIAGE_MINUTES,
    }))
    .sort((a, b) => (a.from ?? Number.NEGATIVE_INFINITY) - (b.from ?? Number.NEGATIVE_INFINITY))
  const joined: { readonly from: EpochMinutes | null; until: EpochMinutes | null }[] = []
  for (const time of times) {
    const last = joined.at(-1)
    const meets = last !== undefined && (last.until === null || time.from === null || time.from <= last.until)
    if (!meets) joined.push({ ...time })
    else last.until = last.until === null || time.until === null ? null : Math.max(last.until, time.until)
  }
  return joined
}
