import { type ConsignmentsQuestion, type ListedConsignment, pageOf } from '@karavan/storage'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pageOfBooks } from './page-of-books.js'

const ASKED = { text: '', state: null, silent: false, estimated: false, visibleTo: null, now: 0 } as const

/** Consignments with a chance of being late each; null without an estimate. */
function bookOf(name: string, chances: readonly (number | null)[]) {
  const all = chances.map((missing, i) => {
    const consignment = {
      consignmentId: `${name}${i}`,
      parties: [],
      utilizedEquipment: [],
      references: [],
      includedItems: [],
      referencedDocuments: [],
    }
    const estimate = missing === null ? null : { p50: null, due: { missing, hours: 1 } }
    return { consignment, version: 1, enteredAt: new Date(0), digest: null, estimate } as unknown as ListedConsignment
  })
  return { list: async (question: ConsignmentsQuestion) => pageOf(all, question) }
}

const idsOf = async (books: Parameters<typeof pageOfBooks>[0], question: ConsignmentsQuestion) =>
  (await pageOfBooks(books, question)).found.map(({ stored }) => stored.consignment.consignmentId)

describe('a page of what is kept and of samples', () => {
  const chances = fc.array(fc.constantFrom(null, 0, 0.3, 0.7, 1), { maxLength: 9 })

  it.each(['risk', 'late', 'new', 'word'] as const)('by %s is a part of the whole', async (order) => {
    const part = fc.record({ skip: fc.nat(20), most: fc.integer({ min: 1, max: 9 }) })
    await fc.assert(
      fc.asyncProperty(chances, chances, part, async (own, made, { skip, most }) => {
        const books = [bookOf('own', own), bookOf('sample', made)]
        const whole = await idsOf(books, { ...ASKED, order, skip: 0, most: 100 })
        expect(whole).toHaveLength(own.length + made.length)
        expect(await idsOf(books, { ...ASKED, order, skip, most })).toEqual(whole.slice(skip, skip + most))
        expect((await pageOfBooks(books, { ...ASKED, order, skip, most })).total).toBe(whole.length)
      }),
    )
  })

  it('puts what is at risk first, and what is kept first among equals', async () => {
    const books = [bookOf('own', [0.3, 1, null]), bookOf('sample', [0.7, 1, 0.3])]
    const asked = { ...ASKED, skip: 0, most: 9 }
    expect(await idsOf(books, { ...asked, order: 'risk' })).toEqual([
      'own1',
      'sample1',
      'sample0',
      'own0',
      'sample2',
      'own2',
    ])
    expect((await idsOf(books, { ...asked, order: 'new' })).slice(0, 3)).toEqual(['own0', 'own1', 'own2'])
  })
})
