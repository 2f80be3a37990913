import { type EpochMinutes, formatInstant, type StructuredError } from '@karavan/core'
import type { ArrivalAdvice, Consignment } from '@karavan/model'
import { eventPlaces, locateFor } from '@karavan/network'
import { inForce } from '@karavan/planner'
import { gatherKept, type Storage, type World } from '@karavan/storage'
import {
  type ArrivalHistory,
  adviceNow,
  arrivalCourse,
  type Due,
  type HoldAhead,
  holdsAhead,
  type PastEstimate,
  type Stake,
  stakeOf,
} from '@karavan/tracking'
import { only, standingOf } from './consignment-commands.js'
import { knownEntries } from './known-entries.js'
import type { Invocation } from './options.js'
import { asJson, type Outcome, overlayOf } from './plan-command.js'
import { withStorage } from './with-storage.js'
import { worldToday } from './world-today.js'

/** Movements that are printed, the last ones. */
const MOST_MOVES = 12

/** `karavan consignment eta ID`: when it arrives now, and how that moved. @throws {StructuredError} CONSIGNMENT_NOT_FOUND, DATABASE_* */
export async function consignmentEta(
  { operands, values }: Invocation,
  now: EpochMinutes,
  leftOut: (error: StructuredError) => void,
): Promise<Outcome> {
  const id = only(operands, 'eta')
  const world = await worldToday(overlayOf(values), now, await knownEntries(leftOut, true))
  return withStorage(async (storage) => {
    const { consignment } = await standingOf(storage, id)
    const { history, due, holds, advice } = await etaOf(storage, consignment, world, now)
    const output =
      values['json'] === true
        ? asJson({ consignmentId: id, due, holds, advice, ...history })
        : rendered(id, history, { due, holds, advice })
    return { code: history.last.kind === 'none' && history.last.why === 'noPlan' ? 3 : 0, output }
  })
}

async function etaOf(storage: Storage, consignment: Consignment, world: World, now: EpochMinutes) {
  const { network } = world
  const locate = locateFor(eventPlaces(network.locations), consignment)
  const kept = { consignments: await storage.consignments(), events: await storage.events() }
  const { records, story } = await gatherKept(kept, consignment, locate, now)
  const versions = await kept.consignments.versions(consignment.consignmentId)
  const earlier = versions.flatMap((version) => version.consignment ?? [])
  const laws = inForce(world, now)
  const course = arrivalCourse({ consignment, earlier, records, story, locate, now, ...laws })
  const { plan } = consignment
  const { last } = course.history
  const holds = plan !== null && last.kind === 'live' ? holdsAhead(plan, course.stages, last) : []
  const due = course.due?.at ?? null
  const advice =
    last.kind === 'none' ? [] : adviceNow({ live: last, holds, due, past: course.history.past, nameOf: laws.nameOf })
  return { ...course, holds, advice }
}

/** What is told beside an estimate. */
interface Beside {
  readonly due: Due | null
  readonly holds: readonly HoldAhead[]
  readonly advice: readonly ArrivalAdvice[]
}

function rendered(id: string, { last, past, leftOut }: ArrivalHistory, { due, holds, advice }: Beside): string {
  const lines: string[] = []
  if (last.kind === 'none') {
    lines.push(
      `${id}: ${last.why === 'noPlan' ? 'no plan was chosen, so there is nothing to work an arrival out by' : 'all of it was delivered'}`,
    )
  } else {
    lines.push(`${id} as of ${formatInstant(last.asOf)}`)
    lines.push(`  one in ten by ${at(last.p10)}, half by ${at(last.p50)}, nine in ten by ${at(last.p90)}`)
    if (due !== null) lines.push(`  ${dueLine(due, stakeOf(last, due.at))}`)
    if (last.beyondLaw.length > 0)
      lines.push('  something takes longer than its law allows; worked out as if it began now')
  }
  if (holds.length > 0) lines.push('', 'What may hold it on the way that is left:', ...holds.map(holdLine))
  if (advice.length > 0) lines.push('', 'What can be done:', ...advice.map(({ text }) => `  ${text}`))
  const moves = past.filter(({ moved }) => Math.abs(moved?.p50 ?? 0) >= 60)
  if (moves.length > 0) lines.push('', 'What moved it:', ...moves.slice(-MOST_MOVES).flatMap(moveLines))
  const hidden = leftOut + Math.max(0, moves.length - MOST_MOVES)
  if (hidden > 0) lines.push(`  (${hidden} earlier left out; --json has more)`)
  return `${lines.join('\n')}\n`
}

function dueLine({ at: due, basis }: Due, { missing, hoursIfMissed }: Stake): string {
  const day = basis === 'deliverBy' ? `wanted by ${at(due)}` : `by the plan nine in ten are there by ${at(due)}`
  const late = hoursIfMissed === null || missing < 0.01 ? '' : `, then by ${Math.round(hoursIfMissed)} h on average`
  return `${day}: ${Math.round(missing * 100)} % chance of being later${late}`
}

function holdLine({ stage, isNew }: HoldAhead): string {
  return `  ${stage.label}${isNew ? ' (new, or otherwise than when the plan was chosen)' : ''}`
}

function moveLines({ asOf, moved, missing }: PastEstimate): readonly string[] {
  const hours = Math.round((moved?.p50 ?? 0) / 60)
  const chance = missing === null ? '' : `, ${Math.round(missing * 100)} % late`
  const causes = (moved?.causes ?? []).map(({ text }) => `      ${text}`)
  const advice = (moved?.advice ?? []).map(({ text }) => `      > ${text}`)
  return [`  ${at(asOf)}  ${hours > 0 ? `${hours} h later` : `${-hours} h sooner`}${chance}`, ...causes, ...advice]
}

function at(instant: EpochMinutes | null): string {
  return instant === null ? 'no time that is worked out' : formatInstant(instant)
}
