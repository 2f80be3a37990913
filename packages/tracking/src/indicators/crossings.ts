import type { ChosenPlan, Story } from '@karavan/model'
import { actualsOf, arrivalsBeside, type ByPiece, lastOf, laterOf, milestoneOf } from './by-piece.js'

/** How a border of the plan was crossed, as far as it is told. */
export interface Crossing {
  readonly border: ChosenPlan['borders'][number]
  readonly leg: number
  /** Whether it lies between the ends of its leg. */
  readonly isOnTheWay: boolean
  readonly arrived: ByPiece
  readonly left: ByPiece
  /** It was entered, its gauge changed where that is told, and it went on where a leg begins there. */
  readonly behind: ByPiece
}

/** The borders of a plan that its milestones tell of. */
export function crossingsOf(story: Story, { legs, borders }: ChosenPlan): readonly Crossing[] {
  return borders.flatMap((border) => {
    const { place } = border
    const entry = story.milestones.find((each) => each.kind === 'borderEntry' && each.place === place)
    if (entry?.leg == null) return []
    const leg = entry.leg
    const [begins, ends] = [legs[leg]?.from === place, legs[leg]?.to === place]
    const reachedOn = begins ? leg - 1 : leg
    const arrival = milestoneOf(story, 'arrival', place, reachedOn)
    const departure = milestoneOf(story, 'departure', place, begins ? leg : leg + 1)
    const gauge = milestoneOf(story, 'gaugeChange', place, leg)
    const entered = laterOf(actualsOf(entry), actualsOf(gauge))
    return [
      {
        border,
        leg,
        isOnTheWay: !begins && !ends,
        arrived: arrival === undefined ? arrivalsBeside(story, place) : actualsOf(arrival),
        left: actualsOf(milestoneOf(story, 'borderExit', place, leg)),
        behind: departure === undefined ? entered : lastOf([entered, actualsOf(departure)]),
      },
    ]
  })
}
