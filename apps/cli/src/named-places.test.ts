import { type ConsignmentInvalidError, readConsignment } from '@karavan/model'
import { loadNetwork } from '@karavan/storage'
import { expect, it } from 'vitest'
import { blindParties, placed, readPlaced } from './named-places.js'

const { locations } = loadNetwork(undefined)
const sent = {
  consignmentId: 'K-1',
  carrierAcceptanceLocation: 'Kostanay',
  consigneeReceiptLocation: 'GE-POTI',
  parties: [
    { partyId: 'port', role: 'terminalOperator', name: 'Port', locations: ['Kuryk'] },
    { partyId: 'ktz', role: 'carrier', name: 'KTZ' },
    { partyId: 'quay', role: 'terminalOperator', name: 'Quay' },
  ],
}

it('takes places by their names', () => {
  expect(readPlaced(placed(sent, locations))).toMatchObject({
    carrierAcceptanceLocation: 'KZ-KOSTANAY',
    consigneeReceiptLocation: 'GE-POTI',
    parties: [{ locations: ['KZ-KURYK'] }, {}, {}],
  })
})

it('tells places that are not known together with all other faults', () => {
  const wrong = { ...sent, carrierAcceptanceLocation: 'KZ-NOWHERE', includedItems: [{ itemId: '' }] }
  expect(() => readPlaced(placed(wrong, locations))).toThrow(
    expect.objectContaining({
      faults: [
        expect.objectContaining({ pointer: '/carrierAcceptanceLocation', received: 'KZ-NOWHERE' }),
        expect.objectContaining({ pointer: '/includedItems/0/itemId' }),
        expect.objectContaining({ pointer: '/includedItems/0/description' }),
      ],
    } satisfies Partial<Record<keyof ConsignmentInvalidError, unknown>>),
  )
})

it('names parties that would see nothing', () => {
  const ids = { carrierAcceptanceLocation: 'KZ-KOSTANAY', parties: sent.parties.slice(1) }
  expect(blindParties(readConsignment({ ...sent, ...ids }))).toEqual([
    'ktz is a carrier without legs and sees none of it',
    'quay is a terminal without a place and sees none of it',
  ])
})
