import { type ReplanAnswer, replanAnswer } from '@karavan/api'
import { type EpochMinutes, formatInstant, StructuredError } from '@karavan/core'
import type { ChosenLeg, Consignment, EventRecord, OtherWay } from '@karavan/model'
import { eventPlaces, locateFor } from '@karavan/network'
import { inForce, replan, replanQuestion } from '@karavan/planner'
import { gatherKept, type Storage, type World } from '@karavan/storage'
import { otherWays } from '@karavan/tracking'
import { actorOf, only, standingOf } from './consignment-commands.js'
import { knownEntries } from './known-entries.js'
import { type Invocation, UsageError } from './options.js'
import { asJson, type Outcome, overlayOf, question } from './plan-command.js'
import { costWords, percent, tonnesOf } from './plan-words.js'
import { tellAgain } from './tell-again.js'
import { withStorage } from './with-storage.js'
import { worldToday } from './world-today.js'

/** What was looked for, and the ways that can be taken. */
interface Looked {
  readonly answer: ReplanAnswer
  readonly others: readonly OtherWay[]
}

/**
 * `karavan consignment replan ID [--adopt N --why TEXT]`: other ways from where it is, beside the plan in force; with `--adopt` it goes by
 * one of them from now on.
 * @throws {StructuredError} CONSIGNMENT_NOT_FOUND, CONSIGNMENT_CHANGED, PLAN_NOT_FOUND, DATABASE_*, and those of a question
 */
export async function consignmentReplan(
  { operands, values }: Invocation,
  now: EpochMinutes,
  leftOut: (error: StructuredError) => void,
): Promise<Outcome> {
  const id = only(operands, 'replan')
  const { adopt, why } = values
  if (adopt !== undefined && (typeof why !== 'string' || why.trim() === ''))
    throw new UsageError('karavan consignment replan --adopt needs --why: why another way is taken')
  const world = await worldToday(overlayOf(values), now, await knownEntries(leftOut, true))
  const nameOf = (place: string) => world.network.locations.get(place)?.name ?? place
  return withStorage(async (storage) => {
    const { version, consignment } = await standingOf(storage, id)
    const { avoid } = question(values)
    const { answer, others } = await lookedAt(storage, consignment, version, avoid, world, now)
    const json = values['json'] === true
    if (typeof adopt !== 'string')
      return {
        code: others.length === 0 ? 3 : 0,
        output: json ? asJson({ consignmentId: id, ...answer }) : rendered(id, answer, nameOf),
      }
    const way = chosenWay(others, adopt)
    const kept = await (await storage.consignments()).enter(way.consignment, actorOf(values), String(why), version)
    await tellAgain(storage, {
      places: eventPlaces(world.network.locations),
      overlay: overlayOf(values),
      now,
    })
    const output = `Kept ${id}, version ${kept}: from now on ${legWords(way.found.legs, nameOf)}.\n`
    return {
      code: 0,
      output: json ? asJson({ consignmentId: id, version: kept, consignment: way.consignment }) : output,
    }
  })
}

async function lookedAt(
  storage: Storage,
  consignment: Consignment,
  version: number,
  avoid: unknown,
  world: World,
  now: EpochMinutes,
): Promise<Looked> {
  const { network, snapshot } = world
  const locate = locateFor(eventPlaces(network.locations), consignment)
  const kept = { consignments: await storage.consignments(), events: await storage.events() }
  const { records, story } = await gatherKept(kept, consignment, locate, now)
  const { stagesOf, nameOf } = inForce(world, now)
  const ways = await otherWays<EventRecord, never>(
    { consignment, records, story, locate, now, stagesOf, nameOf },
    async (point, deadline) => {
      const read = replanQuestion(consignment, point, deadline, avoid, network, now)
      return read === null ? null : replan(read.query, read.inForce, network, snapshot, read.notes)
    },
  )
  return { answer: replanAnswer(ways, now, version), others: ways.why === null ? ways.comparison.others : [] }
}

/** By its number in the list, or by its id. @throws {StructuredError} PLAN_NOT_FOUND */
function chosenWay(others: readonly OtherWay[], wanted: string): OtherWay {
  const way = others.find(({ found }, i) => found.wayId === wanted || String(i + 1) === wanted)
  if (way !== undefined) return way
  throw new StructuredError({
    code: 'PLAN_NOT_FOUND',
    received: `way ${wanted}`,
    expected: others.length === 0 ? 'a consignment for which there is another way' : `1 to ${others.length}`,
    remediation: 'look at the ways: karavan consignment replan ID',
  })
}

const WHY_NONE: Readonly<Record<NonNullable<ReplanAnswer['why']>, string>> = {
  noPlan: 'no plan was chosen, so there is nothing to compare with',
  delivered: 'all of it was delivered',
  lastLeg: 'it is on the last leg of its way: no other can be taken',
  noEquipment: 'nobody says what it travels in',
}

function rendered(id: string, answer: ReplanAnswer, nameOf: (place: string) => string): string {
  const { why, from, inForce, others, worse, due, advice, knockedOut, notes } = answer
  if (why !== null || from === null || inForce === null) return `${id}: ${WHY_NONE[why ?? 'noPlan']}\n`
  const lines = [`${id} as of ${formatInstant(answer.asOf)}, other ways from ${nameOf(from.place)} on`]
  if (due !== null)
    lines.push(`  due by ${formatInstant(due.at)}${due.basis === 'plan' ? ' by the plan in force' : ''}`)
  if (from.gone >= 0.05)
    lines.push(`  with a chance of ${percent(from.gone)} it has left there already and nobody has told: ask first`)
  lines.push('', 'In force', ...wayLines(inForce, nameOf))
  for (const [i, way] of others.entries()) {
    lines.push('', `${i + 1}  (${way.wayId})`, ...wayLines(way, nameOf))
  }
  if (others.length === 0) lines.push('', 'No other way was found.')
  lines.push(...knockedOut.slice(0, 5).map(({ subjectName, rule }) => `  ${subjectName}: ${rule.text}`))
  if (worse > 0) lines.push('', `${worse} left out: another is nowhere worse.`)
  lines.push('', ...advice.map(({ text }) => text), '', ...notes.map((note) => `· ${note}`))
  return `${lines.join('\n')}\n`
}

function wayLines(way: NonNullable<ReplanAnswer['inForce']>, nameOf: (place: string) => string): readonly string[] {
  const at = (instant: EpochMinutes | null) =>
    instant === null ? 'no time that is worked out' : formatInstant(instant)
  const late = way.missing === null ? '' : `, late with a chance of ${percent(way.missing)}`
  const cost = way.cost === null ? 'cost not known' : `${costWords(way.cost).typical} ${way.cost.currency}`
  return [
    `     ${legWords(way.legs, nameOf)}`,
    `     one in ten by ${at(way.p10)}, half by ${at(way.p50)}, nine in ten by ${at(way.p90)}${late}`,
    `     ${cost} from there on, ${tonnesOf(way.co2eKg)} CO2e`,
    ...[...way.holds, ...(way.flags ?? [])].map(({ text }) => `     ! ${text}`),
  ]
}

function legWords(legs: readonly Pick<ChosenLeg, 'mode' | 'from' | 'to'>[], nameOf: (place: string) => string): string {
  const ends = legs.map(({ mode, to }) => `${mode.replaceAll('_', ' ')} to ${nameOf(to)}`)
  return `${nameOf(legs[0]?.from ?? '')}: ${ends.join(', ')}`
}
