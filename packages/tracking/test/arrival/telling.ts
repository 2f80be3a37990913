import type { EpochMinutes } from '@karavan/core'
import type { ChosenPlan, EventClassifierCode, Milestone, MilestonePiece, Settled, Story } from '@karavan/model'
import { plannedMilestones, timedMilestones } from '../../src/planned.js'

/** What was told of a milestone, by its number in the order of the plan; of the only piece where none is named. */
export interface Word {
  readonly milestone: number
  readonly at: EpochMinutes
  /** As it happened where nothing is said. */
  readonly received?: EpochMinutes
  readonly piece?: string | null
  readonly as?: EventClassifierCode
}

/** The story of a plan whose milestones were told so. */
export function told(
  plan: ChosenPlan,
  words: readonly Word[],
  now: EpochMinutes,
  pieces: readonly (string | null)[] = [null],
): Story {
  const milestones = plannedMilestones(plan).map((planned, i): Milestone => {
    const own = words.filter(({ milestone }) => milestone === i)
    const said = pieces.flatMap((id): MilestonePiece[] => {
      const side = (code: EventClassifierCode) =>
        settled(own.find(({ piece = null, as = 'ACT' }) => piece === id && as === code))
      const piece = { equipmentId: id, PLN: side('PLN'), EST: side('EST'), ACT: side('ACT') }
      return piece.PLN === null && piece.EST === null && piece.ACT === null ? [] : [piece]
    })
    const actual = said.flatMap(({ ACT }) => ACT?.taken.at ?? [])
    const expected = said.flatMap(({ ACT, EST }) => (ACT === null ? (EST?.taken.at ?? []) : []))
    return {
      ...planned,
      pieces: said,
      done: actual.length,
      of: pieces.length,
      actual: actual.length === pieces.length ? Math.max(...actual) : null,
      estimated: expected.length === 0 ? null : Math.max(...expected),
    }
  })
  return { asOf: now, milestones, stowages: [], positions: [], gaps: [], others: [], leftOut: 0 }
}

/** The stage that each milestone of a plan is the end of; -1 for the time when the goods are ready, null for none. */
export function endsOf(plan: ChosenPlan): readonly (number | null)[] {
  return timedMilestones(
    plan,
    -1,
    plan.stages.map((_, i) => i),
  ).map(({ time }) => time)
}

function settled(word: Word | undefined): Settled | null {
  if (word === undefined) return null
  const { milestone, at, received = at, piece = null, as = 'ACT' } = word
  const contentHash = `${milestone} ${piece} ${as} ${at}`
  const taken = { sender: 'a', receivedAt: received, format: 'test', flags: [], contentHash, classifier: as, at }
  return { taken, ageMinutes: 0, reason: '', told: { reason: { key: 'story.onlyWord', values: {} } }, others: [] }
}
