import type { Problem } from '@karavan/api'
import { readConsignment } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { ENGLISH } from '../../words/words.js'
import { type ConsignmentDraft, EMPTY_DRAFT, NEW_ROWS } from './draft.js'
import { enteredOf } from './entered.js'
import { fieldOfPointer, refusalsOf } from './refusals.js'
import { writingOf } from './writing.js'

const WRITING = writingOf(ENGLISH, Date.UTC(2026, 11, 1) / 60_000, 'UTC')
const item = NEW_ROWS.items(EMPTY_DRAFT) as ConsignmentDraft['items'][number]
const box = NEW_ROWS.equipment(EMPTY_DRAFT) as ConsignmentDraft['equipment'][number]

const SENT: ConsignmentDraft = {
  ...EMPTY_DRAFT,
  consignmentId: 'K-1',
  from: 'KZ-AKTAU',
  to: 'nowhere',
  items: [item, { ...item, hs: '1', unNumber: '1', hazardClass: '99', packages: '1', packageKind: 'x' }],
  equipment: [box, { ...box, number: 'CSQU3054384' }],
  loadings: [{ what: 'sand', on: 'acid', from: '2026-12-02 08:00', until: '2026-12-01 08:00' }],
  partings: [{ kind: 'split', at: '2026-12-02 08:00', what: ['sand'], other: 'K-2', reason: 'sold' }],
}

/** What the reader of consignments says of it, as the server does. */
function refusedBy(draft: ConsignmentDraft): Problem {
  try {
    readConsignment({ ...enteredOf(draft, null, WRITING), plan: null })
  } catch (error) {
    const { faults } = error as { faults: NonNullable<Problem['faults']> }
    return { type: 'about:blank', title: '', status: 422, detail: '', code: 'CONSIGNMENT_INVALID', faults }
  }
  throw new Error('nothing was refused')
}

describe('what the server refuses of a consignment', () => {
  const problem = refusedBy(SENT)

  it('stands at its field, though empty rows before it were not sent', () => {
    const { byField, rest } = refusalsOf(problem, (pointer) => fieldOfPointer(pointer, SENT, SENT))
    expect([...byField.keys()].sort()).toEqual([
      'consignment-equipment-1-number',
      'consignment-items-1-description',
      'consignment-items-1-hazardClass',
      'consignment-items-1-hs',
      'consignment-items-1-packageKind',
      'consignment-items-1-unNumber',
      'consignment-to',
    ])
    expect(rest).toEqual([])
  })

  it('names parts that are not there at the row that names them', () => {
    const sound = { ...SENT, to: 'GE-POTI', items: [], equipment: [] }
    const { byField } = refusalsOf(refusedBy(sound), (pointer) => fieldOfPointer(pointer, sound, sound))
    expect([...byField.keys()]).toEqual([
      'consignment-loadings-0-what',
      'consignment-loadings-0-on',
      'consignment-loadings-0-until',
      'consignment-partings-0-what',
    ])
  })

  it('is no longer told of what has changed since', () => {
    const now = { ...SENT, to: 'GE-POTI', items: [item], equipment: SENT.equipment }
    const { byField, rest } = refusalsOf(problem, (pointer) => fieldOfPointer(pointer, SENT, now))
    expect([[...byField.keys()], rest]).toEqual([['consignment-equipment-1-number'], []])
  })

  it('stands beneath the form where no field has it', () => {
    const one = { ...problem, faults: undefined, pointer: '/choose/planId', expected: 'a plan', received: 'p' }
    const { byField, rest } = refusalsOf(one as unknown as Problem, (pointer) => fieldOfPointer(pointer, SENT, SENT))
    expect([byField.size, rest]).toEqual([0, [{ pointer: '/choose/planId', received: 'p', expected: 'a plan' }]])
  })
})
