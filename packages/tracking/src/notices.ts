import type { EpochMinutes } from '@karavan/core'
import type { LocationId, Milestone, MilestoneKind, Notice, Settled, Story, Telling, WordGap } from '@karavan/model'

/** What those who subscribed to a consignment were told of its story, so that they are told only what is new. */
export interface ToldFacts {
  /** A word by the hash of its event and who spoke. */
  readonly words: readonly string[]
  /** Milestones of which something was said. */
  readonly milestones: readonly ToldMilestone[]
  readonly gaps: readonly ToldGap[]
}

type ToldMilestone = Pick<Milestone, 'kind' | 'place' | 'leg' | 'done' | 'of' | 'actual'>
type ToldGap = Pick<WordGap, 'partyId' | 'leg' | 'since'>

/** Of a consignment of which nothing was told. */
export const NOTHING_TOLD: ToldFacts = { words: [], milestones: [], gaps: [] }

/** What is known of a consignment when a story has been told. */
export function factsOf(story: Story): ToldFacts {
  return {
    words: [...wordsOf(story).keys()].sort(),
    milestones: story.milestones.filter(isBegun).map(({ kind, place, leg, done, of, actual }) => {
      return { kind, place, leg, done, of, actual }
    }),
    gaps: story.gaps.map(({ partyId, leg, since }) => ({ partyId, leg, since })),
  }
}

/**
 * What is new in a story, or no longer holds: words, then milestones, then silences. The same story twice has nothing new.
 * @param before - what was told
 * @param now - when it is found
 */
export function noticesOf(story: Story, before: ToldFacts, now: EpochMinutes): readonly Notice[] {
  return [
    ...wordNotices(story, before, now),
    ...milestoneNotices(story, before, now),
    ...gapNotices(story, before, now),
  ]
}

/** One party's word about an event, with what a story makes of it. */
interface Word {
  readonly telling: Telling
  readonly says: { readonly milestone: MilestoneKind; readonly leg: number | null; readonly place: LocationId }[]
  readonly equipment: Set<string | null>
  readonly bizStep: string | null
  /** Where no milestone says it. */
  readonly place: LocationId | null
}

function wordsOf({ milestones, positions, stowages, others }: Story): ReadonlyMap<string, Word> {
  const words = new Map<string, Word>()
  const wordOf = (telling: Telling, more: Partial<Pick<Word, 'bizStep' | 'place'>> = {}): Word => {
    const key = wordKey(telling)
    const word = words.get(key) ?? { telling, says: [], equipment: new Set(), bizStep: null, place: null, ...more }
    words.set(key, word)
    return word
  }
  for (const { kind, place, leg, pieces } of milestones) {
    for (const { equipmentId, PLN, EST, ACT } of pieces) {
      for (const telling of [PLN, EST, ACT].flatMap(tellingsOf)) {
        const { says, equipment } = wordOf(telling)
        const isSaid = says.some((one) => one.milestone === kind && one.place === place && one.leg === leg)
        if (!isSaid) says.push({ milestone: kind, leg, place })
        equipment.add(equipmentId)
      }
    }
  }
  for (const { telling, place, bizStep, equipment } of others) {
    const word = wordOf(telling, { place, bizStep })
    for (const piece of equipment) word.equipment.add(piece)
  }
  for (const { telling, place, equipmentId } of positions) wordOf(telling, { place }).equipment.add(equipmentId)
  for (const { from, until } of stowages)
    for (const bound of [from, until])
      if (bound?.how === 'told') tellingsOf(bound.settled).forEach((one) => void wordOf(one))
  return words
}

function tellingsOf(settled: Settled | null): readonly Telling[] {
  return settled === null ? [] : [settled.taken, ...settled.others]
}

function wordKey({ contentHash, sender }: Pick<Telling, 'contentHash' | 'sender'>): string {
  return `${contentHash} ${sender}`
}

