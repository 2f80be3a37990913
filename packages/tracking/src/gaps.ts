import type { EpochMinutes } from '@karavan/core'
import {
  type ChosenLeg,
  type Consignment,
  inEnglish,
  type Milestone,
  type Mode,
  message,
  type Telling,
  type WordGap,
} from '@karavan/model'

/** A silence is told when it is so many times the usual one. */
const GAP_FACTOR = 4

/** Fewer intervals than this tell no usual one. */
const FEWEST_INTERVALS = 3

const HOUR = 60

/** Usual minutes from word to word where the records do not tell: assumed, about two words a day by land. */
const ASSUMED_INTERVAL: Readonly<Record<Mode, number>> = {
  rail: 12 * HOUR,
  road: 12 * HOUR,
  rail_ferry: 24 * HOUR,
  ro_ro: 24 * HOUR,
  feeder: 24 * HOUR,
  deep_sea: 48 * HOUR,
  sea_bulk: 48 * HOUR,
  barge: 24 * HOUR,
}

/** When a leg was under way; null where it has not begun, or not ended. */
interface Progress {
  readonly begun: EpochMinutes | null
  readonly ended: EpochMinutes | null
}

/** Silences of those who run the leg that is under way. */
export function gapsOf(
  consignment: Consignment,
  milestones: readonly Milestone[],
  tellings: readonly Telling[],
  now: EpochMinutes,
): WordGap[] {
  const legs = consignment.plan?.legs ?? []
  const progress = progressOf(legs.length, milestones)
  const number = progress.findIndex(({ ended }) => ended === null)
  const [leg, begun] = [legs[number], progress[number]?.begun]
  if (leg === undefined || begun === null || begun === undefined) return []
  const carriers = carriersOf(consignment, number)
  const due = carriers.length > 0 ? carriers : [null]
  return due.flatMap((partyId) => {
    const words = wordsOf(partyId, tellings)
    const spans = progress.filter((_, i) => legs[i]?.mode === leg.mode && runs(consignment, partyId, i))
    const since = Math.max(begun, words.at(-1) ?? begun)
    const usual = usualInterval(words, spans, leg.mode, now)
    const silentMinutes = now - since
    if (silentMinutes <= GAP_FACTOR * usual.usualMinutes) return []
    const said = { partyId, leg: number, since, silentMinutes, ...usual }
    return [{ ...said, ...inEnglish({ text: wordsOfGap(said, leg, consignment) }) }]
  })
}

function carriersOf({ parties }: Consignment, leg: number): string[] {
  return [
    ...new Set(
      parties.filter(({ role, legs }) => role === 'carrier' && legs.includes(leg)).map(({ partyId }) => partyId),
    ),
  ]
}

function runs(consignment: Consignment, partyId: string | null, leg: number): boolean {
  return partyId === null || carriersOf(consignment, leg).includes(partyId)
}

/** A leg begins with the first that is known of it, or the end of the one before; it ends when every piece is there. */
function progressOf(legs: number, milestones: readonly Milestone[]): Progress[] {
  const progress: Progress[] = []
  for (let leg = 0; leg < legs; leg++) {
    const own = milestones.filter((milestone) => milestone.leg === leg)
    const seen = own.flatMap(({ pieces }) => pieces.flatMap(({ ACT }) => (ACT === null ? [] : [ACT.taken.at])))
    const before = progress.at(-1)?.ended
    if (before !== null && before !== undefined) seen.push(before)
    const there = own.flatMap(({ kind, actual }) => (isEnd(kind) && actual !== null ? [actual] : []))
    const onward = milestones.filter((milestone) => milestone.leg !== null && milestone.leg > leg)
    const goneOn = onward.flatMap(({ actual }) => (actual === null ? [] : [actual]))
    const ends = there.length > 0 ? there : goneOn
    progress.push({
      begun: seen.length === 0 ? null : Math.min(...seen),
      ended: ends.length === 0 ? null : Math.min(...ends),
    })
  }
  return progress
}

function isEnd(kind: Milestone['kind']): boolean {
  return kind === 'arrival' || kind === 'unloading' || kind === 'delivery'
}

/**
 * Until when a word tells of the world: until it happened or until it was said, whichever is earlier. A message that comes late tells
 * nothing of today, and an estimate is known when it is said.
 */
export function tellsUntil({ at, receivedAt }: Pick<Telling, 'at' | 'receivedAt'>): EpochMinutes {
  return Math.min(at, receivedAt)
}

/** Until when the words of a party tell, each time once. */
function wordsOf(partyId: string | null, tellings: readonly Telling[]): EpochMinutes[] {
  const own = tellings.filter(({ sender }) => partyId === null || sender === partyId)
  return [...new Set(own.map(tellsUntil))].sort((a, b) => a - b)
}

function usualInterval(
  words: readonly EpochMinutes[],
  spans: readonly Progress[],
  mode: Mode,
  now: EpochMinutes,
): Pick<WordGap, 'usualMinutes' | 'intervals'> {
  const intervals = spans.flatMap(({ begun, ended }) => {
    const within = words.filter((at) => begun !== null && at >= begun && at <= (ended ?? now))
    return within.slice(1).map((at, i) => at - (within[i] ?? at))
  })
  if (intervals.length < FEWEST_INTERVALS) return { usualMinutes: ASSUMED_INTERVAL[mode], intervals: 0 }
  const sorted = intervals.sort((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0
  return { usualMinutes: Math.max(HOUR, (lower + upper) / 2), intervals: intervals.length }
}

function wordsOfGap(
  { partyId, silentMinutes, usualMinutes, intervals }: Omit<WordGap, 'text' | 'told'>,
  { operator, service }: ChosenLeg,
  { parties }: Consignment,
) {
  const who = parties.find((party) => party.partyId === partyId)?.name ?? operator ?? service
  const hours = { who, silent: Math.floor(silentMinutes / HOUR), usual: Math.round(usualMinutes / HOUR) }
  return intervals === 0 ? message('story.gapAssumed', hours) : message('story.gap', { ...hours, count: intervals })
}
