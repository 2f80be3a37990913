import type {
  BorderSide,
  ChosenLeg,
  ChosenPlan,
  Consignment,
  CorridorSegment,
  Indicator,
  Mode,
  Story,
} from '@karavan/model'
import { actualsOf, type ByPiece, milestoneOf } from './by-piece.js'
import { type Crossing, crossingsOf } from './crossings.js'
import { crossingCost, sectionCost } from './paid.js'
import { endOf, hoursBetween, type Measured, type Passage, speedOver } from './passage.js'
import { stoodOn } from './stood.js'

const BY_LAND: ReadonlySet<Mode> = new Set(['rail', 'road'])

/**
 * What a consignment that goes by a plan tells of the corridor: each border-crossing point, port and leg that it is known to have
 * behind it, measured as CAREC CPMM does (annual report 2023, "Introduction", TFI1 to TFI4), or why it is not. A consignment counts
 * once, as the mean of its pieces.
 * - TFI1, time to clear a border-crossing point: from reaching it to leaving it behind, with waiting, unloading, loading and change of gauge.
 *   A port, from arrival to departure by the next leg, is one.
 * - TFI2, cost at a border-crossing point or port: what events there say was paid, for a piece of equipment.
 * - TFI3, cost of a section: what events of the leg say was paid for carriage and at the borders on it, for 20 t over 500 km.
 * - TFI4, speed: the distance of the leg over the time on the move (SWOD), and over all time since the goods reached its beginning
 *   (SWD); on the first leg, since they left it.
 * @param story - what of it the asker may see
 */
export function passagesOf(
  consignment: Pick<Consignment, 'consignmentId' | 'plan' | 'includedItems' | 'utilizedEquipment'>,
  story: Story,
): readonly Passage[] {
  const { consignmentId, plan } = consignment
  if (plan === null) return []
  const crossings = crossingsOf(story, plan)
  const found = [
    ...crossings.flatMap((crossing) => ofBorder(story, crossing, plan)),
    ...plan.legs.flatMap((leg, number) => [
      ...ofPort(story, plan, number),
      ...ofSection(
        story,
        { leg, number, before: plan.legs[number - 1] },
        crossings.filter((crossing) => crossing.leg === number),
        consignment,
      ),
    ]),
  ]
  return found.flatMap(({ segment, indicator, end, measured }) => {
    const at = endOf(end)
    return at === null ? [] : [{ consignmentId, segment, indicator, at, measured }]
  })
}

interface Found {
  readonly segment: CorridorSegment
  readonly indicator: Indicator
  readonly end: ByPiece
  readonly measured: Measured
}

function ofBorder(
  story: Story,
  { border, leg, arrived, left, behind }: Crossing,
  { legs }: ChosenPlan,
): readonly Found[] {
  const mode = legs[leg]?.mode
  if (mode === undefined) return []
  const { place, from, to } = border
  const at = (side: BorderSide): CorridorSegment => ({ kind: 'border', place, from, to, side, mode })
  const hours = (side: BorderSide, begin: ByPiece, end: ByPiece): Found => {
    return { segment: at(side), indicator: 'borderHours', end, measured: hoursBetween(begin, end) }
  }
  return [
    hours('leaving', arrived, left),
    hours('entering', left, behind),
    hours('both', arrived, behind),
    { segment: at('both'), indicator: 'borderCost', end: behind, measured: crossingCost(story, place) },
  ]
}

/** Between a leg and the next, where one of the two is by ship. */
function ofPort(story: Story, { legs }: ChosenPlan, leg: number): readonly Found[] {
  const [here, next] = [legs[leg], legs[leg + 1]]
  if (here === undefined || next === undefined || (BY_LAND.has(here.mode) && BY_LAND.has(next.mode))) return []
  const place = next.from
  const segment: CorridorSegment = { kind: 'port', place, from: here.mode, to: next.mode }
  const begin = actualsOf(milestoneOf(story, 'arrival', place, leg))
  const end = actualsOf(milestoneOf(story, 'departure', place, leg + 1))
  return [
    { segment, indicator: 'borderHours', end, measured: hoursBetween(begin, end) },
    { segment, indicator: 'borderCost', end, measured: crossingCost(story, place) },
  ]
}

interface NumberedLeg {
  readonly leg: ChosenLeg
  readonly number: number
  readonly before: ChosenLeg | undefined
}

/** @param crossings - the borders of the leg */
function ofSection(
  story: Story,
  { leg, number, before }: NumberedLeg,
  crossings: readonly Crossing[],
  consignment: Parameters<typeof sectionCost>[3],
): readonly Found[] {
  const { from, to, mode, distanceKm } = leg
  const segment: CorridorSegment = { kind: 'section', from, to, mode }
  const departed = actualsOf(milestoneOf(story, 'departure', from, number))
  const end = actualsOf(milestoneOf(story, 'arrival', to, number))
  const reached = before === undefined ? departed : actualsOf(milestoneOf(story, 'arrival', from, number - 1))
  const km = distanceKm === undefined || distanceKm.value <= 0 ? null : distanceKm.value
  const moving = hoursBetween(departed, end, stoodOn(story, leg, crossings))
  return [
    { segment, indicator: 'sectionHours', end, measured: hoursBetween(departed, end) },
    { segment, indicator: 'sectionCost', end, measured: sectionCost(story, number, km, consignment) },
    { segment, indicator: 'speedWithoutDelay', end, measured: speedOver(km, moving) },
    { segment, indicator: 'speedWithDelay', end, measured: speedOver(km, hoursBetween(reached, end)) },
  ]
}
