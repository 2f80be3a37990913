import { createHash } from 'node:crypto'
import { parseInstant } from '@karavan/core'
import { type Milestone, readConsignment, type Settled, type Stowage } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { writeDcsaStory } from '../../src/index.js'

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()
const AT = parseInstant('2026-11-20T03:15Z')
const UUID = expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)

const CONSIGNMENT = readConsignment({
  consignmentId: 'K-1',
  carrierAcceptanceLocation: 'KZ-ALTYNKOL',
  consigneeReceiptLocation: 'GE-POTI',
  includedItems: [{ itemId: 'flour', description: 'Flour' }],
  utilizedEquipment: [
    { equipmentId: 'one', kind: '40HC', number: { scheme: 'container', value: 'CSQU3054383' } },
    { equipmentId: 'two', kind: '40HC', number: { scheme: 'container', value: 'MSKU9070323' } },
    { equipmentId: 'wagon', kind: 'wagon-covered', number: { scheme: 'wagon8', value: '60635208' } },
  ],
})

function settled(contentHash: string, at = AT): Settled {
  const taken = {
    contentHash,
    classifier: 'ACT' as const,
    at,
    sender: 'line',
    receivedAt: at + 60,
    format: 'x',
    flags: [],
  }
  return { taken, ageMinutes: 0, reason: '', told: { reason: { key: 'story.onlyWord', values: {} } }, others: [] }
}

function milestone(kind: Milestone['kind'], ids: readonly string[], more: Partial<Milestone> = {}): Milestone {
  const pieces = ids.map((equipmentId) => ({ equipmentId, PLN: null, EST: null, ACT: settled('ni:1') }))
  const known = { kind, place: 'KZ-AKTAU', leg: 1, mode: 'feeder' as const, planned: null, pieces }
  return { ...known, done: 1, of: 3, actual: null, estimated: null, ...more }
}

const aboard = (what: string, ship: string): Stowage => ({
  what,
  on: `urn:epc:id:imovn:${ship}`,
  from: null,
  until: null,
})
const placeOf = (id: string) =>
  id === 'KZ-AKTAU' ? { unLocode: 'KZAAU', name: 'Aktau' } : { unLocode: null, name: 'Somewhere' }
const write = (milestones: readonly Milestone[], stowages: readonly Stowage[] = [], consignment = CONSIGNMENT) => {
  const { text, unsaid } = writeDcsaStory({ milestones, stowages }, consignment, placeOf, digest)
  return { events: JSON.parse(text), unsaid }
}

describe('writeDcsaStory', () => {
  it('tells of a departure once for all containers that one word is about, with their ship', () => {
    const ship = [aboard('one', '9074729'), aboard('two', '9074729')]
    expect(write([milestone('departure', ['one', 'two', 'wagon'])], ship)).toEqual({
      events: [
        {
          eventID: UUID,
          eventCreatedDateTime: '2026-11-20T04:15:00Z',
          eventClassifierCode: 'ACT',
          eventDateTime: '2026-11-20T03:15:00Z',
          eventType: 'TRANSPORT',
          transportEventTypeCode: 'DEPA',
          transportCall: {
            transportCallID: UUID,
            modeOfTransport: 'VESSEL',
            UNLocationCode: 'KZAAU',
            location: { locationName: 'Aktau', UNLocationCode: 'KZAAU' },
            vessel: { vesselIMONumber: '9074729' },
          },
          references: [
            { referenceType: 'EQ', referenceValue: 'CSQU3054383' },
            { referenceType: 'EQ', referenceValue: 'MSKU9070323' },
          ],
        },
      ],
      unsaid: [],
    })
  })

  it('names no ship where the containers are on two', () => {
    const [event] = write(
      [milestone('arrival', ['one', 'two'])],
      [aboard('one', '9074729'), aboard('two', '9198355')],
    ).events
    expect(event.transportCall.vessel).toBeUndefined()
  })

  it('tells of loading once for each container, and of a place without a code by its name', () => {
    const { events } = write([milestone('loading', ['one', 'two'], { place: 'XX-NOWHERE', mode: 'rail' })])
    expect(events).toMatchObject(
      ['CSQU3054383', 'MSKU9070323'].map((equipmentReference) => ({
        equipmentEventTypeCode: 'LOAD',
        equipmentReference,
        emptyIndicatorCode: 'LADEN',
        eventLocation: { locationName: 'Somewhere' },
        transportCall: { modeOfTransport: 'RAIL' },
      })),
    )
    expect(events[0].eventID).not.toBe(events[1].eventID)
    expect(events[0].transportCall.UNLocationCode).toBeUndefined()
  })

  it('says what it leaves out, and why', () => {
    const left = [milestone('borderEntry', ['one']), milestone('departure', ['wagon']), milestone('departure', [])]
    expect(write(left)).toEqual({
      events: [],
      unsaid: [
        { kind: 'borderEntry', place: 'KZ-AKTAU', why: 'kindUnknown' },
        { kind: 'departure', place: 'KZ-AKTAU', why: 'noContainer' },
      ],
    })
    const empty = { ...CONSIGNMENT, includedItems: [] }
    const { events, unsaid } = write([milestone('loading', ['one']), milestone('arrival', ['one'])], [], empty)
    expect([events.length, unsaid.map(({ why }) => why)]).toEqual([1, ['loadUnknown']])
  })
})
