import { createHash } from 'node:crypto'
import { consignmentUri, MILESTONE_KINDS, namedIn, readConsignment } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { writeMilestone } from './milestone.js'
import { readReport } from './read-report.js'

const CONSIGNMENT = readConsignment({
  consignmentId: 'K 1',
  carrierAcceptanceLocation: 'AZ-ALAT',
  consigneeReceiptLocation: 'GE-POTI',
  utilizedEquipment: [{ equipmentId: 'box', kind: '20GP', number: { scheme: 'container', value: 'CSQU3054383' } }],
})
const PORTS = {
  receivedAt: 29_700_000,
  zoneOf: () => null,
  place: () => null,
  sha256: (bytes: Uint8Array) => createHash('sha256').update(bytes).digest(),
  mapping: null,
  proceed: false,
}
const told = {
  place: 'AZ-ALAT',
  at: '2026-11-02T06:40+04:00',
  classifier: 'EST',
  equipment: ['box'],
} as const

describe('a milestone that a person reports', () => {
  it.each(MILESTONE_KINDS)('%s is an event of EPCIS that names the equipment and the consignment', (milestone) => {
    const text = writeMilestone(CONSIGNMENT, { ...told, milestone }, '2026-11-02T07:00:00Z')
    const { events, remarks } = readReport(Buffer.from(text), PORTS)
    expect(remarks).toEqual([])
    expect(events).toHaveLength(1)
    expect(events[0]?.event).toMatchObject({
      eventTime: '2026-11-02T06:40:00+04:00',
      eventTimeZoneOffset: '+04:00',
      'karavan:milestone': milestone,
      'karavan:eventClassifierCode': 'EST',
    })
    expect(events[0] && namedIn(events[0].event)).toEqual(['urn:epc:id:bic:CSQU3054383', consignmentUri('K 1')])
  })

  it('says what was paid', () => {
    const charges = [
      { purpose: 'crossing', amount: 120.5, currency: 'USD' },
      { purpose: 'carriage', amount: 0, currency: 'KZT' },
    ] as const
    const text = writeMilestone(CONSIGNMENT, { ...told, milestone: 'arrival', charges }, '2026-11-02T07:00:00Z')
    const { events, remarks } = readReport(Buffer.from(text), PORTS)
    expect(remarks).toEqual([])
    expect(events[0]?.event).toMatchObject({
      'karavan:charge': [
        { 'karavan:purpose': 'crossing', 'karavan:amount': '120.50', 'karavan:currency': 'USD' },
        { 'karavan:purpose': 'carriage', 'karavan:amount': '0.00', 'karavan:currency': 'KZT' },
      ],
    })
  })

  it('is refused without an offset, and of equipment that is not of the consignment', () => {
    const write = (more: object) =>
      writeMilestone(CONSIGNMENT, { ...told, milestone: 'arrival', ...more }, '2026-11-02T07:00:00Z')
    expect(() => write({ at: '2026-11-02T06:40' })).toThrow('with its offset')
    expect(() => write({ equipment: ['other'] })).toThrow('equipment of the consignment')
  })
})
