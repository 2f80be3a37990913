import { decimalAmount, StructuredError } from '@karavan/core'
import {
  type Charge,
  type Consignment,
  consignmentUri,
  type EventClassifierCode,
  equipmentUri,
  karavanUri,
  type LocationId,
  type MilestoneKind,
} from '@karavan/model'
import { EPCIS_CONTEXT } from '../epcis/vocabulary.js'
import { isDateTime } from '../json/times.js'
import { KARAVAN_NAMESPACES } from '../karavan-terms.js'
import { MILESTONE_STEPS } from './milestone-steps.js'

/** A milestone as a person reports it. */
export interface ToldMilestone {
  readonly milestone: MilestoneKind
  readonly place: LocationId
  /** A time with its offset, `2026-11-02T06:40:00+05:00`. */
  readonly at: string
  readonly classifier: EventClassifierCode
  /** Ids of equipment; empty for the consignment as a whole. */
  readonly equipment: readonly string[]
  /** What was paid for all of that equipment together; left out where nothing is said of that. */
  readonly charges?: readonly Charge[]
}

/**
 * A document of EPCIS with one event that tells a milestone of a consignment.
 * @param creationDate - of the document, a time with its offset
 * @throws {StructuredError} QUESTION_VALUE_INVALID where the time has no offset, or equipment is not of the consignment
 */
export function writeMilestone(
  { consignmentId, utilizedEquipment }: Pick<Consignment, 'consignmentId' | 'utilizedEquipment'>,
  { milestone, place, at, classifier, equipment, charges = [] }: ToldMilestone,
  creationDate: string,
): string {
  const eventTime = withSeconds(at)
  const uris = equipment.map((id) => {
    const found = utilizedEquipment.find(({ equipmentId }) => equipmentId === id)
    if (found !== undefined) return equipmentUri(found.number)
    const candidates = utilizedEquipment.map(({ equipmentId }) => equipmentId)
    throw new StructuredError({
      code: 'QUESTION_VALUE_INVALID',
      received: id,
      expected: 'the id of equipment of the consignment',
      pointer: '/equipment',
      candidates,
    })
  })
  const event = {
    type: 'ObjectEvent',
    eventTime,
    eventTimeZoneOffset: /Z$/i.test(eventTime) ? '+00:00' : eventTime.slice(-6),
    epcList: uris,
    action: 'OBSERVE',
    ...MILESTONE_STEPS[milestone],
    readPoint: { id: karavanUri('location', place) },
    bizTransactionList: [{ bizTransaction: consignmentUri(consignmentId) }],
    'karavan:eventClassifierCode': classifier,
    'karavan:milestone': milestone,
    ...(charges.length === 0 ? {} : { 'karavan:charge': charges.map(chargeField) }),
  }
  const document = {
    '@context': [EPCIS_CONTEXT, KARAVAN_NAMESPACES],
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate,
    epcisBody: { eventList: [event] },
  }
  return `${JSON.stringify(document, undefined, 2)}\n`
}

function chargeField({ purpose, amount, currency }: Charge) {
  return { 'karavan:purpose': purpose, 'karavan:amount': decimalAmount(amount), 'karavan:currency': currency }
}

function withSeconds(at: string): string {
  const time = at.replace(/(T\d\d:\d\d)(?=Z|[+-])/i, '$1:00')
  if (isDateTime(time)) return time
  throw new StructuredError({
    code: 'QUESTION_VALUE_INVALID',
    received: at,
    expected: 'a time with its offset, as 2026-11-02T06:40+05:00',
    pointer: '/at',
  })
}
