import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { CONSIGNMENT_ORDERS } from '@karavan/api'
import { type EpochMinutes, formatInstant, StructuredError } from '@karavan/core'
import { type ChosenPlan, type Consignment, choosePlan } from '@karavan/model'
import { eventPlaces, locateFor } from '@karavan/network'
import { plan, readQuestion } from '@karavan/planner'
import {
  type Actor,
  type ConsignmentsQuestion,
  gatherKept,
  loadNetwork,
  type StandingConsignment,
  type Storage,
  worldThen,
} from '@karavan/storage'
import { enteredBy } from './entered.js'
import { knownEntries } from './known-entries.js'
import { blindParties, type Placed, placed, readPlaced } from './named-places.js'
import { type Invocation, type OptionValues, UsageError } from './options.js'
import { asJson, type Outcome, overlayOf, question } from './plan-command.js'
import { renderConsignments, renderStory } from './render-consignment.js'
import { tellAgain } from './tell-again.js'
import type { Terminal } from './terminal.js'
import { textOf } from './text-of.js'
import { withStorage } from './with-storage.js'
import { worldToday } from './world-today.js'

const PAGE = 50

/** `karavan consignment list [TEXT]`: the latest first, or by `--order`. @throws {StructuredError} DATABASE_* */
export async function consignmentList(
  { operands, values }: Invocation,
  now: EpochMinutes,
  terminal: Terminal,
): Promise<Outcome> {
  const [text = '', ...more] = operands
  if (more.length > 0) throw new UsageError('karavan consignment list takes one text; put several words into quotes.')
  const network = loadNetwork(overlayOf(values))
  const asked: ConsignmentsQuestion = {
    text,
    state: null,
    silent: false,
    estimated: false,
    order: orderOf(values),
    visibleTo: null,
    now,
    most: limitOf(values),
    skip: 0,
  }
  const found = await withStorage(async (storage) => {
    if (!storage.made()) return { consignments: [], total: 0, renewing: 0 }
    await tellAgain(storage, { places: eventPlaces(network.locations), overlay: overlayOf(values), now })
    return (await storage.consignments()).list(asked)
  })
  const nameOf = (id: string) => network.locations.get(id)?.name ?? id
  const output = values['json'] === true ? asJson(found) : renderConsignments(found, nameOf, now, terminal)
  return { code: found.total === 0 ? 3 : 0, output }
}

function orderOf({ order }: OptionValues): ConsignmentsQuestion['order'] {
  const [asked] = Array.isArray(order) ? order : [order]
  if (asked === undefined) return 'late'
  const known = CONSIGNMENT_ORDERS.find((one) => one === asked)
  if (known === undefined) throw new UsageError(`--order takes one of ${CONSIGNMENT_ORDERS.join(', ')}`)
  return known
}

/** `karavan consignment show ID`: what was entered, and what happened. @throws {StructuredError} CONSIGNMENT_NOT_FOUND, DATABASE_* */
export async function consignmentShow(
  { operands, values }: Invocation,
  now: EpochMinutes,
  terminal: Terminal,
): Promise<Outcome> {
  const id = only(operands, 'show')
  const network = loadNetwork(overlayOf(values))
  const places = eventPlaces(network.locations)
  return withStorage(async (storage) => {
    const standing = await standingOf(storage, id)
    const { consignment } = standing
    const kept = { consignments: await storage.consignments(), events: await storage.events() }
    const { story } = await gatherKept(kept, consignment, locateFor(places, consignment), now)
    const estimate = await kept.consignments.estimate(id)
    const nameOf = (place: string) => network.locations.get(place)?.name ?? place
    const output =
      values['json'] === true
        ? asJson({ ...standing, story })
        : renderStory(standing, story, estimate, nameOf, now, terminal)
    return { code: 0, output }
  })
}

/**
 * `karavan consignment add FILE`: keeps a consignment; with `--ready`, by the first plan of the question that it puts, or that of
 * `--choose`.
 * @throws {StructuredError} CONSIGNMENT_INVALID, CONSIGNMENT_EXISTS, PLAN_NOT_FOUND, DATABASE_*, and those of the question
 */
