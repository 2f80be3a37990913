import { readConsignment } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { ENGLISH } from '../../words/words.js'
import { draftOf, EMPTY_DRAFT, isWeight, NEW_ROWS } from './draft.js'
import { enteredOf } from './entered.js'
import { writingOf } from './writing.js'

const WRITING = writingOf(ENGLISH, Date.UTC(2026, 11, 1) / 60_000, 'Asia/Almaty')

const FORMER = readConsignment({
  consignmentId: 'K-1',
  carrierAcceptanceLocation: 'KZ-AKTAU',
  consigneeReceiptLocation: 'GE-POTI',
  parties: [{ partyId: 'ktz', role: 'carrier', name: 'KTZ', identifiers: [{ scheme: 'bin', value: '020540003431' }] }],
  includedItems: [
    {
      itemId: 'acid',
      description: 'Acid',
      hs: '2807',
      packages: { quantity: 3, kind: 'BX' },
      grossKg: 1234.5,
      dangerousGoods: { unNumber: '1830', hazardClass: '8', packingGroup: 'II' },
    },
  ],
  utilizedEquipment: [
    {
      equipmentId: 'box',
      kind: '20GP',
      number: { scheme: 'container', value: 'CSQU3054383' },
      seals: ['GE 1', 'GE 2'],
    },
  ],
  loadings: [{ what: 'acid', on: 'box', from: '2026-12-01T08:00+04:00', until: '2026-12-05T09:30+04:00' }],
  deliverBy: '2026-12-20T12:00Z',
  partings: [{ kind: 'split', at: '2026-12-05T10:00Z', what: ['box'], other: 'K-2', reason: 'sold' }],
  references: [{ type: 'SMGS', number: '28 0001', issuer: 'KTZ', uri: 'urn:x:1' }],
  referencedDocuments: [
    { type: 'invoice', number: '7', issuer: 'Mill', issued: '2026-11', address: 'https://x.test/7' },
  ],
})

describe('the form of a consignment', () => {
  it('sends what was entered before unchanged, with what it does not show', () => {
    expect(readConsignment({ ...enteredOf(draftOf(FORMER, WRITING), FORMER, WRITING), plan: FORMER.plan })).toEqual(
      FORMER,
    )
  })

  it('sends no rows that were left empty, and no id that is not said', () => {
    const draft = { ...EMPTY_DRAFT, from: 'KZ-AKTAU', to: 'GE-POTI' }
    const withRows = {
      ...draft,
      items: [NEW_ROWS.items(draft)],
      equipment: [NEW_ROWS.equipment(draft)],
      parties: [NEW_ROWS.parties(draft)],
      references: [NEW_ROWS.references(draft)],
      documents: [NEW_ROWS.documents(draft)],
      loadings: [NEW_ROWS.loadings(draft)],
      partings: [NEW_ROWS.partings(draft)],
    }
    expect(enteredOf(withRows, null, WRITING)).toEqual(enteredOf(draft, null, WRITING))
    expect(enteredOf(draft, null, WRITING)).not.toHaveProperty('consignmentId')
  })

  it('takes a weight by the marks of the language', () => {
    expect(['', '1.5', '1,5', '0', 'two'].map((text) => isWeight(text, ENGLISH))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
  })

  it('gives each new row an id that no other has', () => {
    const [first] = [NEW_ROWS.items(EMPTY_DRAFT)]
    const gone = { ...EMPTY_DRAFT, items: [{ ...first, itemId: 'item-2' }] }
    expect(NEW_ROWS.items(gone).itemId).not.toBe('item-2')
  })
})
