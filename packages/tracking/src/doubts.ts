import type { Milestone, MilestoneKind, MilestoneTold, OrderDoubt } from '@karavan/model'
import { groupBy } from './spans.js'

/** What a piece goes through one after the other, leg by leg. */
const RUN: readonly MilestoneKind[] = ['departure', 'arrival', 'delivery']

/** What is done with it on each leg; what is handed over with the vehicle is taken off it after that. */
const HANDLING: readonly MilestoneKind[] = ['loading', 'unloading']

/**
 * What is told of a piece in an order in which it cannot have been: departed before it arrived there, arrived before it departed,
 * delivered before it departed or arrived, taken off before it was put on. Of a consignment whose equipment is not known nothing is
 * doubted: its words may be of several pieces.
 * @param milestones - in the order of the plan, with the words that are taken
 */
export function doubtsOf(milestones: readonly Milestone[]): OrderDoubt[] {
  const doubts = [...groupBy(milestones.flatMap(toldOf), ({ piece }) => piece)].flatMap(([piece, told]) =>
    chainsOf(told.map(({ milestone }) => milestone)).flatMap((chain) =>
      swapped(chain).map((pair) => ({ piece, ...pair })),
    ),
  )
  const place = ({ first }: Pair) => milestones.findIndex((each) => isOf(each, first))
  return [...groupBy(doubts, ({ first, next }) => JSON.stringify([first, next])).values()]
    .flatMap(([some, ...more]): OrderDoubt[] => {
      if (some === undefined) return []
      const { piece, ...pair } = some
      return [{ equipment: [piece, ...more.map((each) => each.piece)], ...pair }]
    })
    .sort((a, b) => place(a) - place(b))
}

type Pair = Pick<OrderDoubt, 'first' | 'next'>

/** What is told of each piece to have happened; nothing for what no plan foresees. */
function toldOf({ kind, place, leg, pieces }: Milestone) {
  return pieces.flatMap(({ equipmentId: piece, ACT }) =>
    leg === null || piece === null || ACT === null
      ? []
      : [{ piece, milestone: { kind, place, leg, at: ACT.taken.at } }],
  )
}

/** What must be in order of time: the whole run, and the handling of each leg. */
function chainsOf(told: readonly MilestoneTold[]): (readonly MilestoneTold[])[] {
  const handled = groupBy(
    told.filter(({ kind }) => HANDLING.includes(kind)),
    ({ leg }) => `${leg}`,
  )
  return [told.filter(({ kind }) => RUN.includes(kind)), ...handled.values()]
}

/** Neighbours that are the wrong way round; where none are, the whole chain is in order. */
function swapped(chain: readonly MilestoneTold[]): Pair[] {
  return chain.slice(1).flatMap((next, i): Pair[] => {
    const first = chain[i]
    return first !== undefined && next.at < first.at ? [{ first, next }] : []
  })
}

function isOf(milestone: Milestone, { kind, place, leg }: MilestoneTold): boolean {
  return milestone.kind === kind && milestone.place === place && milestone.leg === leg
}
