import type { EpochMinutes } from '@karavan/core'
import { inEnglish, type Message, message, type Settled, type Telling } from '@karavan/model'
import { readingOf } from './saying.js'

/**
 * Settles several words of one classifier about one thing: of each party only the last counts; of these, that of who did it
 * before that of who watched it; then the earlier time; then the lesser hash, and the lesser name of the sender. Null for
 * none.
 */
export function settle(
  tellings: readonly Telling[],
  isDoer: (telling: Telling) => boolean,
  now: EpochMinutes,
): Settled | null {
  const last = new Map<string, Telling>()
  for (const telling of tellings) {
    const known = last.get(telling.sender)
    if (known === undefined || byWord(known, telling) < 0) last.set(telling.sender, telling)
  }
  const rank = (telling: Telling) => (isDoer(telling) ? 0 : 1)
  const standing = [...last.values()].sort((a, b) => rank(a) - rank(b) || byTime(a, b))
  const [taken] = standing
  if (taken === undefined) return null
  const earlier = tellings
    .filter((telling) => last.get(telling.sender) !== telling)
    .sort((a, b) => compareText(a.sender, b.sender) || byWord(b, a))
  return {
    taken,
    ageMinutes: Math.max(0, now - taken.receivedAt),
    ...inEnglish({ reason: reasonOf(standing, rank, earlier.length) }),
    others: [...standing.slice(1), ...earlier],
  }
}

function reasonOf(
  [taken, ...others]: readonly Telling[],
  rank: (telling: Telling) => number,
  earlierWords: number,
): Message {
  const [next] = others
  if (taken === undefined || next === undefined) {
    return earlierWords === 0 ? message('story.onlyWord') : message('story.lastWord', { count: earlierWords })
  }
  if (others.every(({ at }) => at === taken.at)) return message('story.agreed')
  return rank(taken) < rank(next) ? message('story.didIt') : message('story.earlierTime')
}

/** By when it was said; of one message, by which reading of it. */
function byWord(a: Telling, b: Telling): number {
  return a.receivedAt - b.receivedAt || readingOf(a) - readingOf(b) || byTime(a, b)
}

/** By when it happened; whole order, so that no order of records matters. */
export function byTime(a: Telling, b: Telling): number {
  return a.at - b.at || compareText(a.contentHash, b.contentHash) || compareText(a.sender, b.sender)
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
