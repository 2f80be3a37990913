import { isPlaceInScope } from '@karavan/access'
import { API_PREFIX } from '@karavan/api'
import { type EpochMinutes, formatInstant, isInstant, StructuredError } from '@karavan/core'
import { type ToldMilestone, writeMilestone } from '@karavan/exchange'
import {
  CHARGE_PURPOSES,
  type Charge,
  CLOCK_TOLERANCE_MINUTES,
  type Consignment,
  EVENT_CLASSIFIER_CODES,
  isCurrency,
  type Location,
  type LocationId,
  MILESTONE_KINDS,
  MOST_CHARGED,
  MOST_CHARGES,
  readCharged,
} from '@karavan/model'
import { resolvePlace } from '@karavan/network'
import { type PreparedReport, SELF } from '@karavan/storage'
import type { FastifyInstance } from 'fastify'
import { unknownConsignment } from '../access/not-there.js'
import { invalid, oneOf } from '../answering.js'
import { fieldsOf, textOf } from '../bodies.js'
import type { RouteParts } from '../route-parts.js'
import type { Intake } from './intake.js'
import { ownSender, readerFor } from './who.js'

const LONGEST_NAME = 120
const LONGEST_TIME = 40
const MOST_PIECES = 1_000

/** Adds the route by which people report what happened, or is expected; it becomes an event like any other. */
export function addMilestoneRoute(app: FastifyInstance, { tracking, world, now }: RouteParts, intake: Intake): void {
  app.post<{ Params: { consignmentId: string } }>(
    `${API_PREFIX}/consignments/:consignmentId/milestones`,
    async (request, reply) => {
      const { consignmentId } = request.params
      const fields = fieldsOf(request.body, [
        'milestone',
        'place',
        'at',
        'classifier',
        'equipment',
        'charges',
        'sender',
      ])
      const standing = await (await tracking.kept()).consignments.read(consignmentId)
      if (standing === null) throw unknownConsignment(consignmentId)
      const told = readMilestone(fields, standing.consignment)
      const at = Date.parse(told.at)
      if (!dayExistsIn(told.at)) throw invalid('at', told.at, 'a day that exists')
      if (!Number.isNaN(at) && !isInstant(Math.floor(at / 60_000)))
        throw invalid('at', told.at, 'a time of the years 2020 to 2050')
      if (told.classifier === 'ACT' && Date.parse(told.at) > (now() + CLOCK_TOLERANCE_MINUTES) * 60_000)
        throw invalid('at', told.at, 'a time that is past, or the classifier EST for what is expected')
      if (!world().network.locations.has(told.place)) throw unknownPlace(told.place, world().network.locations)
      if (!isPlaceInScope(request.scope, standing.consignment, told.place))
        throw invalid('place', told.place, 'a place of your own, or one on your legs')
      const bytes = Buffer.from(writeMilestone(standing.consignment, told, seconds(now())))
      const said = fields.sender === undefined ? null : textOf(fields.sender, 'sender', LONGEST_NAME)
      const sender = ownSender(request, said) ?? SELF
      const keep = async (report: PreparedReport) => {
        const kept = await intake.keep(request, { bytes, name: null, sender, report })
        reply.code(201)
        return intake.answer(request, { report, sender }, null, kept)
      }
      return intake.read(bytes, { mapping: null, proceed: false }, keep, readerFor(request, reply))
    },
  )
}

/** Whether a text that begins as a date names a day that there is: `Date` takes the 31st of November for the 1st of December. */
function dayExistsIn(text: string): boolean {
  const found = /^(\d{4})-(\d\d)-(\d\d)/.exec(text)
  if (found === null) return true
  const [, year, month, day] = found.map(Number)
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day))
  return date.getUTCMonth() + 1 === month && date.getUTCDate() === day
}

function readMilestone(
  fields: Partial<Record<'milestone' | 'place' | 'at' | 'classifier' | 'equipment' | 'charges', unknown>>,
  { utilizedEquipment }: Consignment,
): ToldMilestone {
  return {
    place: textOf(fields.place, 'place', LONGEST_NAME),
    milestone: oneOf(fields.milestone, 'milestone', MILESTONE_KINDS),
    at: textOf(fields.at, 'at', LONGEST_TIME),
    classifier: oneOf(fields.classifier ?? 'ACT', 'classifier', EVENT_CLASSIFIER_CODES),
    equipment:
      fields.equipment === undefined
        ? utilizedEquipment.map(({ equipmentId }) => equipmentId)
        : piecesOf(fields.equipment),
    charges: fields.charges === undefined ? [] : chargesOf(fields.charges),
  }
}

function chargesOf(value: unknown): readonly Charge[] {
  if (!Array.isArray(value) || value.length > MOST_CHARGES)
    throw invalid('charges', value, `a list of at most ${MOST_CHARGES} charges`)
  return value.map((each: unknown, i) => {
    const at = `charges/${i}`
    if (typeof each !== 'object' || each === null) throw invalid(at, each, 'purpose, amount and currency')
    const { purpose, amount, currency } = fieldsOf(each, ['purpose', 'amount', 'currency'])
    const paid = readCharged(amount)
    if (paid === null) throw invalid(`${at}/amount`, amount, `a number from 0 to ${MOST_CHARGED}, as 120.5 or "120.50"`)
    if (typeof currency !== 'string' || !isCurrency(currency))
      throw invalid(`${at}/currency`, currency, 'the code of a currency, as USD')
    return { purpose: oneOf(purpose, `${at}/purpose`, CHARGE_PURPOSES), amount: paid, currency }
  })
}

function piecesOf(value: unknown): readonly string[] {
  const isIds = Array.isArray(value) && value.length <= MOST_PIECES && value.every((each) => typeof each === 'string')
  if (isIds) return value
  throw invalid('equipment', value, 'a list of ids of equipment')
}

/** With the ids that a name or a code may mean: an event names a place by its id. */
function unknownPlace(received: string, locations: ReadonlyMap<LocationId, Location>): StructuredError {
  const meant = meantBy(received, locations)
  return new StructuredError({
    code: 'PLACE_UNKNOWN',
    received,
    expected: 'the id of a place, as KZ-AKTAU',
    remediation: meant.length === 0 ? 'search for it by name' : `did you mean ${meant.join('; ')}?`,
    candidates: meant,
    pointer: '/place',
  })
}

function meantBy(text: string, locations: ReadonlyMap<LocationId, Location>): readonly string[] {
  try {
    const { id, name, country } = resolvePlace(locations, text)
    return [`${id} (${name}, ${country})`]
  } catch (error) {
    if (error instanceof StructuredError) return (error.candidates ?? []).map(String)
    throw error
  }
}

function seconds(now: EpochMinutes): string {
  return formatInstant(now).replace('Z', ':00Z')
}