function wordNotices(story: Story, before: ToldFacts, at: EpochMinutes): Notice[] {
  const [words, told] = [wordsOf(story), new Set(before.words)]
  const fresh = [...words].filter(([key]) => !told.has(key)).map(([, word]) => word)
  const inOrder = fresh.sort((a, b) => {
    const [first, second] = [a.telling, b.telling]
    return first.receivedAt - second.receivedAt || first.at - second.at || (wordKey(first) < wordKey(second) ? -1 : 1)
  })
  const gone = before.words.filter((key) => !words.has(key))
  return [
    ...inOrder.map(({ telling, says, equipment, bizStep, place }): Notice => {
      const [main] = says
      const { contentHash, classifier, sender, receivedAt, format, flags } = telling
      const said = { contentHash, sender, classifier, eventTime: telling.at, receivedAt, format, flags }
      return {
        kind: 'event',
        at,
        leg: main?.leg ?? null,
        place: main?.place ?? place,
        body: { stands: true, ...said, says, bizStep, place: main?.place ?? place, equipment: [...equipment] },
      }
    }),
    ...gone.map((key): Notice => {
      const space = key.indexOf(' ')
      const named = { contentHash: key.slice(0, space), sender: key.slice(space + 1) }
      return { kind: 'event', at, leg: null, place: null, body: { stands: false, ...named } }
    }),
  ]
}

function milestoneNotices(story: Story, before: ToldFacts, at: EpochMinutes): Notice[] {
  const known = new Map(keyed(before.milestones))
  const now = new Map(keyed(story.milestones))
  const moved = [...now].filter(([key, milestone]) => {
    const told = known.get(key)
    if (told === undefined) return isBegun(milestone)
    return told.done !== milestone.done || told.of !== milestone.of || told.actual !== milestone.actual
  })
  const gone = [...known].filter(([key]) => !now.has(key))
  return [
    ...moved.map(([key, { kind, place, leg, mode, planned, done, of, actual, estimated }]): Notice => {
      const said = { milestone: kind, place, leg, mode, planned, done, of, actual, estimated }
      return { kind: 'milestone', at, leg, place, body: { ...said, before: stateOf(known.get(key)) } }
    }),
    ...gone.map(([, told]): Notice => {
      const { kind, place, leg, of } = told
      const nothing = { mode: null, planned: null, done: 0, of, actual: null, estimated: null }
      const body = { milestone: kind, place, leg, ...nothing, before: stateOf(told) }
      return { kind: 'milestone', at, leg, place, body }
    }),
  ]
}

/** Milestones by what they are; one that comes twice by its number too. */
function keyed<M extends Pick<Milestone, 'kind' | 'place' | 'leg'>>(milestones: readonly M[]): [string, M][] {
  const counts = new Map<string, number>()
  return milestones.map((milestone) => {
    const name = `${milestone.leg} ${milestone.kind} ${milestone.place}`
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    return [`${name} ${count}`, milestone]
  })
}

function isBegun({ done }: Pick<Milestone, 'done'>): boolean {
  return done > 0
}

function stateOf(told: ToldMilestone | undefined) {
  return told === undefined ? null : { done: told.done, of: told.of, actual: told.actual }
}

function gapNotices(story: Story, before: ToldFacts, at: EpochMinutes): Notice[] {
  const keyOf = ({ partyId, leg, since }: ToldGap) => `${partyId} ${leg} ${since}`
  const [told, open] = [new Set(before.gaps.map(keyOf)), new Set(story.gaps.map(keyOf))]
  const ended = before.gaps.filter((gap) => !open.has(keyOf(gap)))
  const begun = story.gaps.filter((gap) => !told.has(keyOf(gap)))
  return [
    ...ended.map(({ partyId, leg, since }): Notice => {
      return { kind: 'gap', at, leg, place: null, body: { open: false, partyId, leg, since } }
    }),
    ...begun.map((gap): Notice => ({ kind: 'gap', at, leg: gap.leg, place: null, body: { open: true, ...gap } })),
  ]
}
