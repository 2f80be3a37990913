import { readConsignment } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { ENGLISH } from '../../words/words.js'
import { draftOf, type PartingDraft } from './draft.js'
import { enteredOf } from './entered.js'
import { partedOff, withParting } from './parted.js'
import { writingOf } from './writing.js'

const WRITING = writingOf(ENGLISH, Date.UTC(2026, 11, 1) / 60_000, 'Asia/Almaty')
const WHOLE = readConsignment({
  consignmentId: 'K-1',
  carrierAcceptanceLocation: 'KZ-AKTAU',
  consigneeReceiptLocation: 'GE-POTI',
  parties: [{ partyId: 'mill', role: 'consignor', name: 'Mill', locations: ['KZ-AKTAU'] }],
  includedItems: [
    { itemId: 'flour', description: 'Flour' },
    { itemId: 'bran', description: 'Bran' },
  ],
  utilizedEquipment: [
    { equipmentId: 'one', kind: '20GP', number: { scheme: 'container', value: 'CSQU3054383' }, seals: ['GE 1'] },
    { equipmentId: 'two', kind: '20GP', number: { scheme: 'container', value: 'MSKU9070323' } },
  ],
  loadings: [
    { what: 'flour', on: 'one', from: '2026-12-01T08:00Z' },
    { what: 'bran', on: 'two', from: '2026-12-01T08:00Z' },
  ],
  references: [{ type: 'SMGS', number: '28 0001' }],
})
const PARTING: PartingDraft = { kind: 'split', at: '2026-12-04 08:00 UTC', what: ['two'], other: 'K-2', reason: 'sold' }
const AT = Date.UTC(2026, 11, 4, 8) / 60_000

describe('a consignment of which a part goes on by itself', () => {
  const draft = withParting(draftOf(WHOLE, WRITING), PARTING)

  it('says when, what, as which and why, and keeps all else', () => {
    const parted = readConsignment({ ...enteredOf(draft, WHOLE, WRITING), plan: null })
    expect(parted).toEqual({
      ...WHOLE,
      partings: [{ kind: 'split', at: AT, what: ['two'], other: 'K-2', reason: 'sold' }],
    })
  })

  it('gives the other what parts and what is in it, and says where that came from', () => {
    const other = readConsignment({ ...enteredOf(partedOff(draft, PARTING), WHOLE, WRITING), plan: null })
    expect(other).toMatchObject({
      consignmentId: 'K-2',
      includedItems: [{ itemId: 'bran' }],
      utilizedEquipment: [{ equipmentId: 'two' }],
      loadings: [{ what: 'bran', on: 'two' }],
      references: WHOLE.references,
      parties: WHOLE.parties,
      partings: [{ kind: 'merge', at: AT, what: ['two'], other: 'K-1', reason: 'sold' }],
    })
    expect(other.includedItems).toHaveLength(1)
    expect(other.loadings).toHaveLength(1)
  })
})
