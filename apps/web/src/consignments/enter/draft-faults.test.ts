import { describe, expect, it } from 'vitest'
import { ENGLISH } from '../../words/words.js'
import { type ConsignmentDraft, EMPTY_DRAFT, NEW_ROWS } from './draft.js'
import { faultsIn } from './draft-faults.js'
import { writingOf } from './writing.js'

const WRITING = writingOf(ENGLISH, Date.UTC(2026, 11, 1) / 60_000, 'UTC')
const item = NEW_ROWS.items(EMPTY_DRAFT) as ConsignmentDraft['items'][number]
const box = NEW_ROWS.equipment(EMPTY_DRAFT) as ConsignmentDraft['equipment'][number]

const faults = (draft: Partial<ConsignmentDraft>) =>
  Object.fromEntries(
    [...faultsIn({ ...EMPTY_DRAFT, ...draft }, WRITING, ENGLISH)].map(([id, { said }]) => [
      id.replace('consignment-', ''),
      said,
    ]),
  )

describe('what is wrong with the form of a consignment', () => {
  it('is nothing of rows that were left empty', () => {
    const [loading, parting] = [NEW_ROWS.loadings(EMPTY_DRAFT), NEW_ROWS.partings(EMPTY_DRAFT)] as const
    const loadings = [loading] as ConsignmentDraft['loadings']
    const partings = [parting] as ConsignmentDraft['partings']
    expect(faults({ items: [item], equipment: [box], loadings, partings })).toEqual({})
  })

  it('is told of packages and danger, at the row where it stands', () => {
    const sound = { ...item, hs: '2807', packages: '4', packageKind: 'DR', unNumber: 'UN 1830', hazardClass: '8' }
    const wrong = { ...item, hs: '2807', packages: '1.5', packageKind: 'drum', unNumber: '183', hazardClass: '10' }
    expect(faults({ items: [item, sound] })).toEqual({})
    expect(faults({ items: [item, wrong] })).toEqual({
      'items-1-packages': 'typing',
      'items-1-packageKind': 'typing',
      'items-1-unNumber': 'typing',
      'items-1-hazardClass': 'typing',
    })
  })

  it('waits with what is missing until the form is to be sent', () => {
    expect(faults({ items: [{ ...item, hs: '2807', unNumber: '1830' }] })).toEqual({ 'items-0-hazardClass': 'asking' })
    expect(faults({ loadings: [{ what: 'item-1', on: '', from: '', until: '' }] })).toEqual({
      'loadings-0-on': 'asking',
      'loadings-0-from': 'asking',
    })
  })

  it('is a loading that ends before it begins, or stands on itself', () => {
    const loading = { what: 'box', on: 'box', from: '2026-12-02 08:00', until: '2026-12-01 08:00' }
    expect(faults({ loadings: [loading] })).toEqual({ 'loadings-0-on': 'typing', 'loadings-0-until': 'typing' })
  })

  it('is a part that goes on as the consignment that it leaves', () => {
    const parting = { kind: 'split', at: '2026-12-02 08:00', what: ['box'], other: 'K-1', reason: 'sold' } as const
    expect(faults({ consignmentId: 'K-1', partings: [parting] })).toEqual({ 'partings-0-other': 'typing' })
  })
})
