import type { PlaceAnswer } from '@karavan/api'
import { useCallback, useState } from 'react'
import { api } from '../api/client.js'
import type { Place } from './known-places.js'

const NAMES: ReadonlySet<PlaceAnswer['how']> = new Set(['id', 'code', 'name'])

/** The texts that were looked at and name no place, each with the place that may have been meant; and how to look at one. */
export function useUnknownPlaces(): [ReadonlyMap<string, Place | null>, (text: string) => void] {
  const [unknown, setUnknown] = useState<ReadonlyMap<string, Place | null>>(new Map())
  const look = useCallback((text: string) => {
    api.locations(text, 1).then(
      ({ locations: [likeliest] }) => {
        if (likeliest !== undefined && NAMES.has(likeliest.how)) return
        setUnknown((known) => new Map(known).set(text, likeliest ?? null))
      },
      () => undefined,
    )
  }, [])
  return [unknown, look]
}
