import { type ConsignmentsQuestion, type ListedConsignment, ranked } from '@karavan/storage'
import type { ConsignmentBook } from './book.js'

/** What of a book a list is made of. */
type Book = Pick<ConsignmentBook, 'list'>

/** A page of several books. */
export interface BooksPage<Of extends Book> {
  readonly found: readonly { readonly stored: ListedConsignment; readonly book: Of }[]
  /** On all pages. */
  readonly total: number
  readonly renewing: number
}

/** More than any book but the first holds. */
const ALL = 1000

/**
 * A page of what is kept and of samples. By risk all are one list, and what is kept comes first among equals: a page that says what is
 * at risk must not begin with what is not. In every other order samples come behind what is kept, so that they hide nobody's own.
 * @param books - what is kept, then those that hold a few in memory
 */
export async function pageOfBooks<Of extends Book>(
  books: readonly Of[],
  question: ConsignmentsQuestion,
): Promise<BooksPage<Of>> {
  const { most, skip, order, now } = question
  const [kept, ...samples] = books
  if (kept === undefined) return { found: [], total: 0, renewing: 0 }
  const others = await Promise.all(samples.map((book) => listOf(book, { ...question, most: ALL, skip: 0 })))
  const few = others.flatMap(({ found }) => found)
  // What of the others may come before the page pushes back as many at most.
  const before = order === 'risk' ? Math.min(skip, few.length) : 0
  const own = await listOf(kept, { ...question, most: most + before, skip: skip - before })
  const totals = [own, ...others]
  const counts = {
    total: totals.reduce((sum, { total }) => sum + total, 0),
    renewing: totals.reduce((sum, { renewing }) => sum + renewing, 0),
  }
  if (order === 'risk') {
    const merged = [...own.found, ...few].sort((a, b) => ranked(a.stored, b.stored, order, now))
    return { ...counts, found: merged.slice(before, before + most) }
  }
  const from = Math.max(0, skip - own.total)
  return { ...counts, found: [...own.found, ...few.slice(from)].slice(0, most) }
}

async function listOf<Of extends Book>(book: Of, question: ConsignmentsQuestion): Promise<BooksPage<Of>> {
  const { consignments, total, renewing } = await book.list(question)
  return { found: consignments.map((stored) => ({ stored, book })), total, renewing }
}
