import type { Cells } from '@karavan/api'
import { type EpochMinutes, formatDate, formatInstant } from '@karavan/core'
import {
  type AppliesAt,
  type LocationId,
  type OrderAction,
  orderId,
  type RestrictionEffect,
  USUAL_EFFECTS,
} from '@karavan/model'
import type { Words } from '../../words/words.js'
import { type EntryKind, listIn } from './cells.js'
import { countId, reportId } from './entry-id.js'

/** What is known beside the form. */
export interface KnownBeside {
  /** When the form was opened. */
  readonly now: EpochMinutes
  /** Ids that are in use. */
  readonly taken: ReadonlySet<string>
  /** Who enters. */
  readonly by: string
  /** The text that was pasted. */
  readonly pasted: string
  readonly orderOf: (id: string) => { readonly effect: RestrictionEffect; readonly appliesAt: AppliesAt } | undefined
  readonly placeName: (id: LocationId) => string
}

/** Longest pasted text that is proposed as what an order says; of a longer one a person says what matters. */
const LONGEST_TEXT = 1200

/** What stands in columns of which nothing is said: it follows from the others, and can be changed. */
export function proposedCells(kind: EntryKind, said: Cells, beside: KnownBeside, words: Words): Cells {
  switch (kind) {
    case 'orders':
      return orderProposed(said, beside, words)
    case 'reports': {
      const { by = beside.by } = said
      const now = formatInstant(beside.now)
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
  const { action = '', amends = '', source = '', issued_on = '' } = said
  const amended = orderOf(amends)
  const own = USUAL_EFFECTS[action as OrderAction]
  const title = said['title'] ?? titleOf(said, placeName, words)
  const text = pasted.trim()
  return {
    effect: (action === 'quota' ? own : (amended?.effect ?? own)) ?? 'hold',
    applies_at: amended?.appliesAt ?? 'passage',
    title,
    text: text !== '' && text.length <= LONGEST_TEXT ? text : title,
    basis: /^https?:\/\//.test(source) ? 'published' : 'quoted',
    source_date: issued_on,
    id: orderId(said, formatDate(now), taken),
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