export async function consignmentAdd(
  { operands, values }: Invocation,
  now: EpochMinutes,
  leftOut: (error: StructuredError) => void,
): Promise<Outcome> {
  const entered = placed(sentIn(only(operands, 'add'), null), loadNetwork(overlayOf(values)).locations)
  const plan = await chosenFor(entered, values, now, leftOut)
  const { deadline } = values
  const agreed = deadline === undefined || plan === null || 'deliverBy' in entered.sent ? {} : { deliverBy: deadline }
  return keep(readPlaced({ ...entered, sent: { ...agreed, ...entered.sent, plan } }), values, null, 0, now)
}

/**
 * `karavan consignment change ID FILE --reason TEXT`: keeps its next version; its plan stays unless `--ready` asks for another.
 * @throws {StructuredError} CONSIGNMENT_NOT_FOUND, CONSIGNMENT_INVALID, CONSIGNMENT_CHANGED, DATABASE_*
 */
export async function consignmentChange(
  { operands, values }: Invocation,
  now: EpochMinutes,
  leftOut: (error: StructuredError) => void,
): Promise<Outcome> {
  const [id, file, ...more] = operands
  const { reason } = values
  if (id === undefined || file === undefined || more.length > 0)
    throw new UsageError('karavan consignment change takes an id and a file.')
  if (typeof reason !== 'string' || reason.trim() === '')
    throw new UsageError('karavan consignment change needs --reason: why it is changed')
  const { version, consignment: before } = await withStorage((storage) => standingOf(storage, id))
  const entered = placed(sentIn(file, id), loadNetwork(overlayOf(values)).locations)
  const plan = (await chosenFor(entered, values, now, leftOut)) ?? before.plan
  return keep(readPlaced({ ...entered, sent: { ...entered.sent, plan } }), values, reason, version, now)
}

/** `karavan consignment history ID`: every version. @throws {StructuredError} CONSIGNMENT_NOT_FOUND, DATABASE_* */
export async function consignmentHistory({ operands, values }: Invocation): Promise<Outcome> {
  const id = only(operands, 'history')
  return withStorage(async (storage) => {
    const versions = storage.made() ? await (await storage.consignments()).versions(id) : []
    if (versions.length === 0) throw notFound(id)
    const lines = versions.map(({ version, enteredAt, enteredBy: by, enteredFrom, why, erased }) => {
      const from = enteredFrom === null ? '' : ` from ${enteredFrom}`
      const gone =
        erased === null
          ? ''
          : `; erased ${erased.at.toISOString().slice(0, 16)}Z by ${erased.by}${erased.why === null ? '' : `: ${erased.why}`}`
      return `version ${version}, ${enteredAt.toISOString().slice(0, 16)}Z by ${by}${from}${why === null ? '' : `: ${why}`}${gone}`
    })
    return { code: 0, output: values['json'] === true ? asJson({ versions }) : `${lines.join('\n')}\n` }
  })
}

async function keep(
  consignment: Consignment,
  values: OptionValues,
  why: string | null,
  after: number,
  now: EpochMinutes,
): Promise<Outcome> {
  const network = loadNetwork(overlayOf(values))
  return withStorage(async (storage) => {
    const consignments = await storage.consignments()
    const version = await consignments.enter(consignment, actorOf(values), why, after)
    await tellAgain(storage, { places: eventPlaces(network.locations), overlay: overlayOf(values), now })
    const { consignmentId, plan: chosen } = consignment
    const goes =
      chosen === null ? 'no plan is chosen' : `it goes by plan ${chosen.planId}, ready ${formatInstant(chosen.ready)}`
    const output = `Kept ${consignmentId}, version ${version}; ${goes}.\n`
    return {
      code: 0,
      output: values['json'] === true ? asJson({ consignmentId, version, consignment }) : output,
      errors: blindParties(consignment)
        .map((words) => `karavan: ${words}\n`)
        .join(''),
    }
  })
}

/** A consignment as a file has it, without a plan. */
function sentIn(file: string, id: string | null): Readonly<Record<string, unknown>> {
  const text = file === '-' ? readFileSync(0, 'utf8') : textOf(file)
  const sent = parsed(text, file)
  if ('plan' in sent) throw new UsageError(`${file} holds a plan. A plan is chosen: leave it out and say --ready.`)
  if (id !== null && 'consignmentId' in sent && sent['consignmentId'] !== id)
    throw new UsageError(`${file} is about ${JSON.stringify(sent['consignmentId'])}, not ${id}.`)
  return id === null ? sent : { ...sent, consignmentId: id }
}

