import { useCallback } from 'react'
import { api } from '../api/client.js'
import { useWords } from '../words/words-context.js'
import type { Place } from './known-places.js'
import type { Search } from './use-search.js'

/** A place that is offered; `matched` is the other name or the code under which it was found. */
export interface OfferedPlace extends Place {
  readonly matched?: string
}

const MOST = 8

/** Looks for places by any of their names or codes. */
export function usePlaceSearch(most = MOST): Search<OfferedPlace> {
  const { say } = useWords()
  return useCallback(
    async (text, signal) => {
      const { locations } = await api.locations(text, most, signal)
      const items = locations.map(({ matched, how, ...place }) =>
        how === 'id' || matched === place.name ? place : { ...place, matched },
      )
      const guessed = locations.length > 0 && locations.every(({ how }) => how === 'similar')
      if (guessed) return { items, note: say('question.place.similar', { text }), sure: false }
      if (items.length === 0) return { items, note: say('question.place.unknown', { text }), sure: false }
      return { items, sure: true }
    },
    [most, say],
  )
}
