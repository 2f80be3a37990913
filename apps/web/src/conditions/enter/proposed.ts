import type { Cells } from '@karavan/api'
import { type EpochMinutes, formatDate } from '@karavan/core'
import {
  type AppliesAt,
  draftOfOrder,
  LONGEST_DRAFT_TEXT,
  type LocationId,
  type OrderAction,
  type RestrictionEffect,
} from '@karavan/model'
import type { Words } from '../../words/words.js'
import { type EntryKind, listIn } from './cells.js'
import { countId, reportId } from './entry-id.js'
import { timeTyped } from './typed-time.js'

/** What is known beside the form. */
export interface KnownBeside {
  /** When the form was opened. */
  readonly now: EpochMinutes
  /** Zone of the clock of whoever enters. */
  readonly zone: string
  /** Ids that are in use. */
  readonly taken: ReadonlySet<string>
  /** Who enters. */
  readonly by: string
  /** The text that was pasted. */
  readonly pasted: string
  readonly orderOf: (id: string) => { readonly effect: RestrictionEffect; readonly appliesAt: AppliesAt } | undefined
  readonly placeName: (id: LocationId) => string
}

/** What stands in columns of which nothing is said: it follows from the others, and can be changed. */
export function proposedCells(kind: EntryKind, said: Cells, beside: KnownBeside, words: Words): Cells {
  switch (kind) {
    case 'orders':
      return orderProposed(said, beside, words)
    case 'reports': {
      const { by = beside.by } = said
      const now = timeTyped(beside.now, beside.zone)
      const proposed = {
        state: 'closed',
        since: now,
        said: now,
        by,
        source_date: formatDate(beside.now),
        basis: 'quoted',
      }
      return { ...proposed, source: by, id: reportId({ ...proposed, ...said }, beside.taken) }
    }
    case 'queues': {
      const { by = beside.by } = said
      const today = formatDate(beside.now)
      const proposed = { unit: 'wagons', date: today, by, source_date: today, basis: 'quoted' }
      return { ...proposed, source: by, id: countId({ ...proposed, ...said }, beside.taken) }
    }
  }
}

function orderProposed(said: Cells, { now, taken, pasted, orderOf, placeName }: KnownBeside, words: Words): Cells {
  const { amends = '', source = '' } = said
  const title = said['title'] ?? titleOf(said, placeName, words)
  const text = pasted.trim()
  return {
    ...draftOfOrder(said, formatDate(now), taken, orderOf(amends)),
    title,
    text: text !== '' && text.length <= LONGEST_DRAFT_TEXT ? text : title,
    basis: /^https?:\/\//.test(source) ? 'published' : 'quoted',
  }
}

/** `Ban: Kuryk port`; empty until it is said what the order does. */
function titleOf(
  { action = '', places = '', directions = '', countries = '' }: Cells,
  placeName: KnownBeside['placeName'],
  words: Words,
): string {
  if (action === '') return ''
  const where = [
    ...listIn(places).map(placeName),
    ...(places === '' ? listIn(directions) : []),
    ...(places === '' && directions === '' ? listIn(countries).map(words.country) : []),
  ]
  const what = words.say(`enter.action.${action as OrderAction}`)
  return where.length === 0 ? what : words.say('enter.title.order', { what, where: words.list(where) })
}