function parsed(text: string, file: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  } catch {
    // Told below, as any other text.
  }
  throw new UsageError(`${file} is no JSON object with the fields of a consignment (docs/consignments.md).`)
}

/** The plan of the question that a consignment puts: from where it is taken over to where it is delivered. */
async function chosenFor(
  { sent, faults }: Placed,
  values: OptionValues,
  now: EpochMinutes,
  leftOut: (error: StructuredError) => void,
): Promise<ChosenPlan | null> {
  const { choose } = values
  if (values['ready'] === undefined) {
    if (choose !== undefined) throw new UsageError('--choose goes with --ready: when the goods are ready.')
    return null
  }
  const number = typeof choose === 'string' ? Number(choose) : 1
  if (!Number.isSafeInteger(number) || number < 1) throw new UsageError('--choose takes the number of a plan, from 1.')
  const {
    utilizedEquipment: pieces,
    includedItems,
    ...draft
  } = readPlaced({
    sent: { ...withoutLegs(sent), plan: null },
    faults,
  })
  const [piece] = pieces
  const goods = includedItems[0]?.hs
  const asked = {
    from: draft.carrierAcceptanceLocation,
    to: draft.consigneeReceiptLocation,
    ...(piece === undefined ? {} : { equipment: piece.kind, units: String(pieces.length) }),
    ...(goods === null || goods === undefined ? {} : { goods: goods.slice(0, goods.length - (goods.length % 2)) }),
    ...question(values),
  }
  const world = await worldToday(overlayOf(values), now, await knownEntries(leftOut, true))
  const { query, notes } = readQuestion(asked, world.network, now)
  const then = worldThen(world, query.ready)
  const { plans } = plan(query, world.network, then.world.snapshot, [...notes, ...then.notes])
  const found = plans[number - 1]
  if (found !== undefined) return choosePlan(found, query.ready, now)
  throw new StructuredError({
    code: 'PLAN_NOT_FOUND',
    received: `plan ${number}`,
    expected: plans.length === 0 ? 'a question with an answer' : `1 to ${plans.length}`,
    remediation: `look at the plans: karavan plan ${draft.carrierAcceptanceLocation} ${draft.consigneeReceiptLocation}`,
  })
}

/** Legs are those of a plan that is yet to be chosen. */
function withoutLegs(sent: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { parties } = sent
  return Array.isArray(parties) ? { ...sent, parties: parties.map((party) => ({ ...party, legs: [] })) } : sent
}

/** @throws {StructuredError} CONSIGNMENT_NOT_FOUND, DATABASE_* */
export async function standingOf(storage: Storage, id: string): Promise<StandingConsignment> {
  const standing = storage.made() ? await (await storage.consignments()).read(id) : null
  if (standing === null) throw notFound(id)
  return standing
}

function notFound(id: string): StructuredError {
  return new StructuredError({
    code: 'CONSIGNMENT_NOT_FOUND',
    received: id,
    expected: 'the id of a consignment that was entered and not erased',
    remediation: id.startsWith('sample-') ? SAMPLES_LIVE : 'find it: karavan consignment list',
  })
}

const SAMPLES_LIVE =
  'samples live in the running server alone: see them on its page, or at /api/v1/consignments/ID; karavan consignment list has what was entered'

export function actorOf(values: OptionValues): Actor {
  return { by: enteredBy(values), from: hostname(), organisation: null }
}

function limitOf({ limit }: OptionValues): number {
  if (limit === undefined) return PAGE
  if (typeof limit === 'string' && /^[1-9]\d{0,3}$/.test(limit)) return Number(limit)
  throw new UsageError(`--limit takes a whole number from 1 to 9999; received ${JSON.stringify(limit)}.`)
}

/** The one id or file that a command takes. @throws {UsageError} */
export function only(operands: readonly string[], command: string): string {
  const [one, ...more] = operands
  if (one === undefined || more.length > 0) throw new UsageError(`karavan consignment ${command} takes one id or file.`)
  return one
}
